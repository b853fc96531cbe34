import fc from 'fast-check';
import { expect } from 'vitest';
import { headerForm } from '../../ingest/clean/text.ts';
import { layouts } from '../../ingest/layouts/index.ts';
import type { Column, Layout } from '../../ingest/layouts/layout.ts';
import { bestHeader } from '../../ingest/layouts/recognise.ts';
import { loosened, squeezed, widened } from './cells.ts';
import { property, type Property } from './property.ts';

const noise = Array.from('*:()[]〔〕【】_-');
const form = (text: string) =>
  Array.from(squeezed(text))
    .filter((c) => !noise.includes(c))
    .join('');
const isMoney = (column: Column) => column.type === 'money' || column.type === 'wan';
const withoutUnit = (text: string) =>
  text.endsWith('万元') ? text.slice(0, -2) : text.endsWith('元') ? text.slice(0, -1) : text;

/** The names of a layout's columns, in header form; those of money columns without their unit. */
const namesOf = new Map(
  layouts.map((layout) => [
    layout,
    layout.columns.map((column) => ({
      column,
      names: [column.header, ...(column.synonyms ?? [])].map((name) =>
        isMoney(column) ? withoutUnit(form(name)) : form(name),
      ),
    })),
  ]),
);

/** The column of a layout that a header text names. */
function named(layout: Layout, text: string): Column | undefined {
  const whole = form(text);
  const bare = withoutUnit(whole);
  return namesOf.get(layout)?.find(({ column, names }) => names.includes(isMoney(column) ? bare : whole))?.column;
}

interface Found {
  readonly records: number[];
  readonly columns: Record<string, number>;
}

/** One or two records as a header: for every column the leftmost place that names it. */
function candidate(layout: Layout, head: readonly (readonly string[])[], records: number[]): Found {
  const rows = records.map((n) => head[n - 1] ?? []);
  const lower = rows.at(-1) ?? [];
  const upper = rows.length === 2 ? (rows[0] ?? []) : [];
  const columns: Record<string, number> = {};
  for (let at = Math.max(lower.length, upper.length) - 1; at >= 0; at--) {
    const own = lower[at] ?? '';
    const group = upper.slice(0, at + 1).findLast((text) => squeezed(text) !== '') ?? '';
    const tried = squeezed(own) === '' ? [upper[at] ?? ''] : [own, group + own, upper[at] ?? ''];
    const column = (rows.length === 2 ? tried : [own]).map((text) => named(layout, text)).find((c) => c !== undefined);
    if (column) columns[column.field] = at;
  }
  return { records, columns };
}

/** All candidates of the first twenty records; the one with most columns, then of one row, then the earlier. */
function judged(layout: Layout, head: readonly (readonly string[])[]): Found | null {
  const starts = Array.from({ length: Math.min(20, head.length) }, (_, i) => i + 1);
  const count = (found: Found) => Object.keys(found.columns).length;
  const ranked = starts
    .flatMap((n) => (n < head.length ? [[n], [n, n + 1]] : [[n]]))
    .map((records) => candidate(layout, head, records))
    .toSorted(
      (a, b) => count(b) - count(a) || a.records.length - b.records.length || (a.records[0] ?? 0) - (b.records[0] ?? 0),
    );
  const best = ranked[0];
  return best && count(best) > 0 ? best : null;
}

/** Whether a required column is not among them. */
function lacks(layout: Layout, columns: Record<string, number>): boolean {
  const agency = layout.columns.filter((c) => c.agency);
  return (
    layout.columns.some((c) => c.required && !(c.field in columns)) ||
    (agency.length > 0 && !agency.some((c) => c.field in columns))
  );
}

const someLayout = fc.constantFrom(...layouts);
const spellings = (column: Column): string[] => {
  const names = [column.header, ...(column.synonyms ?? [])];
  if (!isMoney(column)) return names;
  return names.flatMap((name) => {
    const bare = withoutUnit(form(name));
    return [name, bare, `${bare}（元）`, `${bare}(万元)`];
  });
};
const decorated = (text: string) =>
  fc
    .tuple(loosened(text).chain(widened), fc.constantFrom('', '*', '：', '_', '－', '【】', '()'))
    .map(([t, mark]) => t + mark);

const shuffledHeaders = someLayout.chain((layout) =>
  fc
    .tuple(
      fc.shuffledSubarray([...layout.columns], { minLength: 1 }),
      fc.array(fc.constantFrom('录入人', '序号之一', '甲'), { maxLength: 3 }),
    )
    .chain(([columns, others]) =>
      fc
        .tuple(...columns.map((column) => fc.constantFrom(...spellings(column)).chain(decorated)))
        .map((texts) => ({ layout, columns, texts: [...texts, ...others], first: texts.length })),
    ),
);

/** Tables of header texts and their halves, so that groups, ties and far-down headers are common. */
const heads = someLayout.chain((layout) => {
  const names = layout.columns.flatMap(spellings);
  const halves = names.flatMap((name) => [
    name.slice(0, Math.ceil(name.length / 2)),
    name.slice(Math.ceil(name.length / 2)),
  ]);
  const cell = fc.oneof(
    { weight: 3, arbitrary: fc.constantFrom(...names) },
    { weight: 3, arbitrary: fc.constantFrom(...halves) },
    { weight: 2, arbitrary: fc.constantFrom('', ' ', '甲') },
  );
  const row = fc.oneof(
    { weight: 2, arbitrary: fc.array(cell, { maxLength: 6 }) },
    fc.constant(['标题']),
    fc.constant(['']),
  );
  return fc
    .tuple(fc.array(fc.constant(['第一行']), { maxLength: 20 }), fc.array(row, { maxLength: 5 }))
    .map(([titles, rows]) => ({
      layout,
      head: [...titles, ...rows].slice(0, 21),
    }));
});

export const headers: readonly Property[] = [
  property(
    'a header has one form, whatever brackets, marks, widths and white space are in it',
    fc.string({
      unit: fc.constantFrom(...noise, ...Array.from('案件编号（）：＊＿－［］ \n\u3000\u200BＭmA1/、，')),
      maxLength: 20,
    }),
    (text) => {
      expect(headerForm(text)).toBe(form(text));
    },
  ),
  property(
    'columns are found in any order, under any of their names, with either unit; others are left alone',
    shuffledHeaders,
    ({ layout, columns, texts }) => {
      const found = bestHeader(layout, [texts]);
      expect(found?.columns.map((c) => [c.column.field, c.index])).toEqual(columns.map((c, i) => [c.field, i]));
      for (const { column, unit, text } of found?.columns ?? []) {
        const own = ['万元', '元'].find((u) => form(text).endsWith(u));
        if (isMoney(column)) expect(unit).toBe(own ?? (column.type === 'wan' ? '万元' : '元'));
      }
    },
  ),
  property(
    'the header is the candidate with most columns, then of one row, then the earlier; of three rows only where that lacks a column',
    heads,
    ({ layout, head }) => {
      const found = bestHeader(layout, head);
      const columns = Object.fromEntries(found?.columns.map((c) => [c.column.field, c.index]) ?? []);
      if (found?.records.length === 3) {
        expect([lacks(layout, judged(layout, head)?.columns ?? {}), lacks(layout, columns)]).toEqual([true, false]);
        return;
      }
      expect(found ? { records: [...found.records], columns } : null).toEqual(judged(layout, head));
    },
  ),
];
