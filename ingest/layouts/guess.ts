import { headerForm, isBlank, withoutWhiteSpace } from '../clean/text.ts';
import type { Head } from './header-rows.ts';
import type { Column, Layout } from './layout.ts';
import { likeness } from './nearest.ts';
import { bestHeader, headerNames } from './recognise.ts';

/** How sure a guess is: the header is one of the template's · much like one · somewhat like one, and only proposed. */
export type Confidence = 'sure' | 'likely' | 'possible';

export interface Guess {
  readonly column: Column;
  readonly header: string;
  readonly confidence: Confidence;
}

/** Cells of a record that say something. */
export const filled = (cells: readonly string[]): number => cells.filter((cell) => !isBlank(cell)).length;

/** The texts of the header that shows the most of the layout, else of the first record with the most cells. */
export function headersIn(layout: Layout, head: Head): string[] {
  const known = bestHeader(layout, head);
  const widest = head
    .slice(0, 20)
    .reduce<readonly string[]>((best, cells) => (filled(cells) > filled(best) ? cells : best), []);
  const texts = known && known.columns.length >= 2 ? known.texts : widest;
  return [...new Set(texts.map(withoutWhiteSpace).filter((text) => text !== ''))];
}

/** Every field's header and every header's field, the likest first. */
export function guessColumns(layout: Layout, headers: readonly string[]): Guess[] {
  const names = [...headerNames(layout)];
  const pairs = headers.flatMap((header) =>
    layout.columns.map((column) => {
      const form = headerForm(header);
      const likes = names.filter(([, c]) => c === column).map(([known]) => likeness(form, known));
      return { column, header, like: Math.max(...likes) };
    }),
  );
  const found: Guess[] = [];
  for (const { column, header, like } of pairs.filter((p) => p.like >= 0.4).sort((a, b) => b.like - a.like)) {
    if (found.some((g) => g.column === column || g.header === header)) continue;
    found.push({ column, header, confidence: like === 1 ? 'sure' : like >= 0.6 ? 'likely' : 'possible' });
  }
  return found;
}

