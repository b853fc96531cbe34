import { mkdtemp, mkdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import type { Manifest } from '../../src/lib/snapshot/manifest.ts';
import { openSnapshot } from '../../src/lib/snapshot/native.ts';
import { ingest } from '../ingest.ts';

/** Links that can't be told are left open and listed, each with what stands there, why it is open, what would settle it. */

interface OpenLink {
  readonly kind: string;
  readonly layout: string;
  readonly key: string;
  readonly value: string | null;
  readonly candidates: number;
  readonly message: string;
}

const agencies =
  '机关代码,机关名称,统一社会信用代码,行政区划代码\nA,甲县商务局,111404000123456783,140400\nB,乙县商务局,11140400MB0000000X,140400\n';

const headers = {
  行政处罚办案台账:
    '案件编号,办案机关,当事人名称,程序类型,立案日期,决定日期,处罚决定书文号,结案日期,结案状态,检查编号,办案人员',
  行政许可办件台账: '办件编号,许可机关,申请人名称,申请日期,决定日期,决定文书号,决定结果',
  行政强制台账: '强制编号,实施机关,强制类别,决定日期,强制决定书文号,案件编号',
  行政检查台账: '检查编号,检查机关,检查对象,检查日期,抽查任务编号,关联案件编号',
  双随机抽查任务台账: '任务编号,实施机关,抽查对象,完成时限,抽取日期',
  公示台账: '公示类型,决定书文号,公示机关,公示渠道,公示日期',
  国家企业信用信息公示系统导出: '决定书文号,决定机关名称,公示日期',
  '双公示-行政处罚': '行政相对人名称,行政处罚决定书文号,处罚决定日期,处罚机关',
  法制审核台账: '案件编号,审核轮次,送审机关,送审日期',
  案卷文书目录: '案件编号,目录序号,文书种类,制作日期',
  应音像记录环节台账: '环节编号,所属机关,关联编号,开始时间,结束时间,记录要求,执法人员',
  执法记录仪采集站导出: '文件唯一标识,单位名称,执法证号,文件类型,拍摄时间,结束时间,案件编号,删除时间',
  行政执法人员清单: '姓名,单位,证件编号',
  培训台账: '培训编号,培训日期,单位,姓名,证件编号,学时',
  复议诉讼台账: '案号,类型,被申请机关,原决定书文号,申请日期',
} as const;

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'mingjing-links-'));
});
afterEach(() => rm(folder, { recursive: true }));

/** The open links of a snapshot of these rows as of 2024-06-30. */
async function openLinks(
  files: Partial<Record<keyof typeof headers, readonly string[]>>,
  rejected = 0,
): Promise<{ links: OpenLink[]; manifest: Manifest }> {
  const source = join(folder, 'source');
  await mkdir(source, { recursive: true });
  await writeFile(join(source, '执法主体名录.csv'), agencies);
  for (const [name, rows] of Object.entries(files))
    await writeFile(
      join(source, `${name}.csv`),
      `${headers[name as keyof typeof headers]}\n${rows.map((row) => `${row}\n`).join('')}`,
    );
  const manifest = await ingest({ inputs: [source], out: join(folder, 'out'), asOf: '2024-06-30' });
  expect(manifest.files.reduce((sum, f) => sum + f.ledger.rejected, 0)).toBe(rejected);
  const { engine } = await openSnapshot(join(folder, 'out'));
  try {
    const links = await engine.query<OpenLink>(
      'SELECT kind, layout, key, value, candidates, message FROM all_open_links ORDER BY kind, layout, file, record, value',
    );
    return { links, manifest };
  } finally {
    await engine.close();
  }
}

const brief = (links: readonly OpenLink[]) =>
  links.map((l) => [l.kind, l.layout, l.key, l.value, l.candidates] as const);

const oneCase = 'CF1,甲县商务局,丙公司,普通程序,2024-01-05,2024-02-01,商罚〔2024〕1号,,,,';

