import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as v from 'valibot';
import { mingjing } from '../support/command.ts';

/** `mingjing annual`: the tables of a small snapshot, worked out by hand, and the rows behind them. */

const work = mkdtempSync(join(tmpdir(), 'mingjing-annual-'));
const source = join(work, 'source');
const snapshot = join(work, 'snapshot');
const put = (name: string, lines: readonly string[]) => writeFileSync(join(source, name), `${lines.join('\n')}\n`);
const annual = (...more: string[]) => mingjing('annual', snapshot, ...more);
const document = v.object({
  year: v.number(),
  annual: v.record(v.string(), v.record(v.string(), v.record(v.string(), v.number()))),
});

beforeAll(async () => {
  mkdirSync(source);
  put('执法主体名录.csv', [
    '机关代码,机关名称,统一社会信用代码,行政区划代码',
    'SW1,甲县商务局,111404000123456783,140400',
    'SW2,甲县水利局,111404000123456792,140400',
  ]);
  put('行政处罚办案台账.csv', [
    '案件编号,办案机关,当事人名称,程序类型,立案日期,处罚决定书文号,决定日期,处罚种类,罚款金额（元）,没收金额（元）,结案状态,撤销原决定日期',
    'CF1,甲县商务局,丙公司,普通程序,2024-01-05,罚1,2024-03-01,罚款;责令停产停业,1000.1,0.2,,',
    'CF2,甲县商务局,丙公司,简易程序,2024-01-05,罚2,2024-01-05,警告,,,,2024-05-01',
    'CF3,甲县商务局,丙公司,普通程序,2024-01-05,罚3,2024-12-31,其他行政处罚;罚款,5,,,',
    'CF4,甲县商务局,丙公司,普通程序,2024-01-05,罚4,2024-03-01,罚款,100,,不予处罚,',
    'CF5,甲县商务局,丙公司,普通程序,2024-01-05,罚5,2025-01-01,罚款,100,,,',
    'CF6,甲县商务局,丙公司,普通程序,2024-01-05,罚6,2024-03-01,,,,,',
    'CF7,甲县商务局,丙公司,普通程序,2024-01-05,罚7,2024-03-01,罚款,100,,撤销立案,',
  ]);
  put('行政检查台账.csv', [
    '检查编号,检查机关,检查对象,检查日期,检查结果,关联案件编号,是否有检查记录',
    'JC1,甲县水利局,丙公司,2024-03-01,未发现问题,,是',
    'JC2,甲县水利局,丙公司,2024-03-01,未发现问题,,',
    'JC3,甲县水利局,丙公司,2024-03-01,立案,,是',
    'JC4,甲县水利局,丙公司,2024-03-01,未发现问题,CF1,是',
  ]);
  put('统计年报公布数.csv', [
    '填报单位,统计年度,统计表,统计栏目,公布数量,公布金额（万元）',
    '甲县商务局,2024,行政处罚,罚款,1,',
    '甲县商务局,2024,行政处罚,合计（宗）,5,',
    '甲县商务局,2024,行政处罚,罚没金额（元）,,0.1006',
    '甲县商务局,2024,行政许可,申请数量,3,',
    '甲县水利局,2024,行政检查,行政检查次数,2,',
    '甲县水利局,2023,行政检查,行政检查次数,2,',
  ]);
  await mingjing('ingest', source, '--out', snapshot, '--as-of', '2025-03-31');
});
afterAll(() => rmSync(work, { recursive: true, force: true }));

