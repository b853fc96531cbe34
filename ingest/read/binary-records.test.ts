import { read, utils, write, type BookType } from '@e965/xlsx';
import { afterAll, expect, test, vi } from 'vitest';
import { mendRecords } from './binary-records.ts';
import { findStream } from './compound-file.ts';

// the library tells the console of records it does not know
const said = vi.spyOn(console, 'error').mockImplementation(() => undefined);
afterAll(() => said.mockRestore());

const cells = (rows: number) => Array.from({ length: rows }, (_, i) => [`案件${i}`, 'A Bureau', i]);

function book(rows: number, bookType: BookType): Uint8Array<ArrayBuffer> {
  const made = utils.book_new();
  utils.book_append_sheet(made, utils.aoa_to_sheet(cells(rows)), '数据');
  return new Uint8Array(write(made, { type: 'buffer', bookType }) as Uint8Array);
}

const rowsOf = (bytes: Uint8Array): unknown[][] => {
  const { Sheets, SheetNames } = read(bytes, { type: 'array' });
  return utils.sheet_to_json(Sheets[SheetNames[0] ?? ''] ?? {}, { header: 1 });
};

/** Where the records of a kind begin in the file, and how many bytes they say they have. */
function* recordsOf(bytes: Uint8Array, wanted: number): Generator<{ at: (byte: number) => number; length: number }> {
  const stream = findStream(bytes, ['workbook', 'book']);
  if (!stream) throw new Error('no workbook in it');
  const word = (i: number) => (bytes[stream.at(i)] ?? 0) + 256 * (bytes[stream.at(i + 1)] ?? 0);
  for (let i = 0; i + 4 <= stream.length; i += 4 + word(i + 2)) {
    const start = i;
    if (word(i) === wanted) yield { at: (byte) => stream.at(start + byte), length: word(i + 2) };
  }
}

// short ones lie in the sectors of other streams, long ones in many of their own
const kinds: readonly (readonly [BookType, number])[] = [
  ['biff8', 1],
  ['biff8', 3000],
  ['biff5', 1],
  ['biff5', 3000],
];

test.each(kinds)('the rows of a %s workbook of %i rows are the same', (kind, rows) => {
  const bytes = book(rows, kind);
  const before = rowsOf(bytes);
  expect(before).toHaveLength(rows);
  expect(mendRecords(bytes)).toBe(true);
  expect(rowsOf(bytes)).toEqual(before);
});

test.each(['biff8', 'biff5'] as const)('a record of %s too short for its text is found, wherever it lies', (kind) => {
  for (const rows of [1, 3000]) {
    const bytes = book(rows, kind);
    const [sheet] = recordsOf(bytes, 0x0085);
    if (!sheet) throw new Error('no sheet is named');
    bytes[sheet.at(2)] = 1;
    expect(mendRecords(bytes)).toBe(false);
  }
});

test('a theme and who wrote it are passed over', () => {
  const bytes = book(50, 'biff8');
  const before = rowsOf(bytes);
  const count = (wanted: number) => [...recordsOf(bytes, wanted)].length;
  // it stands in every workbook; as a theme it would be unpacked
  const [window] = recordsOf(bytes, 0x003d);
  if (!window) throw new Error('no record of the window');
  [bytes[window.at(0)], bytes[window.at(1)]] = [0x96, 0x08];
  expect([count(0x0896), count(0x005c)]).toEqual([1, 1]);
  expect(mendRecords(bytes)).toBe(true);
  expect([count(0x0896), count(0x005c)]).toEqual([0, 0]);
  expect(rowsOf(bytes)).toEqual(before);
});
