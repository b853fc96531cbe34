import type { CellStyle, WriteSheet } from 'hucre';
import { cellText } from './cell-text.ts';
import type { Sheet, SheetColumn } from './sheet.ts';
import { shown } from './shown.ts';

/** Lines of what a file was made of: what, and which. */
export type Provenance = readonly (readonly [label: string, value: string])[];

export interface WorkbookRequest {
  /** name of the sheet of rows, and of the one that says where they come from */
  readonly name: string;
  readonly provenanceName: string;
  readonly sheet: Sheet;
  readonly provenance: Provenance;
  /** the as-of day, `YYYY-MM-DD`: when the workbook claims to have been made, so that its bytes do not depend on the clock */
  readonly day: string;
}

/** No sheet of a workbook has more rows than this, its header included. */
export const mostRows = 1_048_576;

/**
 * A workbook of one table and its provenance. Days are dates of the spreadsheet, numbers numbers; texts are text, whatever they begin with.
 * Throws a `RangeError` when there are more rows than a sheet can have.
 */
export async function workbook({ name, provenanceName, sheet, provenance, day }: WorkbookRequest): Promise<Uint8Array> {
  if (sheet.rows.length >= mostRows) throw new RangeError(`${sheet.rows.length} rows`);
  const { writeXlsx } = await import('hucre/xlsx');
  const made = new Date(`${day}T00:00:00Z`);
  return writeXlsx({
    sheets: [rowsSheet(name, sheet), provenanceSheet(provenanceName, provenance)],
    properties: { creator: '明镜', title: shown(name), created: made, modified: made },
  });
}

const font = { name: '宋体', size: 11 };
const head: CellStyle = {
  font: { ...font, bold: true },
  fill: { type: 'pattern', pattern: 'solid', fgColor: { rgb: 'FFF0F0EC' } },
  alignment: { wrapText: true, vertical: 'center' },
};

function rowsSheet(name: string, { columns, rows }: Sheet): WriteSheet {
  const titles = columns.map(({ title }) => cellText(title));
  return {
    name,
    columns: columns.map(({ width, kind }) => ({
      width,
      style: { font },
      ...(kind === 'day' ? { numFmt: 'yyyy-mm-dd' } : {}),
    })),
    rows: [titles, ...rows.map((row) => row.map((value, c) => cell(value, columns[c])))],
    cells: new Map(titles.map((_, c) => [`0,${c}`, { style: { ...head, numFmt: 'General' } }])),
    autoFilter: { range: `A1:${letters(columns.length - 1)}${rows.length + 1}` },
    freezePane: { rows: 1 },
    pageSetup: { orientation: 'landscape', paperSize: 'a4', fitToPage: true, fitToWidth: 1, fitToHeight: 0 },
  };
}

function cell(value: Sheet['rows'][number][number], column: SheetColumn | undefined): string | number | boolean | null {
  if (typeof value !== 'string') return value;
  return column?.kind === 'day' ? serialDay(value) : cellText(value);
}

/** The number a spreadsheet keeps for a civil date: days since 30 December 1899. */
export function serialDay(day: string): number {
  return Date.parse(`${day}T00:00:00Z`) / 86_400_000 + 25_569;
}

/** The letters of a column, 0 is A. */
export function letters(index: number): string {
  return (index >= 26 ? letters(Math.floor(index / 26) - 1) : '') + String.fromCharCode(65 + (index % 26));
}

function provenanceSheet(name: string, lines: Provenance): WriteSheet {
  return {
    name,
    columns: [{ width: 18 }, { width: 90 }],
    rows: lines.map((line) => line.map(cellText)),
    cells: new Map(
      lines.flatMap((_, r) => [
        [`${r},0`, { style: head }] as const,
        [`${r},1`, { style: { font, numFmt: '@', alignment: { wrapText: true } } }] as const,
      ]),
    ),
  };
}
