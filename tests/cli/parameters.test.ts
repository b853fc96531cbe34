import { cpSync, existsSync, mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import * as v from 'valibot';
import { generateDemo } from '../../demo/generate.ts';
import { mingjing } from '../support/command.ts';

/** Local values of parameters, from the file to everything that is said with them. */

const work = mkdtempSync(join(tmpdir(), 'mingjing-parameters-'));
const exports = join(work, 'exports');
const snapshot = join(work, 'snapshot');
const file = join(work, 'local.csv');
const asOf = '2025-03-31';
const year = ['--from', '2023-01-01', '--to', '2023-12-31'];
const line = '行政许可、行政处罚决定公开期限（publish_days）：3，默认 7；依据：长政办发〔2019〕20号';
let ingested: Awaited<ReturnType<typeof mingjing>>;

beforeAll(async () => {
  await generateDemo({ out: join(work, 'all'), cases: 120 });
  mkdirSync(exports);
  for (const name of ['执法主体名录.csv', '行政处罚办案台账_2023年.csv', '公示台账_市区.csv', '公示台账_各县.csv'])
    cpSync(join(work, 'all', name), join(exports, name));
  writeFileSync(file, 'parameter,value,source\npublish_days,3,长政办发〔2019〕20号\nreview_days,5,\n');
  ingested = await mingjing('ingest', exports, '--out', snapshot, '--as-of', asOf, '--parameters', file);
});
afterAll(() => rmSync(work, { recursive: true, force: true }));

const answer = v.looseObject({
  overrides: v.array(v.looseObject({ parameter: v.string(), value: v.number(), standard: v.number() })),
});
const stated = (text: string) =>
  v.parse(answer, JSON.parse(text)).overrides.map((o) => [o.parameter, o.value, o.standard]);

test('a local value changes the verdicts, and the run says which value is whose', async () => {
  expect(ingested.code).toBe(0);
  expect(ingested.out).toContain(`本次采用地方参数 1 项，与默认值不同：\n  ${line}`);
  const standard = join(work, 'standard');
  await mingjing('ingest', exports, '--out', standard, '--as-of', asOf);
  const met = async (folder: string) => {
    const { out } = await mingjing('metrics', folder, '--metric', 'PUB-08', '--format', 'csv', ...year);
    return Number(out.split('\r\n')[1]?.split(',')[2]);
  };
  expect(await met(snapshot)).toBeLessThan(await met(standard));
});

test('every result that depends on it says so; others do not', async () => {
  const table = await mingjing('metrics', snapshot, '--metric', 'PUB-08', ...year);
  expect(table.out).toContain(line);
  const csv = await mingjing('list', snapshot, '--metric', 'PUB-08', '--format', 'csv');
  expect(csv.out).not.toContain('publish_days');
  expect(csv.err).toContain(line);
  const list = await mingjing('list', snapshot, '--metric', 'PUB-08', '--format', 'json');
  expect(stated(list.out)).toEqual([['publish_days', 3, 7]]);
  const other = await mingjing('metrics', snapshot, '--metric', 'PRC-02');
  expect(other.out).not.toContain('publish_days');
  const figures = await mingjing('figures', snapshot);
  expect(stated(figures.out)).toEqual([['publish_days', 3, 7]]);
});

test('a file with a fault is refused with its line, and nothing is written', async () => {
  const broken = join(work, 'broken.csv');
  const out = join(work, 'none');
  writeFileSync(broken, 'parameter,value\npublish_days,七\n');
  const zh = await mingjing('ingest', exports, '--out', out, '--as-of', asOf, '--parameters', broken);
  expect(zh.code).toBe(2);
  expect(zh.err).toBe(`错误：${broken} 第 2 行：publish_days 的取值“七”不是非负整数\n`);
  expect(existsSync(out)).toBe(false);
  const missing = await mingjing('ingest', exports, '--out', out, '--as-of', asOf, '--parameters', `${broken}x`);
  expect(missing.err).toBe(`错误：找不到参数文件 ${broken}x\n`);
});

test('the standard ones can be written out, edited and used', async () => {
  const { out } = await mingjing('parameters', '--format', 'csv');
  const edited = join(work, 'edited.csv');
  writeFileSync(edited, out.replace('review_days,5,', 'review_days,7,'));
  const said = await mingjing(
    'ingest',
    exports,
    '--out',
    join(work, 'edited'),
    '--as-of',
    asOf,
    '--parameters',
    edited,
  );
  expect(said.out).toContain('法制审核期限（review_days）：7，默认 5');
  const same = join(work, 'same.csv');
  writeFileSync(same, out);
  const quiet = await mingjing('ingest', exports, '--out', join(work, 'same'), '--as-of', asOf, '--parameters', same);
  expect(quiet.err).toContain('取值与默认值都相同');
  expect(quiet.out).not.toContain('地方参数');
});
