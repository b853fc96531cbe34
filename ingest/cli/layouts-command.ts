import { csvText } from '../../src/lib/results/csv.ts';
import { layouts } from '../layouts/index.ts';
import type { Layout } from '../layouts/layout.ts';
import type { Terminal } from './terminal.ts';
import { textTable } from './width.ts';

export type Format = 'table' | 'csv' | 'json';

/** Prints the layouts that files are recognised as. JSON carries every column with its synonyms. */
export function layoutsCommand(format: Format, tell: Terminal): void {
  const { m } = tell;
  if (format === 'json') {
    tell.out(`${JSON.stringify(layouts, null, 2)}\n`);
    return;
  }
  const required = (layout: Layout) =>
    layout.columns
      .filter((c) => c.required === true || c.agency === true)
      .map((c) => c.header)
      .join(m.comma);
  const header = (layout: Layout, field: string) => layout.columns.find((c) => c.field === field)?.header ?? field;
  const rows = layouts.map((layout: Layout) => [
    layout.id,
    layout.title,
    String(layout.columns.length),
    layout.key.map((field) => m.layouts.special[field] ?? header(layout, field)).join(m.comma),
    required(layout),
  ]);
  const { id, title, columns, key, required: needed } = m.layouts;
  if (format === 'csv') tell.out(csvText([id, title, columns, key, needed], rows));
  else
    tell.out(
      textTable(
        [{ title: id }, { title }, { title: columns, align: 'right' }, { title: key }, { title: needed }],
        rows,
      ),
    );
}
