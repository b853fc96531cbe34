import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { nativeEngine, type NativeEngine } from '../../src/lib/engine/native.ts';
import { loadRuleset } from '../../src/lib/metrics/catalogue.ts';
import { computeMetric, computeVerdicts } from '../../src/lib/metrics/compute.ts';
import type { MetricDefinition } from '../../src/lib/metrics/definition.ts';
import { bandOf, verdictTable } from '../../src/lib/metrics/tables.ts';
import { asText, linesOf } from '../golden/metrics/golden.ts';
import { loadMicro, readCsv, type MicroRow } from '../golden/metrics/micro.ts';
import { mutantsOf, type Mutant } from './mutants.ts';

/**
 * The golden cases are worth something when a mistake in the metric breaks one of them. Every metric's SELECT is changed in one place at a
 * time; a mutant that gives the expected rows all the same must be listed, with the reason, in `mutations.csv`, and what is listed must
 * still survive, so that the list only gets shorter.
 */
const golden = join(import.meta.dirname, '../golden/metrics');
const ruleset = loadRuleset();
const listed = readCsv(join(import.meta.dirname, 'mutations.csv'));
const table: string[] = [];
afterAll(() => void process.stdout.write(`metric\tmutants\tkilled\tlisted\n${table.join('\n')}\n`));

describe.each(ruleset.definitions.map((d) => [d.id, d] as const))('%s', (id, definition) => {
  test('a mistake breaks a golden case', async () => {
    const mutants = mutantsOf(definition.sql);
    const survivors = new Set(mutants);
    for (const folder of readdirSync(golden).filter((name) => name === id || name.startsWith(`${id}-`))) {
      const engine = await nativeEngine();
      try {
        const expected = await prepared(engine, folder, definition);
        for (const mutant of survivors)
          if ((await rowsOf(engine, { ...definition, sql: mutant.sql }, expected.columns)) !== expected.lines)
            survivors.delete(mutant);
      } finally {
        await engine.close();
      }
    }
    const left = [...survivors].map(nameOf);
    const allowed = listed.filter((row) => row['metric'] === id).map((row) => `${row['line']}: ${row['change']}`);
    table.push([id, mutants.length, mutants.length - left.length, allowed.length].join('\t'));
    expect(left).toEqual(allowed);
  });
});

function nameOf({ line, change }: Mutant): string {
  return `${line}: ${change}`;
}

/** Loads a case and computes everything its metric reads; gives the rows that are expected. */
async function prepared(engine: NativeEngine, folder: string, definition: MetricDefinition) {
  const present = await loadMicro(engine, join(golden, folder));
  const asOf = readFileSync(join(golden, folder, 'asof.txt'), 'utf8').trim();
  for (const layout of [...definition.sources, ...definition.evidence.flat()]) present.add(layout);
  await computeVerdicts(engine, { asOf, ruleset, present, definitions: [definition] });
  const expected: readonly MicroRow[] = readCsv(join(golden, folder, 'expected.csv'));
  const columns = Object.keys(expected[0] ?? {}).filter((name) => name !== 'why');
  return { columns, lines: linesOf(expected, columns).join('\n') };
}

/** The rows of the mutant as lines; what the database refuses is a row of its own. */
async function rowsOf(engine: NativeEngine, definition: MetricDefinition, columns: readonly string[]): Promise<string> {
  const select = columns.map((c) => (c === 'band' ? `${bandOf(definition.bands)} AS band` : c)).join(', ');
  try {
    await computeMetric(engine, definition, ruleset);
    const rows = await engine.query(`SELECT ${select} FROM ${verdictTable(definition.id)}`);
    return linesOf(rows.map(asText), columns).join('\n');
  } catch {
    return 'refused';
  }
}
