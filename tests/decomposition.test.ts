import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { generateDemo } from '../demo/generate.ts';
import { ingest } from '../ingest/ingest.ts';
import { layouts } from '../ingest/layouts/index.ts';
import type { Row } from '../src/lib/engine/engine.ts';
import { nativeEngine, type NativeEngine } from '../src/lib/engine/native.ts';
import { loadRuleset } from '../src/lib/metrics/catalogue.ts';
import { unresolvedAgency } from '../src/lib/metrics/definition.ts';
import { computeVerdicts } from '../src/lib/metrics/compute.ts';
import { countsIn, createShards, shardTables } from '../src/lib/metrics/shards.ts';
import { openSnapshot } from '../src/lib/snapshot/native.ts';
import { copyTable } from './support/copy-table.ts';
import { plantLinks } from './support/planted-links.ts';
import { plantRegisters } from './support/planted-registers.ts';

/** Agencies computed apart add up to the whole, whatever crosses between them. */

const asOf = '2025-03-31';
const ruleset = loadRuleset();
const reference = join(import.meta.dirname, '../../shared/reference/seed2-nasty/source');
const work = mkdtempSync(join(tmpdir(), 'mingjing-decomposition-'));
afterAll(() => rmSync(work, { recursive: true, force: true }));

describe('the demo, with links across agencies planted', () => {
  decomposes([4, 13], async () => {
    await generateDemo({ out: join(work, 'exports'), cases: 200 });
    return join(work, 'exports');
  });
});

describe.skipIf(!existsSync(reference))(
  'a reference set with links across agencies planted (skipped without it)',
  () => {
    decomposes([4], async () => reference);
  },
);

function decomposes(parts: readonly number[], source: () => Promise<string>): void {
  let whole: NativeEngine;
  let orgs: string[];
  let present: Set<string>;
  let expected: string[];
  let all: string[];

  beforeAll(async () => {
    const out = mkdtempSync(join(work, 'snapshot-'));
    const { files } = await ingest({ inputs: [await source()], out, asOf });
    present = new Set(files.map((file) => file.layout));
    const { engine: stored } = await openSnapshot(out);
    whole = await nativeEngine();
    try {
      for (const table of tables) await copyTable(stored, whole, table);
    } finally {
      await stored.close();
    }
    orgs = (await whole.query<{ org_code: string }>('SELECT org_code FROM all_orgs ORDER BY org_code')).map(
      (row) => row.org_code,
    );
    for (const layout of await plantRegisters(whole)) present.add(layout);
    await plantLinks(whole);
    await computeVerdicts(whole, { asOf, ruleset, present });
    expected = (await whole.query(verdicts('TRUE'))).map(line).sort();
    all = await results(whole);
    await createShards(whole);
  });
  afterAll(() => whole.close());

  test.each(parts)('in %i parts', async (n) => {
    const shards = Array.from({ length: n }, (_, i) => orgs.filter((_org, at) => at % n === i));
    const found: string[] = [];
    let guests = 0;
    for (const [i, part] of shards.entries()) {
      const engine = await nativeEngine();
      try {
        for (const [table, select] of shardTables(part, i === 0)) await copyTable(whole, engine, table, select);
        await engine.run('CREATE TABLE own_agency (org VARCHAR)');
        await engine.append('own_agency', { org: i === 0 ? [...part, unresolvedAgency] : part });
        await computeVerdicts(engine, { asOf, ruleset, present, counted: 'own_agency' });
        found.push(...(await results(engine)));
        const [foreign] = await engine.query<{ n: number }>(
          `SELECT count(*) AS n FROM all_recordings WHERE NOT (${countsIn(part, false)})`,
        );
        guests += foreign?.n ?? 0;
      } finally {
        await engine.close();
      }
    }
    expect(guests).toBeGreaterThan(0);
    // a due day may be needed in several parts; a verdict counts in one
    const once = new Set(found.filter((row) => row.startsWith('deadline|')));
    expect([...found.filter((row) => !once.has(row)), ...once].sort()).toEqual(all);
  });

  test('and without guests they would not', async () => {
    const part = orgs.slice(0, Math.ceil(orgs.length / 2));
    const engine = await nativeEngine();
    try {
      for (const [table, select] of shardTables(part, true)) await copyTable(whole, engine, table, select);
      await engine.run(`DELETE FROM all_recordings WHERE NOT (${countsIn(part, true)});
DELETE FROM all_reviews WHERE NOT (${countsIn(part, true)});`);
      await computeVerdicts(engine, { asOf, ruleset, present });
      const alone = (await engine.query(verdicts(countsIn(part, true)))).map(line);
      const missing = new Set(alone);
      expect(expected.filter((row) => part.some((org) => row.includes(`|${org}|`)) && !missing.has(row))).not.toEqual(
        [],
      );
    } finally {
      await engine.close();
    }
  });
}

const tables = [
  ...layouts.map((layout) => `all_${layout.id}`),
  ...['all_penalties', 'all_staff', 'all_fates', 'all_sources', 'all_absent', 'all_masked', 'issues'],
];

/** Every verdict, so that the cube over them is the same whatever its cells. */
function verdicts(condition: string): string {
  return `SELECT * FROM verdict WHERE ${condition}`;
}

/** Every verdict, cell of the cube and due day. */
async function results(engine: NativeEngine): Promise<string[]> {
  const rows = await Promise.all(
    ['verdict', 'cube', 'deadline'].map(async (table) =>
      (await engine.query(`SELECT * FROM ${table}`)).map((row) => `${table}|${line(row)}`),
    ),
  );
  return rows.flat().sort();
}

function line(row: Row): string {
  return Object.values(row)
    .map((value) => String(value))
    .join('|');
}
