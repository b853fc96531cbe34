import { csvText } from '../../src/lib/results/csv.ts';
import { layouts } from '../layouts/index.ts';
import type { Layout } from '../layouts/layout.ts';
import { layoutOf } from '../layouts/mapping.ts';
import { mappings } from '../layouts/mappings/index.ts';
import { mappingMessages } from './mapping-messages.ts';
import type { Terminal } from './terminal.ts';
import { textTable, type TableColumn } from './width.ts';

export type Format = 'table' | 'csv' | 'json';

export interface LayoutsArguments {
  readonly format: Format;
  /** the built-in mappings instead of the layouts */
  readonly mappings?: boolean;
}

/**
 * Prints the layouts that files are recognised as, and the mappings by which files of other sources are read: a table of both, or one of them
 * as CSV or JSON. JSON carries every column with its synonyms.
 */
export function layoutsCommand({ format, mappings: onlyMappings = false }: LayoutsArguments, tell: Terminal): void {
  if (format === 'json') {
    tell.out(`${JSON.stringify(onlyMappings ? mappings : layouts, null, 2)}\n`);
    return;
  }
  const list = onlyMappings ? mappingList(tell) : layoutList(tell);
  if (format === 'csv') {
    tell.out(
      csvText(
        list.columns.map((c) => c.title),
        list.rows,
      ),
    );
    return;
  }
  tell.out(textTable(list.columns, list.rows));
  if (onlyMappings) return;
  const others = mappingList(tell);
  tell.out(`\n${mappingMessages(tell.language).listTitle}\n${textTable(others.columns, others.rows)}`);
}

interface List {
  readonly columns: TableColumn[];
  readonly rows: string[][];
}

function layoutList({ m }: Terminal): List {
  const required = (layout: Layout) =>
    layout.columns
      .filter((c) => c.required === true || c.agency === true)
      .map((c) => c.header)
      .join(m.comma);
  const header = (layout: Layout, field: string) => layout.columns.find((c) => c.field === field)?.header ?? field;
  const { id, title, columns, key, required: needed } = m.layouts;
  return {
    columns: [{ title: id }, { title }, { title: columns, align: 'right' }, { title: key }, { title: needed }],
    rows: layouts.map((layout) => [
      layout.id,
      layout.title,
      String(layout.columns.length),
      layout.key.map((field) => m.layouts.special[field] ?? header(layout, field)).join(m.comma),
      required(layout),
    ]),
  };
}

function mappingList({ language, m }: Terminal): List {
  const { id, title, feeds, source } = mappingMessages(language);
  return {
    columns: [{ title: id }, { title }, { title: feeds }, { title: source }],
    rows: mappings.map((mapping) => [
      mapping.id,
      mapping.title,
      [...new Set(mapping.feeds.map((feed) => layoutOf(feed).title))].join(m.comma),
      mapping.source,
    ]),
  };
}
