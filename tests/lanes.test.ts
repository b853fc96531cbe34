import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { generateDemo } from '../demo/generate.ts';
import { ingest } from '../ingest/ingest.ts';
import type { NativeEngine } from '../src/lib/engine/native.ts';
import { loadRuleset } from '../src/lib/metrics/catalogue.ts';
import { computeVerdicts, verdictTable, type ComputeOptions } from '../src/lib/metrics/compute.ts';
import { openSnapshot } from '../src/lib/snapshot/native.ts';

/** Several metrics at a time change no verdict. */

const asOf = '2025-03-31';
const ruleset = loadRuleset();
const work = mkdtempSync(join(tmpdir(), 'mingjing-lanes-'));
let engine: NativeEngine;
let options: ComputeOptions;

beforeAll(async () => {
  await generateDemo({ out: join(work, 'exports'), cases: 120 });
  const out = join(work, 'snapshot');
  const { files, metrics } = await ingest({ inputs: [join(work, 'exports')], out, asOf });
  ({ engine } = await openSnapshot(out));
  const views = ['verdict', 'cube', 'calendar', 'deadline', ...metrics.map(({ id }) => verdictTable(id))];
  for (const view of views) await engine.run(`DROP VIEW ${view}`);
  // a layout less, so that there are metrics that can't be computed
  const present = new Set(files.map(({ layout }) => layout).filter((layout) => layout !== 'trainings'));
  options = { asOf, ruleset, present };
}, 120_000);
afterAll(async () => {
  await engine.close();
  rmSync(work, { recursive: true, force: true });
});

test('lanes: the same verdicts, cube and list of metrics, in the same order', { timeout: 120_000 }, async () => {
  const results = async (lanes: number) => {
    const { metrics, absent } = await computeVerdicts(engine, { ...options, lanes });
    return {
      said: JSON.stringify({ metrics, absent }),
      verdicts: await engine.query('SELECT * FROM verdict ORDER BY ALL'),
      cube: await engine.query('SELECT * FROM cube ORDER BY ALL'),
      deadlines: await engine.query('SELECT * FROM deadline ORDER BY ALL'),
      threads: await engine.query(`SELECT current_setting('threads') AS threads`),
    };
  };
  const alone = await results(1);
  expect(alone.verdicts.length).toBeGreaterThan(1000);
  expect(alone.said).toContain('STF-01');
  expect(await results(3)).toEqual(alone);
});
