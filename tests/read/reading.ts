import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterEach, beforeEach } from 'vitest';
import { CsvParser } from '../../ingest/read/csv-parser.ts';
import type { HeaderScore } from '../../ingest/read/csv-delimiter.ts';
import { openSource, type Opened } from '../../ingest/read/open.ts';
import type { Sheet } from '../../ingest/read/sheet.ts';

/** How many of the headers these tests use a head shows, as the layouts would. */
const known = new Set(['案件编号', '办案机关', '当事人', '立案日期', '罚款金额']);
export const score: HeaderScore = (head) =>
  Math.max(0, ...head.map((cells) => new Set(cells.filter((cell) => known.has(cell))).size));

/** A folder for each test of a file, and the reading of files written into it. */
export function scratch() {
  const place = { folder: '' };
  beforeEach(async () => {
    place.folder = await mkdtemp(join(tmpdir(), 'mingjing-read-'));
  });
  afterEach(() => rm(place.folder, { recursive: true }));
  return {
    /** path of a file of that name */
    path: (name: string) => join(place.folder, name),
    folder: () => place.folder,
    read: async (bytes: Uint8Array | string, name = 'x.csv', rate: HeaderScore = score): Promise<Opened> => {
      const path = join(place.folder, name);
      await writeFile(path, bytes);
      const work = await mkdtemp(join(place.folder, 'work-'));
      return openSource({ path, name: basename(path), bytes: Buffer.byteLength(bytes) }, work, rate);
    },
  };
}

/** The records of a sheet as the database will see them. */
export function records(sheet: Sheet): string[][] {
  const found: string[][] = [];
  const parser = new CsvParser(sheet.csv.delimiter, (cells) => found.push(cells));
  parser.push(readFileSync(sheet.csv.path, 'utf8').replace(/^\uFEFF/u, ''));
  parser.end();
  return found;
}

/** The only sheet of a file. */
export function only(opened: Opened): Sheet {
  const [sheet] = opened.sheets;
  if (!sheet || opened.sheets.length !== 1) throw new Error(`${opened.sheets.length} sheets`);
  return sheet;
}

/** Codes of everything noted about a file and its sheets. */
export function codes(opened: Opened): string[] {
  return [...opened.notes, ...opened.sheets.flatMap((sheet) => sheet.notes)].map((note) => note.code);
}
