import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { mingjing, type Said } from '../support/command.ts';

/** `mingjing issues`, and what `mingjing ingest` says about a second import. */

const work = mkdtempSync(join(tmpdir(), 'mingjing-issues-'));
const source = join(work, 'source');
const snapshot = join(work, 'snapshot');
const put = (name: string, text: string) => writeFileSync(join(source, name), text);
const cases = (...rows: string[]) =>
  put(
    '行政处罚办案台账.csv',
    `案件编号,办案机关,当事人名称,程序类型,立案日期,罚款金额（元）,备注\n${rows.join('\n')}\n`,
  );
const ingest = (...more: string[]) => mingjing('ingest', source, '--out', snapshot, '--as-of', '2024-12-31', ...more);
const issues = (...more: string[]) => mingjing('issues', snapshot, ...more);

let first: Said;
beforeAll(async () => {
  mkdirSync(source);
  put(
    '执法主体名录.csv',
    '机关代码,机关名称,统一社会信用代码,行政区划代码\nSW1,甲县商务局,111404000123456783,140400\n',
  );
  cases(
    'CF1,甲县商务局,丙公司,普通程序,2024-01-05,1000,=1+1',
    'CF2,甲县商务局,丁公司,普通程序,2024-02-30,,',
    'CF1,甲县商务局,丙公司,普通程序,2024-01-06,2000,=1+1',
    'CF1,甲县商务局,丙公司,普通程序,2024-01-06,2000,=2+2',
    'CF3,甲县商务局,丁公司,普通程序,2024-02-03,=1,',
  );
  put('案卷文书目录.csv', '案件编号,目录序号,文书种类\nCF1,1,立案审批表\nCF8,1,立案审批表\nCF9,1,立案审批表\n');
  first = await ingest();
});
afterAll(() => rmSync(work, { recursive: true, force: true }));

describe('issues', () => {
  it('shows a replaced row beside the one that took its place, field by field', async () => {
    const said = await issues('--code', 'CONFLICT');
    expect(said.code).toBe(0);
    expect(said.out).toContain('CONFLICT  行政处罚办案台账.csv:2');
    expect(said.out).toMatch(/立案日期 +2024-01-05 +2024-01-06/u);
    expect(said.out).toMatch(/罚款金额（元） +1000 +2000/u);
    expect(said.out).toMatch(/备注 +=1\+1 +=2\+2/u);
    expect(said.out).toContain('以后出现的为准');
    expect(said.out).toContain('共 2 条\n');
    expect(said.out).toContain('另有 2 处关联未定，用 --links 列出');
  });

  it('writes them for a spreadsheet, what looks like a formula as text', async () => {
    const out = join(work, 'issues.csv');
    const said = await issues('--format', 'csv', '--out', out);
    expect(said.out).toBe('');
    expect(said.err).toContain('4 条');
    const text = readFileSync(out, 'utf8');
    expect(text.startsWith('\uFEFF代码,文件,行,列,原文,采用的值,采用的文件,采用的行,说明\r\n')).toBe(true);
    expect(text).toContain(`CONFLICT,行政处罚办案台账.csv,4,备注,'=1+1,'=2+2,行政处罚办案台账.csv,5,`);
    expect(text).toContain(`INVALID_VALUE,行政处罚办案台账.csv,6,罚款金额（元）,'=1,,,,`);
    expect(text.trimEnd().split('\r\n')).toHaveLength(6);
  });

  it('pages on the screen and gives everything to programs', async () => {
    const page = await issues('--limit', '1');
    expect(page.out).toContain('共 4 条，列出前 1 条');
    expect(page.out).not.toContain('INVALID_REQUIRED');
    const all = JSON.parse((await issues('--format', 'json')).out) as { total: number; issues: { code: string }[] };
    expect(all.total).toBe(4);
    expect(all.issues.map((issue) => issue.code)).toEqual([
      'CONFLICT',
      'INVALID_REQUIRED',
      'CONFLICT',
      'INVALID_VALUE',
    ]);
    expect(all.issues[0]).toMatchObject({
      file: '行政处罚办案台账.csv',
      record: 2,
      kept_record: 4,
      fields: [
        { header: '立案日期', replaced: '2024-01-05', kept: '2024-01-06' },
        { header: '罚款金额（元）', replaced: '1000', kept: '2000' },
      ],
    });
  });

  it('lists the open links', async () => {
    const said = await issues('--links');
    expect(said.out).toContain('文书的案件无对应  案卷文书目录.csv:3  CF8|1  「案件编号」填写为“CF8”');
    expect(said.out).toContain('共 2 条\n');
    const csv = await issues('--links', '--format', 'csv', '--code', 'document_case_unknown', '--limit', '1');
    expect(csv.out).toBe(
      '\uFEFF类别,类别名称,模板,机关代码,机关,文件,行,编号,填写,可能的个数,说明\r\n' +
        'document_case_unknown,文书的案件无对应,案卷文书目录,,,案卷文书目录.csv,3,CF8|1,CF8,0,' +
        '「案件编号」填写为“CF8”，行政处罚办案台账中没有这个编号，该文书不计入任何案卷；请核对编号，或者补报该案件\r\n',
    );
    expect((await issues('--links', '--file', '行政处罚办案台账.csv', '--lang', 'en')).out).toContain('0 in all');
  });

  it.each([
    [['--code', 'NOPE'], '没有代码“NOPE”，可选：CONFLICT'],
    [['--links', '--code', 'CONFLICT'], 'recording_ambiguous'],
    [['--file', 'nope.csv'], '快照里没有文件“nope.csv”'],
    [['--limit', '-1'], '不是条数'],
  ])('says what is wrong with %j', async (args, sentence) => {
    const said = await issues(...args);
    expect(said.code).toBe(2);
    expect(said.err).toContain(sentence);
    expect(said.err.trimEnd().split('\n')).toHaveLength(1);
  });
});