describe('recordings', () => {
  const duties = [
    'D1,甲县商务局,CF1,2024-01-10 09:00,2024-01-10 10:00,全过程音像记录,张三(C1)',
    'D2,甲县商务局,CF1,2024-01-10 09:20,2024-01-10 10:20,全过程音像记录,张三(C1)、李四(C2)',
    'D3,甲县商务局,CF1,2024-01-10 09:40,2024-01-10 10:40,全过程音像记录,张三(C1)',
    'D4,甲县商务局,CF9,2024-03-10 09:00,2024-03-10 10:00,全过程音像记录,李四(C2)',
  ];

  test('without a number and with several candidate duties: all are counted, none is guessed', async () => {
    const { links, manifest } = await openLinks({
      行政处罚办案台账: [oneCase],
      应音像记录环节台账: duties,
      执法记录仪采集站导出: [
        'R1,甲县商务局,C1,视频,2024-01-10 09:30,2024-01-10 09:50,,',
        'R2,甲县商务局,C2,视频,2024-01-10 09:30,2024-01-10 09:50,,',
        'R3,甲县商务局,C1,视频,2024-01-10 09:30,2024-01-10 09:50,,2024-02-01 08:00',
        'R4,甲县商务局,C1,视频,2024-05-10 09:30,2024-05-10 09:50,,',
        'R5,甲县商务局,C1,视频,2024-07-10 09:30,2024-07-10 09:50,,',
      ],
    });
    expect(brief(links)).toEqual([
      ['duty_number_unknown', 'duties', 'D4', 'CF9', 0],
      ['recording_ambiguous', 'recordings', 'R1', 'C1', 3],
    ]);
    expect(links[1]?.message).toBe(
      '记录没有编号，按执法证号“C1”和拍摄时间，可能属于D1、…、D3共3个环节，无法确定是哪一个，未作关联；请补填该环节的关联编号',
    );
    expect(links[0]?.message).toBe(
      '「关联编号」填写为“CF9”，行政处罚办案台账中没有这个编号（本次没有行政检查台账、行政强制台账，也可能在其中），不能确定是哪件执法的环节，仍按环节本身统计；请核对编号，或者补报所属的案件、检查、强制',
    );
    expect(manifest.open_links).toEqual({ duty_number_unknown: 1, recording_ambiguous: 1 });
  });

  test('with a number that nothing has', async () => {
    const recording = (no: string, ref: string, media = '视频', deleted = '') =>
      `${no},甲县商务局,C1,${media},2024-01-10 09:30,2024-01-10 09:50,${ref},${deleted}`;
    const { links } = await openLinks({
      行政处罚办案台账: [oneCase],
      行政检查台账: ['JC1,甲县商务局,丙公司,2024-07-05,,'],
      行政强制台账: ['QZ1,甲县商务局,行政强制措施,2024-01-05,,'],
      应音像记录环节台账: ['D1,甲县商务局,X7,2024-01-10 09:00,2024-01-10 10:00,全过程音像记录,张三(C1)'],
      执法记录仪采集站导出: [
        recording('R1', 'CF1'),
        recording('R2', 'jc1'),
        recording('R3', 'QZ1'),
        recording('R4', 'X7'),
        recording('R5', 'D1'),
        recording('R6', 'D1', '日志'),
        recording('R7', 'D1', '视频', '2024-02-01 08:00'),
      ],
    });
    expect(brief(links)).toEqual([
      ['duty_number_unknown', 'duties', 'D1', 'X7', 0],
      ['recording_number_unknown', 'recordings', 'R5', 'D1', 0],
    ]);
    expect(links[1]?.message).toContain(
      '应音像记录环节台账、行政处罚办案台账、行政检查台账、行政强制台账中没有这个编号，',
    );
  });
});

