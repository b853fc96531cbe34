/**
 * Thrift's compact protocol, in which the footer of a Parquet file is written, as far as the footer needs it: structs, lists, integers, texts.
 * What is read is kept as it is, fields that are unknown here included, so that it can be written again.
 * https://github.com/apache/thrift/blob/master/doc/specs/thrift-compact-protocol.md
 */
export type ThriftValue = boolean | bigint | Uint8Array | ThriftList | ThriftStruct;

export interface ThriftList {
  /** type of every item */
  readonly type: number;
  /** structs to be written may be there as `writeStruct` has written them */
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

/** The same without the items of a list of structs, which may be too many to be kept at once: see `structsIn`. */
export function readFrame(bytes: Uint8Array, field: number): ThriftStruct {
  return new Reader(bytes).frame(field);
}

/** The structs in the list that is a field of the one struct that the bytes are, one after the other. Throws a `ThriftError`. */
export function structsIn(bytes: Uint8Array, field: number): Generator<ThriftStruct> {
  return new Reader(bytes).items(field);
}

export function writeStruct(struct: ThriftStruct): Uint8Array {
  const out = new Writer();
  out.struct(struct);
  return out.written();
}

class Reader {
  readonly #bytes: Uint8Array;
  #at = 0;

  constructor(bytes: Uint8Array) {
    this.#bytes = bytes;
  }

  struct(): ThriftStruct {
    const fields = new Map<number, { type: number; value: ThriftValue }>();
    for (let head = this.#head(0); head !== null; head = this.#head(head.id))
      fields.set(head.id, { type: head.type, value: this.#fieldValue(head.type) });
    return fields;
  }

  frame(left: number): ThriftStruct {
    const fields = new Map<number, { type: number; value: ThriftValue }>();
    for (let head = this.#head(0); head !== null; head = this.#head(head.id)) {
      const value = this.#fieldValue(head.type, head.id === left);
      fields.set(head.id, { type: head.type, value });
    }
    return fields;
  }

  *items(field: number): Generator<ThriftStruct> {
    for (let head = this.#head(0); head !== null; head = this.#head(head.id)) {
      if (head.id !== field) {
        this.#fieldValue(head.type);
        continue;
      }
      const { length } = this.#listHead();
      for (let i = 0; i < length; i++) yield this.struct();
      return;
    }
  }

  /** Number and type of the next field; null at the end of the struct. */
  #head(last: number): { id: number; type: number } | null {
    const head = this.#byte();
    if (head === 0) return null;
    const [type, step] = [head & 15, head >> 4];
    return { id: step === 0 ? Number(this.#integer()) : last + step, type };
  }

  /** `empty`: of a list, nothing but its type */
  #fieldValue(type: number, empty = false): ThriftValue {
    if (type === types.true || type === types.false) return type === types.true;
    if (!empty) return this.#value(type);
    const { type: of, length } = this.#listHead();
    for (let i = 0; i < length; i++) this.#value(of);
    return { type: of, items: [] };
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

  #listHead(): { type: number; length: number } {
    const head = this.#byte();
    const [type, short] = [head & 15, head >> 4];
    return { type, length: short === 15 ? Number(this.#unsigned()) : short };
  }

  #list(): ThriftList {
    const { type, length } = this.#listHead();
    const items: ThriftValue[] = [];
    for (let i = 0; i < length; i++) items.push(this.#value(type));
    return { type, items };
  }

  #integer(): bigint {
    const zigzag = this.#unsigned();
    return (zigzag >> 1n) ^ -(zigzag & 1n);
  }

  #unsigned(): bigint {
    // what fits into the bits of a number is read without big ones, which are slow
    let low = 0;
    for (let shift = 0; shift < 28; shift += 7) {
      const byte = this.#byte();
      low |= (byte & 127) << shift;
      if (byte < 128) return BigInt(low);
    }
    let value = BigInt(low);
    for (let shift = 28n; ; shift += 7n) {
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

class Writer {
  #bytes = new Uint8Array(4096);
  #at = 0;

  written(): Uint8Array {
    return this.#bytes.slice(0, this.#at);
  }

  struct(struct: ThriftStruct): void {
    let last = 0;
    for (const [id, { type, value }] of struct) {
      const step = id - last;
      const shown = type === types.true || type === types.false ? (value === true ? types.true : types.false) : type;
      if (step > 0 && step < 16) this.#byte((step << 4) | shown);
      else {
        this.#byte(shown);
        this.#integer(BigInt(id));
      }
      last = id;
      if (typeof value !== 'boolean') this.#put(type, value);
    }
    this.#byte(0);
  }

  #put(type: number, value: ThriftValue): void {
    if (typeof value === 'boolean') this.#byte(value ? types.true : types.false);
    else if (typeof value === 'bigint') {
      if (type === types.byte) this.#byte(Number(value));
      else this.#integer(value);
    } else if (value instanceof Uint8Array) {
      if (type === types.binary) this.#unsigned(BigInt(value.length));
      this.#all(value);
    } else if (value instanceof Map) this.struct(value as ThriftStruct);
    else this.#list(value as ThriftList);
  }

  #list({ type, items }: ThriftList): void {
    if (items.length < 15) this.#byte((items.length << 4) | type);
    else {
      this.#byte(0xf0 | type);
      this.#unsigned(BigInt(items.length));
    }
    for (const item of items) this.#put(type, item);
  }

  #integer(value: bigint): void {
    this.#unsigned(value >= 0n ? value << 1n : (-value << 1n) - 1n);
  }

  #unsigned(value: bigint): void {
    for (; value > 127n; value >>= 7n) this.#byte(Number(value & 127n) | 128);
    this.#byte(Number(value));
  }

  #byte(byte: number): void {
    this.#room(1);
    this.#bytes[this.#at++] = byte;
  }

  #all(bytes: Uint8Array): void {
    this.#room(bytes.length);
    this.#bytes.set(bytes, this.#at);
    this.#at += bytes.length;
  }

  #room(more: number): void {
    if (this.#at + more <= this.#bytes.length) return;
    const larger = new Uint8Array(Math.max(2 * this.#bytes.length, this.#at + more));
    larger.set(this.#bytes.subarray(0, this.#at));
    this.#bytes = larger;
  }
}
