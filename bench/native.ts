import { spawn } from 'node:child_process';
import { mkdirSync, readdirSync, rmSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import * as v from 'valibot';
import { demoAsOf } from '../demo/generate.ts';
import { ingest, type Reuse } from '../ingest/ingest.ts';
import { standardParts } from '../ingest/parts/layout.ts';
import { literal } from '../src/lib/engine/engine.ts';
import { nativeEngine } from '../src/lib/engine/native.ts';

/** Seconds of the wall clock; `peak` is the largest resident set of the process that did it, in MiB. */
const bareSchema = v.object({ seconds: v.number(), peak: v.number() });
const ingestSchema = v.object({
  seconds: v.number(),
  steps: v.object({
    ...{ read: v.number(), link: v.number(), tables: v.number(), compute: v.number(), write: v.number() },
    /** what is written for reading by parts */
    parts: v.number(),
  }),
  /** seconds of all processors */
  processor: v.object({ ingest: v.number(), metrics: v.number(), parts: v.number() }),
  peak: v.number(),
  verdicts: v.number(),
  /** source files, and agencies, that were taken over from the run before; null where everything was judged */
  reused: v.object({ files: v.number(), agencies: v.nullable(v.number()) }),
});

const meansSchema = v.object({
  memory: v.exactOptional(v.number()),
  cache: v.exactOptional(v.string()),
  again: v.exactOptional(v.boolean()),
  byParts: v.exactOptional(v.boolean()),
});

export type Bare = v.InferOutput<typeof bareSchema>;
export type Ingested = v.InferOutput<typeof ingestSchema>;

/** The same files with nothing but DuckDB: each read as text and written as Parquet. */
export const measureBare = async (folder: string, out: string): Promise<Bare> =>
  v.parse(bareSchema, await inOwnProcess('bare', folder, out));

/** What an ingest may use. */
export interface Means {
  /** bytes of memory */
  readonly memory?: number;
  /** folder for what is kept for the next run */
  readonly cache?: string;
  /** the snapshot that stands is replaced, not removed before */
  readonly again?: boolean;
  /** a large snapshot is made to be read by parts */
  readonly byParts?: boolean;
}

/** The whole ingest of a folder into a snapshot. */
export const measureIngest = async (folder: string, out: string, means: Means = {}): Promise<Ingested> =>
  v.parse(ingestSchema, await inOwnProcess('ingest', folder, out, means));

/** A process of its own, so that neither's memory nor caches help or burden the other. */
async function inOwnProcess(task: string, folder: string, out: string, means: Means = {}): Promise<unknown> {
  const own = ['--import', 'tsx', fileURLToPath(import.meta.url), task, folder, out, JSON.stringify(means)];
  const child = spawn(process.execPath, own, { stdio: ['ignore', 'pipe', 'inherit'] });
  let output = '';
  child.stdout.setEncoding('utf8').on('data', (text: string) => (output += text));
  const code = await new Promise<number | null>((done, fail) => child.on('error', fail).on('close', done));
  if (code !== 0) throw new Error(`bench task ${task} ended with exit code ${code}`);
  return JSON.parse(output);
}

const seconds = (from: number, to = performance.now()): number => (to - from) / 1000;
const processorSeconds = (): number => {
  const { user, system } = process.cpuUsage();
  return (user + system) / 1e6;
};
const peak = (): number => process.resourceUsage().maxRSS / 1024;

async function bare(folder: string, out: string): Promise<Bare> {
  rmSync(out, { recursive: true, force: true });
  mkdirSync(out, { recursive: true });
  const engine = await nativeEngine();
  const start = performance.now();
  for (const name of readdirSync(folder)) {
    const source = literal(join(folder, name));
    const target = literal(join(out, name.replace(/\.csv$/, '.parquet')));
    await engine.run(`COPY (SELECT * FROM read_csv(${source}, all_varchar = true)) TO ${target} (FORMAT parquet)`);
  }
  const taken = seconds(start);
  await engine.close();
  return { seconds: taken, peak: peak() };
}

async function wholeIngest(folder: string, out: string, { again, byParts, ...means }: Means): Promise<Ingested> {
  if (again !== true) rmSync(out, { recursive: true, force: true });
  const marks = new Map<string, number>();
  const processor = { rows: 0, verdicts: 0 };
  let told: Reuse | null = null as Reuse | null;
  const start = performance.now();
  const manifest = await ingest({
    inputs: [folder],
    out,
    asOf: demoAsOf,
    demo: true,
    ...means,
    ...(byParts === true && { parts: standardParts }),
    onReuse: (reuse) => (told = reuse),
    onProgress: ({ step, done }) => {
      // what is told while it is written is of the parts
      const name = step === 'write' && done !== undefined ? 'parts' : step;
      if (marks.has(name)) return;
      if (name === 'compute') processor.rows = processorSeconds();
      if (name === 'parts') processor.verdicts = processorSeconds();
      marks.set(name, performance.now());
    },
  });
  const end = performance.now();
  if (!marks.has('parts')) processor.verdicts = processorSeconds();
  const mark = (step: string) => marks.get(step) ?? end;
  return {
    seconds: seconds(start, end),
    steps: {
      read: seconds(start, mark('link')),
      link: seconds(mark('link'), mark('tables')),
      tables: seconds(mark('tables'), mark('compute')),
      compute: seconds(mark('compute'), mark('write')),
      write: seconds(mark('write'), mark('parts')),
      parts: seconds(mark('parts'), end),
    },
    processor: {
      ingest: processor.rows,
      metrics: processor.verdicts - processor.rows,
      parts: processorSeconds() - processor.verdicts,
    },
    peak: peak(),
    reused: { files: told?.files ?? 0, agencies: told && 'kept' in told.agencies ? told.agencies.kept.length : null },
    verdicts: manifest.metrics.reduce((sum, { rows }) => sum + rows, 0),
  };
}

const [script, task, folder, out, means = '{}'] = process.argv.slice(1);
if (
  script !== undefined &&
  resolve(script) === fileURLToPath(import.meta.url) &&
  folder !== undefined &&
  out !== undefined
) {
  const result =
    task === 'bare' ? await bare(folder, out) : await wholeIngest(folder, out, v.parse(meansSchema, JSON.parse(means)));
  process.stdout.write(JSON.stringify(result));
}
