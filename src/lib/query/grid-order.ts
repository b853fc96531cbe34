import type { Grid } from '../engine/arrow.ts';
import type { Value } from '../engine/engine.ts';
import { byPinyin } from '../i18n/pinyin.ts';

/** Which column an answer is sorted by on the screen; null as the statement gives it. */
export type GridOrder = { readonly column: number; readonly descending: boolean } | null;

export const isNumeric = (type: string): boolean => /^(Int|Uint|Float|Decimal)/.test(type);

/** The rows in an order: numbers by size, texts by their sound, all else as it is written; nothing last, ties as they were. */
export function inOrder({ columns, rows }: Grid, order: GridOrder): Grid['rows'] {
  const type = order && columns[order.column]?.type;
  if (!order || type === undefined || type === null) return rows;
  const compare = isNumeric(type) ? bySize : type.includes('Utf8') ? bySound : byText;
  const { column, descending } = order;
  return [...rows].sort((a, b) => {
    const [x, y] = [a[column] ?? null, b[column] ?? null];
    if (x === null || y === null) return x === y ? 0 : x === null ? 1 : -1;
    return descending ? compare(y, x) : compare(x, y);
  });
}

/** What the next press of a column's title does: ascending, descending, as the statement gives it. */
export function nextOrder(order: GridOrder, column: number): GridOrder {
  if (order?.column !== column) return { column, descending: false };
  return order.descending ? null : { column, descending: true };
}

type Present = Exclude<Value, null>;

/** Whole numbers that a number can't hold are texts. */
function bySize(a: Present, b: Present): number {
  if (typeof a === 'string' && typeof b === 'string') {
    const [x, y] = [BigInt(a), BigInt(b)];
    return x < y ? -1 : x > y ? 1 : 0;
  }
  const [x, y] = [Number(a), Number(b)];
  // what is no number comes after all that are
  if (Number.isNaN(x) || Number.isNaN(y)) return Number(Number.isNaN(x)) - Number(Number.isNaN(y));
  return x < y ? -1 : x > y ? 1 : 0;
}

function bySound(a: Present, b: Present): number {
  return byPinyin(String(a), String(b));
}

function byText(a: Present, b: Present): number {
  const [x, y] = [String(a), String(b)];
  return x < y ? -1 : x > y ? 1 : 0;
}
