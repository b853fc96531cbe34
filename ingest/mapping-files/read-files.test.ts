import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { existsSync, readFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Papa from 'papaparse';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { csvText } from '../../src/lib/results/csv.ts';
import { counts, readFiles } from '../../tests/mappings/reading.ts';
import { beside } from '../../tests/support/shared.ts';
import { parseMapping } from './read.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'mingjing-mapping-files-'));
});
afterEach(() => rm(folder, { recursive: true }));

async function input(name: string, text: string): Promise<string> {
  const path = join(folder, name);
  await writeFile(path, text);
  return path;
}

describe('a file is read as its mapping says', () => {
  const mapping = parseMapping(
    'county.yaml',
    `
id: county
title: 甲县执法登记
source: 甲县自建系统
feeds:
  - table: cases
    columns:
      案件编号: {join: [年度, 流水号]}
      办案机关: {value: 甲县商务局}
      party_name: {filled: [{when: 单位名, from: 单位名}, 个人姓名]}
      party_type: {from: 类型码, codes: {01: 自然人, 02: 法人及非法人组织}}
      procedure: {from: 程序, codes: {快办: 简易程序, 慢办: 普通程序}}
      filed_on: 登记日
      penalty_kinds: {flags: {是否警告: 警告, 是否罚款: 罚款}}
      fine: {from: 罚没, unit: 万元}
      confiscated: {sum: [没收所得, 没收财物]}
      officers: {people: [{name: 主办, certificate: 主办证号}, {name: 协办, certificate: 协办证号}]}
      decision_no: {from: 文书, pattern: '^文号[:：](.+)$'}
  - table: reviews
    when: [送审日]
    columns:
      ref_no: {join: [年度, 流水号]}
      round: {value: '1'}
      org_name: {value: 甲县商务局}
      submitted_on: 送审日
      conclusion: 审核结果
      reviewers: 审核员
`,
  );
  const header =
    '年度,流水号,单位名,个人姓名,类型码,程序,登记日,是否警告,是否罚款,罚没,没收所得,没收财物,主办,主办证号,协办,协办证号,文书,案由,送审日,审核结果,审核员,联系人';
  const text = [
    header,
    '2024,1,丙公司,,02,慢办,2024/1/5,否,是,0.5,100.5,0.25,张三,A1,李四,A2,文号：甲商罚〔2024〕1号,无照经营,2024-02-01,同意,王五,某甲',
    '2024,2,,赵六,01,快办,2024.1.8,是,否,,,,张三、李四,A1、A2,,,甲商罚〔2024〕2号,占道经营,,,,',
    '2024,,丁公司,,02,快办,2024.1.8,是,否,,,,张三,A1,,,,,,,,',
  ].join('\n');

  test('into both tables, the fields that it does not name from the headers of the template', async () => {
    await readFiles(
      [await input('登记.csv', text)],
      async ({ engine, readings, refused }) => {
        expect(refused).toEqual([]);
        const read = readings.filter((r) => r.file.name === '登记.csv').map((r) => r.file);
        expect(read.map((f) => [f.layout, f.recognised, f.mapping, counts(f.ledger)])).toEqual([
          [
            'cases',
            'mapping',
            'county',
            { physical: 4, header: 1, accepted: 2, rejected: 1, reject_codes: { MISSING_REQUIRED: 1 } },
          ],
          ['reviews', 'mapping', 'county', { physical: 4, header: 1, nondata: 2, accepted: 1 }],
        ]);
        expect(read.map((f) => f.unread_columns)).toEqual([['联系人'], ['联系人']]);
        const cases = await engine.query(
          `SELECT case_no, org, party_name, party_type, procedure, filed_on, penalty_kinds, CAST(fine AS VARCHAR) AS fine,
             CAST(confiscated AS VARCHAR) AS confiscated, officers, decision_no, violation FROM all_cases ORDER BY record`,
        );
        expect(cases).toEqual([
          {
            case_no: '2024-1',
            org: 'SW1',
            party_name: '丙公司',
            party_type: '法人及非法人组织',
            procedure: '普通程序',
            filed_on: '2024-01-05',
            penalty_kinds: '罚款',
            fine: '5000.00000000',
            confiscated: '100.75000000',
            officers: '张三(A1);李四(A2)',
            decision_no: '甲商罚〔2024〕1号',
            violation: '无照经营',
          },
          {
            case_no: '2024-2',
            org: 'SW1',
            party_name: '赵六',
            party_type: '自然人',
            procedure: '简易程序',
            filed_on: '2024-01-08',
            penalty_kinds: '警告',
            fine: null,
            confiscated: null,
            officers: '张三(A1);李四(A2)',
            decision_no: '甲商罚〔2024〕2号',
            violation: '占道经营',
          },
        ]);
        expect(
          await engine.query('SELECT ref_no, round, submitted_on, conclusion, reviewers FROM all_reviews'),
        ).toEqual([{ ref_no: '2024-1', round: 1, submitted_on: '2024-02-01', conclusion: '同意', reviewers: '王五' }]);
        const extras = await engine.query('SELECT DISTINCT header, text FROM extras');
        expect(extras).toEqual([{ header: '联系人', text: '某甲' }]);
      },
      [mapping],
    );
  });

  test('the records of a large file keep their numbers', async () => {
    const ordered = parseMapping(
      'ordered.yaml',
      `
id: ordered
title: 甲
source: 乙
feeds:
  - table: cases
    when: [号码]
    columns:
      case_no: {filled: [号码, 备用号码]}
      org_name: {value: 甲县商务局}
      party_name: 单位
      procedure: {value: 简易程序}
      officers: {people: [{name: 承办, certificate: 证号}]}
`,
    );
    const rows = Array.from({ length: 150_000 }, (_, i) => `A${i + 2},,丙公司,张三、李四,A1、A2,${'说明'.repeat(20)}`);
    await readFiles(
      [await input('large.csv', `号码,备用号码,单位,承办,证号,说明\n${rows.join('\n')}\n`)],
      async ({ engine }) => {
        const [found] = await engine.query(
          `SELECT count(*) AS n, count(*) FILTER (case_no = 'A' || record) AS right, min(officers) AS officers FROM all_cases`,
        );
        expect(found).toEqual({ n: 150_000, right: 150_000, officers: '张三(A1);李四(A2)' });
      },
      [ordered],
    );
  });

  test('and a file of the template itself is left to the template', async () => {
    const template = '案件编号,办案机关,当事人名称,程序类型,立案日期\nA1,甲县商务局,丙公司,简易程序,\n';
    const lax = parseMapping(
      'lax.yaml',
      'id: lax\ntitle: 甲\nsource: 乙\nfeeds:\n  - table: cases\n    columns: {fine: 罚没款, violation: 案由}\n',
    );
    await readFiles(
      [await input('x.csv', template)],
      ({ readings }) => {
        expect(readings.filter((r) => r.file.name === 'x.csv').map((r) => [r.file.layout, r.file.recognised])).toEqual([
          ['cases', 'header'],
        ]);
      },
      [lax],
    );
  });
});

