import { execFileSync } from 'node:child_process';
import { cpSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as v from 'valibot';
import { ingest } from '../ingest/ingest.ts';
import { loadRuleset } from '../src/lib/metrics/catalogue.ts';
import { defaultScheme } from '../src/lib/assess/schemes.ts';
import { document } from '../src/lib/results/neutral.ts';
import { openSnapshot } from '../src/lib/snapshot/native.ts';
import { beside } from './support/shared.ts';

/**
 * Source files with known truth, made by an independent program (../shared/reference): every figure, every list and the ledger of
 * every layout agree with it; also when the files are called a.csv, b.csv, … so that only the header tells what they are.
 */

const reference = beside('reference');
const sets = reference === null ? [] : readdirSync(reference, { withFileTypes: true }).filter((e) => e.isDirectory());

describe.skipIf(reference === null)(
  `reference sets${reference === null ? ' (skipped: ../shared/reference is not here)' : ''}`,
  () => {
    for (const set of sets) describe(set.name, () => checkSet(join(set.parentPath, set.name)));
  },
);

interface Truth {
  readonly path: string;
  readonly name: string;
  readonly asOf: string;
  readonly period: readonly [string, string];
}

const truthSchema = v.object({ as_of: v.string(), period: v.tuple([v.string(), v.string()]) });

function checkSet(folder: string): void {
  const truths = readdirSync(folder)
    .filter((name) => /^truth.*\.json$/.test(name))
    .map((name): Truth => {
      const truth = v.parse(truthSchema, JSON.parse(readFileSync(join(folder, name), 'utf8')));
      return { path: join(folder, name), name, asOf: truth.as_of, period: truth.period };
    });
  const work = mkdtempSync(join(tmpdir(), 'mingjing-reference-'));
  afterAll(() => rmSync(work, { recursive: true, force: true }));

  // what a file is called decides nothing but its layout: under other names one day is enough
  describe.each([
    ['as named', truths, (source: string) => source],
    [
      'renamed a, b, …',
      truths.filter(({ name }) => name === 'truth.json'),
      (source: string) => renamed(source, join(work, 'renamed')),
    ],
  ])('%s', (how, compared, prepare) => {
    const snapshots = new Map<string, string>();
    beforeAll(async () => {
      const source = prepare(join(folder, 'source'));
      for (const asOf of new Set(compared.map((truth) => truth.asOf))) {
        const out = join(work, `${how.replaceAll(/\W+/g, '-')}-${asOf}`);
        const manifest = await ingest({ inputs: [source], out, asOf });
        expect(manifest.refused).toEqual([]);
        snapshots.set(asOf, out);
      }
    });
    it.each(compared)('$name', async ({ path, asOf, period }) => {
      const product = join(work, 'product.json');
      writeFileSync(product, JSON.stringify(await figuresOf(snapshots.get(asOf) ?? '', period)));
      expect(check(path, product)).toMatch(/^[1-9]\d* passed, 0 failed$/);
    });
  });
}

/** The same files under names that say nothing. */
function renamed(source: string, to: string): string {
  rmSync(to, { recursive: true, force: true });
  mkdirSync(to);
  for (const [i, name] of readdirSync(source).sort().entries())
    cpSync(join(source, name), join(to, `${String.fromCharCode(97 + i)}${extname(name)}`));
  return to;
}

async function figuresOf(snapshot: string, [from, to]: readonly [string, string]): Promise<unknown> {
  const { engine, manifest } = await openSnapshot(snapshot);
  try {
    const ruleset = loadRuleset();
    // only metrics beyond the compared ones may want a file that the set does not have
    expect(ruleset.definitions.filter((d) => !d.further && d.id in manifest.absent)).toEqual([]);
    const present = ruleset.definitions.filter((d) => !(d.id in manifest.absent));
    return await document(engine, manifest, ruleset, present, { from, to }, defaultScheme(ruleset));
  } finally {
    await engine.close();
  }
}

/** The last line of the comparison; every line when something differs. */
function check(truth: string, product: string): string {
  try {
    const said = execFileSync('python3', [join(reference ?? '', 'check.py'), '--complete', truth, product], {
      encoding: 'utf8',
    });
    return said.trim().split('\n').at(-1) ?? '';
  } catch (cause) {
    if (cause instanceof Error && 'stdout' in cause) return String(cause.stdout).replaceAll(/^pass .*\n/gm, '');
    throw cause;
  }
}
