import { codeLists } from '../layouts/codes.ts';
import { cleaner } from '../clean/values.ts';
import { headerForm } from '../clean/text.ts';
import { layouts } from '../layouts/index.ts';
import type { Column, Layout } from '../layouts/layout.ts';
import type { MappingProblem } from './problems.ts';
import type { Feed, FieldSource } from '../layouts/mapping.ts';
import { nearest } from '../layouts/nearest.ts';

/** A problem whose place is not written out yet. */
export type Found = Omit<MappingProblem, 'path' | 'line'> & { readonly path: readonly (string | number)[] };

/** A feed as it is written in a file: fields and tables by any of their names, and fields that are not to be read. */
type FeedFile = Omit<Feed, 'columns'> & {
  readonly columns: Readonly<Record<string, readonly FieldSource[]>>;
  readonly unread?: readonly string[];
};

/** A feed of a mapping file with our names for its table and fields, and what is wrong with it. The feed is of use only without problems. */
export function checkFeed(file: FeedFile, at: Found['path']): { feed: Feed; problems: Found[] } {
  const { table, when, unless, columns } = file;
  const layout = layouts.find((l) => [l.id, l.title, l.file].includes(table));
  if (!layout) {
    const ids = layouts.map((l) => l.id);
    const near = nearest(table, [...ids, ...layouts.map((l) => l.title)]);
    return {
      feed: { table, columns: {} },
      problems: [{ path: [...at, 'table'], value: table, kind: 'table', allowed: ids, near }],
    };
  }
  const problems: Found[] = [];
  const read = new Map<string, readonly FieldSource[]>();
  for (const [name, sources] of Object.entries(columns)) {
    const path = [...at, 'columns', name];
    const column = columnOf(layout, name);
    if (!column) problems.push(unknownField(layout, name, path));
    else if (read.has(column.field)) problems.push({ path, value: name, kind: 'twice', allowed: [], near: null });
    else {
      read.set(column.field, sources);
      sources.forEach((source, i) =>
        problems.push(...checkSource(column, source, sources.length > 1 ? [...path, i] : path)),
      );
    }
  }
  for (const [i, name] of (file.unread ?? []).entries())
    if (!columnOf(layout, name)) problems.push(unknownField(layout, name, [...at, 'unread', i]));
  const absent: Record<string, string> = {};
  for (const [name, without] of Object.entries(file.absent ?? {})) {
    const column = columnOf(layout, name);
    if (!column) problems.push(unknownField(layout, name, [...at, 'absent', name]));
    else if (column.required !== true)
      problems.push({ path: [...at, 'absent', name], value: name, kind: 'notRequired', allowed: [], near: null });
    else absent[column.field] = without;
  }
  if (isConstantKey(layout, read, absent))
    problems.push({ path: [...at, 'columns'], value: null, kind: 'constantKey', allowed: [], near: null });
  return {
    feed: {
      table: layout.id,
      columns: Object.fromEntries(read),
      ...(when ? { when } : {}),
      ...(unless ? { unless } : {}),
      ...(file.absent ? { absent } : {}),
    },
    problems,
  };
}

/** A field by its id, or by the header that it has in our template. */
function columnOf(layout: Layout, name: string): Column | undefined {
  return layout.columns.find((c) => c.field === name || headerForm(c.header) === headerForm(name));
}

function unknownField(layout: Layout, name: string, path: Found['path']): Found {
  const fields = layout.columns.map((c) => c.field);
  const near = nearest(name, [...fields, ...layout.columns.map((c) => c.header)]);
  return { path, value: name, kind: 'field', allowed: fields, near };
}

/** Texts that the mapping gives must be readable as values of the field. */
function checkSource(column: Column, source: FieldSource, path: Found['path']): Found[] {
  const problems: Found[] = [];
  const clean = cleaner(column);
  const allowed = column.codes ? Object.keys(codeLists[column.codes]) : column.type === 'bool' ? ['是', '否'] : [];
  const check = (text: string, at: readonly string[]) => {
    if (clean(text).bad)
      problems.push({ path: [...path, ...at], value: text, kind: 'code', allowed, near: nearest(text, allowed) });
  };
  for (const key of ['codes', 'flags'] as const)
    for (const [from, to] of Object.entries(source[key] ?? {})) check(to, [key, from]);
  if (source.value !== undefined) check(source.value, ['value']);
  if (source.unit !== undefined && column.type !== 'money' && column.type !== 'wan')
    problems.push({ path: [...path, 'unit'], value: source.unit, kind: 'notMoney', allowed: [], near: null });
  return problems;
}

/** With the same key in every row, or none, all rows but one would be thrown away. */
function isConstantKey(
  layout: Layout,
  read: ReadonlyMap<string, readonly FieldSource[]>,
  absent: Readonly<Record<string, string>>,
): boolean {
  const fields = layout.key.filter((part) => part !== 'org' && part !== 'person');
  const constant = (field: string) =>
    read.get(field)?.some((source) => source.value !== undefined) ?? Object.hasOwn(absent, field);
  return fields.length > 0 && fields.every(constant);
}
