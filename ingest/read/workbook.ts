import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import * as xlsx from '@e965/xlsx';
import { isBlank } from '../clean/text.ts';
import { RegularCsvWriter } from './csv.ts';
import { headRecords, type Sheet } from './sheet.ts';

/** The workbook can't be opened; `cause` is the library's error. */
export class WorkbookError extends Error {
  readonly code: 'ENCRYPTED' | 'DAMAGED';
  constructor(code: WorkbookError['code'], options?: ErrorOptions) {
    super(code, options);
    this.name = 'WorkbookError';
    this.code = code;
  }
}

/** Every worksheet of an `.xlsx`, `.xls`, `.xlsb` or `.ods` workbook as text, in the workbook's order. Rejects with `WorkbookError`. */
export async function readWorkbook(path: string, work: string): Promise<Sheet[]> {
  return sheetsOf(parse(await readFile(path), 'buffer'), work);
}

/** Every table of a web page as text: what many systems export under the name `.xls`. Cells stay as they are written. */
export async function readHtml(html: string, work: string): Promise<Sheet[]> {
  return sheetsOf(parse(html, 'string'), work);
}

async function sheetsOf(workbook: xlsx.WorkBook, work: string): Promise<Sheet[]> {
  const sheets: Sheet[] = [];
  for (const [index, name] of workbook.SheetNames.entries()) {
    const worksheet = workbook.Sheets[name];
    if (!worksheet) continue;
    const rows = textRows(worksheet);
    const width = rows.reduce((widest, row) => Math.max(widest, row.length), 0);
    const writer = new RegularCsvWriter(join(work, `sheet-${index}.csv`), width);
    for (const row of rows) if (writer.add(row)) await writer.flush();
    await writer.close();
    sheets.push({
      name,
      records: rows.length,
      width,
      head: rows.slice(0, headRecords),
      csv: { path: join(work, `sheet-${index}.csv`), delimiter: ',', lineEnd: '\n', longest: writer.longest },
    });
  }
  return sheets;
}

function parse(source: Buffer | string, type: 'buffer' | 'string'): xlsx.WorkBook {
  try {
    // cellDates: without it the East Asian date formats can't be told from numbers; raw: a web page's texts stay texts
    const options = {
      type,
      raw: type === 'string',
      dense: true,
      cellDates: true,
      UTC: true,
      cellFormula: false,
      cellHTML: false,
    };
    return xlsx.read(source, options);
  } catch (cause) {
    const encrypted = cause instanceof Error && /password|encrypt/iu.test(cause.message);
    throw new WorkbookError(encrypted ? 'ENCRYPTED' : 'DAMAGED', { cause });
  }
}

/** Row 1 to the last row with a cell that is not blank; each row up to its last such cell. */
function textRows(worksheet: xlsx.WorkSheet): string[][] {
  const rows: string[][] = [];
  let last = 0;
  const data = (worksheet['!data'] ?? []) as (xlsx.CellObject | undefined)[][];
  data.forEach((cells, rowIndex) => {
    const row: string[] = [];
    cells.forEach((cell, column) => {
      const text = cell ? cellText(cell) : '';
      if (isBlank(text)) return;
      while (row.length < column) row.push('');
      row[column] = text;
    });
    if (row.length === 0) return;
    while (rows.length < rowIndex) rows.push([]);
    rows[rowIndex] = row;
    last = rowIndex + 1;
  });
  return rows.slice(0, last);
}

function cellText(cell: xlsx.CellObject): string {
  switch (cell.t) {
    case 'b':
      return cell.v === true ? '1' : '0';
    case 'd':
      return cell.v instanceof Date ? dateText(cell.v) : String(cell.v ?? '');
    case 'n':
      return typeof cell.v === 'number' ? decimalText(cell.v) : String(cell.v ?? '');
    case 'e':
      return cell.w ?? '';
    default:
      return String(cell.v ?? '');
  }
}

/** `YYYY-MM-DD`, with the time when it is not midnight; the library's milliseconds are rounded away. */
function dateText(date: Date): string {
  const text = new Date(Math.round(date.getTime() / 1000) * 1000).toISOString();
  const time = text.slice(11, 19);
  return time === '00:00:00' ? text.slice(0, 10) : `${text.slice(0, 10)} ${time}`;
}

/** A number as plain decimal text, without an exponent. */
function decimalText(value: number): string {
  const text = String(value);
  const parts = /^(-?)(\d)(?:\.(\d+))?e([+-]\d+)$/u.exec(text);
  if (!parts) return text;
  const digits = `${parts[2] ?? ''}${parts[3] ?? ''}`;
  const point = 1 + Number(parts[4]);
  const plain = point <= 0 ? `0.${'0'.repeat(-point)}${digits}` : digits.padEnd(point, '0');
  return `${parts[1] ?? ''}${plain}`;
}
