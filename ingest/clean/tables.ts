import { identifier } from '../../src/lib/engine/engine.ts';
import type { Column, Layout } from '../layouts/layout.ts';
import { sqlType } from './sql-types.ts';

/** While a file is read: its cells as text. */
export function rawTable(file: number): string {
  return `raw_${file}`;
}

/** While a file is read: the numbers of the records that are no rows of its layout. */
export function asideTable(file: number): string {
  return `aside_${file}`;
}

/** While a layout's files are read: the cells of a file that could not be read or fail their check. */
export function flawTable(file: number): string {
  return `flaws_${file}`;
}

/** The accepted rows of a layout, which the snapshot keeps. */
export function acceptedTable(layout: Layout): string {
  return `all_${layout.id}`;
}

/** SQL that makes `all_<layout>`, empty. Date-times also stand there as whole seconds, so that metrics can compare them with integers. */
export function emptyAccepted(layout: Layout): string {
  const fields = layout.columns.map((c) => `${identifier(c.field)} ${sqlType(c.type)}`);
  const seconds = dateTimes(layout).map((c) => `${identifier(`${c.field}_sec`)} BIGINT`);
  const columns = [...fields, 'org VARCHAR', 'file INTEGER', 'record BIGINT', ...seconds];
  return `CREATE TABLE ${acceptedTable(layout)} (${columns.join(', ')})`;
}

export function dateTimes(layout: Layout): Column[] {
  return layout.columns.filter((c) => c.type === 'datetime');
}
