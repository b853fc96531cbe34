import { createHash } from 'node:crypto';
import { open, type FileHandle } from 'node:fs/promises';
import {
  readFrame,
  structsIn,
  ThriftError,
  writeStruct,
  type ThriftList,
  type ThriftStruct,
  type ThriftValue,
} from './thrift.ts';

/** A row group of a divided file. */
export interface FilePart {
  /**
   * First byte, and how many there are: those of the row group, a footer of its own, the footer's length (4 bytes, little-endian) and `PAR1`. Behind
   * another `PAR1` they are a Parquet file.
   */
  readonly start: number;
  readonly bytes: number;
  readonly rows: number;
  readonly sha256: string;
}

/** A Parquet file whose row groups can be read one by one. */
export interface DividedFile {
  /** at least one; of a table without rows, one without rows */
  readonly parts: readonly FilePart[];
  /** footer of a file with the same columns and no rows */
  readonly schema: Uint8Array;
  readonly rows: number;
  readonly bytes: number;
  readonly sha256: string;
}

const magic = new TextEncoder().encode('PAR1');
/** length of the footer and `PAR1`, at the very end */
const tailBytes = 8;

/** Numbers of the fields in `parquet.thrift` of the format's specification. */
const file = { schema: 2, rows: 3, groups: 4, columnOrders: 7 };
const group = { columns: 1, rows: 3, sorting: 4, fileOffset: 5, ordinal: 7 };
const chunk = { fileOffset: 2, meta: 3 };
const meta = { compressed: 7, data: 9, index: 10, dictionary: 11, statistics: 12, bloom: 14 };

/**
 * Writes the rows of Parquet files of the same columns, one after the other, as one file: the row groups as they are, each followed by a footer of its
 * own, which a reader of the whole passes over. A file that is divided already gives the same bytes. Rejects with a `ThriftError` where a source is no
 * such file. Memory: one row group, and the footers.
 */
export async function divide(sources: readonly string[], target: string): Promise<DividedFile> {
  const out = new Output(await open(target, 'w'));
  try {
    await out.write(magic);
    const parts: FilePart[] = [];
    const groups: Uint8Array[] = [];
    let frame: ThriftStruct | null = null;
    for (const source of sources) {
      const handle = await open(source);
      try {
        const footer = await footerOf(handle, source);
        const own = readFrame(footer, file.groups);
        frame ??= own;
        if (!sameColumns(frame, own)) throw new ThriftError(`${source}: other columns`);
        for (const one of structsIn(footer, file.groups)) {
          const { start, end } = placeOf(one);
          const content = new Uint8Array(end - start);
          await handle.read(content, 0, content.length, start);
          groups.push(writeStruct(moved(one, out.at - start)));
          parts.push(await out.part(content, alone(own, one, start - magic.length), number(one, group.rows)));
        }
      } finally {
        await handle.close();
      }
    }
    if (frame === null) throw new ThriftError(`${target}: nothing to divide`);
    const schema = alone(frame, null, 0);
    if (parts.length === 0) parts.push(await out.part(new Uint8Array(), schema, 0));
    const rows = parts.reduce((sum, part) => sum + part.rows, 0);
    const whole = new Map(frame);
    whole.set(file.rows, integer(frame, file.rows, BigInt(rows)));
    whole.set(file.groups, { type: 9, value: { type: 12, items: groups } });
    await out.write(withTail(writeStruct(whole)));
    return { parts, schema, rows, ...(await out.end()) };
  } finally {
    await out.close();
  }
}

/** A file that is written from its beginning to its end, and hashed on the way. */
class Output {
  readonly #handle: FileHandle;
  readonly #hash = createHash('sha256');
  #waiting: Uint8Array[] = [];
  #length = 0;
  /** bytes so far */
  at = 0;

  constructor(handle: FileHandle) {
    this.#handle = handle;
  }

