import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import * as v from 'valibot';
import { demoSnapshot } from '../../ingest/cli/demo.ts';
import { projectFolder } from '../../ingest/cli/site.ts';

/** What the command line says of the demo snapshot, to be found again on the screens. */

const figure = v.looseObject({
  met: v.number(),
  late: v.number(),
  overdue: v.number(),
  pending: v.number(),
  exempt: v.number(),
  unknown: v.number(),
  numerator: v.number(),
  denominator: v.number(),
});
const document = v.looseObject({ as_of: v.string(), metrics: v.record(v.string(), v.record(v.string(), figure)) });

export type Figures = v.InferOutput<typeof document>;

/** `mingjing figures` for a period. */
export function figuresOf(from: string, to: string): Figures {
  const program = join(projectFolder, 'bin', 'mingjing.js');
  const output = execFileSync(process.execPath, [program, 'figures', demoSnapshot, '--from', from, '--to', to], {
    encoding: 'utf8',
    maxBuffer: 64 * 1024 * 1024,
  });
  return v.parse(document, JSON.parse(output));
}

/** The figure of a metric for an agency, or for `ALL`. */
export function figureOf(figures: Figures, metric: string, org = 'ALL'): v.InferOutput<typeof figure> {
  const found = figures.metrics[metric]?.[org];
  if (!found) throw new Error(`no figure of ${metric} for ${org}`);
  return found;
}

export function grouped(n: number): string {
  return new Intl.NumberFormat('en-US').format(n);
}
