import { unzipSync, zipSync } from 'fflate';

/** A random source whose numbers depend on its seed only (mulberry32). */
export class Chance {
  #state: number;

  constructor(seed: number) {
    this.#state = seed >>> 0;
  }

  /** A whole number from 0 to `below`, which is left out. */
  whole(below: number): number {
    this.#state = (this.#state + 0x6d2b79f5) >>> 0;
    let t = this.#state;
    t = Math.imul(t ^ (t >>> 15), t | 1);
    t ^= t + Math.imul(t ^ (t >>> 7), t | 61);
    return Math.floor((((t ^ (t >>> 14)) >>> 0) / 4294967296) * below);
  }

  of<T>(list: readonly T[]): T {
    const found = list[this.whole(list.length)];
    if (found === undefined) throw new Error('nothing to choose from');
    return found;
  }
}

type Mutation = (bytes: Buffer, chance: Chance, other: Buffer) => Buffer;

/** What breaks readers: bytes that mean something in one of the formats. */
const telling = [
  '"',
  ',',
  '\n',
  '\r',
  '\0',
  '\t',
  ';',
  '<',
  '>',
  '&#',
  '<!--',
  '<![CDATA[',
  '<!DOCTYPE',
  ']]>',
  'PK\x03\x04',
  '\xff\xfe',
  '\xef\xbb\xbf',
  '\x81',
  '\xfe\xfe',
];
const numbers = [0, 1, 0x7f, 0x80, 0xff, 0x7fff, 0x8000, 0xffff, 0x7fffffff, 0x80000000, 0xffffffff];

const flip: Mutation = (bytes, chance) => {
  const out = Buffer.from(bytes);
  for (let i = 1 + chance.whole(8); i > 0 && out.length > 0; i--) {
    const at = chance.whole(out.length);
    out[at] = (out[at] ?? 0) ^ (1 << chance.whole(8));
  }
  return out;
};
const truncate: Mutation = (bytes, chance) => bytes.subarray(0, chance.whole(bytes.length));
const behead: Mutation = (bytes, chance) => bytes.subarray(chance.whole(Math.min(bytes.length, 4096)));
const cut: Mutation = (bytes, chance) => {
  const at = chance.whole(bytes.length);
  return Buffer.concat([bytes.subarray(0, at), bytes.subarray(at + 1 + chance.whole(512))]);
};
const repeat: Mutation = (bytes, chance) => {
  const at = chance.whole(bytes.length);
  const piece = bytes.subarray(at, at + 1 + chance.whole(2048));
  const copies: Buffer[] = Array.from({ length: 1 + chance.whole(20) }, () => piece);
  return Buffer.concat([bytes.subarray(0, at), ...copies, bytes.subarray(at)]);
};
const splice: Mutation = (bytes, chance, other) =>
  Buffer.concat([bytes.subarray(0, chance.whole(bytes.length)), other.subarray(chance.whole(other.length))]);
const insert: Mutation = (bytes, chance) => {
  const at = chance.whole(bytes.length);
  const piece = Buffer.from(chance.of(telling).repeat(1 + chance.whole(chance.of([2, 2, 2000]))), 'latin1');
  return Buffer.concat([bytes.subarray(0, at), piece, bytes.subarray(at)]);
};
/** Numbers of a header: in the first half kilobyte, or in one of the records of a zip. */
const header: Mutation = (bytes, chance) => {
  const out = Buffer.from(bytes);
  const records = [0];
  for (let at = out.indexOf('PK'); at >= 0 && records.length < 200; at = out.indexOf('PK', at + 2)) records.push(at);
  for (let i = 1 + chance.whole(3); i > 0; i--) {
    const at = chance.of(records) + chance.whole(chance.of([30, 46, 512]));
    if (at + 4 > out.length) continue;
    if (chance.whole(2) === 0) out.writeUInt16LE(chance.of(numbers) & 0xffff, at);
    else out.writeUInt32LE(chance.of(numbers), at);
  }
  return out;
};
/** A zip with one of its parts changed, named twice, or left out; its sums are right. */
const part: Mutation = (bytes, chance, other) => {
  if (bytes.toString('latin1', 0, 2) !== 'PK') return flip(bytes, chance, other);
  let parts: Record<string, Uint8Array>;
  try {
    parts = unzipSync(bytes);
  } catch {
    return flip(bytes, chance, other);
  }
  const names = Object.keys(parts);
  if (names.length === 0) return flip(bytes, chance, other);
  const name = chance.of(names);
  const what = chance.whole(8);
  if (what === 0) parts = Object.fromEntries(Object.entries(parts).filter(([one]) => one !== name));
  else if (what === 1)
    parts[chance.of([name.toUpperCase(), `../${name}`, `/${name}`, `${name}/`, name.repeat(30)])] =
      parts[name] ?? new Uint8Array();
  else parts[name] = chance.of([flip, cut, repeat, insert, truncate])(Buffer.from(parts[name] ?? ''), chance, other);
  return Buffer.from(zipSync(parts, { level: 1 }));
};
/** The directory of a zip lists an entry twice. */
const twice: Mutation = (bytes, chance, other) => {
  const at = bytes.indexOf('PK\x01\x02', 0, 'latin1');
  const end = bytes.lastIndexOf('PK\x05\x06', undefined, 'latin1');
  if (at < 0 || end < at || end + 22 > bytes.length) return flip(bytes, chance, other);
  const entry = bytes.subarray(at, at + 46 + bytes.readUInt16LE(at + 28));
  const out = Buffer.concat([bytes.subarray(0, end), entry, bytes.subarray(end)]);
  const tail = end + entry.length;
  out.writeUInt16LE((out.readUInt16LE(tail + 8) + 1) & 0xffff, tail + 8);
  out.writeUInt16LE((out.readUInt16LE(tail + 10) + 1) & 0xffff, tail + 10);
  out.writeUInt32LE((out.readUInt32LE(tail + 12) + entry.length) >>> 0, tail + 12);
  return out;
};

const mutations = { flip, truncate, behead, cut, repeat, splice, insert, header, part, twice } as const;

/** A file changed once to three times, and how. */
export function mutated(bytes: Buffer, chance: Chance, other: Buffer): { bytes: Buffer; how: string } {
  const names = Array.from({ length: chance.of([1, 1, 2, 3]) }, () =>
    chance.of(Object.keys(mutations) as (keyof typeof mutations)[]),
  );
  let out = bytes;
  for (const name of names) if (out.length > 64) out = mutations[name](out, chance, other);
  return { bytes: out, how: names.join('+') };
}