  async write(bytes: Uint8Array): Promise<void> {
    this.#hash.update(bytes);
    this.#waiting.push(bytes);
    this.#length += bytes.length;
    this.at += bytes.length;
    if (this.#length >= 1 << 22) await this.#flush();
  }

  async part(content: Uint8Array, footer: Uint8Array, rows: number): Promise<FilePart> {
    const start = this.at;
    const tail = withTail(footer);
    const sha256 = createHash('sha256').update(content).update(tail).digest('hex');
    await this.write(content);
    await this.write(tail);
    return { start, bytes: content.length + tail.length, rows, sha256 };
  }

  async end(): Promise<{ bytes: number; sha256: string }> {
    await this.#flush();
    return { bytes: this.at, sha256: this.#hash.digest('hex') };
  }

  async close(): Promise<void> {
    await this.#handle.close();
  }

  async #flush(): Promise<void> {
    // all of it in one buffer: a write of several may end after some of them
    await this.#handle.writeFile(Buffer.concat(this.#waiting));
    this.#waiting = [];
    this.#length = 0;
  }
}

async function footerOf(handle: FileHandle, path: string): Promise<Uint8Array> {
  const { size } = await handle.stat();
  const tail = new Uint8Array(tailBytes);
  await handle.read(tail, 0, tailBytes, Math.max(0, size - tailBytes));
  const length = new DataView(tail.buffer).getUint32(0, true);
  if (Buffer.compare(tail.subarray(4), magic) !== 0 || length > size - tailBytes - magic.length)
    throw new ThriftError(`${path}: no Parquet`);
  const footer = new Uint8Array(length);
  await handle.read(footer, 0, length, size - tailBytes - length);
  return footer;
}

function withTail(footer: Uint8Array): Uint8Array {
  const tail = new Uint8Array(footer.length + tailBytes);
  tail.set(footer);
  new DataView(tail.buffer).setUint32(footer.length, footer.length, true);
  tail.set(magic, footer.length + 4);
  return tail;
}

/** Where the bytes of a row group are. */
function placeOf(one: ThriftStruct): { start: number; end: number } {
  const chunks = structs(list(one, group.columns)).map((c) => struct(c, chunk.meta));
  const start = Math.min(...chunks.map(firstByte));
  return { start, end: Math.max(...chunks.map((c) => firstByte(c) + number(c, meta.compressed))) };
}

/**
 * The footer of a file that has this row group only, `shift` bytes nearer to its beginning; without statistics, which only help to pass over what is
 * not asked for. Without a row group, that of an empty file.
 */
function alone(whole: ThriftStruct, one: ThriftStruct | null, shift: number): Uint8Array {
  const kept = new Map([...whole].filter(([id]) => id <= file.groups || id === file.columnOrders));
  const items: ThriftStruct[] = [];
  if (one) {
    const own = new Map([...withoutPlaces(one, -shift, meta.statistics)].filter(([id]) => id < group.sorting));
    items.push(own);
  }
  kept.set(file.rows, integer(whole, file.rows, one ? BigInt(number(one, group.rows)) : 0n));
  kept.set(file.groups, { type: 9, value: { type: 12, items } });
  return writeStruct(ascending(kept));
}

/** A row group as the footer of the whole file has it, `by` bytes further on. */
function moved(one: ThriftStruct, by: number): ThriftStruct {
  return new Map(
    [...withoutPlaces(one, by, meta.bloom)].filter(([id]) => id !== group.fileOffset && id !== group.ordinal),
  );
}

/** A row group whose chunks are moved; of what is known of each, only the fields below `until`. */
function withoutPlaces(one: ThriftStruct, by: number, until: number): ThriftStruct {
  const places = new Set([meta.data, meta.index, meta.dictionary]);
  const chunks = structs(list(one, group.columns)).map((column) => {
    const about = struct(column, chunk.meta);
    const own = [...about]
      .filter(([id]) => id < until)
      .map(([id, { type, value }]) =>
        places.has(id) && typeof value === 'bigint' && value > 0n
          ? ([id, { type, value: value + BigInt(by) }] as const)
          : ([id, { type, value }] as const),
      );
    return new Map([
      [chunk.fileOffset, integer(column, chunk.fileOffset, 0n)],
      [chunk.meta, { type: 12, value: new Map(own) }],
    ]);
  });
  const groups = new Map(one);
  groups.set(group.columns, { type: 9, value: { type: 12, items: chunks } });
  return groups;
}

function sameColumns(one: ThriftStruct, other: ThriftStruct): boolean {
  const [a, b] = [one, other].map((whole) => {
    const schema = whole.get(file.schema);
    return schema ? writeStruct(new Map([[file.schema, schema]])) : new Uint8Array();
  });
  return Buffer.compare(a ?? new Uint8Array(), b ?? new Uint8Array()) === 0;
}

function firstByte(about: ThriftStruct): number {
  const dictionary = about.has(meta.dictionary) ? number(about, meta.dictionary) : Infinity;
  return Math.min(number(about, meta.data), dictionary > 0 ? dictionary : Infinity);
}

function ascending(fields: ThriftStruct): ThriftStruct {
  return new Map([...fields].sort(([a], [b]) => a - b));
}

function integer(from: ThriftStruct, field: number, value: bigint): { type: number; value: ThriftValue } {
  return { type: from.get(field)?.type ?? 6, value };
}

function number(from: ThriftStruct, field: number): number {
  const value = from.get(field)?.value;
  if (typeof value !== 'bigint') throw new ThriftError(`field ${field} is no number`);
  return Number(value);
}

function struct(from: ThriftStruct, field: number): ThriftStruct {
  const value = from.get(field)?.value;
  if (!(value instanceof Map)) throw new ThriftError(`field ${field} is no struct`);
  return value as ThriftStruct;
}

function list(from: ThriftStruct, field: number): ThriftList {
  const value = from.get(field)?.value;
  if (typeof value !== 'object' || !('items' in value)) throw new ThriftError(`field ${field} is no list`);
  return value;
}

function structs(from: ThriftList): ThriftStruct[] {
  return from.items.map((item) => {
    if (!(item instanceof Map)) throw new ThriftError('no struct');
    return item as ThriftStruct;
  });
}
