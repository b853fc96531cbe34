import { stringify } from 'yaml';
import { headerForm } from '../../../ingest/clean/text.ts';
import { guessColumns, type Confidence } from '../../../ingest/layouts/guess.ts';
import type { Column, Layout } from '../../../ingest/layouts/layout.ts';
import { sourcesOf, type FieldSource, type Mapping } from '../../../ingest/layouts/mapping.ts';
import { sha256 } from '../metrics/sha256.ts';

/** What a field is read from: a column of the file, or the same text in every row; nothing when neither. */
export interface ColumnChoice {
  readonly from?: string;
  readonly value?: string;
  /** of an amount, where the header does not name it */
  readonly unit?: '元' | '万元';
}

/** How a field came by its column. */
export type Found = 'exact' | 'synonym' | Confidence | 'chosen' | null;

export interface FieldChoice extends ColumnChoice {
  readonly column: Column;
  readonly found: Found;
}

/**
 * Every field of a layout with the column it is read from: the one that `read` says (field → header), else the likest of `headers` that no
 * other field is read from. What is only possible is not chosen; it comes with `found: 'possible'`, as a proposal.
 */
export function fieldChoices(
  layout: Layout,
  headers: readonly string[],
  read: Readonly<Record<string, string>>,
  mapping: Mapping | null,
): FieldChoice[] {
  const taken = new Set(Object.values(read));
  const guesses = guessColumns(
    layout,
    headers.filter((header) => !taken.has(header)),
  );
  return layout.columns.map((column) => {
    const source = sourcesOf(mapping?.feeds[0].columns[column.field] ?? [])[0];
    if (source) {
      const { from, value, unit } = source;
      const header = typeof from === 'string' ? from : undefined;
      return { column, found: 'chosen', ...definedOf({ from: header, value, unit }) };
    }
    if (mapping) return { column, found: null };
    const header = read[column.field];
    if (header !== undefined)
      return { column, from: header, found: headerForm(header) === headerForm(column.header) ? 'exact' : 'synonym' };
    const guess = guesses.find((g) => g.column === column);
    return guess ? { column, from: guess.header, found: guess.confidence } : { column, found: null };
  });
}

function definedOf({
  from,
  value,
  unit,
}: {
  from: string | undefined;
  value: string | undefined;
  unit: FieldSource['unit'];
}) {
  return {
    ...(from === undefined ? {} : { from }),
    ...(value === undefined ? {} : { value }),
    ...(unit === undefined ? {} : { unit }),
  };
}

/** Headers of required fields that nothing is chosen for; an agency needs one of its two. */
export function lacking(layout: Layout, choices: ReadonlyMap<string, ColumnChoice>): string[] {
  const chosen = (column: Column) => {
    const { from, value } = choices.get(column.field) ?? {};
    return from !== undefined || (value !== undefined && value.trim() !== '');
  };
  const agency = layout.columns.filter((column) => column.agency);
  return [
    ...layout.columns.filter((column) => column.required && !chosen(column)).map((column) => column.header),
    ...(agency.length > 0 && !agency.some(chosen) ? [agency.map((column) => column.header).join(' 或 ')] : []),
  ];
}

/** The mapping that reads files with these columns so; only files that have all of them are read by it. */
export function mappingOf(layout: Layout, file: string, choices: ReadonlyMap<string, ColumnChoice>): Mapping {
  const columns: Record<string, FieldSource> = {};
  for (const { field } of layout.columns) {
    const { from, value, unit } = choices.get(field) ?? {};
    if (from !== undefined) columns[field] = { from, ...(unit && { unit }) };
    else if (value !== undefined && value.trim() !== '')
      columns[field] = { value: value.trim(), ...(unit && { unit }) };
  }
  const headers = Object.values(columns).flatMap(({ from }) => (typeof from === 'string' ? [from] : []));
  const name = file.replace(/^.*\//u, '').replace(/\.[^.]*$/u, '');
  return {
    id: `${layout.id}-${sha256(headers.join('\n')).slice(0, 8)}`,
    title: `${layout.title}（${name}）`,
    source: '在浏览器里对应',
    ...(headers.length > 0 && { signs: headers }),
    feeds: [{ table: layout.id, columns }],
  };
}

/** The same as a file for `mingjing ingest --mapping`. */
export function mappingFile(mapping: Mapping, layout: Layout): string {
  const [feed] = mapping.feeds;
  const unread = layout.columns.map((column) => column.field).filter((field) => !Object.hasOwn(feed.columns, field));
  return stringify({ ...mapping, feeds: [{ ...feed, ...(unread.length > 0 && { unread }) }] }, { lineWidth: 0 });
}
