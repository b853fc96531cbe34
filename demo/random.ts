/** A seed in, the same numbers out on every machine: sfc32 seeded by a hash of the text. Never the clock, never Math.random. */
export class Random {
  readonly #seed: string;
  #a = 0;
  #b = 0;
  #c = 0;
  #counter = 1;

  constructor(seed: string) {
    this.#seed = seed;
    this.#a = hash(seed, 0x9e3779b9);
    this.#b = hash(seed, 0x243f6a88);
    this.#c = hash(seed, 0xb7e15162);
    for (let i = 0; i < 12; i++) this.#next();
  }

  /** An independent stream: what one part draws doesn't move the others. */
  fork(label: string | number): Random {
    return new Random(`${this.#seed}/${label}`);
  }

  /** 0 ≤ x < 1 */
  float(): number {
    return this.#next() / 4294967296;
  }

  /** A whole number, both ends included. */
  int(min: number, max: number): number {
    return min + Math.floor(this.float() * (max - min + 1));
  }

  chance(probability: number): boolean {
    return this.float() < probability;
  }

  pick<T>(list: readonly T[]): T {
    if (list.length === 0) throw new Error('nothing to pick from');
    return list[this.int(0, list.length - 1)] as T;
  }

  /** One of the values, in proportion to its weight. */
  weighted<T>(entries: readonly (readonly [T, number])[]): T {
    let left = this.float() * entries.reduce((sum, [, weight]) => sum + weight, 0);
    for (const [value, weight] of entries) {
      left -= weight;
      if (left < 0) return value;
    }
    return this.pick(entries)[0];
  }

  /** `n` different elements in random order; all of them when there are fewer. */
  sample<T>(list: readonly T[], n: number): T[] {
    const taken: number[] = [];
    const result: T[] = [];
    while (taken.length < Math.min(n, list.length)) {
      // The index among those not taken yet, counted on past the taken ones.
      let index = this.int(0, list.length - taken.length - 1);
      for (const other of taken.toSorted((a, b) => a - b)) if (index >= other) index++;
      taken.push(index);
      result.push(list[index] as T);
    }
    return result;
  }

  #next(): number {
    const t = (this.#a + this.#b + this.#counter) | 0;
    this.#counter = (this.#counter + 1) | 0;
    this.#a = this.#b ^ (this.#b >>> 9);
    this.#b = (this.#c + (this.#c << 3)) | 0;
    this.#c = (this.#c << 21) | (this.#c >>> 11);
    this.#c = (this.#c + t) | 0;
    return t >>> 0;
  }
}

/** FNV-1a over the code points, then mixed (murmur3's finaliser). */
function hash(text: string, basis: number): number {
  let h = basis | 0;
  for (const character of text) h = Math.imul(h ^ (character.codePointAt(0) ?? 0), 0x01000193);
  h = Math.imul(h ^ (h >>> 16), 0x85ebca6b);
  h = Math.imul(h ^ (h >>> 13), 0xc2b2ae35);
  return (h ^ (h >>> 16)) >>> 0;
}
