import type { Sheet, SheetColumn } from '../export/sheet.ts';
import type { State } from '../metrics/definition.ts';
import type { CsvValue } from './csv.ts';
import type { RowOrder } from './rows.ts';
import type { VerdictRow } from './types.ts';

/** What a row is called by those who read it, on the screen and outside. */
export interface RowWords {
  readonly columns: Readonly<Record<RowColumnKey, string>>;
  readonly states: Readonly<Record<State, string>>;
  agency(code: string): string;
  metric(id: string): string;
  law(id: string): string;
  reason(code: string): string;
  file(index: number): string;
  /** who excuses the row and why; null when nobody does */
  excuse(row: VerdictRow): string | null;
}

export type RowColumnKey =
  Exclude<keyof VerdictRow, 'metric'> | 'orgCode' | 'metric' | 'metricName' | 'law' | 'source' | 'excuse';

/** A column of the list of verdicts: what is in it, how it goes into a file, how it stands on the screen. */
export interface RowColumn {
  readonly key: RowColumnKey;
  readonly value: (row: VerdictRow, words: RowWords) => CsvValue;
  /** null: the files say it otherwise */
  readonly file: Omit<SheetColumn, 'title'> | null;
  /** null: the screen says it otherwise */
  readonly screen: RowColumnOnScreen | null;
}

export interface RowColumnOnScreen {
  /** pixels; null takes what is left */
  readonly width: number | null;
  readonly order: RowOrder | null;
  /** `fixed` can't be hidden, `asked` is shown when it is asked for */
  readonly shown: 'fixed' | 'usual' | 'asked';
}

const text = (width: number) => ({ kind: 'text', width }) as const;
const day = { kind: 'day', width: 12 } as const;
const number = (width: number) => ({ kind: 'number', width }) as const;
const on = (width: number | null, order: RowOrder | null, shown: RowColumnOnScreen['shown'] = 'usual') => ({
  width,
  order,
  shown,
});

/** Every column there is, in order. */
export const allRowColumns: readonly RowColumn[] = [
  { key: 'org', value: (row, words) => words.agency(row.org), file: text(24), screen: on(116, 'org') },
  { key: 'orgCode', value: (row) => row.org, file: text(14), screen: null },
  { key: 'metric', value: (row) => row.metric, file: text(10), screen: null },
  {
    key: 'metricName',
    value: (row, words) => words.metric(row.metric),
    file: text(26),
    screen: on(172, 'metric'),
  },
  { key: 'act', value: (row) => row.act, file: text(12), screen: on(88, 'act', 'asked') },
  { key: 'key', value: (row) => row.key, file: text(30), screen: on(null, 'key', 'fixed') },
  { key: 'subject', value: (row) => row.subject, file: text(24), screen: on(180, 'subject', 'asked') },
  { key: 'state', value: (row, words) => words.states[row.state], file: text(11), screen: on(132, 'state', 'fixed') },
  { key: 'on_date', value: (row) => row.on_date, file: day, screen: on(100, 'on_date', 'asked') },
  { key: 'start_on', value: (row) => row.start_on, file: day, screen: on(100, 'start_on') },
  { key: 'due_on', value: (row) => row.due_on, file: day, screen: on(100, 'due_on') },
  { key: 'done_on', value: (row) => row.done_on, file: day, screen: on(100, 'done_on') },
  { key: 'lag', value: (row) => row.lag, file: number(12), screen: on(104, 'lag', 'asked') },
  { key: 'over', value: (row) => row.over, file: number(12), screen: on(104, 'over') },
  {
    key: 'reason',
    value: (row, words) => (row.reason === null ? null : words.reason(row.reason)),
    file: text(28),
    screen: on(150, 'reason'),
  },
  { key: 'excuse', value: (row, words) => words.excuse(row), file: text(30), screen: null },
  { key: 'law', value: (row, words) => words.law(row.metric), file: text(40), screen: null },
  { key: 'file', value: (row, words) => words.file(row.file), file: text(36), screen: null },
  { key: 'record', value: (row) => row.record, file: number(10), screen: null },
  {
    key: 'source',
    value: (row, words) => `${words.file(row.file)}：${row.record}`,
    file: null,
    screen: on(230, null),
  },
];

/** Verdicts as a table to take home: each with its agency, its metric and article, and the file and line it comes from. */
export function rowsSheet(rows: readonly VerdictRow[], words: RowWords): Sheet {
  const columns = allRowColumns.flatMap(({ key, file, value }) => (file ? [{ key, file, value }] : []));
  return {
    columns: columns.map(({ key, file }) => ({ title: words.columns[key], ...file })),
    rows: rows.map((row) => columns.map(({ value }) => value(row, words))),
  };
}