describe('numbers of one row on another', () => {
  const cases = [
    oneCase,
    'CF2,甲县商务局,丙公司,普通程序,2024-01-05,,,,,JC9,',
    'CF3,甲县商务局,丙公司,普通程序,2024-09-05,,,,,JC8,',
    'CF4,甲县商务局,丙公司,普通程序,2024-01-05,,,,,JC1,',
  ];

  test('that is nowhere is listed; a row that comes to be known later is no missing one', async () => {
    const { links } = await openLinks({
      行政处罚办案台账: cases,
      行政许可办件台账: ['XK1,甲县商务局,丙公司,2024-01-05,,,'],
      行政强制台账: ['QZ1,甲县商务局,行政强制措施,2024-01-05,,CF8', 'QZ2,甲县商务局,行政强制措施,2024-01-05,,CF3'],
      行政检查台账: [
        'JC1,甲县商务局,丙公司,2024-01-03,RW1,CF1',
        'JC2,甲县商务局,丙公司,2024-01-03,RW2,CF7',
        'JC3,甲县商务局,丙公司,2024-01-03,RW3,CF3',
        'JC4,甲县商务局,丙公司,2024-08-03,RW4,CF7',
      ],
      双随机抽查任务台账: [
        'RW1,甲县商务局,丙公司,2024-05-01,2024-01-01',
        'RW3,甲县商务局,丙公司,2024-12-01,2024-09-01',
      ],
      法制审核台账: [
        'CF1,1,甲县商务局,2024-01-20',
        'XK1,1,甲县商务局,2024-01-20',
        'QZ1,1,甲县商务局,2024-01-20',
        'CF3,1,甲县商务局,2024-01-20',
        'JC1,1,甲县商务局,2024-01-20',
        'CF6,2,甲县商务局,2024-01-20',
        'CF6,3,甲县商务局,2024-07-20',
      ],
      案卷文书目录: ['CF1,1,立案审批表,2024-01-05', 'CF3,1,立案审批表,2024-01-05', 'CF5,1,立案审批表,2024-01-05'],
    });
    expect(brief(links)).toEqual([
      ['case_inspection_unknown', 'cases', 'CF2', 'JC9', 0],
      ['coercion_case_unknown', 'coercions', 'QZ1', 'CF8', 0],
      ['document_case_unknown', 'documents', 'CF5|1', 'CF5', 0],
      ['inspection_case_unknown', 'inspections', 'JC2', 'CF7', 0],
      ['inspection_task_unknown', 'inspections', 'JC2', 'RW2', 0],
      ['review_unknown', 'reviews', 'JC1|1', 'JC1', 0],
      ['review_unknown', 'reviews', 'CF6|2', 'CF6', 0],
    ]);
    expect(links[2]?.message).toBe(
      '「案件编号」填写为“CF5”，行政处罚办案台账中没有这个编号，该文书不计入任何案卷；请核对编号，或者补报该案件',
    );
  });

  test('nothing is called unknown where it could not have been found', async () => {
    const { links, manifest } = await openLinks({
      行政处罚办案台账: cases,
      行政强制台账: ['QZ1,甲县商务局,行政强制措施,2024-01-05,,CF1'],
    });
    expect(links).toEqual([]);
    expect(manifest.open_links).toEqual({});
  });
});

test('a number that stands on a rejected row is not called missing', async () => {
  const { links } = await openLinks(
    {
      行政处罚办案台账: [oneCase, 'CF2,甲县商务局,丙公司,普通程序,,2024-02-02,商罚〔2024〕2号,,,,赵六(C9)'],
      案卷文书目录: ['CF2,1,立案审批表,2024-01-05'],
      公示台账: ['行政处罚,商罚〔2024〕2号,甲县商务局,门户网站,2024-03-01'],
      行政执法人员清单: ['赵六,丙县商务局,C9'],
      行政检查台账: ['JC1,甲县商务局,丙公司,2024-01-03,,CF2'],
      培训台账: ['P1,2024-03-01,甲县商务局,赵六,C9,10'],
    },
    2,
  );
  expect(links.map((l) => [l.kind, l.message])).toEqual([
    [
      'document_case_unknown',
      '「案件编号」填写为“CF2”，这个编号在“行政处罚办案台账.csv”第3行，但该行未被采用，关联未定；请先改正该行，重新导入',
    ],
    [
      'inspection_case_unknown',
      '「关联案件编号」填写为“CF2”，这个编号在“行政处罚办案台账.csv”第3行，但该行未被采用，关联未定；请先改正该行，重新导入',
    ],
    [
      'publication_unknown',
      '文号“商罚〔2024〕2号”在“行政处罚办案台账.csv”第3行，但该行未被采用，关联未定；请先改正该行，重新导入',
    ],
    [
      'trainee_unknown',
      '“赵六（C9）”的证号在“行政执法人员清单.csv”第2行，但该行未被采用，关联未定；请先改正该行，重新导入；在此之前其学时不计',
    ],
  ]);
});

