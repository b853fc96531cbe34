import { cpSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { nativeEngine } from '../../src/lib/engine/native.ts';
import { loadRuleset } from '../../src/lib/metrics/catalogue.ts';
import type { Manifest } from '../../src/lib/snapshot/manifest.ts';
import { caseAsOf as asOf, writeCaseFiles } from '../../tests/support/case-files.ts';
import { build } from '../build.ts';
import { previousSnapshot } from '../changes/previous-folder.ts';
import { DiskStore } from '../disk-store.ts';
import { ingest } from '../ingest.ts';
import { readAll } from '../read-files.ts';
import { listSources } from '../read/sources.ts';
import { SnapshotWriter } from '../snapshot.ts';
import { version } from '../version.ts';
import { NotTogether, whyNotTogether } from './why-not.ts';

/** New files over a snapshot that stands give what all files give when they are read at once. */

const salt = 'a salt that nobody else would take';
const cases = '行政处罚办案台账.csv';
const licences = '行政许可办件台账.csv';
/** read after all others, so that its rows are the later ones also when all are read at once */
const later = '鿿 行政处罚办案台账.csv';
let folder = '';
let published = '';
beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'together-'));
  writeCaseFiles(join(folder, 'old'));
  published = join(folder, 'published');
  await ingest({ inputs: [join(folder, 'old')], out: published, asOf, salt });
});
afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function together(inputs: string, out: string): Promise<Manifest> {
  const under = await previousSnapshot(published);
  if (!under || 'comparable' in under) throw new Error('nothing is published');
  const engine = await nativeEngine();
  const store = new DiskStore(out);
  const work = mkdtempSync(join(folder, 'work-'));
  try {
    const { readings, refused } = await readAll(await listSources([inputs], out), new Map(), work, () => undefined);
    const writer = new SnapshotWriter(engine, store, version);
    const ruleset = loadRuleset();
    return await build(engine, writer, { readings, refused, ruleset, asOf, salt, under, onProgress: () => undefined });
  } finally {
    await engine.close();
    await store.discard();
  }
}

test('rows are added, replace and repeat old ones, and a file takes the place of the old one of its name', async () => {
  const own = join(folder, 'own');
  mkdirSync(own);
  const [header = '', first = '', second = '', third = ''] = readFileSync(join(folder, 'old', cases), 'utf8').split(
    '\n',
  );
  const rows = [
    first,
    second.replace('2024-04-01', '2024-04-02'),
    third.replace('CF3', 'CF4').replace('2024-02-03', '约3月'),
  ];
  writeFileSync(
    join(own, licences),
    `办件编号,许可机关,申请人名称,申请日期,受理日期\nXK1,乙县商务局,丁公司,2024-02-01,2024-02-02\n`,
  );
  writeFileSync(join(own, later), `${[header, ...rows].join('\n')}\n`);
  const all = join(folder, 'all');
  cpSync(join(folder, 'old'), all, { recursive: true });
  cpSync(own, all, { recursive: true });

  const now = await together(own, join(folder, 'together'));
  const expected = await ingest({ inputs: [all], out: join(folder, 'expected'), asOf, salt });
  expect(now.together).toEqual({ files: now.files.length - 2, as_of: asOf });
  const ledgers = ({ files }: Manifest) => new Map(files.map(({ name, ledger }) => [name, ledger]));
  expect(ledgers(now)).toEqual(ledgers(expected));
  expect(ledgers(now).get(cases)).toMatchObject({ conflicts: 1 });
  expect(ledgers(now).get(later)).toMatchObject({ duplicates: 1, rejected: 1 });
  expect(now.issues).toEqual(expected.issues);
  expect(now.open_links).toEqual(expected.open_links);
  expect(now.masking).toEqual(expected.masking);
  expect(now.absent).toEqual(expected.absent);
  expect(now.metrics).toEqual(expected.metrics);
  expect(await contents(join(folder, 'together'), now)).toEqual(await contents(join(folder, 'expected'), expected));
});

/** Every table, its files by name instead of number. */
async function contents(out: string, { tables }: Manifest): Promise<Record<string, unknown>> {
  const engine = await nativeEngine();
  const found: Record<string, unknown> = {};
  try {
    const read = (name: string) => `read_parquet('${join(out, tables[name]?.path ?? '')}')`;
    for (const name of Object.keys(tables)) {
      const columns = await engine.query<{ column_name: string }>(`DESCRIBE SELECT * FROM ${read(name)}`);
      const numbers = columns.map((c) => c.column_name).filter((c) => c === 'file' || c === 'kept_file');
      const named = numbers.map((c) => `(SELECT s.name FROM ${read('sources')} s WHERE s.file = t.${c}) AS ${c}`);
      const select = named.length === 0 ? '*' : `* REPLACE (${named.join(', ')})`;
      found[name] = await engine.query(`SELECT ${select} FROM ${read(name)} t ORDER BY ALL`);
    }
    return found;
  } finally {
    await engine.close();
  }
}

test('a file to which rows of other files had given way can’t be replaced alone', async () => {
  const twice = join(folder, 'twice');
  mkdirSync(twice);
  const rows = '案件编号,办案机关,当事人名称,程序类型,立案日期\nCF1,甲县商务局,丙公司,普通程序,2024-01-05\n';
  writeFileSync(
    join(twice, '执法主体名录.csv'),
    '机关代码,机关名称,统一社会信用代码,行政区划代码\nSW1,甲县商务局,111404000123456783,140400\n',
  );
  writeFileSync(join(twice, 'a-行政处罚办案台账.csv'), rows);
  writeFileSync(join(twice, 'b-行政处罚办案台账.csv'), rows.replace('丙公司', '丁公司'));
  const before = published;
  published = join(folder, 'twice-published');
  try {
    await ingest({ inputs: [twice], out: published, asOf, salt });
    const own = join(folder, 'b-only');
    mkdirSync(own);
    cpSync(join(twice, 'b-行政处罚办案台账.csv'), join(own, 'b-行政处罚办案台账.csv'));
    await expect(together(own, join(folder, 'refused'))).rejects.toThrow(NotTogether);
  } finally {
    published = before;
  }
});

test('what can’t stand together says why before anything is read', async () => {
  const manifest = await previousSnapshot(published);
  if (!manifest || 'comparable' in manifest) throw new Error('nothing is published');
  const { manifest: old } = manifest;
  const fine = { asOf, fingerprint: old.salt_fingerprint, tool: version };
  expect(whyNotTogether(old, fine)).toBeNull();
  expect(whyNotTogether(old, { ...fine, asOf: '2024-12-30' })).toBeNull();
  expect(whyNotTogether(old, { ...fine, asOf: '2025-01-01' })).toBe('later');
  expect(whyNotTogether(old, { ...fine, fingerprint: null })).toBe('salt');
  expect(whyNotTogether(old, { ...fine, tool: '0.0.0' })).toBe('version');
  expect(whyNotTogether({ ...old, public: true }, fine)).toBe('public');
  const part: Manifest['published'] = { by: 'agency', code: 'SW1', name: '甲县商务局', peers: [] };
  expect(whyNotTogether({ ...old, published: part }, fine)).toBe('part');
});
