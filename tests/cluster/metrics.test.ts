import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { countedAgency, loadPart } from '../../ingest/cluster/load.ts';
import { divide, type Part } from '../../ingest/cluster/parts.ts';
import { ClickHouseEngine } from '../../src/lib/engine/clickhouse/engine.ts';
import type { Engine, Row } from '../../src/lib/engine/engine.ts';
import type { NativeEngine } from '../../src/lib/engine/native.ts';
import { loadRuleset } from '../../src/lib/metrics/catalogue.ts';
import { computeVerdicts } from '../../src/lib/metrics/compute.ts';
import { EmbeddedClickHouse } from './chdb.ts';
import { asOf, plantedTables, sets, snapshotOf } from './sets.ts';

/** Every metric on ClickHouse gives the verdicts that it gives on DuckDB, whole and in parts, whatever crosses between the parts. */

const ruleset = loadRuleset();
const work = mkdtempSync(join(tmpdir(), 'mingjing-cluster-'));
const clickhouse = new EmbeddedClickHouse();
afterAll(() => {
  clickhouse.close();
  rmSync(work, { recursive: true, force: true });
});

interface Results {
  /** metric → its verdicts, sorted */
  readonly verdicts: ReadonlyMap<string, readonly string[]>;
  readonly cube: readonly string[];
  readonly deadline: readonly string[];
}

describe.each(sets)('$name', ({ source }) => {
  const exports = source(work);
  if (exports === null) {
    test.skip('is not on this machine', () => undefined);
    return;
  }
  let tables: NativeEngine;
  let present: Set<string>;
  let expected: Results;

  beforeAll(async () => {
    const { out, manifest } = await snapshotOf(await exports, work);
    present = new Set(manifest.files.map((file) => file.layout));
    tables = await plantedTables(out);
    await computeVerdicts(tables, { asOf, ruleset, present });
    expected = await resultsOf(tables);
  });
  afterAll(() => tables.close());

  test('whole', async () => {
    const [part] = await divide(tables, 1);
    expect(part && (await onClickHouse(part, 'whole'))).toEqual(expected);
  });

  test('in 4 parts, summed', async () => {
    const parts = await divide(tables, 4);
    const found: Results[] = [];
    for (const [i, part] of parts.entries()) found.push(await onClickHouse(part, `part_${i}`));
    const joined = (of: (results: Results) => readonly string[]) => found.flatMap((part) => [...of(part)]).sort();
    for (const [metric, rows] of expected.verdicts)
      expect(
        joined((part) => part.verdicts.get(metric) ?? []),
        metric,
      ).toEqual(rows);
    expect(joined((part) => part.cube)).toEqual(expected.cube);
    expect([...new Set(joined((part) => part.deadline))]).toEqual(expected.deadline);
  });

  async function onClickHouse(part: Part, database: string): Promise<Results> {
    const engine = new ClickHouseEngine(clickhouse.database(database));
    try {
      await loadPart(tables, engine, part, { content: 'test', folder: work, onTable: () => undefined });
      const counted = part.counted === null ? {} : { counted: countedAgency };
      await computeVerdicts(engine, { asOf, ruleset, present, ...counted });
      return await resultsOf(engine);
    } finally {
      await engine.close();
    }
  }
});

test('every metric has verdicts on one of the sets', async () => {
  const seen = new Set<string>();
  for (const { source } of sets) {
    const exports = await source(work);
    if (exports === null) continue;
    const { manifest } = await snapshotOf(exports, work);
    for (const { id, rows } of manifest.metrics) if (rows > 0) seen.add(id);
  }
  expect(ruleset.definitions.map((d) => d.id).filter((id) => !seen.has(id))).toEqual([]);
});

async function resultsOf(engine: Engine): Promise<Results> {
  const rows = await engine.query('SELECT * FROM verdict');
  const verdicts = new Map<string, string[]>();
  for (const row of rows) {
    const metric = String(row.metric);
    const list = verdicts.get(metric) ?? [];
    list.push(line(row));
    verdicts.set(metric, list);
  }
  for (const list of verdicts.values()) list.sort();
  const all = async (table: string) => (await engine.query(`SELECT * FROM ${table}`)).map(line).sort();
  return { verdicts, cube: await all('cube'), deadline: await all('deadline') };
}

function line(row: Row): string {
  return JSON.stringify(row);
}
