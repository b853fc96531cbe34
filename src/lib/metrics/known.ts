import { layouts } from '../../../ingest/layouts/index.ts';
import type { Column, Layout } from '../../../ingest/layouts/layout.ts';
import { identifier, literal } from '../engine/engine.ts';

/**
 * What was known at the end of the as-of day. Over the tables of all accepted rows (`all_cases`, …, `all_penalties`, `all_staff`)
 * these views show the rows and values known then (`cases`, …, `penalties`, `staff`): a row whose hiding date lies later is not
 * there; every other event that lies later is empty, with the fields it hides. A date-time counts as its calendar day.
 * Each date-time field `x_at` also has its day, `x_day`.
 */
export function knownViews(asOf: string): string {
  const day = `DATE ${literal(asOf)}`;
  return [...layouts.map((l) => knownLayout(l, day)), penalties, staff()].join('\n');
}

/** The same for the rows of one layout alone. */
export function knownView(layout: Layout, asOf: string): string {
  return knownLayout(layout, `DATE ${literal(asOf)}`);
}

/** Name of the column that holds the day of a date-time field: `start_at` → `start_day`. */
export function dayField(field: string): string {
  return `${field.replace(/_at$/, '')}_day`;
}

function knownLayout(layout: Layout, asOf: string): string {
  const columns = layout.columns.flatMap((column) => {
    const later = hiddenWhen(layout, column, asOf);
    const shown = (expression: string, name: string) =>
      later === null ? `${expression} AS ${name}` : `CASE WHEN ${later} THEN NULL ELSE ${expression} END AS ${name}`;
    const value = shown(own(column.field), identifier(column.field));
    if (column.type !== 'datetime') return [value];
    const seconds = `${column.field}_sec`;
    return [value, shown(own(seconds), identifier(seconds)), shown(dayOf(column), identifier(dayField(column.field)))];
  });
  const row = layout.columns.find((c) => c.hidden === 'row');
  const known = row ? ` WHERE ${dayOf(row)} IS NULL OR ${dayOf(row)} <= ${asOf}` : '';
  const list = [...columns, 't.org', 't.file', 't.record'].join(', ');
  return `CREATE OR REPLACE VIEW ${identifier(layout.id)} AS SELECT ${list} FROM ${identifier(`all_${layout.id}`)} t${known};`;
}

/** A field of the table below, not the view's own of the same name. */
function own(field: string): string {
  return `t.${identifier(field)}`;
}

/** The condition under which the value of a column is not known yet; null when it always is. */
function hiddenWhen(layout: Layout, column: Column, asOf: string): string | null {
  const hiders = layout.columns.filter(
    (c) => c.hides?.includes(column.field) || (c === column && c.hidden === 'value'),
  );
  if (hiders.length === 0) return null;
  const later = hiders.map((c) => `${dayOf(c)} > ${asOf}`).join(' OR ');
  if (!column.survives) return later;
  const { value, by } = column.survives;
  const survives = `${own(column.field)} = ${literal(value)} AND ${own(by)} <= ${asOf}`;
  return `(${later}) AND NOT coalesce(${survives}, FALSE)`;
}

function dayOf(column: Column): string {
  return column.type === 'datetime' ? `CAST(${own(column.field)} AS DATE)` : own(column.field);
}

/** The kinds of a penalty are known when the cell they come from is. */
const penalties = `CREATE OR REPLACE VIEW penalties AS SELECT p.case_no, p.seq, p.kind FROM all_penalties p
  JOIN cases c ON c.case_no = p.case_no AND c.penalty_kinds IS NOT NULL;`;

/** The people of the rows that are known, whichever layout names them. */
function staff(): string {
  const known = layouts.flatMap((l: Layout) => {
    if (!l.columns.some((c) => c.type === 'people')) return [];
    const subject = l.key.map((k) => `CAST(k.${identifier(k)} AS VARCHAR)`).join(` || '|' || `);
    return [
      `SELECT s.source, s.subject, s.seq, s.name, s.cert_no FROM all_staff s
  JOIN ${identifier(l.id)} k ON s.source = ${literal(l.id)} AND s.subject = ${subject}`,
    ];
  });
  return `CREATE OR REPLACE VIEW staff AS ${known.join('\nUNION ALL ')};`;
}
