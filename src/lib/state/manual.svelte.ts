import { parseManual, type Manual } from '../assess/manual.ts';
import type { Scheme } from '../assess/scheme.ts';
import type { Manifest } from '../snapshot/manifest.ts';

/** Points that people gave, by scheme and year, as the table they came in; kept in this browser where it keeps anything. */
class ManualPoints {
  /** tables by key */
  #tables = $state.raw<ReadonlyMap<string, string>>(new Map());
  /** false: this browser keeps nothing */
  kept = $state(true);

  /** What was given; a table that no longer goes with the scheme or the register gives nothing. */
  of(scheme: Scheme, year: number, agencies: Manifest['agencies']): Manual {
    const key = keyOf(scheme, year);
    const table = this.#tables.get(key) ?? stored(key);
    if (table === null) return new Map();
    try {
      return parseManual(table, scheme, agencies);
    } catch {
      return new Map();
    }
  }

  /** Takes a table. Throws a `ManualError`; then what was given before stays. */
  take(table: string, scheme: Scheme, year: number, agencies: Manifest['agencies']): void {
    parseManual(table, scheme, agencies);
    this.#keep(keyOf(scheme, year), table);
  }

  clear(scheme: Scheme, year: number): void {
    this.#keep(keyOf(scheme, year), '');
  }

  #keep(key: string, table: string): void {
    this.#tables = new Map([...this.#tables, [key, table === '' ? empty : table]]);
    try {
      if (table === '') localStorage.removeItem(key);
      else localStorage.setItem(key, table);
    } catch {
      this.kept = false;
    }
  }
}

/** a table with nothing in it */
const empty = '机关代码,项目,得分,理由,评分人';

const keyOf = ({ id, version }: Scheme, year: number) => `mingjing.points.${id}.${version}.${year}`;

function stored(key: string): string | null {
  try {
    return localStorage.getItem(key);
  } catch {
    return null;
  }
}

export const manualPoints = new ManualPoints();