describe('decisions and what names them by agency and number', () => {
  const cases = [
    oneCase,
    'CF2,甲县商务局,丙公司,普通程序,2024-01-05,2024-02-02,商罚〔2024〕2号,,,,',
    'CF3,甲县商务局,丙公司,普通程序,2024-01-05,2024-02-03,商罚〔2024〕2号,,,,',
    'CF4,乙县商务局,丙公司,普通程序,2024-01-05,2024-02-03,商罚〔2024〕2号,,,,',
    'CF5,甲县商务局,丙公司,普通程序,2024-01-05,2024-02-03,商罚〔2024〕5号,2024-03-01,撤销立案,,',
    'CF6,甲县商务局,丙公司,普通程序,2024-01-05,2024-09-03,商罚〔2024〕6号,,,,',
    'CF7,甲县商务局,丙公司,普通程序,2024-01-05,2024-02-03,商罚〔2024〕7号,2024-08-01,撤销立案,,',
    'CF8,甲县商务局,丙公司,普通程序,2024-01-05,2024-02-03,,,,,',
    'CF9,甲县商务局,丙公司,普通程序,2024-01-05,2024-02-03,,,,,',
  ];
  const disclosure = (act: string, no: string, org = '甲县商务局') => `${act},${no},${org},门户网站,2024-03-01`;

  test('a number of no decision, of another agency, of a withdrawn case; a number of several decisions', async () => {
    const { links } = await openLinks({
      行政处罚办案台账: cases,
      行政检查台账: ['JC1,甲县商务局,丙公司,2024-01-03,,'],
      公示台账: [
        disclosure('行政处罚', '商罚〔2024〕1号'),
        disclosure('行政处罚', '商罚[2024]第001号', '乙县商务局'),
        disclosure('行政处罚', '商罚〔2024〕2号'),
        disclosure('行政处罚', '商罚〔2024〕2号', '乙县商务局'),
        disclosure('行政处罚', '商罚〔2024〕5号'),
        disclosure('行政处罚', '商罚〔2024〕6号'),
        disclosure('行政处罚', '商罚〔2024〕7号'),
        disclosure('行政处罚', '商罚〔2024〕9号'),
        disclosure('行政检查', 'JC1'),
        disclosure('行政检查', 'JC2'),
        disclosure('行政许可', '商许〔2024〕1号'),
        disclosure('', '商许〔2024〕2号'),
      ],
      国家企业信用信息公示系统导出: ['商罚〔2024〕2号,甲县商务局,2024-03-01', '商罚〔2024〕8号,甲县商务局,2024-03-01'],
      '双公示-行政处罚': [
        '丙公司,商罚〔2024〕1号,2024-02-01,甲县商务局',
        '丙公司,商罚〔2024〕3号,2024-02-01,甲县商务局',
      ],
      复议诉讼台账: [
        '复1,行政复议,甲县商务局,商罚〔2024〕1号,2024-04-01',
        '复2,行政复议,甲县商务局,商罚〔2024〕2号,2024-04-01',
        '复3,行政复议,甲县商务局,商罚〔2024〕4号,2024-04-01',
        '复4,行政复议,甲县商务局,,2024-04-01',
        '复5,行政复议,甲县商务局,商罚〔2024〕4号,2024-07-01',
      ],
    });
    expect(brief(links)).toEqual([
      ['appeal_decision_shared', 'appeals', '复2', '商罚〔2024〕2号', 2],
      ['appeal_decision_unknown', 'appeals', '复3', '商罚〔2024〕4号', 0],
      ['appeal_decision_unknown', 'appeals', '复4', null, 0],
      ['decision_number_shared', 'cases', 'CF2', '商罚〔2024〕2号', 2],
      ['decision_number_shared', 'cases', 'CF3', '商罚〔2024〕2号', 2],
      ['publication_shared', 'disclosures', '商罚〔2024〕2号', '商罚〔2024〕2号', 2],
      ['publication_shared', 'gsxt', '商罚〔2024〕2号', '商罚〔2024〕2号', 2],
      ['publication_unknown', 'credit_penalties', '商罚〔2024〕3号', '商罚〔2024〕3号', 0],
      ['publication_unknown', 'disclosures', '商罚〔2024〕1号', '商罚〔2024〕1号', 0],
      ['publication_unknown', 'disclosures', '商罚〔2024〕5号', '商罚〔2024〕5号', 0],
      ['publication_unknown', 'disclosures', '商罚〔2024〕9号', '商罚〔2024〕9号', 0],
      ['publication_unknown', 'disclosures', 'JC2', 'JC2', 0],
      ['publication_unknown', 'disclosures', '商许〔2024〕2号', '商许〔2024〕2号', 0],
      ['publication_unknown', 'gsxt', '商罚〔2024〕8号', '商罚〔2024〕8号', 0],
    ]);
    const said = links.filter((l) => l.kind === 'publication_unknown' && l.layout === 'disclosures');
    expect(said.map((l) => l.message)).toEqual([
      '文号“商罚〔2024〕1号”是其他机关决定的文号，本机关没有；请核对机关和文号',
      '文号“商罚〔2024〕5号”是已撤销立案的案件的文号，不是执法决定；请核对该件的状态或者文号',
      '文号“商罚〔2024〕9号”在本机关的行政处罚办案台账中没有，无法确定是哪件决定；请核对文号，或者补报该件',
      '文号“JC2”在本机关的行政检查台账中没有，无法确定是哪件决定；请核对文号，或者补报该件',
      '文号“商许〔2024〕2号”在本机关的行政处罚办案台账、行政检查台账中没有（本次没有行政许可办件台账、行政强制台账，也可能在其中），无法确定是哪件决定；请核对文号，或者补报该件',
    ]);
  });
});

