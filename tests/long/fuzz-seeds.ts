import { readdirSync, readFileSync, statSync } from 'node:fs';
import { extname, join } from 'node:path';
import { utils, write, type BookType } from '@e965/xlsx';
import Papa from 'papaparse';
import { projectFolder } from '../../ingest/cli/site.ts';
import { beside } from '../support/shared.ts';
import { makeZip } from '../read/make-zip.ts';

/** What is mutated: whole and valid files of every kind that is read, small enough to be read thousands of times. */
export interface Seed {
  readonly name: string;
  readonly bytes: Buffer;
}

const largest = 120_000;
const kinds = new Set(['.csv', '.txt', '.xlsx', '.xlsm', '.xlsb', '.xls', '.ods', '.html', '.htm', '.zip']);
const written: readonly (readonly [BookType, string])[] = [
  ['xlsx', 'xlsx'],
  ['xlsb', 'xlsb'],
  ['biff8', 'xls'],
  ['biff5', 'xls'],
  ['ods', 'ods'],
  ['html', 'html'],
];

/** In groups of equal weight: our own fixtures, the same in formats that there are none of, archives, then what the machine has beside the project. */
export function seeds(): Seed[][] {
  const own = filesIn(join(projectFolder, 'tests', 'golden', 'ingest')).filter(({ name }) => name.endsWith('.csv'));
  const tables = own.slice(0, 12);
  const books = tables.slice(0, 4).flatMap(({ name, bytes }) => {
    const { data } = Papa.parse<string[]>(bytes.toString('utf8').replace(/^\uFEFF/, ''));
    const book = utils.book_new();
    utils.book_append_sheet(book, utils.aoa_to_sheet(data), '数据');
    return written.map(([bookType, extension]) => ({
      name: `${name.replace(/\.csv$/, '')}-${bookType}.${extension}`,
      bytes: Buffer.from(write(book, { type: 'buffer', bookType }) as Uint8Array),
    }));
  });
  const archive = {
    name: '报送.zip',
    bytes: makeZip([...tables.slice(0, 3), ...books.slice(0, 2)].map(({ name, bytes }) => ({ name, data: bytes }))),
  };
  const nested = { name: '再套一层.zip', bytes: makeZip([{ name: '里层.zip', data: archive.bytes }]) };
  const folders = ['reference/seed1-small/source', 'reference/seed2-nasty/source', 'corpora/calamine_excel'];
  const others = folders.map((name) => beside(name)).map((folder) => (folder === null ? [] : filesIn(folder)));
  return [tables, books, [archive, nested], ...others].filter((group) => group.length > 0);
}

function filesIn(folder: string): Seed[] {
  return readdirSync(folder, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && kinds.has(extname(entry.name).toLowerCase()))
    .map((entry) => join(entry.parentPath, entry.name))
    .filter((path) => statSync(path).size <= largest && statSync(path).size > 0)
    .sort()
    .map((path) => ({ name: path.replace(/^.*\//, ''), bytes: readFileSync(path) }));
}
