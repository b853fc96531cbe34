import { isBlank } from '../clean/text.ts';
import { mostFrequent, type HeaderScore } from './csv-delimiter.ts';

/**
 * The last record of the header, from 1: of the one or two records by which most of a header is recognised; where nothing is, the first
 * record that is about as wide as most. Only used to tell what stands before and after it: how a file is read doesn't depend on it.
 */
export function headerRecord(head: readonly (readonly string[])[], score: HeaderScore): number {
  let best = { record: 0, points: 0 };
  for (const rows of [1, 2]) {
    for (let at = 0; at + rows <= head.length; at++) {
      const points = score(head.slice(at, at + rows));
      if (points > best.points) best = { record: at + rows, points };
    }
  }
  if (best.record > 0) return best.record;
  const filled = head.map((cells) => cells.filter((cell) => !isBlank(cell)).length);
  const [width] = mostFrequent(filled.filter((n) => n > 0));
  return filled.findIndex((n) => n >= Math.max(1, width - 1)) + 1;
}
