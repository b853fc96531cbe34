import { csvText, type CsvValue } from '../results/csv.ts';

/** A table to take home, before it is csv, a workbook or text for the clipboard. Days are civil dates `YYYY-MM-DD`. */
export interface Sheet {
  readonly columns: readonly SheetColumn[];
  /** as long as `columns` each */
  readonly rows: readonly (readonly CsvValue[])[];
}

export interface SheetColumn {
  readonly title: string;
  readonly kind: 'text' | 'number' | 'day';
  /** in digits of the standard font; a Chinese character is two wide */
  readonly width: number;
}

export function sheetCsv({ columns, rows }: Sheet): string {
  return csvText(
    columns.map(({ title }) => title),
    rows,
  );
}

/** For pasting into a spreadsheet: tabs between cells; breaks and tabs inside a cell become spaces, formulas stay text. */
export function sheetTsv({ columns, rows }: Sheet): string {
  return tsv([columns.map(({ title }) => title), ...rows]);
}

/** The same without titles. */
export function tsv(rows: Sheet['rows']): string {
  return rows.map((row) => row.map(tsvCell).join('\t')).join('\n');
}

function tsvCell(value: CsvValue): string {
  if (value === null) return '';
  const text = String(value).replace(/\s+/g, ' ').trim();
  return /^[=+\-@＝＋－＠|]/.test(text) && !/^[+-]?\d+(\.\d+)?$/.test(text) ? `'${text}` : text;
}