describe('a second import', () => {
  it('says what it changed, by layout and file, and lists every changed row', async () => {
    expect(first.out).not.toContain('与上一快照相比');
    const same = await ingest();
    expect(same.out).toContain('与上一快照相比：新增 0，更新 0，删除 0，未变 6\n');
    expect(same.out).not.toContain('有变化的文件');

    cases('CF1,甲县商务局,丙公司,普通程序,2024-01-06,2000,=3+3', 'CF4,甲县商务局,丁公司,普通程序,2024-02-03,,');
    const list = join(work, 'changes.csv');
    const said = await ingest('--changes', list);
    expect(said.code).toBe(0);
    expect(said.out).toContain('与上一快照相比：新增 1，更新 1，删除 1，未变 4\n');
    expect(said.out).toMatch(/^行政处罚办案台账 +1 +1 +1 +0$/mu);
    expect(said.out).toContain('有变化的文件：\n  行政处罚办案台账.csv：内容有变\n');
    expect(readFileSync(list, 'utf8')).toBe(
      [
        '\uFEFF模板,编号,变化,列,原值,新值,文件,行',
        `行政处罚办案台账,CF1,更新,备注,'=2+2,'=3+3,行政处罚办案台账.csv,2`,
        '行政处罚办案台账,CF4,新增,,,,行政处罚办案台账.csv,3',
        '行政处罚办案台账,CF3,删除,,,,行政处罚办案台账.csv,6',
        '',
      ].join('\r\n'),
    );
  });

  it('says when there was nothing to compare with, and writes no list', async () => {
    const list = join(work, 'none.csv');
    const elsewhere = join(work, 'elsewhere');
    const again = (...more: string[]) =>
      mingjing('ingest', source, '--out', elsewhere, '--as-of', '2024-12-31', '--changes', list, ...more);
    expect((await again()).err).toContain(`没有可比较的上一快照，未写 ${list}`);
    writeFileSync(join(elsewhere, 'manifest.json'), '{');
    const damaged = await again('--lang', 'en');
    expect(damaged.code).toBe(0);
    expect(damaged.out).toContain('the previous snapshot is damaged; nothing was compared');
    expect(existsSync(list)).toBe(false);
    expect(JSON.parse(readFileSync(join(elsewhere, 'manifest.json'), 'utf8'))).toMatchObject({ version: 2 });
  });

  it('refuses a list that can’t be written before it reads anything', async () => {
    const said = await ingest('--changes', join(work, 'no-such-folder', 'x.csv'));
    expect(said.code).toBe(2);
    expect(said.err).toContain('没有这个文件夹');
  });
});
