import type { Sheet } from '../export/sheet.ts';
import type { State } from '../metrics/definition.ts';
import type { VerdictRow } from '../results/types.ts';

/** What a row of the list of problems is called outside the screen, in the language of the reader. */
export interface RowWords {
  readonly columns: Readonly<Record<RowsColumn, string>>;
  readonly states: Readonly<Record<State, string>>;
  agency(code: string): string;
  metric(id: string): string;
  law(id: string): string;
  reason(code: string): string;
  file(index: number): string;
}

const columns = [
  { key: 'org', kind: 'text', width: 24 },
  { key: 'orgCode', kind: 'text', width: 14 },
  { key: 'metric', kind: 'text', width: 10 },
  { key: 'metricName', kind: 'text', width: 26 },
  { key: 'act', kind: 'text', width: 12 },
  { key: 'key', kind: 'text', width: 30 },
  { key: 'subject', kind: 'text', width: 24 },
  { key: 'state', kind: 'text', width: 11 },
  { key: 'reason', kind: 'text', width: 28 },
  { key: 'on_date', kind: 'day', width: 12 },
  { key: 'start_on', kind: 'day', width: 12 },
  { key: 'due_on', kind: 'day', width: 12 },
  { key: 'done_on', kind: 'day', width: 12 },
  { key: 'over', kind: 'number', width: 12 },
  { key: 'law', kind: 'text', width: 40 },
  { key: 'file', kind: 'text', width: 36 },
  { key: 'record', kind: 'number', width: 10 },
] as const;

export type RowsColumn = (typeof columns)[number]['key'];

/** Verdicts as a table to take home: each with its agency, its metric and article, and the file and line it comes from. */
export function rowsSheet(rows: readonly VerdictRow[], words: RowWords): Sheet {
  return {
    columns: columns.map(({ key, kind, width }) => ({ title: words.columns[key], kind, width })),
    rows: rows.map((row) => [
      words.agency(row.org),
      row.org,
      row.metric,
      words.metric(row.metric),
      row.act,
      row.key,
      row.subject,
      words.states[row.state],
      row.reason === null ? null : words.reason(row.reason),
      row.on_date,
      row.start_on,
      row.due_on,
      row.done_on,
      row.over,
      words.law(row.metric),
      words.file(row.file),
      row.record,
    ]),
  };
}
