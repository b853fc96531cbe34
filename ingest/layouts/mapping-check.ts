import { cleaner } from '../clean/values.ts';
import { codeLists } from './codes.ts';
import { layouts } from './index.ts';
import type { Column, Layout } from './layout.ts';
import { nearestOf } from './likeness.ts';
import type { Mistake } from './mapping-file.ts';
import { sourcesOf, type Feed, type FieldSource } from './mapping.ts';

type Path = readonly (string | number)[];

const kinds = ['from', 'filled', 'list', 'join', 'sum', 'flags', 'people', 'value'] as const;

/** What is wrong with a mapping beyond its form: tables and fields that there are not, values that could never be read. */
export function checkMapping({ feeds }: { readonly feeds: readonly Feed[] }): Mistake[] {
  return feeds.flatMap((feed, i) => {
    const path = ['feeds', i];
    const layout = layouts.find((l) => l.id === feed.table || l.title === feed.table);
    if (!layout)
      return [
        { path: [...path, 'table'], message: `没有这个表${meant(feed.table, tables)}；全部的表见 mingjing layouts` },
      ];
    if (layout.id !== feed.table)
      return [{ path: [...path, 'table'], message: `请写表的标识“${layout.id}”，不写名称` }];
    return [...checkColumns(feed, layout, path), ...checkNeeded(feed, layout, path)];
  });
}

const tables = layouts.flatMap((l) => [l.id, l.title]);

function checkColumns(feed: Feed, layout: Layout, path: Path): Mistake[] {
  return Object.entries(feed.columns).flatMap(([field, sources]) => {
    const here = [...path, 'columns', field];
    const column = layout.columns.find((c) => c.field === field);
    if (!column) return [{ path: here, message: noField(field, layout) }];
    const several = 'length' in sources;
    return sourcesOf(sources).flatMap((source, i) => checkSource(source, column, several ? [...here, i] : here));
  });
}

/** Required fields have a source, or it is said that they have none; an agency can be told. */
function checkNeeded(feed: Feed, layout: Layout, path: Path): Mistake[] {
  const absent = Object.keys(feed.absent ?? {}).flatMap((field) => {
    const column = layout.columns.find((c) => c.field === field);
    if (!column) return [{ path: [...path, 'absent', field], message: noField(field, layout) }];
    if (column.required) return [];
    return [{ path: [...path, 'absent', field], message: `“${column.header}”不是必填项，不必写在 absent 里` }];
  });
  const lacking = layout.columns
    .filter((c) => c.required && feed.columns[c.field] === undefined && feed.absent?.[c.field] === undefined)
    .map((c) => ({
      path: [...path, 'columns'],
      message: `缺少必填项 ${c.field}（${c.header}）；来源里确实没有的，写在 absent 里并说明不能判定什么`,
    }));
  const agency = layout.columns.filter((c) => c.agency);
  const told = agency.length === 0 || agency.some((c) => feed.columns[c.field] !== undefined);
  const names = agency.map((c) => `${c.field}（${c.header}）`).join(' 或 ');
  return [
    ...absent,
    ...lacking,
    ...(told ? [] : [{ path: [...path, 'columns'], message: `缺少机关：${names}；同一机关的文件可以写固定值 value` }]),
  ];
}

function checkSource(source: FieldSource, column: Column, path: Path): Mistake[] {
  const used = kinds.filter((kind) => source[kind] !== undefined);
  if (used.length !== 1)
    return [
      {
        path,
        message: `要写且只能写其中一项：${kinds.join('、')}${used.length > 1 ? `；现在写了 ${used.join('、')}` : ''}`,
      },
    ];
  const mistakes: Mistake[] = [];
  const amount = column.type === 'money' || column.type === 'wan';
  if (source.unit !== undefined && !amount)
    mistakes.push({ path: [...path, 'unit'], message: `“${column.header}”不是金额，没有单位` });
  if (source.sum && !amount) mistakes.push({ path: [...path, 'sum'], message: `“${column.header}”不是金额，不能相加` });
  if (source.people && column.type !== 'people')
    mistakes.push({ path: [...path, 'people'], message: `“${column.header}”不是人员` });
  if (source.pattern !== undefined) mistakes.push(...checkPattern(source, source.pattern, path));
  const read = cleaner(column);
  const unreadable = (text: string, at: Path) =>
    read(text).bad ? [{ path: at, message: `不能读作“${column.header}”${allowed(column)}` }] : [];
  if (source.value !== undefined) mistakes.push(...unreadable(source.value, [...path, 'value']));
  for (const [from, to] of Object.entries(source.codes ?? {}))
    mistakes.push(...unreadable(to, [...path, 'codes', from]));
  for (const [header, to] of Object.entries(source.flags ?? {}))
    mistakes.push(...unreadable(to, [...path, 'flags', header]));
  return mistakes;
}

function checkPattern(source: FieldSource, pattern: string, path: Path): Mistake[] {
  const here = [...path, 'pattern'];
  if (source.from === undefined) return [{ path: here, message: '只能与 from 一起用' }];
  let groups: number;
  try {
    groups = (new RegExp(`${pattern}|`, 'u').exec('') ?? []).length - 1;
  } catch (cause) {
    return [{ path: here, message: `不是正确的正则表达式（${cause instanceof Error ? cause.message : ''}）` }];
  }
  if (groups !== 1) return [{ path: here, message: '要有且只有一个括号组 ( )，组里是要取的部分' }];
  const foreign = /\(\?(?:<?[=!]|<[^=!])|\\[1-9]|\\k</u.test(pattern);
  return foreign ? [{ path: here, message: '不能用环视、命名组和反向引用' }] : [];
}

function noField(field: string, layout: Layout): string {
  const near = nearestOf(
    field,
    layout.columns.flatMap((c) => [c.field, c.header]),
  );
  const column = layout.columns.find((c) => c.field === near || c.header === near);
  const hint = column ? `，是否指 ${column.field}（${column.header}）` : '';
  return `“${layout.title}”没有字段“${field}”${hint}；全部字段：${layout.columns.map((c) => c.field).join('、')}`;
}

function meant(text: string, known: readonly string[]): string {
  const near = nearestOf(text, known);
  const layout = layouts.find((l) => l.id === near || l.title === near);
  return layout ? `，是否指 ${layout.id}（${layout.title}）` : '';
}

function allowed(column: Column): string {
  if (column.codes === undefined) return `（类型 ${column.type}）`;
  return `；可以写：${Object.keys(codeLists[column.codes]).join('、')}`;
}
