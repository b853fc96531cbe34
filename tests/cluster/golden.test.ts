import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { ClickHouseEngine } from '../../src/lib/engine/clickhouse/engine.ts';
import { loadRuleset } from '../../src/lib/metrics/catalogue.ts';
import { computeVerdicts } from '../../src/lib/metrics/compute.ts';
import { bandOf, verdictTable } from '../../src/lib/metrics/tables.ts';
import { asText, linesOf } from '../golden/metrics/golden.ts';
import { rulesetFor } from '../golden/metrics/reads.ts';
import { loadMicro, readCsv } from '../golden/metrics/micro.ts';
import { EmbeddedClickHouse } from './chdb.ts';

/** The golden case of every metric gives on ClickHouse what was worked out by hand: boundary days, empty cells and absurd numbers are in them. */

const golden = join(import.meta.dirname, '../golden/metrics');
const ruleset = loadRuleset();
const folders = readdirSync(golden, { withFileTypes: true }).flatMap((e) => (e.isDirectory() ? [e.name] : []));
const clickhouse = new EmbeddedClickHouse();
afterAll(() => clickhouse.close());

describe.each(ruleset.definitions.map((d) => [d.id, d] as const))('%s', (id, definition) => {
  test.each(folders.filter((name) => name === id || name.startsWith(`${id}-`)))('%s', async (folder) => {
    const engine = new ClickHouseEngine(clickhouse.database('golden'));
    try {
      const present = await loadMicro(engine, join(golden, folder));
      const asOf = readFileSync(join(golden, folder, 'asof.txt'), 'utf8').trim();
      for (const layout of [...definition.sources, ...definition.evidence.flat()]) present.add(layout);
      await computeVerdicts(engine, {
        asOf,
        ruleset: rulesetFor(ruleset, definition),
        present,
        definitions: [definition],
      });
      const expected = readCsv(join(golden, folder, 'expected.csv'));
      const columns = Object.keys(expected[0] ?? {}).filter((name) => name !== 'why');
      const select = columns.map((c) => (c === 'band' ? `${bandOf(definition.bands)} AS band` : c)).join(', ');
      const rows = await engine.query(`SELECT ${select} FROM ${verdictTable(id)}`);
      expect(linesOf(rows.map(asText), columns)).toEqual(linesOf(expected, columns));
    } finally {
      await engine.close();
    }
  });
});
