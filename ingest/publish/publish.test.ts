import { cpSync, existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { mkdir } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { foreignIn, textsByAgency } from '../../tests/support/foreign.ts';
import { threeAsOf, writeThreeAgencies } from '../../tests/support/three-agencies.ts';
import { loadRuleset } from '../../src/lib/metrics/catalogue.ts';
import { figures } from '../../src/lib/results/figures.ts';
import { openSnapshot } from '../../src/lib/snapshot/native.ts';
import type { Manifest } from '../../src/lib/snapshot/manifest.ts';
import { ingest } from '../ingest.ts';
import { assertConserved } from '../ledger.ts';
import { publish, type PublishedFolder } from './publish.ts';
import type { Division } from './units.ts';

/**
 * A static site can't enforce rights, so what a unit may not see must not be in its folder: in no cell of any table, read back row by row,
 * and in no byte of any file.
 */

const folder = mkdtempSync(join(tmpdir(), 'mingjing-publish-'));
const site = join(folder, 'site');
afterAll(() => rmSync(folder, { recursive: true, force: true }));

beforeAll(async () => {
  await mkdir(join(site, 'snapshot', 'data-0'), { recursive: true });
  writeFileSync(join(site, 'index.html'), '<!doctype html>');
  writeFileSync(join(site, 'snapshot', 'manifest.json'), 'the snapshot that this site was built with');
  writeFileSync(join(site, 'snapshot', 'data-0', 'cases.parquet'), 'all of its rows');
});

async function ingested(inputs: string, asOf: string): Promise<{ snapshot: string; manifest: Manifest }> {
  const snapshot = mkdtempSync(join(folder, 'snapshot-'));
  return {
    snapshot,
    manifest: await ingest({ inputs: [inputs], out: snapshot, asOf, salt: 'a salt of many characters' }),
  };
}

async function publishedTo(snapshot: string, by: Division): Promise<{ out: string; made: PublishedFolder[] }> {
  const out = mkdtempSync(join(folder, 'out-'));
  return { out, made: await publish({ snapshot, site, by, out }) };
}

let three: { snapshot: string; manifest: Manifest };
beforeAll(async () => {
  writeThreeAgencies(join(folder, 'three'));
  three = await ingested(join(folder, 'three'), threeAsOf);
});

test.each(['agency', 'region'] as const)('by %s: nothing of another unit is in a folder', async (by) => {
  const { out, made } = await publishedTo(three.snapshot, by);
  expect(made.length).toBe(by === 'agency' ? 4 : 3);
  const known = await textsByAgency(three.snapshot);
  for (const unit of made.flatMap((m) => m.unit ?? [])) {
    const { found, secrets, controls } = await foreignIn(out, unit, known);
    expect(found, unit.name).toEqual([]);
    // and the search finds what is there
    expect(controls).toBeGreaterThan(secrets / 2);
    expect(controls).toBeGreaterThan(5);
  }
});

describe('what a unit is given', () => {
  let result: Awaited<ReturnType<typeof publishedTo>>;
  beforeAll(async () => {
    result = await publishedTo(three.snapshot, 'agency');
  });
  const partOf = (org: string) => {
    const part = result.made.find(({ unit }) => unit?.code === org);
    if (!part) throw new Error(org);
    return part;
  };

  test('its figures are those of the whole, for every metric', async () => {
    const definitions = loadRuleset().definitions;
    const ask = async (place: string) => {
      const { engine, manifest } = await openSnapshot(place);
      const metrics = definitions.filter(({ id }) => manifest.metrics.some((m) => m.id === id));
      const filter = { period: { from: '2024-01-01', to: '2024-12-31' } };
      const found = await figures(engine, { metrics, agencies: manifest.agencies, filter, by: 'org' });
      await engine.close();
      return found;
    };
    const whole = await ask(three.snapshot);
    for (const { unit, folder: name } of result.made)
      if (unit)
        for (const part of await ask(join(result.out, name, 'snapshot'))) {
          const group = whole
            .find(({ metric }) => metric === part.metric)
            ?.groups.find(({ value }) => value === unit.code);
          expect(part.groups, `${unit.code} ${part.metric}`).toEqual([group]);
          expect(part.all).toEqual(group?.figure);
        }
  });

  test('every verdict is in one folder, but for those of nobody', () => {
    const rows = ({ manifest }: PublishedFolder) => manifest.metrics.reduce((sum, { rows: n }) => sum + n, 0);
    const sum = result.made.filter(({ unit }) => unit).reduce((total, made) => total + rows(made), 0);
    const whole = result.made.find(({ unit }) => unit === null);
    // the one row of an unknown agency
    expect(whole && rows(whole) - sum).toBe(1);
  });

  test('a ledger of its own rows adds up, and a file of its own alone is as it was', () => {
    for (const { unit, manifest } of result.made) {
      for (const file of manifest.files) assertConserved(file.name, file.ledger);
      if (unit === null) continue;
      expect(manifest.refused).toEqual([]);
    }
    const mine = partOf('JXSW0001').manifest.files.find(({ name }) => name === '行政处罚办案台账-甲.csv');
    expect(mine).toEqual(three.manifest.files.find(({ name }) => name === '行政处罚办案台账-甲.csv'));
    const shared = partOf('BXSW0003').manifest.files.find(({ layout }) => layout === 'cases');
    expect(shared?.name).toMatch(/^行政处罚办案台账（汇总文件\d+）$/);
    expect(shared?.ledger).toMatchObject({ accepted: 1, duplicates: 1, physical: 3 });
    expect(partOf('YXSW0002').manifest.files.find(({ layout }) => layout === 'cases')?.name).toBe(
      '行政处罚办案台账-乙县商务局代报.csv',
    );
  });

  test('a sentence that would quote another unit says only that there is one', async () => {
    const { engine } = await openSnapshot(join(result.out, 'JXSW0001', 'snapshot'));
    const links = await engine.query<{ kind: string; message: string }>(
      'SELECT kind, message FROM all_open_links ORDER BY 1',
    );
    await engine.close();
    const { engine: other } = await openSnapshot(join(result.out, 'YXSW0002', 'snapshot'));
    const conflicts = await other.query<{ message: string; kept_record: number | null }>(
      "SELECT message, kept_record FROM issues WHERE code = 'CONFLICT'",
    );
    await other.close();
    const elsewhere = '关联未定：可能的另一端涉及其他单位的数据，不在本份数据中，请向市级汇总单位核实';
    expect(links).toContainEqual({ kind: 'recording_ambiguous', message: elsewhere });
    expect(links).toContainEqual({ kind: 'cert_shared', message: elsewhere });
    const message = '与其他单位报送的一行编号相同，本行未采用，请向市级汇总单位核实';
    expect(conflicts).toEqual([{ message, kept_record: null }]);
  });

  test('the numbers of its files and rows lead to the rows', async () => {
    const { engine, manifest } = await openSnapshot(join(result.out, 'BXSW0003', 'snapshot'));
    const [row] = await engine.query<{ file: number; record: number }>('SELECT file, record FROM all_cases');
    const [source] = await engine.query<{ name: string }>(
      `SELECT name FROM all_sources WHERE file = ${row?.file ?? -1}`,
    );
    await engine.close();
    expect(manifest.files[row?.file ?? -1]?.layout).toBe('cases');
    expect(source?.name).toBe(manifest.files[row?.file ?? -1]?.name);
    expect(row?.record).toBe(5);
  });

  test('sums over fewer than three peers are not told', () => {
    const { published: told } = partOf('JXSW0001').manifest;
    expect(told?.peers.length).toBeGreaterThan(0);
    expect(told?.peers.every(({ figure }) => figure === null)).toBe(true);
    expect(result.made.find(({ unit }) => unit === null)?.manifest.published).toBeUndefined();
  });

  test('the same snapshot gives the same bytes', async () => {
    const again = join(folder, 'again');
    await publish({ snapshot: three.snapshot, site, by: 'agency', out: again });
    const manifestOf = (out: string) => readFileSync(join(out, 'JXSW0001', 'snapshot', 'manifest.json'), 'utf8');
    expect(manifestOf(again)).toBe(manifestOf(result.out));
  });

  test('the snapshot that the site was built with is in no folder', () => {
    for (const { folder: name } of result.made) {
      expect(existsSync(join(result.out, name, 'index.html'))).toBe(true);
      expect(readFileSync(join(result.out, name, 'snapshot', 'manifest.json'), 'utf8')).toContain('mingjing-snapshot');
      expect(existsSync(join(result.out, name, 'snapshot', 'data-0'))).toBe(false);
    }
  });
});

describe('what was there', () => {
  test('stays when something goes wrong on the way', async () => {
    const { out } = await publishedTo(three.snapshot, 'region');
    const before = readdirSync(out, { recursive: true }).sort();
    const damaged = join(folder, 'damaged');
    cpSync(three.snapshot, damaged, { recursive: true });
    const table = join(damaged, three.manifest.tables['cases']?.path ?? '');
    const bytes = readFileSync(table);
    bytes[10] = (bytes[10] ?? 0) ^ 1;
    writeFileSync(table, bytes);
    await expect(publish({ snapshot: damaged, site, by: 'agency', out })).rejects.toMatchObject({ reason: 'damaged' });
    expect(readdirSync(out, { recursive: true }).sort()).toEqual(before);
    expect(readdirSync(folder).filter((name) => name.includes('.writing-') || name.includes('.old-'))).toEqual([]);
  });

  test('is not replaced when somebody else has put it there', async () => {
    const out = join(folder, 'three');
    const { snapshot } = three;
    await expect(publish({ snapshot, site, by: 'region', out: folder })).rejects.toMatchObject({ reason: 'inside' });
    await expect(publish({ snapshot, site, by: 'region', out })).rejects.toMatchObject({ reason: 'foreign-folder' });
    expect(readdirSync(out)).toContain('公示台账.csv');
  });
});
