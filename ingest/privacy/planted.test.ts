import { mkdir, mkdtemp, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { nativeEngine } from '../../src/lib/engine/native.ts';
import { literal } from '../../src/lib/engine/engine.ts';
import type { Manifest } from '../../src/lib/snapshot/manifest.ts';
import { ingest } from '../ingest.ts';

/**
 * 个人信息保护法第二十八、五十一条; 行政处罚法第四十八、五十条: persons' numbers, phones, addresses and, in a public build, the names of natural
 * persons are in no table and nowhere in the manifest. Planted in every way in which exports hold them, looked for in every text.
 */

const numbers = ['140402198001011230', '140423197512310029', '130104199002140017', '140402800101123'];
const reaches = ['13812345678', '2031234', 'zs@example.com', '6222020200112233446', '英雄中路', '1980-03-04', '畲族'];
/** natural persons as parties, and who stands for one */
const persons = ['欧阳小二', '李小明', '阿依古丽', '钱二', '孙小圣', '周伯通', '吴用', '郑成功', '冯小刚'];
const officers = ['李涛', '王芳'];
const organisations = ['长治市丙公司', '福满楼饭店'];

const files: Readonly<Record<string, string>> = {
  '执法主体名录.csv': `机关代码,机关名称,统一社会信用代码,行政区划代码
SW1,甲县商务局,111404000123456783,140400
`,
  '行政处罚办案台账.csv': `案件编号,办案机关,当事人名称,当事人类型,统一社会信用代码/身份证号,案件名称,案由,程序类型,立案日期,决定日期,处罚决定书文号,办案人员,备注,联系电话,家庭住址,身份证号,民族,出生日期,注册地址,经办说明
140402202401050012,甲县商务局,欧阳小二,自然人,140402198001011230,关于欧阳小二涉嫌无证经营案,无证经营,普通程序,2024-01-05,2024-02-05,商罚〔2024〕13812345670号,李涛（14040200012）、王芳(140423197512310029),欧阳　小二电话138-1234-5678,13812345678,英雄中路1号,140402198001011230,畲族,1980-03-04,英雄中路2号,欧阳小二来电
CF2,甲县商务局,长治市丙公司,法人及非法人组织,91140400MA0K12345E,长治市丙公司案,无证经营,普通程序,2024-01-05,2024-02-05,商罚〔2024〕2号,李涛,见140402202401050012，１３８１２３４５６７８ 2024年,0355-2031234,,,,,解放西街9号,ｚｓ＠ｅｘａｍｐｌｅ．ｃｏｍ
CF3,甲县商务局,李小明,,130104199002140017,李小明案,李小明超范围经营,普通程序,2024-01-05,2024-02-05,商罚〔2024〕3号,李涛,李小明家住长治市潞州区英雄中路3号,,,,,,,卡6222 0202 0011 2233 446
CF4,甲县商务局,阿依古丽,自然人,140402 80010 1123,案,无证经营,普通程序,2024-01-05,,,李涛,持140402198001011230 13812345678,,,,,,,
CF5,甲县商务局,钱二,个体工商户,92140402MA0K111116,钱二案,无证经营,普通程序,2024-01-05,,,李涛,,,,,,,,
CF5,甲县商务局,钱二,个体工商户,92140402MA0K111116,钱二案,无证经营,普通程序,2024-01-06,,,李涛,钱二称其表哥李小明在场,,,,,,,
,甲县商务局,郑成功,自然人,140423197512310029,郑成功案,无证经营,普通程序,2024-01-05,,,李涛,,,,,,,,郑成功来电
CF7,没有的局,冯小刚,自然人,140423197512310029,,无证经营,普通程序,13812345678,,,李涛,,,,,,,,
`,
  '双公示-行政处罚.csv': `行政相对人名称,行政相对人类别,行政相对人代码_1（统一社会信用代码）,行政相对人代码_2（工商注册号）,法定代表人,法定代表人身份证号,证件类型,证件号码,行政处罚决定书文号,违法事实,处罚决定日期,处罚机关,报送日期
欧阳小二,自然人,,,,,身份证,140402198001011230,商罚〔2024〕13812345670号,欧阳小二无证经营,2024-02-05,甲县商务局,2024-02-06
长治市丙公司,法人及非法人组织,91140400MA0K12345E,140423197512310029,孙小圣,140423197512310029,,,商罚〔2024〕2号,法定代表人孙小圣对此认可,2024-02-05,甲县商务局,2024-02-06
`,
  '行政检查台账.csv': `检查编号,检查机关,检查对象,检查对象统一社会信用代码,检查事项,检查日期,检查地点,联系人
JC1,甲县商务局,周伯通,140423197512310029,周伯通检查,2024-01-05,英雄中路8号,吴用
JC2,甲县商务局,福满楼饭店,91140400MA0K12345E,检查,2024-01-05,解放西街9号,吴用
`,
  '行政强制台账.csv': `强制编号,案件编号,实施机关,强制类别,当事人名称,决定日期
QZ1,CF4,甲县商务局,强制措施,阿依古丽,2024-01-06
`,
  '执法记录仪采集站导出.csv': `文件唯一标识,文件名,设备编号,使用人,执法证号,单位名称,文件类型,拍摄时间
R1,询问李小明_13812345678.mp4,DSJ13812345678,李涛,14040200012,甲县商务局,视频,2024-01-05 09:30
R2,DSJ01_14040200012_20240105093000.mp4,DSJ01,王芳,140423197512310029,甲县商务局,视频,2024-01-05 09:30
`,
  '行政执法人员清单.csv': `姓名,单位,证件编号,手机号,身份证号
李涛,甲县商务局,14040200012,13812345678,140402198001011230
王芳,甲县商务局,140423197512310029,13812345678,140423197512310029
`,
  '李小明案13812345678.csv': '什么,都不是\n1,2\n',
};

let folder: string;
const built = new Map<'internal' | 'public' | 'plain', { manifest: Manifest; texts: string[]; rows: Rows }>();
type Rows = (table: string, columns: string) => Promise<Record<string, unknown>[]>;

beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'mingjing-privacy-'));
  const source = join(folder, 'source');
  await mkdir(source);
  for (const [name, text] of Object.entries(files)) await writeFile(join(source, name), text);
  for (const mode of ['internal', 'public', 'plain'] as const) {
    const out = join(folder, mode);
    const manifest = await ingest({
      inputs: [source],
      out,
      asOf: '2024-12-31',
      public: mode === 'public',
      ...(mode === 'plain' ? {} : { salt: 'a salt for tests' }),
    });
    built.set(mode, { manifest, texts: await everyText(out, manifest), rows: reader(out, manifest) });
  }
}, 300_000);
afterAll(() => rm(folder, { recursive: true }));

