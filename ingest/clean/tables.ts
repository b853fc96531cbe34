import type { Layout } from '../layouts/layout.ts';

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
