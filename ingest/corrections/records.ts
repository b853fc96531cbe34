import { platform } from '#platform';
import { partsOf } from '../read/bytes.ts';
import { CsvParser } from '../read/csv-parser.ts';
import type { RegularCsv } from '../read/sheet.ts';

const partSize = 1 << 20;
const [LF, QUOTE] = [10, 34];

/** A record as it stands in the file, its line end included, or the bytes between two that were asked for. */
type Piece =
  { readonly record: number; readonly bytes: Uint8Array } | { readonly record: null; readonly bytes: Uint8Array };

/**
 * Goes through a regular CSV file and gives some of its records whole, by their number from 1; with `between` also everything else, in
 * order. Without, it ends with the last of them. The bytes may be used again afterwards.
 */
async function* piecesOf(csv: RegularCsv, wanted: ReadonlySet<number>, between: boolean): AsyncGenerator<Piece> {
  const last = Math.max(0, ...wanted);
  let [record, quoted] = [1, false];
  let begun: Uint8Array[] = [];
  for await (const part of partsOf(csv.path, partSize)) {
    let from = 0;
    for (let i = 0; i < part.length; i++) {
      const byte = part[i];
      if (byte === QUOTE) quoted = !quoted;
      else if (byte === LF && !quoted) {
        if (wanted.has(record)) {
          yield { record, bytes: joined([...begun, part.subarray(from, i + 1)]) };
          begun = [];
          from = i + 1;
        }
        record++;
        if (record > last && !between) return;
        if (wanted.has(record)) {
          if (between && i + 1 > from) yield { record: null, bytes: part.subarray(from, i + 1) };
          from = i + 1;
        }
      }
    }
    if (wanted.has(record) && from < part.length) begun.push(part.slice(from));
    else if (between && from < part.length) yield { record: null, bytes: part.subarray(from) };
  }
  if (begun.length > 0) yield { record, bytes: joined(begun) };
}

/** The cells of some records, by number; those that are not there are left out. */
export async function cellsOf(csv: RegularCsv, records: readonly number[]): Promise<Map<number, string[]>> {
  const found = new Map<number, string[]>();
  for await (const piece of piecesOf(csv, new Set(records), false))
    if (piece.record !== null) found.set(piece.record, cellsIn(csv, piece.bytes));
  return found;
}

/**
 * Writes a copy in which some records have other cells: `change` gets those of a record and gives what is to stand there, or null to leave
 * it. Everything else stays byte for byte. Returns the copy, and the SHA-256 of its bytes.
 */
export async function rewriteRecords(
  csv: RegularCsv,
  path: string,
  records: readonly number[],
  change: (record: number, cells: readonly string[]) => readonly string[] | null,
): Promise<{ csv: RegularCsv; sha256: string }> {
  const out = await platform.create(path);
  const hash = platform.sha256();
  let { longest } = csv;
  try {
    for await (const { record, bytes } of piecesOf(csv, new Set(records), true)) {
      const cells = record === null ? null : change(record, cellsIn(csv, bytes));
      const written = cells === null ? bytes : encoder.encode(lineOf(cells, csv.delimiter) + lineEnd(bytes));
      longest = Math.max(longest, record === null ? 0 : written.length);
      hash.update(written);
      await out.write(written);
    }
  } finally {
    await out.close();
  }
  return { csv: { ...csv, path, longest }, sha256: hash.hex() };
}

const encoder = new TextEncoder();

function cellsIn({ delimiter }: RegularCsv, bytes: Uint8Array): string[] {
  let found: string[] = [];
  const parser = new CsvParser(delimiter, (cells) => (found = cells));
  parser.push(new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes));
  parser.end();
  return found;
}

/** A character that the database can't read in a text is left out, as it is when a file is read. */
function lineOf(cells: readonly string[], delimiter: string): string {
  return cells.map((cell) => `"${cell.replaceAll('\0', '').replaceAll('"', '""')}"`).join(delimiter);
}

function lineEnd(bytes: Uint8Array): string {
  if (bytes.at(-1) !== LF) return '';
  return bytes.at(-2) === 13 ? '\r\n' : '\n';
}

function joined(parts: readonly Uint8Array[]): Uint8Array {
  const [only] = parts;
  if (only && parts.length === 1) return only;
  const all = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    all.set(part, at);
    at += part.length;
  }
  return all;
}
