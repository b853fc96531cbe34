import { open } from 'node:fs/promises';
import {
  readStruct,
  ThriftError,
  writeStruct,
  type ThriftList,
  type ThriftStruct,
  type ThriftValue,
} from './thrift.ts';

/** A row group of a Parquet file: where its bytes are, and a footer with which they are a Parquet file of their own. */
export interface FilePart {
  /** first byte, and how many there are */
  readonly start: number;
  readonly bytes: number;
  readonly rows: number;
  /**
   * Serialised `FileMetaData` of the file `PAR1` + these bytes + this footer + its length (4 bytes, little-endian) + `PAR1`. Without
   * statistics, which only help to pass over what is not asked for.
   */
  readonly footer: Uint8Array;
}

const magic = 'PAR1';
/** `PAR1`, before the first row group */
const headBytes = 4;
/** length of the footer and `PAR1`, at the very end */
const tailBytes = 8;

/** Numbers of the fields in `parquet.thrift` of the format's specification. */
const file = { rows: 3, groups: 4, columnOrders: 7 };
const group = { columns: 1, rows: 3, sorting: 4, fileOffset: 5 };
const chunk = { fileOffset: 2, meta: 3 };
const meta = { compressed: 7, data: 9, index: 10, dictionary: 11, statistics: 12 };

/** The row groups of a Parquet file, in order. Rejects with a `ThriftError` where it has no footer. */
export async function filePartsOf(path: string): Promise<FilePart[]> {
  const handle = await open(path);
  try {
    const { size } = await handle.stat();
    const tail = new Uint8Array(tailBytes);
    await handle.read(tail, 0, tailBytes, Math.max(0, size - tailBytes));
    const length = new DataView(tail.buffer).getUint32(0, true);
    if (new TextDecoder().decode(tail.subarray(4)) !== magic || length > size - tailBytes - headBytes)
      throw new ThriftError(`${path}: no Parquet`);
    const footer = new Uint8Array(length);
    await handle.read(footer, 0, length, size - tailBytes - length);
    return partsOfFooter(footer);
  } finally {
    await handle.close();
  }
}

/** The same from the serialised footer. */
export function partsOfFooter(footer: Uint8Array): FilePart[] {
  const whole = readStruct(footer);
  return structs(list(whole, file.groups)).map((one) => {
    const chunks = structs(list(one, group.columns)).map((c) => struct(c, chunk.meta));
    const start = Math.min(...chunks.map(firstByte));
    const end = Math.max(...chunks.map((c) => firstByte(c) + number(c, meta.compressed)));
    const rows = number(one, group.rows);
    return { start, bytes: end - start, rows, footer: writeStruct(alone(whole, one, start - headBytes)) };
  });
}

/** The footer of a file that has this row group only, `shift` bytes nearer to its beginning. */
function alone(whole: ThriftStruct, one: ThriftStruct, shift: number): ThriftStruct {
  const moved = (from: ThriftStruct, field: number) =>
    from.has(field) ? [[field, integer(from, field, BigInt(number(from, field) - shift))] as const] : [];
  const chunks = structs(list(one, group.columns)).map((column) => {
    const about = struct(column, chunk.meta);
    const kept = [...about].filter(([id]) => id < meta.statistics);
    const own = new Map([...kept, ...[meta.data, meta.index, meta.dictionary].flatMap((id) => moved(about, id))]);
    return new Map([
      [chunk.fileOffset, integer(column, chunk.fileOffset, 0n)],
      [chunk.meta, { type: 12, value: ascending(own) }],
    ]);
  });
  const groups = new Map([...one].filter(([id]) => id < group.sorting));
  groups.set(group.columns, { type: 9, value: { type: 12, items: chunks } });
  const kept = new Map([...whole].filter(([id]) => id <= file.groups || id === file.columnOrders));
  kept.set(file.rows, integer(whole, file.rows, BigInt(number(one, group.rows))));
  kept.set(file.groups, { type: 9, value: { type: 12, items: [ascending(groups)] } });
  return ascending(kept);
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
