import { stringify } from 'yaml';
import { Fraction } from './fraction.ts';
import type { Scheme } from './scheme.ts';

/** A scheme as the text of a file: what is written is read back to the same scheme. */
export function schemeText(scheme: Scheme): string {
  return stringify(plain(scheme), { schema: 'failsafe', lineWidth: 120, indentSeq: true });
}

/** A scheme as plain lists, maps and texts, empty parts left out. Two schemes are the same when these are. */
export function plain(value: unknown): unknown {
  if (value instanceof Fraction) return String(value.rounded(4));
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value !== 'object' || value === null) return value;
  const parts = Object.entries(value).filter(
    ([, part]) => part !== undefined && !(Array.isArray(part) && part.length === 0),
  );
  return Object.fromEntries(parts.map(([key, part]) => [key, plain(part)]));
}
