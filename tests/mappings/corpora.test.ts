import { readFileSync } from 'node:fs';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Papa from 'papaparse';
import { expect, test } from 'vitest';
import type { Feed, Mapping } from '../../ingest/layouts/mapping.ts';
import { key } from '../../ingest/clean/values.ts';
import { linkAll } from '../../ingest/link/link.ts';
import { readAll } from '../../ingest/read-files.ts';
import { listSources } from '../../ingest/read/sources.ts';
import { nativeEngine } from '../../src/lib/engine/native.ts';
import { beside } from '../support/shared.ts';

/**
 * A foreign register, read by a mapping of a user's: offenders against labour law as a Japanese archive lists them, with the day on which each
 * was published and, of those removed, the last day on which it was seen.
 */
const common: Feed['columns'] = {
  act_type: { value: '行政处罚' },
  subject_no: { join: ['company_name', 'violation_law'] },
  org_name: { from: 'labor_bureau' },
  channel: { value: '门户网站' },
  published_on: { from: 'first_appeared' },
};
const offenders: Mapping = {
  id: 'jp-labor',
  title: '劳动法违法公示',
  source: 'jp-labor-violation-archive',
  feeds: [
    {
      table: 'disclosures',
      unless: { status: ['active'] },
      columns: { ...common, withdrawn_on: { from: 'last_appeared' }, withdrawn_reason: { value: '撤下' } },
    },
    { table: 'disclosures', unless: { status: ['removed'] }, columns: common },
  ],
};

const corpus = beside('corpora/jp_labor_violations/timeline/appearances.tsv');

test.skipIf(corpus === null)('3,780 offenders: 3,312 removed, 468 still published', async () => {
  const path = corpus ?? '';
  const { data } = Papa.parse<Record<string, string>>(readFileSync(path, 'utf8'), {
    header: true,
    delimiter: '\t',
    skipEmptyLines: true,
  });
  const bureaus = [...new Set(data.map((row) => row['labor_bureau'] ?? ''))];
  const work = await mkdtemp(join(tmpdir(), 'mingjing-jp-'));
  const engine = await nativeEngine();
  try {
    const rows = bureaus.map((bureau, i) => `B${i},${bureau},11140400012345${i},140400`);
    await writeFile(
      join(work, '执法主体名录.csv'),
      ['机关代码,机关名称,统一社会信用代码,行政区划代码', ...rows, ''].join('\n'),
    );
    const sources = await listSources([path, join(work, '执法主体名录.csv')]);
    const { readings, refused } = await readAll(sources, new Map(), work, () => undefined, [offenders]);
    await linkAll(engine, readings);
    expect(refused).toEqual([]);
    const [removed, active] = readings.filter((r) => r.file.mapping === 'jp-labor').map((r) => r.file.ledger);
    expect([data.length, removed?.physical, active?.physical]).toEqual([3780, 3781, 3781]);
    expect([removed?.nondata, active?.nondata]).toEqual([468, 3312]);
    // what is kept is one row a bureau, company, law and day; offenders of whom the archive gives no law can't be told apart and are rejected
    const told = data.filter((row) => row['violation_law']?.trim());
    const keys = new Set(
      told.map((row) =>
        [
          row['labor_bureau'],
          key(`${row['company_name'] ?? ''}-${row['violation_law'] ?? ''}`),
          row['first_appeared'],
        ].join('|'),
      ),
    );
    expect((removed?.accepted ?? 0) + (active?.accepted ?? 0)).toBe(keys.size);
    expect((removed?.rejected ?? 0) + (active?.rejected ?? 0)).toBe(data.length - told.length);
    const [days] = await engine.query(
      'SELECT count(withdrawn_on) AS withdrawn, min(published_on) AS first, max(withdrawn_on) AS last FROM all_disclosures',
    );
    const seen = data.map((row) => row['first_appeared'] ?? '').sort();
    const gone = data.filter((row) => row['status'] === 'removed').map((row) => row['last_appeared'] ?? '');
    expect(days).toEqual({ withdrawn: removed?.accepted, first: seen[0], last: gone.sort().at(-1) });
  } finally {
    await engine.close();
    await rm(work, { recursive: true });
  }
});
