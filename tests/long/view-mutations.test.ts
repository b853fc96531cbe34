import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { nativeEngine, type NativeEngine } from '../../src/lib/engine/native.ts';
import { loadRuleset } from '../../src/lib/metrics/catalogue.ts';
import { computeMetric, computeVerdicts } from '../../src/lib/metrics/compute.ts';
import type { MetricDefinition } from '../../src/lib/metrics/definition.ts';
import type { NamedSql } from '../../src/lib/metrics/ruleset.ts';
import { bandOf, verdictTable } from '../../src/lib/metrics/tables.ts';
import { asText, linesOf } from '../golden/metrics/golden.ts';
import { loadMicro, readCsv } from '../golden/metrics/micro.ts';
import { reads, rulesetFor, sharedOf } from '../golden/metrics/reads.ts';
import { mutantsOf, type Mutant } from './mutants.ts';

/**
 * A mistake in a shared definition (`queries/views/`, `queries/deadlines.sql`) breaks a golden case of a metric that reads it. What survives
 * is listed, with the reason, in `view-mutations.csv`. `VIEWS=decision,duty_video` looks at these alone.
 */
const golden = join(import.meta.dirname, '../golden/metrics');
const folders = readdirSync(golden, { withFileTypes: true }).flatMap((e) => (e.isDirectory() ? [e.name] : []));
const ruleset = loadRuleset();
const listed = readCsv(join(import.meta.dirname, 'view-mutations.csv'));
const shared = sharedOf(ruleset);
const wanted = process.env['VIEWS']?.split(',');
const views = shared.filter(({ name }) => wanted?.includes(name) ?? true);
const mutants = new Map(views.map(({ name, sql }) => [name, mutantsOf(sql)]));
const survivors = new Map([...mutants].map(([name, all]) => [name, new Set(all)]));
const table: string[] = [];
afterAll(() => void process.stdout.write(`view\tmutants\tkilled\tlisted\n${table.join('\n')}\n`));

// every golden case is set up once, and all mistakes in what its metric reads are tried in it
beforeAll(async () => {
  for (const definition of ruleset.definitions) {
    const read = reads(shared, definition.sql);
    for (const folder of folders.filter((f) => f === definition.id || f.startsWith(`${definition.id}-`)))
      if (views.some(({ name }) => read.has(name) && (survivors.get(name)?.size ?? 0) > 0))
        await tryAll(definition, folder, read);
  }
}, 7_200_000);

describe.each([...mutants.keys()])('%s', (name) => {
  test('a mistake breaks a golden case', () => {
    const left = [...(survivors.get(name) ?? [])].map(({ line, change }) => `${line}: ${change}`);
    const allowed = listed.filter((row) => row['view'] === name).map((row) => `${row['line']}: ${row['change']}`);
    const all = mutants.get(name)?.length ?? 0;
    table.push([name, all, all - left.length, allowed.length].join('\t'));
    expect(left).toEqual(allowed);
  });
});

/** Strikes off the mutants that give other rows than expected in a golden case. */
async function tryAll(definition: MetricDefinition, folder: string, read: ReadonlySet<string>): Promise<void> {
  const engine = await nativeEngine();
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
    const columns = Object.keys(expected[0] ?? {}).filter((column) => column !== 'why');
    const right = linesOf(expected, columns).join('\n');
    for (const view of views.filter(({ name }) => read.has(name))) {
      // those that read it come after it
      const after = shared.slice(shared.indexOf(view) + 1).filter(({ name }) => read.has(name));
      const left = survivors.get(view.name) ?? new Set<Mutant>();
      for (const mutant of left) {
        const rows = await rowsOf(engine, [{ name: view.name, sql: mutant.sql }, ...after], definition, columns);
        if (rows !== right) left.delete(mutant);
      }
      await remake(engine, [view, ...after]);
    }
  } finally {
    await engine.close();
  }
}

async function remake(engine: NativeEngine, definitions: readonly NamedSql[]): Promise<void> {
  for (const { name, sql } of definitions) {
    await engine.run(`CREATE OR REPLACE TABLE ${name} AS ${sql}`);
    if (name === 'deadline_request') await engine.run(`CREATE OR REPLACE TABLE deadline AS ${ruleset.deadline}`);
  }
}

async function rowsOf(
  engine: NativeEngine,
  definitions: readonly NamedSql[],
  definition: MetricDefinition,
  columns: readonly string[],
): Promise<string> {
  const select = columns.map((c) => (c === 'band' ? `${bandOf(definition.bands)} AS band` : c)).join(', ');
  try {
    await remake(engine, definitions);
    await computeMetric(engine, definition, ruleset);
    const rows = await engine.query(`SELECT ${select} FROM ${verdictTable(definition.id)}`);
    return linesOf(rows.map(asText), columns).join('\n');
  } catch {
    return 'refused';
  }
}