describe('persons', () => {
  const withOfficers = (no: string, officers: string) =>
    `${no},甲县商务局,丙公司,普通程序,2024-01-05,,,,,,${officers === '' ? '' : `"${officers}"`}`;
  const officers = [
    '张三,甲县商务局,C1',
    '李四,甲县商务局,C2',
    '李四,甲县商务局,C3',
    '王五,甲县商务局,',
    '赵六,乙县商务局,C4',
    '孙七,甲县商务局,C5',
    '周八,甲县商务局,C5',
  ];

  test('on acts: who is nobody, or may be several; certificate numbers that don’t fit', async () => {
    const { links } = await openLinks({
      行政处罚办案台账: [
        withOfficers('CF1', '张三(C1)、王五'),
        withOfficers('CF2', '李四、李四、吴九'),
        withOfficers('CF3', '张三(C8)、李四(C8)、王五(C9)、吴九(C7)'),
        withOfficers('CF4', '赵六(C4)、赵六'),
        withOfficers('CF5', '钱十(C1)'),
      ],
      行政执法人员清单: officers,
    });
    expect(brief(links)).toEqual([
      ['cert_mismatch', 'cases', 'CF3', '张三（C8）', 1],
      ['cert_mismatch', 'cases', 'CF3', '王五（C9）', 1],
      ['cert_shared', 'cases', 'CF5', '钱十（C1）', 2],
      ['cert_shared', 'officers', 'C5', '孙七（C5）', 2],
      ['cert_unknown', 'cases', 'CF3', '吴九（C7）', 0],
      ['person_ambiguous', 'cases', 'CF2', '李四', 2],
      ['person_unknown', 'cases', 'CF2', '吴九', 0],
      ['person_unknown', 'cases', 'CF4', '赵六', 0],
    ]);
    const message = (i: number) => links[i]?.message;
    expect(message(0)).toBe(
      '“张三（C8）”的证号不在行政执法人员清单中，本机关名为“张三”的仅一人，证号为“C1”，不能断定是同一人；请核对证号',
    );
    expect(message(1)).toContain('清单未填证号');
    expect(message(2)).toBe(
      '证号“C1”在行政执法人员清单中属于“张三”，此处写的是“钱十”，按证号算作前者；请核对姓名和证号',
    );
    expect(message(3)).toBe('证号“C5”先后属于“孙七”和“周八”，以后出现的为准，前者未采用；请核对两人的证号');
    expect(message(5)).toBe('“李四”未写证号，本机关行政执法人员清单中同名的有2人，无法确定是哪一位；请补填证号');
  });

  test('at trainings, by the same rules', async () => {
    const { links } = await openLinks({
      行政执法人员清单: officers,
      培训台账: [
        'P1,2024-03-01,甲县商务局,张三,C1,10',
        'P1,2024-03-01,甲县商务局,王五,,10',
        'P1,2024-03-01,甲县商务局,赵六,C4,10',
        'P1,2024-03-01,甲县商务局,李四,,10',
        'P1,2024-03-01,甲县商务局,吴九,,10',
        'P1,2024-03-01,甲县商务局,张三,C8,10',
        'P1,2024-08-01,甲县商务局,郑一,,10',
      ],
    });
    expect(brief(links).filter(([kind]) => kind === 'trainee_unknown')).toEqual([
      ['trainee_unknown', 'trainings', 'P1|A|李四', '李四', 2],
      ['trainee_unknown', 'trainings', 'P1|A|吴九', '吴九', 0],
      ['trainee_unknown', 'trainings', 'P1|C8', '张三（C8）', 1],
    ]);
  });

  test('without the register nobody is called unknown', async () => {
    expect((await openLinks({ 行政处罚办案台账: [withOfficers('CF1', '张三(C1)、王五')] })).links).toEqual([]);
  });
});
