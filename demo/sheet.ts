import { writeXlsx, type CellValue, type Cell } from 'hucre';
import type { Column, Layout } from '../ingest/layouts/layout.ts';
import { cellText, type Style } from './cells.ts';
import { day, dayText } from './days.ts';
import type { Random } from './random.ts';
import type { AnyRow } from './rows.ts';

/** A table as it stands on paper: lines above the header, the header, the rows, lines below. */
export interface Sheet {
  readonly title: readonly string[];
  readonly header: readonly string[];
  /** columns under a common heading, e.g. 证件有效期 over 起, 止: the two lines of the header */
  readonly group: { readonly text: string; readonly first: number; readonly lower: readonly string[] } | null;
  readonly columns: readonly (Column | null)[];
  readonly rows: readonly AnyRow[];
  /** indices of rows before which an empty line stands */
  readonly gaps: ReadonlySet<number>;
  readonly footer: readonly (readonly string[])[];
}

/** The columns of a file and what they are called: the layout's own words, some as synonyms. */
export function chooseColumns(
  layout: Layout,
  style: Style,
  without: readonly string[],
  random: Random,
): { column: Column; header: string }[] {
  const dropped = new Set(without);
  const agencies = layout.columns.filter((column) => column.agency);
  if (agencies.length === 2 && style.agency === 'name') dropped.add('org_uscc');
  if (agencies.length === 2 && style.agency === 'code') dropped.add('org_name');
  return layout.columns
    .filter((column) => !dropped.has(column.field))
    .map((column) => {
      const synonyms = column.synonyms ?? [];
      const word = synonyms.length > 0 && random.chance(style.synonyms) ? random.pick(synonyms) : column.header;
      return { column, header: column.type === 'money' ? withUnit(word, style.money) : word };
    });
}

function withUnit(header: string, unit: Style['money']): string {
  return unit === '元' ? header : `${header.replace(/（元）$/, '')}（万元）`;
}

/** CSV after RFC 4180; `\r\n` as office software writes it. */
export function csvText(sheet: Sheet, style: Style, random: Random): string {
  const width = sheet.columns.length;
  const lines: string[] = [];
  const put = (cells: readonly string[]) =>
    lines.push(Array.from({ length: width }, (_, i) => quoted(cells[i] ?? '')).join(','));
  for (const line of sheet.title) put([line]);
  put(sheet.header);
  sheet.rows.forEach((row, i) => {
    if (sheet.gaps.has(i)) put([]);
    put(rowTexts(sheet.columns, row, i, style, random));
  });
  for (const line of sheet.footer) put(line);
  return `${lines.join('\r\n')}\r\n`;
}

/** The texts of one row; a null column is a running number. */
export function rowTexts(
  columns: readonly (Column | null)[],
  row: AnyRow,
  index: number,
  style: Style,
  random: Random,
): string[] {
  return columns.map((column) =>
    column === null ? String(index + 1) : cellText(column, row[column.field], style, random),
  );
}

export const quoted = (text: string): string => (/[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text);

/** The moment every workbook claims to have been saved; without it the bytes would depend on the clock. */
const savedAt = new Date(Date.UTC(2025, 2, 31, 9, 0, 0));
const isoDay = /^\d{4}-\d{2}-\d{2}$/;

/** A workbook with a merged banner, a bold header of one or two lines, dates and amounts as real dates and numbers. */
export async function xlsxBytes(sheet: Sheet, style: Style, name: string, random: Random): Promise<Uint8Array> {
  const width = sheet.columns.length;
  const rows: CellValue[][] = [];
  const merges: { startRow: number; startCol: number; endRow: number; endCol: number }[] = [];
  for (const line of sheet.title) {
    merges.push({ startRow: rows.length, startCol: 0, endRow: rows.length, endCol: width - 1 });
    rows.push([line]);
  }
  const top = rows.length;
  rows.push([...sheet.header]);
  if (sheet.group !== null) {
    const { first, lower, text } = sheet.group;
    rows[top]?.splice(first, lower.length, text, ...lower.slice(1).map(() => null));
    rows.push(sheet.columns.map((_, i) => lower[i - first] ?? null));
    merges.push({ startRow: top, startCol: first, endRow: top, endCol: first + lower.length - 1 });
    sheet.columns.forEach((_, i) => {
      if (i < first || i >= first + lower.length)
        merges.push({ startRow: top, startCol: i, endRow: top + 1, endCol: i });
    });
  }
  sheet.rows.forEach((row, i) => {
    if (sheet.gaps.has(i)) rows.push([]);
    rows.push(
      rowTexts(sheet.columns, row, i, style, random).map((text, c) => cellValue(sheet.columns[c] ?? null, text)),
    );
  });
  for (const line of sheet.footer) rows.push([...line]);
  const cells = new Map<string, Partial<Cell>>();
  for (let r = 0; r < (sheet.group === null ? top + 1 : top + 2); r++)
    for (let c = 0; c < width; c++)
      cells.set(`${r},${c}`, {
        style: { font: { bold: true }, alignment: { horizontal: 'center', vertical: 'center' } },
      });
  return writeXlsx({
    sheets: [
      {
        name,
        rows,
        merges,
        cells,
        columns: sheet.columns.map((column) => ({ width: column?.type === 'date' ? 12 : 16 })),
        freezePane: { rows: top + 1 },
      },
    ],
    properties: { creator: '明镜演示数据', created: savedAt, modified: savedAt },
  });
}

/** Spreadsheets hold dates as dates and amounts as numbers, where the text is one; everything else stays text. */
function cellValue(column: Column | null, text: string): CellValue {
  if (text === '') return null;
  if (column === null || column.type === 'int') return /^\d+$/.test(text) ? Number(text) : text;
  if (column.type === 'date' && isoDay.test(text) && dayText(day(text)) === text) return new Date(`${text}T00:00:00Z`);
  if (column.type === 'money' && /^\d+(\.\d+)?$/.test(text)) return Number(text);
  if (column.field === 'cert_no' && /^\d{1,15}$/.test(text)) return Number(text);
  return text;
}
