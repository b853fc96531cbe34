/**
 * Thrift's compact protocol, in which the footer of a Parquet file is written, as far as the footer needs it: structs, lists, integers, texts.
 * What is read is kept as it is, fields that are unknown here included, so that it can be written again.
 * https://github.com/apache/thrift/blob/master/doc/specs/thrift-compact-protocol.md
 */
export type ThriftValue = boolean | bigint | Uint8Array | ThriftList | ThriftStruct;

export interface ThriftList {
  /** type of every item */
  readonly type: number;
  readonly items: readonly ThriftValue[];
}

/** Number of the field → its type and value, ascending. */
export type ThriftStruct = ReadonlyMap<number, { readonly type: number; readonly value: ThriftValue }>;

const types = {
  true: 1,
  false: 2,
  byte: 3,
  i16: 4,
  i32: 5,
  i64: 6,
  double: 7,
  binary: 8,
  list: 9,
  set: 10,
  struct: 12,
};

/** The bytes are no struct of this protocol, or one with a kind of field that no footer has. */
export class ThriftError extends Error {
  override readonly name = 'ThriftError';
}

/** Reads the one struct that the bytes are. Throws a `ThriftError`. */
export function readStruct(bytes: Uint8Array): ThriftStruct {
  return new Reader(bytes).struct();
}

export function writeStruct(struct: ThriftStruct): Uint8Array {
  const out: number[] = [];
  putStruct(struct, out);
  return Uint8Array.from(out);
}

class Reader {
  readonly #bytes: Uint8Array;
  #at = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  struct(): ThriftStruct {
    const fields = new Map<number, { type: number; value: ThriftValue }>();
    for (let id = 0; ;) {
      const head = this.#byte();
      if (head === 0) return fields;
      const [type, step] = [head & 15, head >> 4];
      id = step === 0 ? Number(this.#integer()) : id + step;
      fields.set(id, {
        type,
        value: type === types.true || type === types.false ? type === types.true : this.#value(type),
      });
    }
  }

  #value(type: number): ThriftValue {
    switch (type) {
      case types.true:
      case types.false:
        // within a list a boolean is a byte of its own
        return this.#byte() === types.true;
      case types.byte:
        return BigInt(this.#byte());
      case types.i16:
      case types.i32:
      case types.i64:
        return this.#integer();
      case types.double:
        return this.#take(8);
      case types.binary:
        return this.#take(Number(this.#unsigned()));
      case types.list:
      case types.set:
        return this.#list();
      case types.struct:
        return this.struct();
      default:
        throw new ThriftError(`type ${type} at ${this.#at}`);
    }
  }

  #list(): ThriftList {
    const head = this.#byte();
    const [type, short] = [head & 15, head >> 4];
    const length = short === 15 ? Number(this.#unsigned()) : short;
    const items: ThriftValue[] = [];
    for (let i = 0; i < length; i++) items.push(this.#value(type));
    return { type, items };
  }

  #integer(): bigint {
    const zigzag = this.#unsigned();
    return (zigzag >> 1n) ^ -(zigzag & 1n);
  }

  #unsigned(): bigint {
    let value = 0n;
    for (let shift = 0n; ; shift += 7n) {
      const byte = this.#byte();
      value |= BigInt(byte & 127) << shift;
      if (byte < 128) return value;
    }
  }

  #byte(): number {
    const byte = this.#bytes[this.#at++];
    if (byte === undefined) throw new ThriftError(`ends at ${this.#at - 1}`);
    return byte;
  }

  #take(length: number): Uint8Array {
    const taken = this.#bytes.subarray(this.#at, (this.#at += length));
    if (taken.length < length) throw new ThriftError(`ends at ${this.#bytes.length}`);
    return taken;
  }
}

function putStruct(struct: ThriftStruct, out: number[]): void {
  let last = 0;
  for (const [id, { type, value }] of struct) {
    const step = id - last;
    const shown = type === types.true || type === types.false ? (value === true ? types.true : types.false) : type;
    if (step > 0 && step < 16) out.push((step << 4) | shown);
    else {
      out.push(shown);
      putInteger(BigInt(id), out);
    }
    last = id;
    if (typeof value !== 'boolean') put(type, value, out);
  }
  out.push(0);
}

function put(type: number, value: ThriftValue, out: number[]): void {
  if (typeof value === 'boolean') out.push(value ? types.true : types.false);
  else if (typeof value === 'bigint') {
    if (type === types.byte) out.push(Number(value));
    else putInteger(value, out);
  } else if (value instanceof Uint8Array) {
    if (type === types.binary) putUnsigned(BigInt(value.length), out);
    for (const byte of value) out.push(byte);
  } else if (value instanceof Map) putStruct(value as ThriftStruct, out);
  else {
    const list = value as ThriftList;
    if (list.items.length < 15) out.push((list.items.length << 4) | list.type);
    else {
      out.push(0xf0 | list.type);
      putUnsigned(BigInt(list.items.length), out);
    }
    for (const item of list.items) put(list.type, item, out);
  }
}

function putInteger(value: bigint, out: number[]): void {
  putUnsigned(value >= 0n ? value << 1n : (-value << 1n) - 1n, out);
}

function putUnsigned(value: bigint, out: number[]): void {
  for (; value > 127n; value >>= 7n) out.push(Number(value & 127n) | 128);
  out.push(Number(value));
}
