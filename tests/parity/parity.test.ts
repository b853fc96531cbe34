import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { ingest } from '../../ingest/ingest.ts';
import { layouts } from '../../ingest/layouts/index.ts';
import type { Engine, Row } from '../../src/lib/engine/engine.ts';
import { nativeEngine } from '../../src/lib/engine/native.ts';
import type { MetricDefinition } from '../../src/lib/metrics/definition.ts';
import { loadRuleset } from '../../src/lib/metrics/catalogue.ts';
import { computeVerdicts } from '../../src/lib/metrics/compute.ts';
import { neutral } from '../../src/lib/results/neutral.ts';
import { openSnapshot } from '../../src/lib/snapshot/native.ts';
import { loadMicro } from '../golden/metrics/micro.ts';
import { copyTable } from '../support/copy-table.ts';
import { wasmNodeEngine } from './wasm-node.ts';

/** The same queries on native DuckDB and on the DuckDB-WASM of the browser: the same verdicts, row by row, and the same figures. */
const ruleset = loadRuleset();
const golden = join(import.meta.dirname, '../golden/metrics');
const all = new Set<string>(layouts.map((l) => l.id));

async function verdictsOf(
  engine: Engine,
  asOf: string,
  definitions: readonly MetricDefinition[],
): Promise<{ verdicts: Row[]; cube: Row[]; deadlines: Row[] }> {
  await computeVerdicts(engine, { asOf, ruleset, present: all, definitions });
  return {
    verdicts: await engine.query('SELECT * FROM verdict ORDER BY metric, org, key, on_date, year, file, record'),
    cube: await engine.query('SELECT * FROM cube ORDER BY ALL'),
    deadlines: await engine.query('SELECT * FROM deadline ORDER BY rule, start_on, extra'),
  };
}

describe('golden cases', () => {
  const folders = readdirSync(golden).filter((name) => existsSync(join(golden, name, 'asof.txt')));
  test.each(folders)('%s', async (folder) => {
    const asOf = readFileSync(join(golden, folder, 'asof.txt'), 'utf8').trim();
    // all metrics together are compared on the reference sets
    const own = ruleset.definitions.filter(({ id }) => folder === id || folder.startsWith(`${id}-`));
    const [native, wasm] = [await nativeEngine(), await wasmNodeEngine()];
    try {
      for (const engine of [native, wasm]) await loadMicro(engine, join(golden, folder));
      const expected = await verdictsOf(native, asOf, own);
      expect(expected.verdicts.length).toBeGreaterThan(0);
      expect(await verdictsOf(wasm, asOf, own)).toEqual(expected);
    } finally {
      await native.close();
      await wasm.close();
    }
  });
});

const reference = join(import.meta.dirname, '../../../shared/reference');

describe.skipIf(!existsSync(reference))('reference sets (skipped without them)', () => {
  test.each(['seed1-small', 'seed2-nasty'])(
    '%s: wasm over the typed tables = the snapshot written natively',
    async (set) => {
      const asOf = '2025-03-31';
      const out = mkdtempSync(join(tmpdir(), 'parity-'));
      const wasm = await wasmNodeEngine();
      try {
        await ingest({ inputs: [join(reference, set, 'source')], out, asOf });
        const { engine: native, manifest } = await openSnapshot(out);
        try {
          for (const { id } of layouts) await copyTable(native, wasm, `all_${id}`);
          for (const table of [
            'all_penalties',
            'all_staff',
            'all_fates',
            'all_sources',
            'all_absent',
            'all_masked',
            'issues',
          ])
            await copyTable(native, wasm, table);
          await computeVerdicts(wasm, { asOf, ruleset, present: new Set(manifest.files.map((f) => f.layout)) });
          const rows = 'SELECT * FROM verdict ORDER BY metric, org, key, on_date, year, file, record';
          expect(await wasm.query(rows)).toEqual(await native.query(rows));
          const metrics = ruleset.definitions.filter((d) => !(d.id in manifest.absent));
          for (const period of [
            { from: '2024-01-01', to: '2024-12-31' },
            { from: '2024-01-15', to: '2025-03-03' },
          ])
            expect(await neutral(wasm, manifest, metrics, period)).toEqual(
              await neutral(native, manifest, metrics, period),
            );
        } finally {
          await native.close();
        }
      } finally {
        await wasm.close();
        rmSync(out, { recursive: true });
      }
    },
  );
});
