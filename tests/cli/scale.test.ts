import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { mingjing } from '../support/command.ts';

/** `mingjing ingest --memory`, `--cache`, `--full`: what they take, and what is said of what was taken over. */

const work = mkdtempSync(join(tmpdir(), 'mingjing-scale-'));
afterAll(() => rmSync(work, { recursive: true, force: true }));
const source = join(work, 'source');
mkdirSync(source);
writeFileSync(
  join(source, '执法主体名录.csv'),
  '机关代码,机关名称,统一社会信用代码,行政区划代码\nSW1,甲县商务局,,140400\n',
);
writeFileSync(
  join(source, '行政处罚办案台账.csv'),
  '案件编号,办案机关,当事人名称,程序类型,立案日期\nCF1,甲县商务局,丙公司,普通程序,2024-01-05\n',
);
const out = join(work, 'out');
const ingest = (...more: string[]) => mingjing('ingest', source, '--out', out, '--as-of', '2024-12-31', ...more);

test('says how many files were not read again and which agencies were judged', { timeout: 300_000 }, async () => {
  const cache = ['--cache', join(work, 'cache'), '--memory', '1G'];
  const first = await ingest(...cache);
  expect(first.out).toContain(
    '沿用上次清洗结果：2 个文件中的 0 个（0 行），其余重新读取\n没有上次的判定可以沿用，全部重新判定\n',
  );
  const second = await ingest(...cache);
  expect(second.out).toContain('2 个文件中的 2 个（4 行），其余重新读取\n沿用上次的判定：全部 1 个机关\n');
  const english = await ingest(...cache, '--full', '--lang', 'en');
  expect(english.out).toContain('cleaned before: 0 of 2 files (0 rows)');
  expect([first.code, second.code, english.code]).toEqual([0, 0, 0]);
});

test('a wrong amount, and a place that others see, are refused in one sentence', { timeout: 300_000 }, async () => {
  const amount = await ingest('--memory', '100M');
  expect([amount.code, amount.err]).toEqual([2, '错误：--memory“100M”应写成数字加 M 或 G，不少于 1G，例如 4G\n']);
  const place = await ingest('--cache', join(out, 'cache'));
  expect(place.code).toBe(2);
  expect(place.err).toMatch(/^错误：--cache .*快照目录.*\n$/u);
});
