import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { CsvParser } from '../../ingest/read/csv-parser.ts';
import { openSource, UnreadableFile } from '../../ingest/read/open.ts';
import type { Sheet } from '../../ingest/read/sheet.ts';

/**
 * Reads files in a process of their own, whose memory and time are then known: `read-one.ts FILE COPY FILE COPY …` prints a `ReadOne` as
 * one line of JSON for each. Each sheet is also written to `COPY<n>.csv` with a header of ours over it, so that a real ingest can be made
 * to take it.
 */
export interface ReadOne {
  /** null when the file was read, otherwise the code and the sentence of its refusal */
  readonly refused: { readonly code: string; readonly message: string } | null;
  readonly kind: string;
  readonly encoding: string | null;
  readonly notes: readonly string[];
  readonly sheets: readonly {
    readonly name: string | null;
    readonly records: number;
    readonly width: number;
    readonly dates: number;
    readonly header: readonly string[];
    readonly notes: readonly string[];
    /** file of the copy; null for an empty sheet */
    readonly copy: string | null;
  }[];
  /** peak of the process so far */
  readonly mib: number;
  readonly seconds: number;
}

const isDate = /^\d{4}-\d\d-\d\d( \d\d:\d\d:\d\d)?$/u;

function look(sheet: Sheet, copy: string) {
  const text = readFileSync(sheet.csv.path, 'utf8').replace(/^\uFEFF/u, '');
  const { delimiter, lineEnd } = sheet.csv;
  let [records, dates] = [0, 0];
  const parser = new CsvParser(delimiter, (cells) => {
    records++;
    if (cells.length !== sheet.width) throw new Error(`record ${records} has ${cells.length} of ${sheet.width} cells`);
    dates += cells.filter((cell) => isDate.test(cell)).length;
  });
  parser.push(text);
  parser.end();
  if (records !== sheet.records) throw new Error(`${records} of ${sheet.records} records`);
  const known = ['案件编号', '办案机关', '当事人名称', '程序类型', '立案日期'];
  const header = Array.from({ length: sheet.width }, (_, i) => known[i] ?? `第${i + 1}列`).join(delimiter);
  if (sheet.width > 0) writeFileSync(copy, `${header}${lineEnd}${text}`);
  return {
    name: sheet.name,
    records,
    width: sheet.width,
    dates,
    header: sheet.head[0] ?? [],
    notes: sheet.notes.map((note) => note.code),
    copy: sheet.width > 0 ? basename(copy) : null,
  };
}

async function readOne(path: string, copy: string): Promise<Omit<ReadOne, 'mib' | 'seconds'>> {
  const work = mkdtempSync(join(tmpdir(), 'mingjing-read-one-'));
  try {
    const opened = await openSource({ path, name: basename(path), bytes: statSync(path).size }, work, () => 0);
    const sheets = opened.sheets.map((sheet, i) => look(sheet, `${copy}${i}.csv`));
    return {
      refused: null,
      kind: opened.kind,
      encoding: opened.encoding,
      notes: opened.notes.map((note) => note.code),
      sheets,
    };
  } catch (error) {
    if (!(error instanceof UnreadableFile)) throw error;
    const refused = { code: error.code, message: error.message };
    return { refused, kind: '', encoding: null, notes: [], sheets: [] };
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

async function readAll(files: readonly string[]): Promise<void> {
  for (let i = 0; i < files.length; i += 2) {
    const started = performance.now();
    const read = await readOne(files[i] ?? '', files[i + 1] ?? '');
    const mib = Math.round(process.resourceUsage().maxRSS / 1024);
    const seconds = Math.round((performance.now() - started) / 10) / 100;
    process.stdout.write(`${JSON.stringify({ ...read, mib, seconds })}\n`);
  }
}

readAll(process.argv.slice(2)).catch((error: unknown) => {
  process.stderr.write(String(error instanceof Error ? error.stack : error));
  process.exitCode = 1;
});
