import { once } from 'node:events';
import { createWriteStream } from 'node:fs';
import { finished } from 'node:stream/promises';
import { csvCell, csvText, type CsvValue } from '../../src/lib/results/csv.ts';

/** A CSV document in pieces, for lists that may be long; each piece but the first is whole lines. See `csvText`. */
export async function* csvPieces(
  titles: readonly string[],
  batches: AsyncIterable<readonly (readonly CsvValue[])[]>,
): AsyncGenerator<string> {
  yield csvText(titles, []);
  for await (const rows of batches) yield rows.map((row) => `${row.map(csvCell).join(',')}\r\n`).join('');
}

/** Writes text piece by piece to a file. Rejects with the system's error when it can't be written. */
export async function writePieces(path: string, pieces: AsyncIterable<string>): Promise<void> {
  const file = createWriteStream(path);
  await once(file, 'open');
  for await (const piece of pieces) if (!file.write(piece)) await once(file, 'drain');
  file.end();
  await finished(file);
}
