import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { loadMicro } from '../../../tests/golden/metrics/micro.ts';
import { nativeEngine } from '../engine/native.ts';
import { loadRuleset } from './catalogue.ts';
import { computeVerdicts, missingSources, verdictTable } from './compute.ts';

const ruleset = loadRuleset();
const missing = (id: string, ...present: string[]) => {
  const definition = ruleset.definitions.find((d) => d.id === id);
  if (!definition) throw new Error(`no metric ${id}`);
  return missingSources(definition, new Set(present));
};

describe('without the evidence nobody is accused: a metric needs', () => {
  test('执法主体名录, always', () => {
    expect(missing('PRC-02', 'cases')).toEqual([['orgs']]);
    expect(missing('REV-10', 'reviewers', 'officers')).toEqual([['orgs']]);
  });

  test('one of the layouts its rows come from', () => {
    expect(missing('PUB-07', 'orgs', 'gsxt')).toEqual([['cases', 'licences', 'coercions']]);
    expect(missing('PUB-07', 'orgs', 'licences', 'gsxt')).toEqual([]);
  });

  test('the layouts in which fulfilment would be seen', () => {
    expect(missing('PUB-07', 'orgs', 'cases')).toEqual([['disclosures', 'gsxt']]);
    expect(missing('PUB-17', 'orgs', 'coercions')).toEqual([['disclosures', 'gsxt']]);
    expect(missing('PUB-08', 'orgs', 'cases', 'disclosures')).toEqual([]);
    expect(missing('REC-01', 'orgs', 'cases')).toEqual([['documents']]);
    expect(missing('PRC-12', 'orgs', 'cases')).toEqual([['documents']]);
    expect(missing('REC-04', 'orgs', 'duties')).toEqual([['recordings']]);
    expect(missing('REV-01', 'orgs', 'cases')).toEqual([['reviews']]);
    expect(missing('REV-10', 'orgs', 'officers')).toEqual([['reviewers']]);
    expect(missing('STF-02', 'orgs', 'officers', 'trainings')).toEqual([['cases', 'inspections', 'coercions']]);
    expect(missing('STF-03', 'orgs', 'reviewers')).toEqual([['trainings']]);
    expect(missing('PRC-10', 'orgs', 'cases')).toEqual([['officers']]);
    expect(missing('PRC-08', 'orgs', 'cases')).toEqual([]);
    expect(missing('PUB-19c', 'orgs', 'cases', 'gsxt')).toEqual([['credit_penalties', 'credit_licences']]);
    expect(missing('DQ-05', 'orgs', 'licences', 'credit_licences')).toEqual([]);
  });
});