/** When cases of labour offences in Japan were made public and withdrawn, by the bureaus that did. */
describe('the labour offences that Japan publishes', () => {
  const timeline = beside('corpora/jp_labor_violations/timeline');
  const appearances = join(timeline ?? '', 'appearances.tsv');
  const mapping = parseMapping(
    'jp.yaml',
    `
id: jp-labour
title: 日本劳动基准违法公示时间线
source: 厚生劳动省公示 PDF 的存档
feeds:
  - table: disclosures
    unless: {status: [active]}
    columns:
      act_type: {value: 行政处罚}
      subject_no: {join: [company_name, location, violation_law, prosecution_date]}
      org_name: labor_bureau
      channel: {value: 门户网站}
      published_on: first_appeared
      withdrawn_on: last_appeared
  - table: disclosures
    unless: {status: [removed]}
    unread: [withdrawn_on]
    columns:
      act_type: {value: 行政处罚}
      subject_no: {join: [company_name, location, violation_law, prosecution_date]}
      org_name: labor_bureau
      channel: {value: 门户网站}
      published_on: first_appeared
`,
  );

  test.skipIf(!existsSync(appearances))('are read as disclosures, those withdrawn with the day', async () => {
    const { data } = Papa.parse<Record<string, string>>(readFileSync(appearances, 'utf8'), {
      header: true,
      delimiter: '\t',
      skipEmptyLines: true,
    });
    expect(data).toHaveLength(3780);
    const bureaus = [...new Set(data.map((row) => row['labor_bureau'] ?? ''))].filter((name) => name !== '');
    const register = csvText(
      ['机关代码', '机关名称', '统一社会信用代码', '行政区划代码'],
      bureaus.map((name, i) => [`J${i}`, name, `J${i}`, '0']),
    );
    const told = data.filter((row) =>
      ['company_name', 'location', 'violation_law', 'prosecution_date'].every((field) => row[field] !== ''),
    );
    await readFiles(
      [appearances, await input('劳动局-执法主体名录.csv', register)],
      async ({ engine, readings }) => {
        const files = readings.filter((r) => r.file.name === 'appearances.tsv').map((r) => r.file);
        expect(files.map((f) => [f.layout, f.mapping, f.ledger.physical])).toEqual([
          ['disclosures', 'jp-labour', 3781],
          ['disclosures', 'jp-labour', 3781],
        ]);
        for (const [i, status] of ['removed', 'active'].entries()) {
          const ledger = files[i]?.ledger;
          const of = data.filter((row) => row['status'] === status).length;
          expect((ledger?.physical ?? 0) - 1 - (ledger?.nondata ?? 0), status).toBe(of);
          expect((ledger?.accepted ?? 0) + (ledger?.duplicates ?? 0) + (ledger?.conflicts ?? 0), status).toBe(
            told.filter((row) => row['status'] === status).length,
          );
        }
        const [first] = await engine.query(
          `SELECT subject_no, published_on, withdrawn_on FROM all_disclosures WHERE subject_no LIKE '(有)曾野木商事%'`,
        );
        expect(first).toMatchObject({ published_on: '2016-12-01', withdrawn_on: '2017-06-01' });
        const [open] = await engine.query(`SELECT count(*) AS n FROM all_disclosures WHERE withdrawn_on IS NULL`);
        expect(open?.['n']).toBe(files[1]?.ledger.accepted);
      },
      [mapping],
    );
  });
});
