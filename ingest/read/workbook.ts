import * as xlsx from '@e965/xlsx';
import { platform } from '#platform';
import { isBlank } from '../clean/text.ts';
import { mendRecords } from './binary-records.ts';
import { allBytes } from './bytes.ts';
import { cellText } from './cell-text.ts';
import { chainsEnd, isCompoundFile } from './compound-file.ts';
import type { HeaderScore } from './csv-delimiter.ts';
import { RegularCsvWriter } from './csv-writer.ts';
import { headerRecord } from './header-record.ts';
import { Tally } from './notes.ts';
import type { PartFindings } from './part-scan.ts';
import { headRecords, type Sheet } from './sheet.ts';
import { CellWatch, noFindings, sheetNotes } from './sheet-notes.ts';
import { UnreadableFile } from './unreadable.ts';

/** The workbook can't be opened; `cause` is the library's error. */
export class WorkbookError extends Error {
  readonly code: 'ENCRYPTED' | 'DAMAGED';
  constructor(code: WorkbookError['code'], options?: ErrorOptions) {
    super(code, options);
    this.name = 'WorkbookError';
    this.code = code;
  }
}

/** Cells of the rectangle from A1 to the last cell that says something. */
const cellLimit = 1 << 27;

export interface WorkbookOptions {
  /** rates the first records of a sheet, to tell its header from its data */
  readonly score: HeaderScore;
  /** what was found in the parts of the file, by index of the worksheet */
  readonly parts?: ReadonlyMap<number, PartFindings>;
  /** `.xls`, in which hidden rows cost nothing to know */
  readonly binary?: boolean;
}

/**
 * Every worksheet of an `.xlsx`, `.xls`, `.xlsb` or `.ods` workbook as text, in the workbook's order; sheets of charts and macros are none.
 * Rejects with `WorkbookError`, and with `UnreadableFile` beyond the limits.
 */
export async function readWorkbook(path: string, work: string, options: WorkbookOptions): Promise<Sheet[]> {
  const bytes = await allBytes(path);
  if (isCompoundFile(bytes) && !(chainsEnd(bytes) && mendRecords(bytes))) throw new WorkbookError('DAMAGED');
  return sheetsOf(parse(bytes, 'array', options.binary ?? false), work, options);
}

/** Every table of a web page as text: what many systems export under the name `.xls`. Cells stay as they are written. */
export async function readHtml(html: string, work: string, score: HeaderScore): Promise<Sheet[]> {
  return sheetsOf(parse(html, 'string', false), work, { score });
}

async function sheetsOf(workbook: xlsx.WorkBook, work: string, options: WorkbookOptions): Promise<Sheet[]> {
  const sheets: Sheet[] = [];
  for (const [index, name] of workbook.SheetNames.entries()) {
    const worksheet = workbook.Sheets[name];
    if (!worksheet || ['chart', 'macro', 'dialog'].includes(worksheet['!type'] ?? 'sheet')) continue;
    const watch = new CellWatch();
    const rows = textRows(worksheet, watch);
    const width = rows.reduce((widest, row) => Math.max(widest, row.length), 0);
    if (rows.length * width > cellLimit) throw tooLarge(name, rows.length, width);
    const path = `${work}/sheet-${index}.csv`;
    const writer = new RegularCsvWriter(await platform.create(path), width);
    for (const row of rows) if (writer.add(row)) await writer.flush();
    await writer.close();
    const head = rows.slice(0, headRecords);
    const part = options.parts?.get(index) ?? noFindings();
    const notes = sheetNotes(rows, headerRecord(head, options.score), {
      merges: worksheet['!merges'] ?? [],
      hidden: (workbook.Workbook?.Sheets?.[index]?.Hidden ?? 0) !== 0 && rows.length > 0,
      hiddenRows: options.binary === true ? hiddenRows(worksheet, rows) : part.hiddenRows,
      formulasWithoutValue: part.formulasWithoutValue,
    });
    const csv = { path, delimiter: ',', lineEnd: '\n' as const, longest: writer.longest };
    sheets.push({ name, delimiter: null, records: rows.length, width, head, csv, notes: [...watch.notes(), ...notes] });
  }
  return sheets;
}

function parse(source: Uint8Array | string, type: 'array' | 'string', binary: boolean): xlsx.WorkBook {
  // the library tells the console what it can't make sense of; our reports are the notes
  const { error, warn, log } = console;
  Object.assign(console, { error: silence, warn: silence, log: silence });
  try {
    // cellDates: without it the East Asian date formats can't be told from numbers; raw: a web page's texts stay texts;
    // cellFormula would make zeros of formulas without a value; cellStyles: hidden rows
    const options = {
      type,
      raw: type === 'string',
      dense: true,
      cellDates: true,
      UTC: true,
      cellFormula: false,
      cellHTML: false,
      cellStyles: binary,
    };
    return xlsx.read(source, options);
  } catch (cause) {
    const encrypted = cause instanceof Error && /password|encrypt/iu.test(cause.message);
    throw new WorkbookError(encrypted ? 'ENCRYPTED' : 'DAMAGED', { cause });
  } finally {
    Object.assign(console, { error, warn, log });
  }
}

function silence(): void {
  return undefined;
}

/** Row 1 to the last row with a cell that is not blank; each row up to its last such cell. */
function textRows(worksheet: xlsx.WorkSheet, watch: CellWatch): (readonly string[])[] {
  const rows: (readonly string[])[] = [];
  const gap: readonly string[] = [];
  const data = (worksheet['!data'] ?? []) as (xlsx.CellObject | undefined)[][];
  data.forEach((cells, rowIndex) => {
    const row: string[] = [];
    cells.forEach((cell, column) => {
      const text = cell ? cellText(cell) : '';
      if (isBlank(text)) return;
      if (cell) watch.look(cell, rowIndex, column);
      while (row.length < column) row.push('');
      row[column] = text;
    });
    if (row.length === 0) return;
    while (rows.length < rowIndex) rows.push(gap);
    rows[rowIndex] = row;
  });
  return rows;
}

function hiddenRows(worksheet: xlsx.WorkSheet, rows: readonly (readonly string[])[]): Tally {
  const hidden = new Tally();
  (worksheet['!rows'] ?? []).forEach((info, index) => {
    if (info.hidden === true && (rows[index] ?? []).length > 0) hidden.add(index + 1);
  });
  return hidden;
}

function tooLarge(name: string, rows: number, columns: number): UnreadableFile {
  return new UnreadableFile(
    'TOO_LARGE',
    `工作表“${name}”的范围是 ${rows} 行 × ${columns} 列，超过 ${cellLimit} 格的上限，请删去表格之外的零散单元格，或改为 CSV`,
  );
}
