import { byPinyin } from '../i18n/pinyin.ts';
import type { MetricDefinition } from '../metrics/definition.ts';
import type { Figure } from '../results/types.ts';

/** The order of the heat table's lines when it is not the register's: by the agencies' names or by one metric. */
export interface HeatOrder {
  /** `name`, or the id of a metric */
  readonly column: string;
  /** names from the end of the alphabet; rates from the nearest to their target */
  readonly falling: boolean;
}

/** What a further click on the head of a column makes of the order: first way, other way, the register's again. */
export function nextOrder(now: HeatOrder | null, column: string): HeatOrder | null {
  if (now?.column !== column) return { column, falling: false };
  return now.falling ? null : { column, falling: true };
}

/** `aria-sort` of a column. `up`: of a rate that should be high the worst is the lowest, so that worst first is ascending. */
export function ariaSort(order: HeatOrder | null, column: string, up: boolean): 'ascending' | 'descending' | undefined {
  if (order?.column !== column) return undefined;
  const rising = column === 'name' || up ? !order.falling : order.falling;
  return rising ? 'ascending' : 'descending';
}

export function byName(codes: readonly string[], names: ReadonlyMap<string, string>, falling: boolean): string[] {
  const name = (code: string) => names.get(code) ?? code;
  return codes.toSorted((a, b) => (falling ? byPinyin(name(b), name(a)) : byPinyin(name(a), name(b))));
}

/** The worst first (or last); agencies without a rate always stand at the end. */
export function byDistance(
  codes: readonly string[],
  figures: ReadonlyMap<string, Figure> | undefined,
  { direction }: Pick<MetricDefinition, 'direction'>,
  falling: boolean,
): string[] {
  const goodness = (code: string) => {
    const rate = figures?.get(code)?.rate ?? null;
    return rate === null ? null : direction === 'up' ? rate : -rate;
  };
  return codes.toSorted((a, b) => {
    const [x, y] = [goodness(a), goodness(b)];
    if (x === null || y === null) return x === y ? 0 : x === null ? 1 : -1;
    return falling ? y - x : x - y;
  });
}
