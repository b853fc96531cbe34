/**
 * Looks at the chains of a compound file ([MS-CFB], the container of `.xls`) before a reader follows them: the library does not notice a chain
 * that bites its own tail, and would follow it until the memory is gone.
 */

const magic = [0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1];
const headerDifat = 109;

export function isCompoundFile(bytes: Uint8Array): boolean {
  return magic.every((byte, i) => bytes[i] === byte);
}

/**
 * Whether every chain of sectors ends, and every stream is there as long as it claims to be: of a stream that leads out of the file the library
 * reads what is left, and would show one sheet of six as if it were all. Linear in the size of the file.
 */
export function chainsEnd(bytes: Uint8Array): boolean {
  if (bytes.length < 512) return false;
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const shift = view.getUint16(30, true);
  if (shift !== 9 && shift !== 12) return false;
  const file = new Sectors(view, 1 << shift);
  const fatSectors = file.fatSectors();
  if (!fatSectors) return false;
  const fat = file.table(fatSectors);
  if (isCyclic(fat)) return false;
  const mini = file.table(follow(fat, view.getInt32(60, true)));
  if (isCyclic(mini)) return false;
  return file.streamsWhole(follow(fat, view.getInt32(48, true)), fat);
}

/** A stream of a compound file, wherever its sectors lie. */
export interface Stream {
  readonly length: number;
  /** where in the file a byte of the stream is */
  readonly at: (byte: number) => number;
}

/** The first stream with one of these names (small letters); null when there is none. The chains must end. */
export function findStream(bytes: Uint8Array, names: readonly string[]): Stream | null {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const size = 1 << view.getUint16(30, true);
  const file = new Sectors(view, size);
  const fat = file.table(file.fatSectors() ?? []);
  const entries = [...file.entries(follow(fat, view.getInt32(48, true)))];
  const entry = entries.find(({ kind, name }) => kind === 2 && names.includes(name.toLowerCase()));
  const root = entries.find(({ kind }) => kind === 5);
  if (!entry) return null;
  const within = (chain: readonly number[], each: number) => (byte: number) =>
    (chain[Math.floor(byte / each)] ?? -1) * each + (byte % each);
  const sectors = (chain: readonly number[]) => {
    const inSectors = within(chain, size);
    return (byte: number) => inSectors(byte) + size;
  };
  if (entry.length >= view.getUint32(56, true)) return { length: entry.length, at: sectors(follow(fat, entry.start)) };
  const mini = within(follow(file.table(follow(fat, view.getInt32(60, true))), entry.start), 64);
  const whole = sectors(follow(fat, root?.start ?? -1));
  return { length: entry.length, at: (byte) => whole(mini(byte)) };
}

class Sectors {
  readonly #view: DataView;
  readonly #size: number;
  readonly #count: number;

  constructor(view: DataView, size: number) {
    this.#view = view;
    this.#size = size;
    this.#count = Math.max(0, Math.ceil(view.byteLength / size) - 1);
  }

  /** Where the sectors of the table lie that says which sector follows which; null when their own list has no end. */
  fatSectors(): number[] | null {
    const found: number[] = [];
    for (let i = 0; i < headerDifat; i++) found.push(this.#view.getInt32(76 + 4 * i, true));
    const seen = new Set<number>();
    for (let at = this.#view.getInt32(68, true); this.#has(at);) {
      if (seen.has(at)) return null;
      seen.add(at);
      const numbers = this.table([at]);
      found.push(...numbers.slice(0, -1));
      at = numbers.at(-1) ?? -1;
    }
    return found.filter((at) => this.#has(at));
  }

  /** The numbers in these sectors, one after the other. */
  table(sectors: readonly number[]): Int32Array {
    const each = this.#size / 4;
    const numbers = new Int32Array(sectors.length * each).fill(-1);
    sectors.forEach((sector, s) => {
      const from = (sector + 1) * this.#size;
      for (let i = 0; i < each && from + 4 * i + 4 <= this.#view.byteLength; i++)
        numbers[s * each + i] = this.#view.getInt32(from + 4 * i, true);
    });
    return numbers;
  }

  /** What the directory names. `kind`: 2 is a stream, 5 the root, in which the short streams lie. */
  *entries(directory: readonly number[]): Generator<{ kind: number; name: string; start: number; length: number }> {
    for (const sector of directory)
      for (
        let at = (sector + 1) * this.#size;
        at + 128 <= Math.min((sector + 2) * this.#size, this.#view.byteLength);
        at += 128
      ) {
        const letters = Math.min(31, Math.max(0, this.#view.getUint16(at + 64, true) / 2 - 1));
        yield {
          kind: this.#view.getUint8(at + 66),
          name: String.fromCharCode(
            ...Array.from({ length: Math.floor(letters) }, (_, i) => this.#view.getUint16(at + 2 * i, true)),
          ),
          start: this.#view.getInt32(at + 116, true),
          length: this.#view.getUint32(at + 120, true),
        };
      }
  }

  /** Whether the streams in the directory claim no more than there is, and those in sectors of their own lie in the file with all of them. */
  streamsWhole(directory: readonly number[], fat: Int32Array): boolean {
    const smallest = this.#view.getUint32(56, true);
    for (const { kind, start, length } of this.entries(directory)) {
      if (kind === 0) continue;
      if (length > this.#view.byteLength) return false;
      if (kind === 2 && length >= smallest && !this.#isWhole(start, length, fat)) return false;
    }
    return true;
  }

  /** Whether a chain has the sectors that so many bytes need, each of them in the file. */
  #isWhole(start: number, length: number, fat: Int32Array): boolean {
    let at = start;
    for (let left = length; left > 0; left -= this.#size) {
      if (!this.#has(at)) return false;
      at = fat[at] ?? -1;
    }
    return true;
  }

  #has(sector: number): boolean {
    return sector >= 0 && sector < this.#count;
  }
}

/** The chain from a sector on, in a table without cycles. */
function follow(next: Int32Array, start: number): number[] {
  const chain: number[] = [];
  for (let at = start; at >= 0 && at < next.length; at = next[at] ?? -1) chain.push(at);
  return chain;
}

/** Whether somebody who follows the table from some place comes back to where they were. */
function isCyclic(next: Int32Array): boolean {
  // 0: not visited; otherwise the number of the walk that came by
  const walks = new Int32Array(next.length);
  for (let start = 0, walk = 1; start < next.length; start++, walk++)
    for (let at = start; at >= 0 && at < next.length; at = next[at] ?? -1) {
      if (walks[at] === walk) return true;
      if (walks[at] !== 0) break;
      walks[at] = walk;
    }
  return false;
}
