import { platform } from '#platform';
import type { Output } from '../platform/platform.ts';
import { bestDelimiter, headReader, type HeaderScore } from './csv-delimiter.ts';
import { fileNotes, RaggedCount, recordNotes } from './csv-notes.ts';
import { CsvParser } from './csv-parser.ts';
import { CsvScanner } from './csv-scanner.ts';
import { possibleShift, ShiftEvidence, shifted, type Shift } from './csv-shift.ts';
import { RegularCsvWriter } from './csv-writer.ts';
import { decodeFile, decodeUtf8, type Decoded, type Decoding } from './encoding.ts';
import { headerRecord } from './header-record.ts';
import type { ReadNote } from './notes.ts';
import type { Sheet } from './sheet.ts';
import { UnreadableFile } from './unreadable.ts';

/** Bytes of one record in UTF-8: beyond that a quote is open, or it is no table. */
const recordLimit = 32 * 1048576;
/** Fields of one record, and cells of a file that has to be rewritten. */
const widthLimit = 4096;
const cellLimit = 1 << 30;

/** What is known of a text file before it is read. */
export interface SaidOfText {
  readonly encoding?: Decoding;
  readonly delimiter?: string;
}

/**
 * Reads a CSV file: any of our encodings and delimiters in, one `Sheet` out. A file the database can read as it is stays where it is;
 * any other is rewritten into `work` as plain UTF-8 CSV, record by record, and what was irregular about it is noted.
 * Rejects with `EncodingError`, and with `UnreadableFile` beyond the limits.
 */
export async function readCsv(
  path: string,
  work: string,
  score: HeaderScore,
  said: SaidOfText = {},
): Promise<{ sheet: Sheet; decoded: Decoded }> {
  const delimiter = said.delimiter ?? (await bestDelimiter(path, score, said.encoding));
  let scanner = new CsvScanner(delimiter);
  let head = headReader(delimiter);
  let text = new TextDecoder('utf-8', { ignoreBOM: true });
  const copy = { path: `${work}/decoded.csv`, out: null as Output | null };
  const decoded = await decodeFile(
    path,
    async (bytes) => {
      scanner.push(bytes);
      if (scanner.pending > recordLimit || scanner.width > widthLimit) throw beyondLimits(scanner);
      if (!head.full) head.push(text.decode(bytes, { stream: true }));
      await copy.out?.write(bytes);
    },
    async () => {
      scanner = new CsvScanner(delimiter);
      head = headReader(delimiter);
      text = new TextDecoder('utf-8', { ignoreBOM: true });
      copy.out = await platform.create(copy.path);
    },
    said.encoding,
  ).finally(() => copy.out?.close());
  scanner.end();
  if (scanner.longest > recordLimit || scanner.width > widthLimit) throw beyondLimits(scanner);
  const from = copy.out ? copy.path : path;
  const records = head.records();
  const { longest, lineEnd, width } = scanner;
  const sheet = { name: null, delimiter, records: scanner.records, width };
  if (scanner.irregular === null) {
    const csv = { path: from, delimiter, lineEnd, longest };
    return { sheet: { ...sheet, head: records, csv, notes: fileNotes(scanner, 0) }, decoded };
  }
  if (scanner.records * width > cellLimit) throw beyondLimits(scanner);
  const shift = await confirmedShift(from, delimiter, possibleShift(records, scanner.settled, score), records, score);
  const { csv, notes } = await rewrite(from, `${work}/regular.csv`, scanner, {
    delimiter,
    shift,
    header: headerRecord(records, score),
  });
  return { sheet: { ...sheet, head: records.map((cells, i) => shifted(cells, i + 1, shift)), csv, notes }, decoded };
}

interface Reading {
  readonly delimiter: string;
  readonly shift: Shift | null;
  /** record of the header, from 1 */
  readonly header: number;
}

async function rewrite(from: string, to: string, scanner: CsvScanner, reading: Reading) {
  const { delimiter, shift, header } = reading;
  const writer = new RegularCsvWriter(await platform.create(to), scanner.width);
  const compared: { ragged: RaggedCount | null } = { ragged: null };
  let last: readonly string[] = [];
  let full = false;
  const parser = new CsvParser(delimiter, (cells) => {
    const record = parser.records;
    if (record === header) compared.ragged = new RaggedCount(header, cells.length);
    else compared.ragged?.add(cells, record);
    last = cells;
    full = writer.add(shifted(cells, record, shift));
  });
  await parseFile(from, parser, async () => {
    if (full) await writer.flush();
  });
  await writer.close();
  const notes: ReadNote[] = [
    ...recordNotes(scanner, parser, writer, compared.ragged ?? new RaggedCount(1, scanner.width), shift),
    ...fileNotes(scanner, (last.at(-1) ?? '').split('\n').length - 1),
  ];
  return { csv: { path: to, delimiter: ',', lineEnd: '\n' as const, longest: writer.longest }, notes };
}

async function confirmedShift(
  path: string,
  delimiter: string,
  shift: Shift | null,
  head: readonly (readonly string[])[],
  score: HeaderScore,
): Promise<Shift | null> {
  if (!shift) return null;
  const evidence = new ShiftEvidence(shift, score(head) > 0);
  await parseFile(path, new CsvParser(delimiter, (cells) => evidence.add(cells)));
  return evidence.confirmed ? shift : null;
}

/** Takes a UTF-8 file apart that has been looked over before. */
async function parseFile(path: string, parser: CsvParser, after: () => Promise<void> = () => Promise.resolve()) {
  await decodeUtf8(path, async (text) => {
    parser.push(text);
    await after();
  });
  parser.end();
}

function beyondLimits(scanner: CsvScanner): UnreadableFile {
  const { records, width, pending, longest } = scanner;
  if (Math.max(pending, longest) > recordLimit)
    return new UnreadableFile(
      'TOO_LARGE',
      `有一条记录（约第 ${records + (pending > recordLimit ? 1 : 0)} 条）超过 ${recordLimit / 1048576} MiB，可能有引号没有闭合，请核对原文件`,
    );
  const what = width > widthLimit ? `有 ${width} 列，超过 ${widthLimit} 列` : `补齐后有 ${records} 行 × ${width} 列`;
  return new UnreadableFile('TOO_LARGE', `表格${what}，超出读取上限，请核对分隔符，或拆分后重新报送`);
}
