import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { nativeEngine } from '../../../src/lib/engine/native.ts';
import { loadRuleset } from '../../../src/lib/metrics/catalogue.ts';
import { computeVerdicts } from '../../../src/lib/metrics/compute.ts';
import { bandOf, verdictTable } from '../../../src/lib/metrics/tables.ts';
import { asText, linesOf } from './golden.ts';
import { loadMicro, readCsv } from './micro.ts';

/**
 * One folder a metric: a few rows of input, the as-of day, and the verdicts worked out by hand from the definition, with the reason
 * for each in the column `why`. Compared are the columns that `expected.csv` has; rows that it does not have must not be there.
 */
const here = import.meta.dirname;
const ruleset = loadRuleset();

test('every metric has a golden case', () => {
  const missing = ruleset.definitions.filter((d) => !existsSync(join(here, d.id)));
  expect(missing.map((d) => d.id)).toEqual([]);
});

describe.each(ruleset.definitions.map((d) => [d.id, d] as const))('%s', (id, definition) => {
  const folders = readdirSync(here).filter((name) => name === id || name.startsWith(`${id}-`));
  test.each(folders)('verdicts as worked out by hand: %s', async (folder) => {
    const engine = await nativeEngine();
    try {
      const present = await loadMicro(engine, join(here, folder));
      const asOf = readFileSync(join(here, folder, 'asof.txt'), 'utf8').trim();
      // A case need not give files of every source: the metric's evidence may be an empty register.
      for (const layout of [...definition.sources, ...definition.evidence.flat()]) present.add(layout);
      await computeVerdicts(engine, { asOf, ruleset, present, definitions: [definition] });
      const expected = readCsv(join(here, folder, 'expected.csv'));
      const columns = Object.keys(expected[0] ?? {}).filter((name) => name !== 'why');
      const select = columns.map((c) => (c === 'band' ? `${bandOf(definition.bands)} AS band` : c)).join(', ');
      const rows = await engine.query(`SELECT ${select} FROM ${verdictTable(id)}`);
      expect(linesOf(rows.map(asText), columns)).toEqual(linesOf(expected, columns));
    } finally {
      await engine.close();
    }
  });
});
