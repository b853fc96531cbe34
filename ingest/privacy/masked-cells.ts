import { literal, type Engine } from '../../src/lib/engine/engine.ts';
import type { Manifest } from '../../src/lib/snapshot/manifest.ts';

export type Masking = Manifest['masking'][number];
export type MaskingAction = Masking['action'];

/** `masked_cells(layout, file, record, field, action)`: the cells of the source files of which something was hidden, and how. */
export async function createMaskedCells(engine: Engine): Promise<void> {
  await engine.run(
    'CREATE TABLE masked_cells (layout VARCHAR, file INTEGER, record BIGINT, field VARCHAR, action VARCHAR)',
  );
}

/** Notes cells of one field. `from`: what may follow FROM, with the columns `file` and `record` under the alias `t`, and a WHERE. */
export async function noteMasked(
  engine: Engine,
  cells: { layout: string; field: string; action: MaskingAction; from: string },
): Promise<void> {
  const { layout, field, action, from } = cells;
  await engine.run(
    `INSERT INTO masked_cells SELECT ${literal(layout)}, t.file, t.record, ${literal(field)}, ${literal(action)} FROM ${from}`,
  );
}

/**
 * The masking report: how many cells of each field were treated in which way, each cell counted once, however many tables show it.
 * Leaves `all_masked` with the cells themselves: where they stand, not what stood there.
 */
export async function countMasked(engine: Engine): Promise<Masking[]> {
  await engine.run('CREATE TABLE all_masked AS SELECT DISTINCT * FROM masked_cells; DROP TABLE masked_cells');
  return reportOfMasked(engine);
}

/** The same from `all_masked`. */
export function reportOfMasked(engine: Engine): Promise<Masking[]> {
  return engine.query<Masking>(
    'SELECT layout, field, action, count(*) AS cells FROM all_masked GROUP BY ALL ORDER BY ALL',
  );
}
