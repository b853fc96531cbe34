import type { LagRange } from '../results/rows.ts';

/** A range of working days as an address has it: `3`, `4-7`, `41-` (41 and more). */
export function lagText({ from, to }: LagRange): string {
  if (to === from) return String(from);
  return `${from}-${to ?? ''}`;
}

/** Reads such a text; null for what is none. */
export function readLag(text: string | null): LagRange | null {
  const found = /^(\d{1,5})(-(\d{1,5})?)?$/.exec(text ?? '');
  if (!found) return null;
  const from = Number(found[1]);
  const to = found[2] === undefined ? from : found[3] === undefined ? null : Number(found[3]);
  return to !== null && to < from ? null : { from, to };
}
