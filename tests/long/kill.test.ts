import { spawn } from 'node:child_process';
import { createHash } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { generateDemo } from '../../demo/generate.ts';
import { openSnapshot } from '../../src/lib/snapshot/native.ts';

const command = fileURLToPath(new URL('../../bin/mingjing.js', import.meta.url));
const days = ['2025-03-31', '2025-01-31'];
const kills = 30;

let folder: string;
let exports: string;
let out: string;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'mingjing-kill-'));
  exports = join(folder, 'exports');
  out = join(folder, 'out');
  await generateDemo({ out: exports });
});
afterAll(() => rm(folder, { recursive: true, force: true }));

/** Runs ingest and kills it after so many milliseconds; resolves to its time when it was not killed. */
function run(asOf: string, killAfter?: number): Promise<number> {
  const started = performance.now();
  const child = spawn(process.execPath, [command, 'ingest', exports, '--out', out, '--as-of', asOf], {
    stdio: 'ignore',
  });
  const timer = killAfter === undefined ? null : setTimeout(() => child.kill('SIGKILL'), killAfter);
  return new Promise((resolve) => {
    child.on('exit', () => {
      if (timer) clearTimeout(timer);
      resolve(performance.now() - started);
    });
  });
}

/** The as-of day of the snapshot that stands there, after every one of its tables has been compared with its hash. */
async function wholeSnapshot(): Promise<string> {
  const { engine, manifest } = await openSnapshot(out);
  await engine.close();
  for (const table of Object.values(manifest.tables))
    expect(
      createHash('sha256')
        .update(readFileSync(join(out, table.path)))
        .digest('hex'),
    ).toBe(table.sha256);
  return manifest.as_of;
}

test(`a kill at ${kills} moments of a run over an existing snapshot leaves the old one or the new one, whole`, async () => {
  const whole = await run(days[0] ?? '');
  expect(await wholeSnapshot()).toBe(days[0]);
  const seen = new Set<string>();
  for (let i = 0; i < kills; i++) {
    const before = await wholeSnapshot();
    const wanted = days.find((day) => day !== before) ?? '';
    // the moments are spread over the whole run and closest together at its end, where the snapshot changes hands
    await run(wanted, whole * Math.sqrt((i + 1) / kills));
    const after = await wholeSnapshot();
    expect([before, wanted]).toContain(after);
    seen.add(after === before ? 'old' : 'new');
  }
  expect(seen).toContain('old');
  await run(days[0] ?? '');
  expect(await wholeSnapshot()).toBe(days[0]);
});
