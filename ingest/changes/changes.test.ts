import { mkdtempSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { parseManifest } from '../../src/lib/snapshot/manifest.ts';
import { ingest } from '../ingest.ts';
import type { ChangeLine, Changes, Compared } from './changes.ts';

/** What an import changes in the snapshot that stands there already. */

const register = '执法主体名录.csv';
const cases = '行政处罚办案台账.csv';
const agencies = '机关代码,机关名称,统一社会信用代码,行政区划代码\nSW1,甲县商务局,111404000123456783,140400\n';
const caseRows = (...rows: string[]) =>
  `案件编号,办案机关,当事人名称,程序类型,立案日期,罚款金额（元）,是否重大案件\n${rows.map((row) => `${row}\n`).join('')}`;
const [first, second, third] = [
  'CF1,甲县商务局,丙公司,普通程序,2024-01-05,1000,否',
  'CF2,甲县商务局,丁公司,普通程序,2024-01-06,,',
  'CF3,甲县商务局,戊公司,简易程序,2024-01-07,50,',
] as const;

let folder: string;
let source: string;
let out: string;
beforeEach(() => {
  folder = mkdtempSync(join(tmpdir(), 'mingjing-changes-'));
  source = join(folder, 'source');
  out = join(folder, 'out');
  mkdirSync(source);
  put(register, agencies);
});
afterEach(() => rmSync(folder, { recursive: true }));

function put(name: string, text: string): void {
  writeFileSync(join(source, name), text);
}

/** Imports; what changed, with every line, or null when there was nothing to compare with. */
async function run(salt?: string): Promise<{ changes: Changes; lines: ChangeLine[] } | null> {
  let told: { changes: Changes; lines: ChangeLine[] } | null = null;
  await ingest({
    inputs: [source],
    out,
    asOf: '2024-12-31',
    salt,
    listChanges: true,
    onChanges: async (changes) => {
      const lines: ChangeLine[] = [];
      if (changes.comparable) for await (const batch of changes.lines()) lines.push(...batch);
      told = { changes, lines };
    },
  });
  return told;
}

async function compared(salt?: string): Promise<Compared & { all: ChangeLine[]; of: (layout: string) => number[] }> {
  const told = await run(salt);
  if (!told?.changes.comparable) throw new Error('nothing was compared');
  const { changes, lines } = told;
  const of = (id: string) => {
    const layout = changes.layouts.find((l) => l.layout === id);
    return layout ? [layout.inserted, layout.updated, layout.deleted, layout.unchanged] : [];
  };
  return { ...changes, all: lines, of };
}

describe('row by row', () => {
  test('on a first import there is nothing to tell', async () => {
    put(cases, caseRows(first));
    expect(await run()).toBeNull();
  });

  test('the same files change nothing, not a byte', async () => {
    put(cases, caseRows(first, second));
    await run();
    const bytes = () => {
      const manifest = readFileSync(join(out, 'manifest.json'), 'utf8');
      return [
        manifest,
        ...Object.values(parseManifest(manifest).tables).map((t) => readFileSync(join(out, t.path), 'hex')),
      ];
    };
    const before = bytes();
    const changes = await compared();
    expect(bytes()).toEqual(before);
    expect(changes.of('cases')).toEqual([0, 0, 0, 2]);
    expect(changes.of('orgs')).toEqual([0, 0, 0, 1]);
    expect(changes.files.map((f) => f.change)).toEqual(['same', 'same']);
    expect(changes.all).toEqual([]);
  });

  test('a corrected file replaces the one before: inserted, updated, deleted, each changed field with both values', async () => {
    put(cases, caseRows(first, second));
    await run();
    put(cases, caseRows(third, 'CF1,甲县商务局,丙公司,普通程序,2024/1/8,,是'));
    const changes = await compared();
    expect(changes.of('cases')).toEqual([1, 1, 1, 0]);
    expect(changes.files).toEqual([
      { name: register, change: 'same', before: null },
      { name: cases, change: 'changed', before: null },
    ]);
    const line = (
      change: string,
      key: string,
      record: number,
      header: string | null,
      before: unknown,
      after: unknown,
    ) => ({ layout: 'cases', key, change, header, before, after, file: cases, record }) as const;
    expect(changes.all).toEqual([
      line('inserted', 'CF3', 2, null, null, null),
      line('updated', 'CF1', 3, '是否重大案件', '否', '是'),
      line('updated', 'CF1', 3, '立案日期', '2024-01-05', '2024-01-08'),
      line('updated', 'CF1', 3, '罚款金额（元）', '1000', null),
      line('deleted', 'CF2', 3, null, null, null),
    ]);
  });

  test('it does so under another name, too', async () => {
    put(cases, caseRows(first, second));
    await run();
    rmSync(join(source, cases));
    put('行政处罚办案台账（更正）.csv', caseRows('CF1,甲县商务局,丙公司,普通程序,2024-01-05,2000,否', second));
    const changes = await compared();
    expect(changes.of('cases')).toEqual([0, 1, 0, 1]);
    expect(changes.files.map((f) => [f.name, f.change])).toEqual([
      [register, 'same'],
      [cases, 'gone'],
      ['行政处罚办案台账（更正）.csv', 'new'],
    ]);
  });

  test('other bytes with the same content: rows in another order, written otherwise, another column', async () => {
    put(cases, caseRows(first, second));
    await run();
    put(
      cases,
      '备注二,程序类型,案件编号,办案机关,当事人名称,立案日期,罚款金额（元）,是否重大案件\n' +
        'x,普通程序,cf2,甲县商务局,丁公司,2024年1月6日,,\ny,普通程序,CF1,甲县商务局,丙公司,20240105,0.1万元,0\n',
    );
    const changes = await compared();
    expect(changes.of('cases')).toEqual([0, 0, 0, 2]);
    expect(changes.files.map((f) => f.change)).toEqual(['same', 'changed']);
  });

  test('a corrected register lets rows in that were rejected, though their own file is the same', async () => {
    put(cases, caseRows(first, 'CF4,乙县商务局,丙公司,普通程序,2024-01-05,,'));
    await run();
    put(register, `${agencies}SW2,乙县商务局,11140400MB0000000X,140400\n`);
    const changes = await compared();
    expect([changes.of('orgs'), changes.of('cases')]).toEqual([
      [1, 0, 0, 1],
      [1, 0, 0, 1],
    ]);
  });

  test('persons are matched by certificate number, else by agency and name', async () => {
    const officers = (...rows: string[]) =>
      put('行政执法人员清单.csv', `姓名,单位,证件编号,职务\n${rows.join('\n')}\n`);
    officers('张三,甲县商务局,C1,科员', '李四,甲县商务局,,科员', '王五,甲县商务局,,科员');
    await run();
    officers('张三丰,甲县商务局,C1,科员', '李四,甲县商务局,,科长', '王五,甲县商务局,C2,科员');
    const { all, of } = await compared();
    expect(of('officers')).toEqual([1, 2, 1, 0]);
    expect(all.map((l) => [l.change, l.key, l.header, l.before, l.after])).toEqual([
      ['updated', 'C1', '姓名', '张三', '张三丰'],
      ['updated', 'SW1|李四', '职务', '科员', '科长'],
      ['inserted', 'C2', null, null, null],
      ['deleted', 'SW1|王五', null, null, null],
    ]);
  });

  test('identity numbers are masked in both values, and names made equal by masking are kept apart', async () => {
    const penalties = (...rows: string[]) =>
      put(
        '双公示-行政处罚.csv',
        `行政相对人名称,行政处罚决定书文号,处罚决定日期,处罚机关,证件号码,处罚内容\n${rows.join('\n')}\n`,
      );
    const one = '王140402198001011237,商罚〔2024〕1号,2024-01-05,甲县商务局,140402198001011237,罚款';
    const two = '王140402198501011237,商罚〔2024〕1号,2024-01-05,甲县商务局,140402198501011237,警告';
    penalties(one, two);
    await run();
    penalties(one, two.replace('140402198501011237,警告', '140402198501011245,罚款'));
    const { all, of } = await compared();
    expect(of('credit_penalties')).toEqual([0, 1, 0, 1]);
    expect(all.map((l) => [l.key, l.header, l.before, l.after])).toEqual([
      ['SW1|商罚〔2024〕1号|王140402**********37', '证件号码', '140402**********37', '140402**********45'],
      ['SW1|商罚〔2024〕1号|王140402**********37', '处罚内容', '警告', '罚款'],
    ]);
  });
});

describe('with a salt', () => {
  const penalty = (id: string) =>
    put(
      '双公示-行政处罚.csv',
      `行政相对人名称,行政处罚决定书文号,处罚决定日期,处罚机关,证件号码\n王某,商罚〔2024〕1号,2024-01-05,甲县商务局,${id}\n`,
    );
  const salt = '0123456789abcdef0123456789abcdef';

  test('digits that are not shown count, too', async () => {
    penalty('140402198001011237');
    await run(salt);
    penalty('140402198505051237');
    const { all, of } = await compared(salt);
    expect(of('credit_penalties')).toEqual([0, 1, 0, 0]);
    expect(all.map((l) => [l.header, l.before, l.after])).toEqual([
      ['证件号码', '140402**********37', '140402**********37'],
    ]);
  });

  test('another salt: what was read otherwise can’t be compared, the same files are the same', async () => {
    penalty('140402198001011237');
    await run(salt);
    expect((await compared(`${salt}x`)).of('credit_penalties')).toEqual([0, 0, 0, 1]);
    penalty('140402198505051237');
    expect((await run(salt))?.changes).toMatchObject({ comparable: false, reason: 'salt' });
  });
});

describe('file by file', () => {
  test('new, renamed, gone, and read before but refused now', async () => {
    put(cases, caseRows(first));
    put('行政处罚办案台账2.csv', caseRows(second));
    put('行政检查台账.csv', '检查编号,检查机关,检查对象,检查日期\nJC1,甲县商务局,丙公司,2024-01-03\n');
    put('复议诉讼台账.csv', '案号,类型,被申请机关\n复1,行政复议,甲县商务局\n');
    await run();
    renameSync(join(source, cases), join(source, '行政处罚办案台账9.csv'));
    rmSync(join(source, '行政检查台账.csv'));
    put('复议诉讼台账.csv', '');
    put('行政处罚办案台账3.csv', caseRows(third));
    const changes = await compared();
    expect(changes.files).toEqual([
      { name: '复议诉讼台账.csv', change: 'unread', before: null },
      { name: register, change: 'same', before: null },
      { name: '行政处罚办案台账2.csv', change: 'same', before: null },
      { name: '行政处罚办案台账3.csv', change: 'new', before: null },
      { name: '行政处罚办案台账9.csv', change: 'renamed', before: cases },
      { name: '行政检查台账.csv', change: 'gone', before: null },
    ]);
    expect([changes.of('cases'), changes.of('inspections'), changes.of('appeals')]).toEqual([
      [1, 0, 0, 2],
      [0, 0, 1, 0],
      [0, 0, 1, 0],
    ]);
  });
});

describe('where nothing can be compared that is said, and the import goes on', () => {
  const manifestPath = () => join(out, 'manifest.json');
  const change = (from: string | RegExp, to: string) => {
    const text = readFileSync(manifestPath(), 'utf8');
    expect(text).toMatch(from);
    writeFileSync(manifestPath(), text.replace(from, to));
  };

  test.each<[string, () => void, string]>([
    ['a cut manifest', () => change(/"files"[^]*$/u, ''), 'damaged'],
    ['another version', () => change('"version": 2', '"version": 3'), 'version'],
    ['a snapshot without names', () => change('"public": false', '"public": true'), 'names'],
    [
      'a damaged table',
      () => {
        const table = parseManifest(readFileSync(manifestPath(), 'utf8')).tables['cases'];
        if (table) writeFileSync(join(out, table.path), 'damaged');
      },
      'damaged',
    ],
    [
      'a missing table',
      () => {
        const table = parseManifest(readFileSync(manifestPath(), 'utf8')).tables['cases'];
        if (table) rmSync(join(out, table.path));
      },
      'damaged',
    ],
  ])('%s', async (_, spoil, reason) => {
    put(cases, caseRows(first));
    await run();
    spoil();
    put(cases, caseRows(first, second));
    const told = await run();
    expect(told?.changes).toMatchObject({ comparable: false, reason });
    expect(parseManifest(readFileSync(manifestPath(), 'utf8')).tables['cases']?.rows).toBe(2);
    expect((await compared()).of('cases')).toEqual([0, 0, 0, 2]);
  });
});
