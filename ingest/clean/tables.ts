import type { Layout } from '../layouts/layout.ts';

/** While a layout's files are read: its typed data rows. */
export function stageTable(layout: Layout): string {
  return `stage_${layout.id}`;
}

/** While a layout's files are read: the cells that could not be read or fail their check. */
export function flawTable(layout: Layout): string {
  return `flaws_${layout.id}`;
}

/** The accepted rows of a layout, which the snapshot keeps. */
export function acceptedTable(layout: Layout): string {
  return `all_${layout.id}`;
}