/** Every row of every table as one text, and the manifest. */
async function everyText(out: string, manifest: Manifest): Promise<string[]> {
  const engine = await nativeEngine();
  const texts = [await readFile(join(out, 'manifest.json'), 'utf8')];
  try {
    for (const [name, { path }] of Object.entries(manifest.tables)) {
      const rows = await engine.query<{ text: string }>(
        `SELECT DISTINCT CAST(t AS VARCHAR) AS text FROM read_parquet(${literal(join(out, path))}) t`,
      );
      texts.push(...rows.map((row) => `${name}: ${row.text}`));
    }
  } finally {
    await engine.close();
  }
  return texts;
}

function reader(out: string, manifest: Manifest): Rows {
  return async (table, columns) => {
    const engine = await nativeEngine();
    try {
      const path = join(out, manifest.tables[table]?.path ?? '');
      return await engine.query(`SELECT ${columns} FROM read_parquet(${literal(path)}) ORDER BY ALL`);
    } finally {
      await engine.close();
    }
  };
}

function snapshot(mode: 'internal' | 'public' | 'plain') {
  const found = built.get(mode);
  if (!found) throw new Error(mode);
  return found;
}

/** A text as someone looks for a number in it: one spelling, without blanks and hyphens. */
const closed = (text: string) => text.normalize('NFKC').replace(/[\s\u200b-]/gu, '');
const holding = (mode: 'internal' | 'public' | 'plain', what: string) =>
  snapshot(mode).texts.filter((text) => text.includes(what) || closed(text).includes(closed(what)));

describe.each(['internal', 'public', 'plain'] as const)('in the %s build', (mode) => {
  test.each(numbers)('no citizen number %s', (number) => expect(holding(mode, number)).toEqual([]));

  test.each(reaches)('no way to reach or tell a person: %s', (what) => {
    const withoutDevice = holding(mode, what).map((text) => text.replaceAll('DSJ13812345678', ''));
    expect(withoutDevice.filter((text) => closed(text).includes(closed(what)))).toEqual([]);
  });

  test.each([
    ...organisations,
    ...officers,
    '140402202401050012',
    '14040200012',
    'DSJ13812345678',
    '商罚〔2024〕13812345670号',
    '解放西街9号',
  ])('%s is no secret', (text) => expect(holding(mode, text)).not.toEqual([]));
});

test.each(persons)('the public build does not name %s', (name) => expect(holding('public', name)).toEqual([]));

test('the internal build names them, but for one of whose row nothing is kept', () => {
  expect(persons.filter((name) => holding('internal', name).length === 0)).toEqual(['冯小刚']);
});

