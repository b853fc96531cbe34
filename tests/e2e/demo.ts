import { execFileSync } from 'node:child_process';
import { join } from 'node:path';
import Papa from 'papaparse';
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
  return v.parse(document, JSON.parse(said('figures', demoSnapshot, '--from', from, '--to', to)));
}

const warned = v.looseObject({ 到期日期: v.string(), 编号: v.string(), 机关: v.string() });

/** `mingjing due` for these metrics: what falls due in the next sixty working days. */
export function dueOf(metrics: readonly string[]): { due: string; key: string; org: string }[] {
  const options = metrics.flatMap((id) => ['--metric', id]);
  const text = said('due', demoSnapshot, '--within', '60', '--format', 'csv', ...options).replace(/^\uFEFF/u, '');
  const { data } = Papa.parse(text, { header: true, skipEmptyLines: true });
  return v.parse(v.array(warned), data).map((row) => ({ due: row.到期日期, key: row.编号, org: row.机关 }));
}

function said(...words: readonly string[]): string {
  const program = join(projectFolder, 'bin', 'mingjing.js');
  return execFileSync(process.execPath, [program, ...words], { encoding: 'utf8', maxBuffer: 64 * 1024 * 1024 });
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
