import type { Row } from '../../../src/lib/engine/engine.ts';
import type { MicroRow } from './micro.ts';

/** How rows of verdicts are compared with those that were worked out by hand. */

export function asText(row: Row): MicroRow {
  return Object.fromEntries(Object.entries(row).map(([name, value]) => [name, value === null ? '' : String(value)]));
}

/** One line a row, sorted, so that a difference reads well. */
export function linesOf(rows: readonly MicroRow[], columns: readonly string[]): string[] {
  return rows.map((row) => columns.map((name) => `${name}=${row[name] ?? ''}`).join(' ')).sort();
}