test('one person has the same hash in every table, in either build, and no other has it', async () => {
  const { rows } = snapshot('internal');
  const cases = await rows('cases', 'case_no, party_code, party_code_hash');
  const credit = await rows('credit_penalties', 'party_name, id_no_hash, legal_rep_id_hash, party_uscc_hash');
  const inspections = await rows('inspections', 'object_code, object_code_hash');
  const hash = cases.find((c) => c['case_no'] === '140402202401050012')?.['party_code_hash'];
  expect(hash).toMatch(/^[0-9a-f]{32}$/u);
  expect(credit).toMatchObject([
    { party_name: '欧阳小二', id_no_hash: hash, party_uscc_hash: null },
    { party_name: '长治市丙公司', id_no_hash: null, party_uscc_hash: null },
  ]);
  const other = credit.find((c) => c['legal_rep_id_hash'] !== null)?.['legal_rep_id_hash'];
  expect(inspections.map((i) => i['object_code_hash'])).toEqual(expect.arrayContaining([other, null]));
  expect(other).not.toBe(hash);
  expect(cases.find((c) => c['case_no'] === 'CF2')?.['party_code_hash']).toBeNull();
  expect(await snapshot('public').rows('cases', 'case_no, party_code_hash')).toEqual(
    cases.map(({ case_no, party_code_hash }) => ({ case_no, party_code_hash })),
  );
});

test('without a salt nothing is hashed, and the manifest says so', async () => {
  const { manifest, rows } = snapshot('plain');
  expect(manifest.salt_fingerprint).toBeNull();
  expect(manifest.masking.filter((m) => m.action === 'hashed')).toEqual([]);
  expect(await rows('cases', 'DISTINCT party_code_hash AS hash')).toEqual([{ hash: null }]);
  await expect(ingest({ inputs: [folder], out: join(folder, 'x'), asOf: '2024-12-31', public: true })).rejects.toThrow(
    '盐值',
  );
});

test('the same person is the same pseudonym in every table, so that sources still agree', async () => {
  const { rows, manifest } = snapshot('public');
  const cases = await rows('cases', 'case_no, party_name, case_name');
  const ouyang = cases.find((c) => c['case_no'] === '140402202401050012')?.['party_name'];
  expect(ouyang).toMatch(/^欧阳某（[0-9a-f]{6}）$/u);
  expect(cases.find((c) => c['case_no'] === '140402202401050012')?.['case_name']).toBe(
    `关于${String(ouyang)}涉嫌无证经营案`,
  );
  const credit = await rows('credit_penalties', 'party_name, facts');
  expect(credit).toContainEqual({ party_name: ouyang, facts: `${String(ouyang)}无证经营` });
  const aygul = cases.find((c) => c['case_no'] === 'CF4')?.['party_name'];
  expect(await rows('coercions', 'party_name')).toEqual([{ party_name: aygul }]);
  expect(manifest.public).toBe(true);
  expect(manifest.refused.map((r) => r.name)).toEqual([expect.stringMatching(/^李某（[0-9a-f]{6}）案\*\*\*\.csv$/u)]);
});

test('officers keep their certificates apart from each other when these are citizen numbers', async () => {
  const { rows } = snapshot('internal');
  const [register] = await rows('officers', `cert_no, name`).then((all) => all.filter((o) => o['name'] === '王芳'));
  expect(register?.['cert_no']).toMatch(/^140423\*{10}29#[0-9a-f]{6}$/u);
  expect(await rows('staff', 'name, cert_no')).toContainEqual({ name: '王芳', cert_no: register?.['cert_no'] });
  expect(await rows('recordings', 'user_name, cert_no')).toContainEqual({
    user_name: '王芳',
    cert_no: register?.['cert_no'],
  });
});

test('the masking report counts every cell once', () => {
  const { masking, salt_fingerprint: fingerprint } = snapshot('internal').manifest;
  expect(fingerprint).toMatch(/^[0-9a-f]{16}$/u);
  const of = (layout: string, field: string, action: string) =>
    masking.find((m) => m.layout === layout && m.field === field && m.action === action)?.cells;
  // CF1, CF3, CF4, the row without a number, the one of an unknown agency
  expect(of('cases', 'party_code', 'masked')).toBe(3);
  expect(of('cases', 'party_code', 'hashed')).toBe(3);
  expect(of('cases', '联系电话', 'dropped')).toBe(2);
  expect(of('cases', '家庭住址', 'dropped')).toBe(1);
  expect(of('cases', '注册地址', 'dropped')).toBe(1);
  expect(of('cases', '民族', 'dropped')).toBe(1);
  expect(of('cases', 'remark', 'masked')).toBe(4);
  expect(of('officers', '手机号', 'dropped')).toBe(2);
  expect(of('officers', '身份证号', 'masked')).toBe(2);
  expect(masking.filter((m) => m.action === 'hidden')).toEqual([]);
  expect(snapshot('public').manifest.masking.filter((m) => m.action === 'hidden' && m.field === 'party_name')).toEqual(
    expect.arrayContaining([expect.objectContaining({ layout: 'coercions', cells: 1 })]),
  );
});
