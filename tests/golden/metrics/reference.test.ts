import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { ingest } from '../../../ingest/ingest.ts';
import { loadRuleset } from '../../../src/lib/metrics/catalogue.ts';
import { neutral } from '../../../src/lib/results/neutral.ts';
import { openSnapshot } from '../../../src/lib/snapshot/native.ts';

/** Whole exports with a truth computed by an independent program: every figure and every list of every metric, and the ledger. */
const reference = join(import.meta.dirname, '../../../../shared/reference');
const truths = existsSync(reference)
  ? readdirSync(reference, { recursive: true, encoding: 'utf8' }).filter((path) => /^[^/]+\/truth.*\.json$/.test(path))
  : [];

interface Truth {
  readonly as_of: string;
  readonly period: readonly [string, string];
  readonly metrics: Readonly<Record<string, unknown>>;
  readonly lists: Readonly<Record<string, unknown>>;
  readonly ledger: Readonly<Record<string, unknown>>;
}

describe.skipIf(truths.length === 0)('reference truths (skipped without them)', () => {
  test.each(truths.sort())('%s', async (path) => {
    const truth = JSON.parse(readFileSync(join(reference, path), 'utf8')) as Truth;
    const out = mkdtempSync(join(tmpdir(), 'truth-'));
    try {
      await ingest({ inputs: [join(reference, path, '../source')], out, asOf: truth.as_of });
      const { engine, manifest } = await openSnapshot(out);
      const metrics = loadRuleset().definitions.filter((d) => !(d.id in manifest.absent));
      const [from, to] = truth.period;
      const document = await neutral(engine, manifest, metrics, { from, to });
      await engine.close();
      expect(Object.keys(document.metrics)).toHaveLength(loadRuleset().definitions.length);
      for (const id of Object.keys(document.metrics)) {
        expect(document.metrics[id], id).toEqual(truth.metrics[id]);
        expect(document.lists[id], `list of ${id}`).toEqual(truth.lists[id] ?? {});
      }
      expect(document.ledger).toEqual(truth.ledger);
    } finally {
      rmSync(out, { recursive: true });
    }
  });
});
