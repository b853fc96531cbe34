import { createHash } from 'node:crypto';
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { generateBench } from '../../bench/generate.ts';
import { demoAsOf } from '../../demo/generate.ts';
import { literal } from '../../src/lib/engine/engine.ts';
import { nativeEngine } from '../../src/lib/engine/native.ts';
import { parseLocked, unlock } from '../../src/lib/snapshot/locked.ts';
import type { Manifest } from '../../src/lib/snapshot/manifest.ts';
import { openSnapshot } from '../../src/lib/snapshot/native.ts';
import { indexName } from '../../src/lib/snapshot/parts.ts';
import { smallParts } from '../../tests/support/small-parts.ts';
import { ingest } from '../ingest.ts';
import { publish, type PublishedFolder } from './publish.ts';
import { wholeFolder } from './units.ts';

/** A publication of a snapshot that is read by parts. */

const work = mkdtempSync(join(tmpdir(), 'mingjing-divided-'));
const [snapshot, site, out, locked] = ['snapshot', 'site', 'out', 'locked'].map((name) => join(work, name)) as [
  string,
  string,
  string,
  string,
];
const passphrase = '口令-0123456789-口令';
let manifest: Manifest;
let made: PublishedFolder[];

beforeAll(async () => {
  const inputs = [generateBench(join(work, 'files'), 800).gb18030];
  manifest = await ingest({ inputs, out: snapshot, asOf: demoAsOf, demo: true, parts: smallParts });
  mkdirSync(site);
  writeFileSync(join(site, 'index.html'), '<!doctype html>');
  made = await publish({ snapshot, site, by: 'agency', out });
}, 300_000);
afterAll(() => rmSync(work, { recursive: true, force: true }));

test('the folder with everything is read by parts as before', () => {
  const all = made.find(({ folder }) => folder === wholeFolder);
  expect(Object.keys(manifest.tables)).toContain(indexName('by_due'));
  expect(all?.manifest.tables).toEqual(manifest.tables);
});

test('every unit has its own verdicts, all of them, and nothing of the tables besides, which have rows of others', async () => {
  const units = made.filter(({ unit }) => unit !== null);
  expect(units.length).toBe(manifest.agencies.length);
  const whole = await openSnapshot(snapshot);
  const counted = async (engine: typeof whole.engine, where = '') =>
    engine.query(`SELECT org, metric, state, count(*) AS n FROM verdict ${where} GROUP BY ALL ORDER BY ALL`);
  for (const { unit, folder, manifest: own } of units) {
    expect(Object.keys(own.tables).filter((name) => name.startsWith('parts/') || name.startsWith('by_'))).toEqual([]);
    const { engine } = await openSnapshot(join(out, folder, 'snapshot'));
    const orgs = unit?.orgs.map(literal).join(', ') ?? '';
    expect(await counted(engine)).toEqual(await counted(whole.engine, `WHERE org IN (${orgs})`));
    await engine.close();
  }
  await whole.engine.close();
}, 120_000);

test('what an encrypted folder decrypts to has the parts that its index says', async () => {
  await publish({ snapshot, site, by: 'region', out: locked, passphraseOf: () => passphrase });
  const folder = join(locked, wholeFolder, 'snapshot');
  const words = parseLocked(readFileSync(join(folder, 'manifest.json'), 'utf8'));
  const keys = words && (await unlock(passphrase, words));
  if (!keys) throw new Error('the passphrase');
  const plain = async (path: string) =>
    keys.open(path, new Uint8Array(readFileSync(join(folder, await keys.nameOf(path)))));
  const engine = await nativeEngine();
  for (const name of ['by_due', 'by_subject', 'longest']) {
    const file = await plain(manifest.tables[name]?.path ?? '');
    const place = join(work, 'index.parquet');
    writeFileSync(place, await plain(manifest.tables[indexName(name)]?.path ?? ''));
    const parts = await engine.query<{ start: number; bytes: number; sha256: string }>(
      `SELECT start, bytes, sha256 FROM read_parquet(${literal(place)})`,
    );
    expect(parts.length).toBeGreaterThan(0);
    for (const { start, bytes, sha256 } of parts)
      expect(
        createHash('sha256')
          .update(file.subarray(start, start + bytes))
          .digest('hex'),
      ).toBe(sha256);
  }
  await engine.close();
}, 120_000);
