import { identifier, literal, type Engine } from '../../src/lib/engine/engine.ts';
import type { Layout } from '../layouts/layout.ts';

/** Layout → the fields by which rows of others name its rows. */
const naming: Readonly<Record<string, readonly string[]>> = {
  cases: ['case_no', 'decision_no'],
  licences: ['licence_no', 'decision_no'],
  coercions: ['coercion_no', 'decision_no'],
  inspections: ['insp_no'],
  plan_tasks: ['task_no'],
  duties: ['ref_no'],
  officers: ['cert_no'],
};

/** `rejected_numbers(layout, field, number, file, record)`: the numbers on rows that were rejected, and where they stand. */
export async function createRejectedNumbers(engine: Engine): Promise<void> {
  await engine.run(
    `CREATE TABLE rejected_numbers (layout VARCHAR, field VARCHAR, number VARCHAR, file INTEGER, record BIGINT)`,
  );
}

/**
 * Notes the numbers on a layout's rejected rows, so that nobody is told that a number is nowhere which stands in the file. Needs
 * `rejected` and `troubled` (see link/accept.ts).
 */
export async function noteRejectedNumbers(engine: Engine, layout: Layout): Promise<void> {
  for (const field of naming[layout.id] ?? [])
    await engine.run(
      `INSERT INTO rejected_numbers SELECT ${literal(layout.id)}, ${literal(field)}, r.${identifier(field)}, r.file, r.record
       FROM troubled r JOIN rejected x ON x.file = r.file AND x.record = r.record
       WHERE r.${identifier(field)} IS NOT NULL`,
    );
}

/** SELECT of `number, place`: the first rejected row with each number in one of these fields, as people are told of it. */
export function rejectedRows(targets: readonly (readonly [layout: string, field: string])[]): string {
  const where = targets.map(([layout, field]) => `(r.layout = ${literal(layout)} AND field = ${literal(field)})`);
  return `SELECT number, first('“' || s.name || '”第' || record || '行' ORDER BY r.file, record) AS place
    FROM rejected_numbers r JOIN all_sources s ON s.file = r.file WHERE ${where.join(' OR ')} GROUP BY number`;
}

/** What is said of a number that stands on a rejected row only, after the number itself. `place`: SQL. */
export function onRejectedRow(place: string): string {
  return `'在' || ${place} || '，但该行未被采用，关联未定；请先改正该行，重新导入'`;
}
