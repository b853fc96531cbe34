import * as v from 'valibot';
import { parse } from 'yaml';
import { Fraction } from '../assess/fraction.ts';

/** A sheet for the review of files (案卷评查) as it stands in `queries/schemes/files/*.yaml`: items that people score, and what fails a file. */

const text = v.pipe(v.string(), v.minLength(1));
const points = v.pipe(
  v.string(),
  v.regex(/^\d{1,3}(\.\d)?$/),
  v.transform((written) => Fraction.of(Math.round(Number(written) * 10), 10)),
);
const titles = { title: text, title_en: text };
/** metrics whose verdict on a file is shown beside the item; a hint, never a score */
const see = v.optional(v.array(text), []);

const schema = v.strictObject({
  id: text,
  version: text,
  /** the kind of act whose files it is for */
  act: v.picklist(['行政处罚', '行政许可']),
  ...titles,
  stages: v.pipe(
    v.array(
      v.strictObject({
        ...titles,
        items: v.pipe(v.array(v.strictObject({ id: text, points, ...titles, look: text, see })), v.minLength(1)),
      }),
    ),
    v.minLength(1),
  ),
  vetoes: v.array(v.strictObject({ id: text, ...titles, see })),
  grades: v.pipe(v.array(v.strictObject({ ...titles, from: points })), v.minLength(1)),
});

export type ReviewSheet = v.InferOutput<typeof schema>;
export type ReviewItem = ReviewSheet['stages'][number]['items'][number];

/** Reads a sheet. Throws when it is not of its form: the sheets come with the program. */
export function parseReviewSheet(source: string): ReviewSheet {
  return v.parse(schema, parse(source, { schema: 'failsafe' }));
}

export const itemsOf = ({ stages }: ReviewSheet): ReviewItem[] => stages.flatMap(({ items }) => items);

/** The metrics whose verdicts a sheet shows. */
export function seenMetrics(sheet: ReviewSheet): string[] {
  return [...new Set([...itemsOf(sheet), ...sheet.vetoes].flatMap((one) => one.see))].sort();
}
