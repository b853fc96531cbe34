import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { nativeEngine, type NativeEngine } from '../../src/lib/engine/native.ts';
import { loadRuleset } from '../../src/lib/metrics/catalogue.ts';
import { computeMetric, computeVerdicts } from '../../src/lib/metrics/compute.ts';
import type { MetricDefinition } from '../../src/lib/metrics/definition.ts';
import { tablesRead } from '../../src/lib/metrics/ruleset.ts';
import { bandOf, verdictTable } from '../../src/lib/metrics/tables.ts';
import { asText, linesOf } from '../golden/metrics/golden.ts';
import { loadMicro, readCsv } from '../golden/metrics/micro.ts';
import { mutantsOf, type Mutant } from './mutants.ts';

/**
 * A mistake in a shared definition (`queries/views/`, `queries/deadlines.sql`) breaks a golden case of a metric that reads it. What survives
 * is listed, with the reason, in `view-mutations.csv`. `VIEWS=decision,duty_video` runs these alone.
 */
const golden = join(import.meta.dirname, '../golden/metrics');
const folders = readdirSync(golden, { withFileTypes: true }).flatMap((e) => (e.isDirectory() ? [e.name] : []));
const ruleset = loadRuleset();
const listed = readCsv(join(import.meta.dirname, 'view-mutations.csv'));
const shared = [...ruleset.views, { name: 'deadline_request', sql: ruleset.deadlines }];
const wanted = process.env['VIEWS']?.split(',');
const table: string[] = [];
afterAll(() => void process.stdout.write(`view\tmutants\tkilled\tlisted\n${table.join('\n')}\n`));

describe.each(shared.filter(({ name }) => wanted?.includes(name) ?? true).map((v) => [v.name, v.sql] as const))(
  '%s',
  (name, sql) => {
    test('a mistake breaks a golden case', async () => {
      const mutants = mutantsOf(sql);
      const survivors = new Set(mutants);
      for (const definition of ruleset.definitions.filter((d) => reads(d.sql).has(name)))
        for (const folder of folders.filter((f) => f === definition.id || f.startsWith(`${definition.id}-`)))
          if (survivors.size > 0) await survive(survivors, { name, definition, folder });
      const left = [...survivors].map(({ line, change }) => `${line}: ${change}`);
      const allowed = listed.filter((row) => row['view'] === name).map((row) => `${row['line']}: ${row['change']}`);
      table.push([name, mutants.length, mutants.length - left.length, allowed.length].join('\t'));
      expect(left).toEqual(allowed);
    });
  },
);

/** The shared definitions that a SELECT reads, whether itself or through others; the due days come from `deadline_request`. */
function reads(sql: string): Set<string> {
  const found = new Set<string>();
  const waiting = tablesRead(sql);
  for (let next = waiting.pop(); next !== undefined; next = waiting.pop()) {
    const name = next === 'deadline' ? 'deadline_request' : next;
    const definition = shared.find((v) => v.name === name);
    if (!definition || found.has(name)) continue;
    found.add(name);
    waiting.push(...tablesRead(definition.sql));
  }
  return found;
}

interface Case {
  readonly name: string;
  readonly definition: MetricDefinition;
  readonly folder: string;
}

/** Takes those mutants out of `survivors` that give other rows than expected in a golden case. */
async function survive(survivors: Set<Mutant>, { name, definition, folder }: Case): Promise<void> {
  const engine = await nativeEngine();
  try {
    const present = await loadMicro(engine, join(golden, folder));
    const asOf = readFileSync(join(golden, folder, 'asof.txt'), 'utf8').trim();
    for (const layout of [...definition.sources, ...definition.evidence.flat()]) present.add(layout);
    await computeVerdicts(engine, { asOf, ruleset, present, definitions: [definition] });
    const expected = readCsv(join(golden, folder, 'expected.csv'));
    const columns = Object.keys(expected[0] ?? {}).filter((column) => column !== 'why');
    const right = linesOf(expected, columns).join('\n');
    const read = reads(definition.sql);
    // those after it, of those that the metric reads
    const after = shared.slice(shared.findIndex((v) => v.name === name) + 1).filter((v) => read.has(v.name));
    for (const mutant of survivors)
      if ((await rowsOf(engine, { name, sql: mutant.sql, after, definition, columns })) !== right)
        survivors.delete(mutant);
  } finally {
    await engine.close();
  }
}

async function rowsOf(
  engine: NativeEngine,
  mutant: {
    readonly name: string;
    readonly sql: string;
    readonly after: readonly { readonly name: string; readonly sql: string }[];
    readonly definition: MetricDefinition;
    readonly columns: readonly string[];
  },
): Promise<string> {
  const { name, sql, after, definition, columns } = mutant;
  const select = columns.map((c) => (c === 'band' ? `${bandOf(definition.bands)} AS band` : c)).join(', ');
  try {
    for (const view of [{ name, sql }, ...after])
      await engine.run(`CREATE OR REPLACE TABLE ${view.name} AS ${view.sql}`);
    if ([{ name }, ...after].some((view) => view.name === 'deadline_request'))
      await engine.run(`CREATE OR REPLACE TABLE deadline AS ${ruleset.deadline}`);
    await computeMetric(engine, definition, ruleset);
    const rows = await engine.query(`SELECT ${select} FROM ${verdictTable(definition.id)}`);
    return linesOf(rows.map(asText), columns).join('\n');
  } catch {
    return 'refused';
  }
}
