/**
 * A snapshot that is read by parts: each large table has an index of its row groups, a table itself, which says of each where its bytes are, their
 * hash, and between which values its columns lie. From these it is told which row groups a question can need. What is chosen may be more than is
 * needed, never less: the question filters the rows once more.
 */

/** Table of the manifest → the table that is the index of its row groups. */
export function indexName(table: string): string {
  return `parts/${table}`;
}

/** A row group of a large table. */
export interface Part {
  /** its number in the file */
  readonly part: number;
  /** its first byte in the file, and how many it has, those of its own footer included */
  readonly start: number;
  readonly bytes: number;
  readonly rows: number;
  readonly sha256: string;
  readonly bounds: ReadonlyMap<string, Bound>;
}

/** The least and the greatest value of a column; null where it has none, or the writer did not say. Days as `YYYY-MM-DD`. */
export interface Bound {
  readonly min: string | null;
  readonly max: string | null;
  readonly nulls: number | null;
}

/** What a row must be to be asked for. Texts are compared as DuckDB does, by their code points, numbers as numbers. */
export type Condition =
  | { readonly column: string; readonly any: readonly (string | number)[]; readonly orNull?: boolean }
  | {
      readonly column: string;
      readonly from?: string | number | undefined;
      readonly to?: string | number | undefined;
      readonly orNull?: boolean;
    };

/** A row of an index as the engine gives it. */
export interface IndexRow extends Omit<Part, 'bounds'> {
  /** JSON */
  readonly bounds: string | null;
}

interface StoredBound extends Bound {
  readonly column: string;
}

export function partOf({ bounds, ...row }: IndexRow): Part {
  const list = bounds === null ? [] : (JSON.parse(bounds) as StoredBound[]);
  return { ...row, bounds: new Map(list.map(({ column, min, max, nulls }) => [column, { min, max, nulls }])) };
}

/** The parts in which there can be a row that fulfils all conditions. */
export function choose(parts: readonly Part[], conditions: readonly Condition[]): Part[] {
  return parts.filter((part) => conditions.every((condition) => canHold(part, condition)));
}

function canHold({ bounds, rows }: Part, condition: Condition): boolean {
  const bound = bounds.get(condition.column);
  if (!bound) return true;
  const { min, max, nulls } = bound;
  if (condition.orNull === true && nulls !== 0) return true;
  if (min === null || max === null) return nulls !== rows;
  if ('any' in condition) return condition.any.some((value) => order(min, value) <= 0 && order(max, value) >= 0);
  const { from, to } = condition;
  return (to === undefined || order(min, to) <= 0) && (from === undefined || order(max, from) >= 0);
}

/** The parts with the greatest values of a numeric column first; `most` is null where there is none. One that does not say comes before all. */
export function greatestFirst(parts: readonly Part[], column: string): { part: Part; most: number | null }[] {
  return parts
    .map((part) => ({ part, most: greatest(part, column) }))
    .sort((a, b) => (b.most ?? -Infinity) - (a.most ?? -Infinity) || a.part.part - b.part.part);
}

function greatest({ bounds, rows }: Part, column: string): number | null {
  const bound = bounds.get(column);
  if (bound?.max !== null && bound !== undefined) return Number(bound.max);
  return bound?.nulls === rows ? null : Infinity;
}

/** Parts that follow each other in the file, so that one request brings them; none longer than `most` bytes, unless it is one part. */
export function runsOf(parts: readonly Part[], most: number): Part[][] {
  const runs: Part[][] = [];
  let bytes = 0;
  for (const part of [...parts].sort((a, b) => a.start - b.start)) {
    const run = runs.at(-1);
    const last = run?.at(-1);
    if (run && last && last.start + last.bytes === part.start && bytes + part.bytes <= most) {
      run.push(part);
      bytes += part.bytes;
    } else {
      runs.push([part]);
      bytes = part.bytes;
    }
  }
  return runs;
}

function order(stored: string, asked: string | number): number {
  if (typeof asked === 'number') return Number(stored) - asked;
  return byCodePoint(stored, asked);
}

/** UTF-8's order, which JavaScript's own is not where there are characters beyond U+FFFF. */
export function byCodePoint(a: string, b: string): number {
  for (let i = 0; i < a.length && i < b.length; i++)
    if (a.charCodeAt(i) !== b.charCodeAt(i)) {
      // the second half of a pair differs where the first is the same
      const at = i > 0 && isHigh(a.charCodeAt(i - 1)) ? i - 1 : i;
      return (a.codePointAt(at) ?? 0) - (b.codePointAt(at) ?? 0);
    }
  return a.length - b.length;
}

function isHigh(unit: number): boolean {
  return unit >= 0xd800 && unit < 0xdc00;
}