describe('annual', () => {
  it('counts each decision once, in its heaviest kind; revoked ones too', async () => {
    const { year, annual: tables } = v.parse(document, JSON.parse((await annual('--format', 'json')).out));
    expect(year).toBe(2024);
    expect(Object.keys(tables)).toEqual(['penalty', 'inspection']);
    expect(tables['penalty']?.['SW1']).toMatchObject({
      责令停产停业: 1,
      警告: 1,
      罚款: 1,
      其他行政处罚: 0,
      未标明: 1,
      合计: 4,
      简易程序: 1,
      普通程序: 3,
      '罚没金额（元）': 1005.3,
    });
    expect(tables['penalty']?.['ALL']).toEqual(tables['penalty']?.['SW1']);
    expect(Object.values(tables['penalty']?.['SW2'] ?? {}).every((n) => n === 0)).toBe(true);
    expect(tables['inspection']?.['SW2']).toEqual({
      全部检查记录: 4,
      '未计入-转入其他执法行为': 2,
      '未计入-无完整记录': 1,
      检查次数: 1,
    });
  });

  it('opens every number into its rows', async () => {
    const said = await annual('--rows', '--table', 'inspection', '--column', '未计入-转入其他执法行为');
    expect(said.out).toMatch(/JC3 +2024-03-01 +行政检查台账\.csv +4/u);
    expect(said.out).toMatch(/JC4 +2024-03-01 +行政检查台账\.csv +5/u);
    const csv = await annual('--rows', '--table', 'penalty', '--column', '罚款', '--format', 'csv');
    expect(csv.out).toContain('penalty,SW1,罚款,1,CF3,2024-12-31,行政处罚办案台账.csv,4');
    const { annual: tables } = v.parse(document, JSON.parse((await annual('--format', 'json')).out));
    const lines = v.array(v.object({ table: v.string(), item: v.string(), count: v.number() }));
    const rows = v.parse(lines, JSON.parse((await annual('--rows', '--format', 'json')).out));
    for (const [table, agencies] of Object.entries(tables))
      for (const [column, n] of Object.entries(agencies['ALL'] ?? {})) {
        const behind = rows.filter((row) => row.table === table && row.item === column);
        expect(
          behind.reduce((sum, row) => sum + row.count, 0),
          `${table} ${column}`,
        ).toBeCloseTo(n, 8);
      }
  });

  it('prints the tables of one agency, and names the source of those that are missing', async () => {
    const said = await annual('--org', 'SW2');
    expect(said.out).toContain('2024年度行政执法统计 · 甲县水利局 · 截止 2025-03-31');
    expect(said.out).toContain('行政许可实施情况：没有数据来源，缺少：行政许可办件台账');
    expect((await annual('--year', '2025', '--table', '行政处罚实施情况')).out).toMatch(/合计 +1\n/u);
  });

  it('says what is wrong with a question', async () => {
    expect((await annual('--year', '24')).err).toContain('--year “24” 不是年度');
    expect((await annual('--table', 'x')).err).toContain('penalty');
    expect((await annual('--org', 'XX')).err).toContain('XX');
    expect((await annual('--column', '罚款')).err).toContain('--column 要与');
    expect((await annual('--rows', '--table', 'penalty', '--column', '没有')).err).toContain('没有栏目“没有”');
  });
});

describe('annual --published', () => {
  it('puts what was published beside what is counted; a register that is not there is no difference', async () => {
    const { out } = await annual('--published', '--format', 'json');
    expect(JSON.parse(out)).toMatchObject({
      year: 2024,
      published: [
        { table: 'penalty', org: 'SW1', item: '罚款', published: 1, counted: 1, difference: 0, differs: false },
        { table: 'penalty', item: '合计', published: 5, counted: 4, difference: 1, differs: true },
        { table: 'penalty', item: '罚没金额（元）', published: 1006, counted: 1005.3, difference: 0.7, differs: false },
        { table: '行政许可实施情况', item: '申请', published: 3, counted: null, difference: null, differs: false },
        { table: 'inspection', org: 'SW2', published: 2, counted: 1, difference: 1, differs: true, record: 6 },
      ],
    });
  });

  it('is summed up under the tables, and differs in the very rows of DQ-10', async () => {
    expect((await annual()).out).toContain('与公布的年报核对：4 个数，2 个不同');
    expect((await annual('--org', 'SW2')).out).toContain('与公布的年报核对：1 个数，1 个不同');
    const text = (await annual('--published', '--table', 'penalty')).out;
    expect(text).toMatch(/^与公布的年报核对：3 个数，1 个不同\n/);
    expect(text).toContain('统计年报公布数.csv');
    const list = await mingjing('list', snapshot, '--metric', 'DQ-10', '--state', 'overdue', '--format', 'csv');
    expect(list.out.trim().split('\n')).toHaveLength(3);
  });

  it('says what is missing in a year without published numbers, and refuses what does not go together', async () => {
    expect((await annual('--published', '--year', '2022')).out).toContain('没有2022年度的公布数');
    expect((await annual('--published', '--rows')).err).toContain('--published 不能与 --rows 同用');
    expect((await annual('--published', '--out', work)).err).toContain('--out');
  });
});
