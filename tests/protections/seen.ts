import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { csvText } from '../../src/lib/results/csv.ts';
import { parseCsv } from '../../src/lib/metrics/csv.ts';
import { protections } from './list.ts';

/** What was seen when a protection was taken away: how many tests failed, the first of them and what it said. */
export interface Seen {
  readonly id: string;
  readonly failed: number;
  readonly title: string;
  readonly message: string;
}

export const seenFile = fileURLToPath(new URL('seen.csv', import.meta.url));
const columns = ['id', 'failed', 'title', 'message'] as const;

export function seenOnes(): Seen[] {
  return parseCsv('seen.csv', readFileSync(seenFile, 'utf8').replace(/^\uFEFF/u, ''), columns).map(({ cell }) => ({
    id: cell.id,
    failed: Number(cell.failed),
    title: cell.title,
    message: cell.message,
  }));
}

/** The file's text, in the order of the list. */
export function seenText(seen: readonly Seen[]): string {
  const order = new Map(protections.map(({ id }, i) => [id, i]));
  const sorted = [...seen].sort((a, b) => (order.get(a.id) ?? 0) - (order.get(b.id) ?? 0));
  return csvText(
    columns,
    sorted.map((one) => columns.map((name) => one[name])),
  )
    .slice(1)
    .replaceAll('\r\n', '\n');
}
