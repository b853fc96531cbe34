import { isBlank } from '../clean/text.ts';
import type { CsvScanner } from './csv-scanner.ts';
import type { Shift } from './csv-shift.ts';
import type { RegularCsvWriter } from './csv-writer.ts';
import type { CsvParser } from './csv-parser.ts';
import { noteOf, Tally, type ReadNote } from './notes.ts';

/** So many line breaks in one record are more likely two stray quotes than a text. */
const manyLines = 100;

/** Compares the length of each record after the header with the header's. */
export class RaggedCount {
  readonly #header: number;
  readonly #width: number;
  #singles = new Tally();
  /** records with text beyond the header's last field, with nothing but empty fields there, with fewer fields */
  readonly longer = new Tally();
  readonly trailing = new Tally();
  readonly shorter = new Tally();

  /** `header`: its record, from 1; `width`: its fields. */
  constructor(header: number, width: number) {
    this.#header = header;
    this.#width = width;
  }

  add(cells: readonly string[], record: number): void {
    if (record <= this.#header) return;
    if (cells.length === 1 && this.#width > 1) {
      if (!isBlank(cells[0] ?? '')) this.#singles.add(record);
      return;
    }
    // A line of one field at the end is a footer; one among the data is a short record.
    if (this.#singles.records > 0) this.#mergeSingles();
    if (cells.length < this.#width) this.shorter.add(record);
    else if (cells.length > this.#width)
      (cells.slice(this.#width).some((cell) => !isBlank(cell)) ? this.longer : this.trailing).add(record);
  }

  notes(): ReadNote[] {
    const { longer, shorter, trailing } = this;
    const all = new Tally();
    all.records = longer.records + shorter.records;
    all.first = Math.min(...[longer, shorter].filter((t) => t.records > 0).map((t) => t.first));
    const parts = [
      longer.records > 0 ? `${longer.records} 条比表头多列（首条为第 ${longer.first} 条）` : '',
      shorter.records > 0 ? `${shorter.records} 条比表头少列（首条为第 ${shorter.first} 条）` : '',
    ].filter((part) => part !== '');
    return [
      ...noteOf(
        'RAGGED',
        all,
        () =>
          `表头有 ${this.#width} 列，但记录中${parts.join('、')}；多出的内容归入没有表头的列，缺少的列按空处理，请核对这些记录的分隔符和引号`,
      ),
      ...noteOf(
        'TRAILING_DELIMITER',
        trailing,
        (t) => `从第 ${t.first} 条起有 ${t.records} 条记录的末尾比表头多出分隔符，其后没有内容，已略去，无需处理`,
      ),
    ];
  }

  #mergeSingles(): void {
    if (this.shorter.records === 0) this.shorter.first = this.#singles.first;
    this.shorter.records += this.#singles.records;
    this.#singles = new Tally();
  }
}

/** What the records of a CSV file show when they are taken apart. */
export function recordNotes(
  scanner: CsvScanner,
  parser: CsvParser,
  writer: RegularCsvWriter,
  ragged: RaggedCount,
  shift: Shift | null,
): ReadNote[] {
  return [
    ...(shift ? [shiftNote(shift, scanner.records)] : ragged.notes()),
    ...noteOf(
      'NUL',
      writer.nul,
      (t) =>
        `从第 ${t.first} 条起有 ${t.records} 条记录含有空字符（NUL），已去掉 ${writer.nulCharacters} 个，请核对这些记录，并检查导出程序`,
    ),
    ...noteOf(
      'ODD_QUOTES',
      parser.odd,
      (t) =>
        `从第 ${t.first} 条起有 ${t.records} 条记录的引号不成对或不在单元格两端，已按文字读入，请核对这些记录有没有并在一起`,
    ),
  ];
}

/** What the whole of a CSV file shows: `openLines` line breaks were swallowed by a quote that is never closed. */
export function fileNotes(scanner: CsvScanner, openLines: number): ReadNote[] {
  const notes: ReadNote[] = [];
  const { lines, record } = scanner.mostLines;
  if (scanner.irregular !== null && scanner.unterminated)
    notes.push({
      code: 'OPEN_QUOTE',
      message: `第 ${scanner.records} 条记录里有一个引号直到文件末尾也没有闭合，其后 ${openLines} 行都并入了这一个单元格，请在原文件中补上或删去这个引号`,
      records: 1,
      first: scanner.records,
    });
  else if (lines >= manyLines)
    notes.push({
      code: 'MANY_LINES',
      message: `第 ${record} 条记录的引号之间有 ${lines} 个换行，可能有引号多余，把后面的记录并了进来，请核对原文件`,
      records: 1,
      first: record,
    });
  if (scanner.carriageReturns > 0 && scanner.lineFeeds > 0)
    notes.push({
      code: 'LINE_ENDS',
      message: `文件混用换行符，其中 ${scanner.carriageReturns} 处是单独的回车（CR），也按换行读入，请核对有没有记录被断开`,
      records: scanner.carriageReturns,
    });
  return notes;
}

function shiftNote(shift: Shift, records: number): ReadNote {
  const first = Math.max(...shift.header) + 1;
  return {
    code: 'ROW_SHIFT',
    message: `从第 ${first} 条起每条记录都有 ${shift.width} 列，比表头多一列，第一列是没有表头的行号；已把表头右移一列对齐，请核对，并让原系统导出完整的表头`,
    records: records - first + 1,
    first,
  };
}
