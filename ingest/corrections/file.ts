import * as v from 'valibot';
import type { Correction } from './correction.ts';

/** Corrections as a file: to go along with the files they are of, and to be handed to the command line. */

const count = v.pipe(v.number(), v.integer(), v.minValue(0));
const schema = v.object({
  format: v.literal('mingjing-corrections'),
  version: v.literal(1),
  corrections: v.array(
    v.object({
      file: v.string(),
      sheet: v.nullable(v.string()),
      record: v.pipe(count, v.minValue(1)),
      column: count,
      header: v.string(),
      before: v.string(),
      after: v.string(),
    }),
  ),
});

/** It is no such file, or of a later program. */
export class CorrectionFileError extends Error {
  override readonly name = 'CorrectionFileError';
}

export function correctionsText(corrections: readonly Correction[]): string {
  const content: v.InferInput<typeof schema> = {
    format: 'mingjing-corrections',
    version: 1,
    corrections: corrections.map(({ file, sheet, record, column, header, before, after }) => ({
      file,
      sheet,
      record,
      column,
      header,
      before,
      after,
    })),
  };
  return `${JSON.stringify(content, null, 1)}\n`;
}

/** Throws a `CorrectionFileError`; nothing is taken from a file with a fault. */
export function parseCorrections(text: string): Correction[] {
  let value: unknown;
  try {
    value = JSON.parse(text.replace(/^\uFEFF/u, ''));
  } catch (cause) {
    throw new CorrectionFileError('not JSON', { cause });
  }
  const parsed = v.safeParse(schema, value);
  if (!parsed.success) {
    const [issue] = parsed.issues;
    throw new CorrectionFileError(`${v.getDotPath(issue) ?? ''} ${issue.message}`.trim());
  }
  return parsed.output.corrections;
}
