import type { Engine } from '../engine/engine.ts';
import { Bindings } from './filter.ts';

/** A cell of a source file of which something was hidden to protect a person. */
export interface MaskedCell {
  /** index into the manifest's files, and record number there */
  readonly file: number;
  readonly record: number;
}

export interface MaskedQuery {
  readonly layout: string;
  /** field of the layout, or the header of a column it does not know */
  readonly field: string;
  readonly action: string;
}

/** The masked cells of a query in the order of files and rows, from the snapshot's table `masked`. */
export async function maskedCells(engine: Engine, query: MaskedQuery, limit: number): Promise<MaskedCell[]> {
  const bindings = new Bindings();
  const { layout, field, action } = query;
  return engine.query<MaskedCell>(
    `SELECT file, record FROM masked WHERE layout = ${bindings.bind(layout)} AND field = ${bindings.bind(field)}
     AND action = ${bindings.bind(action)} ORDER BY file, record LIMIT ${Math.trunc(limit)}`,
    bindings.values,
  );
}
