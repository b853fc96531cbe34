import * as v from 'valibot';
import { parse } from 'yaml';

/** What mending an overdue row changes, as it stands in `queries/mending.yaml`. */

const text = v.pipe(v.string(), v.minLength(1));

const schema = v.strictObject({
  metrics: v.array(
    v.strictObject({
      metric: text,
      becomes: v.picklist(['met', 'late']),
      act: v.strictObject({ id: text, title: text, title_en: text }),
      /** only the rows with this reason */
      reason: v.optional(text),
      only_if: v.optional(text),
      only_if_en: v.optional(text),
    }),
  ),
});

/** What an overdue row of a metric becomes once its duty is done on the as-of day. A metric without one can't be mended. */
export type Mending = v.InferOutput<typeof schema>['metrics'][number];

/** Reads `queries/mending.yaml`. Throws when it is not of its form. */
export function parseMending(source: string): Mending[] {
  return v.parse(schema, parse(source, { schema: 'failsafe' })).metrics;
}
