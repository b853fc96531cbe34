import { appendFileSync, mkdtempSync, readFileSync, rmSync, unlinkSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeEach, expect, test } from 'vitest';
import { ingest } from '../../../ingest/ingest.ts';
import { parseManifest } from './manifest.ts';
import { openSnapshot } from './native.ts';

const root = mkdtempSync(join(tmpdir(), 'snapshot-'));
const source = join(root, '执法主体名录.csv');
const dir = join(root, 'snapshot');
const manifestPath = join(dir, 'manifest.json');
writeFileSync(source, '机关代码,机关名称,统一社会信用代码,行政区划代码\nSW1,甲局,11140400MB0000000X,140400\n');

beforeEach(async () => {
  rmSync(dir, { recursive: true, force: true });
  await ingest({ inputs: [source], out: dir, asOf: '2025-03-31' });
});
afterAll(() => rmSync(root, { recursive: true }));

const table = (name: string) => {
  const found = parseManifest(readFileSync(manifestPath, 'utf8')).tables[name];
  if (!found) throw new Error(`no table ${name}`);
  return join(dir, found.path);
};

test('opens with views of every table, also when no metric can be computed', async () => {
  const { engine, manifest } = await openSnapshot(dir);
  try {
    expect(manifest.agencies.map((a) => a.code)).toEqual(['SW1']);
    expect(await engine.query('SELECT org_code FROM all_orgs')).toEqual([{ org_code: 'SW1' }]);
    for (const name of ['all_cases', 'all_penalties', 'all_staff', 'issues', 'calendar', 'cube', 'verdict'])
      expect(await engine.query(`SELECT count(*) >= 0 AS there FROM ${name}`), name).toEqual([{ there: true }]);
  } finally {
    await engine.close();
  }
});

test('says that there is no snapshot', async () => {
  await expect(openSnapshot(root)).rejects.toMatchObject({
    code: 'missing',
    message: expect.stringContaining('缺少 manifest.json') as string,
  });
});

test('says which file is missing or has another size', async () => {
  appendFileSync(table('calendar'), 'x');
  await expect(openSnapshot(dir)).rejects.toMatchObject({
    code: 'damaged',
    message: expect.stringContaining('字节') as string,
  });
  unlinkSync(table('calendar'));
  await expect(openSnapshot(dir)).rejects.toMatchObject({
    code: 'damaged',
    message: expect.stringContaining('缺少文件') as string,
  });
});

test('says that a table is no Parquet', async () => {
  const path = table('calendar');
  writeFileSync(path, readFileSync(path).fill(0));
  await expect(openSnapshot(dir)).rejects.toMatchObject({
    code: 'damaged',
    message: expect.stringContaining('已损坏') as string,
  });
});

test('says that the manifest is damaged, and never leaves the folder', async () => {
  const text = readFileSync(manifestPath, 'utf8');
  writeFileSync(manifestPath, text.slice(0, -20));
  await expect(openSnapshot(dir)).rejects.toMatchObject({ code: 'damaged' });
  writeFileSync(manifestPath, text.replace(/"path": "[^"]*"/, '"path": "../outside.parquet"'));
  await expect(openSnapshot(dir)).rejects.toMatchObject({
    code: 'damaged',
    message: expect.stringContaining('不在快照文件夹内') as string,
  });
});