describe('computing', () => {
  const folder = join(import.meta.dirname, '../../../tests/golden/metrics/PUB-07');

  test('lets go of verdicts once they are counted', async () => {
    const engine = await nativeEngine();
    try {
      const present = await loadMicro(engine, folder);
      const cells = 'SELECT * FROM cube ORDER BY ALL';
      await computeVerdicts(engine, { asOf: '2025-03-31', ruleset, present });
      const kept = await engine.query(cells);
      const tables = () =>
        engine.query(`SELECT table_name FROM duckdb_tables() WHERE table_name LIKE 'verdict%' ORDER BY 1`);
      const seen: number[] = [];
      await computeVerdicts(engine, {
        asOf: '2025-03-31',
        ruleset,
        present,
        letGo: async ({ id, stored }) => {
          seen.push((await tables()).length);
          if (id === 'PUB-07') return true;
          if (stored) await engine.run(`DROP TABLE ${verdictTable(id)}`);
          return false;
        },
      });
      expect(await engine.query(cells)).toEqual(kept);
      expect(await engine.query('SELECT DISTINCT metric FROM verdict')).toEqual([{ metric: 'PUB-07' }]);
      expect(await tables()).toEqual([{ table_name: 'verdict_pub_07' }]);
      // the one that was kept, and the last metric's own, which is stored
      expect(seen.at(-1)).toBe(2);
    } finally {
      await engine.close();
    }
  });

  test('leaves out what is absent, says what is missing, and can be run again with another day', async () => {
    const engine = await nativeEngine();
    try {
      const present = await loadMicro(engine, folder);
      const first = await computeVerdicts(engine, { asOf: '2025-03-31', ruleset, present });
      const publicity = ['PUB-07', 'PUB-08', 'PUB-09', 'PUB-10', 'PUB-11', 'PUB-12', 'PUB-17', 'PUB-24'];
      const terms = ['PRC-02', 'PRC-03', 'PRC-04', 'PRC-05', 'PRC-08'];
      const decisions = ['PRC-16a', 'PRC-17', 'PRC-22', 'PRC-23', 'PRC-24', 'PRC-25'];
      const quality = ['DQ-01', 'DQ-02', 'DQ-03', 'DQ-04', 'DQ-06', 'DQ-07'];
      expect(first.metrics.map((m) => m.id)).toEqual([
        ...publicity,
        'REC-10',
        'REV-17',
        'REV-18',
        ...terms,
        ...decisions,
        ...quality,
      ]);
      expect(first.absent['REV-01']).toEqual([['reviews']]);
      expect(first.calendar).toEqual({ from: '2007-01-01', to: '2026-12-31' });
      const overdue = "SELECT count(*) AS n FROM verdict WHERE metric = 'PUB-08' AND state = 'overdue'";
      const before = await engine.query<{ n: number }>(overdue);
      await computeVerdicts(engine, { asOf: '2025-04-10', ruleset, present, parameters: { publish_days: 100 } });
      const after = await engine.query<{ n: number }>(overdue);
      expect([before[0]?.n, after[0]?.n]).toEqual([6, 1]);
      const cube = await engine.query<{ n: number }>('SELECT CAST(sum(n) AS BIGINT) AS n FROM cube');
      const rows = await engine.query<{ n: number }>('SELECT count(*) AS n FROM verdict');
      expect(cube).toEqual(rows);
    } finally {
      await engine.close();
    }
  });

  test('licences that were refused have to be published too when the parameter says so', async () => {
    const engine = await nativeEngine();
    try {
      const present = await loadMicro(engine, folder);
      await computeVerdicts(engine, { asOf: '2025-03-31', ruleset, present, parameters: { publish_refusals: 1 } });
      expect(
        await engine.query("SELECT key, state FROM verdict_pub_08 WHERE key IN ('L02', 'L03') ORDER BY key"),
      ).toEqual([
        { key: 'L02', state: 'met' },
        { key: 'L03', state: 'overdue' },
      ]);
    } finally {
      await engine.close();
    }
  });

  test('a penalty without social impact has to be published too where all ordinary penalties are', async () => {
    const engine = await nativeEngine();
    try {
      const present = await loadMicro(engine, folder);
      const stateIn = async (regime: string) => {
        const parameters = { disclosure_regime: regime };
        await computeVerdicts(engine, { asOf: '2025-03-31', ruleset, present, parameters });
        return engine.query("SELECT key, state FROM verdict_pub_08 WHERE key IN ('C11', 'C12') ORDER BY key");
      };
      const before = { key: 'C12', state: 'overdue' };
      expect(await stateIn('statute')).toEqual([{ key: 'C11', state: 'exempt' }, before]);
      expect(await stateIn('all_ordinary')).toEqual([{ key: 'C11', state: 'overdue' }, before]);
    } finally {
      await engine.close();
    }
  });

  test('a SELECT without a column that its metric needs is refused by name', async () => {
    const engine = await nativeEngine();
    try {
      const present = await loadMicro(engine, folder);
      const first = ruleset.definitions.find((d) => d.id === 'PUB-07');
      if (!first) throw new Error('no metric');
      const broken = { ...first, sql: first.sql.replace('d.start_on,', '') };
      await expect(
        computeVerdicts(engine, { asOf: '2025-03-31', ruleset, present, definitions: [broken] }),
      ).rejects.toThrow('metric PUB-07: its SELECT has no column start_on');
    } finally {
      await engine.close();
    }
  });
});
