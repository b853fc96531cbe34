import { writeXlsx, type CellValue } from 'hucre';
import { copyFile, mkdtemp, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { extname, join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { generateDemo } from '../../demo/generate.ts';
import { layouts } from '../../ingest/layouts/index.ts';
import type { Mapping } from '../../ingest/layouts/mapping.ts';
import { layoutByName } from '../../ingest/layouts/recognise.ts';
import { readAll } from '../../ingest/read-files.ts';
import { listSources } from '../../ingest/read/sources.ts';
import { beside } from '../support/shared.ts';
import { counts, readFiles } from './reading.ts';

let folder: string;
beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'mingjing-choice-'));
});
afterEach(() => rm(folder, { recursive: true }));

/** What became of one file of that name and text. */
async function readOne(name: string, text: string | Uint8Array, mappings: readonly Mapping[] = []) {
  const path = join(folder, name);
  await writeFile(path, text);
  return readFiles(
    [path],
    ({ readings, refused }) => ({ files: readings.map((r) => r.file).filter((f) => f.name === name), refused }),
    mappings,
  );
}

const own: Mapping = {
  id: 'own',
  title: '本县办案登记',
  source: '本县自建系统',
  feeds: [
    {
      table: 'cases',
      columns: {
        case_no: { from: '案件编号' },
        org_name: { from: '办案机关' },
        party_name: { from: '当事人名称' },
        procedure: { from: '程序类型', codes: { 快速办理: '简易程序' } },
        filed_on: { from: '登记日' },
      },
    },
  ],
};

const cases = '案件编号,办案机关,当事人名称,程序类型,登记日\nA1,甲县商务局,丙公司,快速办理,2024-01-05\n';

describe('what a file is read as', () => {
  test("by the caller's mapping before the title in its name, and only when it fits", async () => {
    const { files } = await readOne('行政处罚办案台账.csv', cases, [own]);
    expect(files.map((f) => [f.recognised, f.mapping, counts(f.ledger)])).toEqual([
      ['mapping', 'own', { physical: 2, header: 1, accepted: 1 }],
    ]);
    const without = await readOne(
      '行政处罚办案台账.csv',
      cases.replace('登记日', '立案日期').replace('办案机关', '单位'),
      [own],
    );
    expect(without.files.map((f) => [f.recognised, f.mapping])).toEqual([['name', null]]);
  });

  test('by a layout recognised by its header before a built-in mapping that would know it, too', async () => {
    const header = '检查编号,检查主体,检查对象,对象名称,检查日期,到场时间';
    const { files } = await readOne('a.csv', `${header}\nJ1,甲县商务局,丙公司,丙公司,2024-01-05,\n`);
    expect(files.map((f) => [f.layout, f.recognised, f.mapping])).toEqual([['inspections', 'header', null]]);
  });

  test('by a built-in mapping of the table in its name when the header lacks what the layout requires', async () => {
    const text = 'CF_XDR_MC,CF_WSH,CF_JDRQ,CF_CFJG\n丙公司,甲商罚〔2024〕1号,2024-01-05,甲县商务局\n';
    const { files } = await readOne('甲县-双公示-行政处罚.csv', text);
    expect(files.map((f) => [f.layout, f.mapping])).toEqual([['credit_penalties', 'credit-penalties-codes']]);
    const other = await readOne('甲县-双公示-行政许可.csv', text);
    expect(other.files).toEqual([]);
    expect(other.refused.map((r) => r.code)).toEqual(['NO_HEADER']);
  });

  test('a file named by a title that lacks a column is rejected row by row, and no mapping helps it out', async () => {
    const text =
      '行政处罚决定书文号,处罚决定日期,处罚机关,数据来源单位,处罚有效期\n甲商罚〔2024〕1号,2024-01-05,甲县商务局,甲县商务局,\n';
    const { files } = await readOne('双公示-行政处罚.csv', text);
    expect(files.map((f) => [f.recognised, counts(f.ledger)])).toEqual([
      ['name', { physical: 2, header: 1, rejected: 1, reject_codes: { MISSING_REQUIRED: 1 } }],
    ]);
  });

  test('a refusal names the nearest of layouts and mappings, and what is missing', async () => {
    const { refused } = await readOne('a.csv', '监管事项目录编码,检查行为编号,实施机构,监管对象,检查形式\n1,2,3,4,5\n');
    expect(refused.map((r) => [r.code, r.nearest_layout, r.missing_columns])).toEqual([
      ['NO_LAYOUT', 'inspections', ['检查时间']],
    ]);
    expect(refused[0]?.message).toContain('互联网+监管 行政检查行为');
  });

  test('a list of penalties without the columns of the credit platform is no report to it', async () => {
    const { files, refused } = await readOne(
      'a.csv',
      '当事人名称,决定书文号,决定日期,处罚机关\n丙公司,甲商罚〔2024〕1号,2024-01-05,甲县商务局\n',
    );
    expect([files, refused.map((r) => r.code)]).toEqual([[], ['NO_LAYOUT']]);
  });

  test('a tab-separated file of headers that only a mapping knows', async () => {
    const text = cases.replaceAll(',', '\t').replace('办案机关', 'bureau');
    const [feed] = own.feeds;
    const mapped: Mapping = {
      ...own,
      feeds: [{ ...feed, columns: { ...feed.columns, org_name: { from: 'bureau' } } }],
    };
    const { files } = await readOne('a.txt', text, [mapped]);
    expect(files.map((f) => counts(f.ledger))).toEqual([{ physical: 2, header: 1, accepted: 1 }]);
  });
});

describe('a required field that the source does not have', () => {
  const absent: Mapping = {
    ...own,
    feeds: [
      {
        table: 'cases',
        columns: {
          case_no: { from: '案件编号' },
          org_name: { value: '甲县商务局' },
          procedure: { from: '程序类型' },
          filed_on: { from: '登记日' },
        },
        absent: { party_name: '当事人无法核对' },
      },
    ],
  };

  test('rejects no row; the others still do, and it is said', async () => {
    const { files } = await readOne('a.csv', '案件编号,程序类型,登记日\nA1,普通程序,2024-01-05\nA2,,2024-01-05\n', [
      absent,
    ]);
    expect(files.map((f) => counts(f.ledger))).toEqual([
      { physical: 3, header: 1, accepted: 1, rejected: 1, reject_codes: { MISSING_REQUIRED: 1 } },
    ]);
    expect(files[0]?.notes.map((n) => n.message)).toContain(
      '来源没有“行政处罚办案台账”的“当事人名称”，该项按空处理：当事人无法核对',
    );
  });

  test('nor are the other dates taken for known: each that has no column is named', async () => {
    const header = '案号,被告,审级,原行为文号,立案日期,生效日期';
    const { files } = await readOne('a.csv', `${header}\n1号,甲县商务局,一审,甲商罚〔2024〕1号,2024-05-01,\n`);
    expect(files[0]?.notes.filter((n) => n.code === 'DATES_ABSENT').map((n) => n.message)).toEqual([
      '来源没有“复议诉讼台账”的“办结日期”，以这些日期为凭的指标无法判定',
    ]);
    const whole = await readOne('b.csv', `${header},审结日期\n1号,甲县商务局,一审,,2024-05-01,,\n`);
    expect(whole.files[0]?.notes.map((n) => n.code)).toEqual(['MAPPING']);
  });

  test('is required as ever where the column is there', async () => {
    const [feed] = absent.feeds;
    const columns = { ...feed.columns, party_name: { from: '当事人名称' } };
    const { files } = await readOne('a.csv', cases.replace('丙公司', ''), [
      { ...absent, feeds: [{ ...feed, columns }] },
    ]);
    expect(files.map((f) => f.ledger.reject_codes)).toEqual([{ MISSING_REQUIRED: 1 }]);
  });
});

describe('a header of three merged rows', () => {
  const book = (rows: CellValue[][], merges: readonly (readonly [number, number, number, number])[]) =>
    writeXlsx({
      sheets: [
        {
          name: '名单',
          rows,
          merges: merges.map(([startRow, startCol, endRow, endCol]) => ({ startRow, startCol, endRow, endCol })),
        },
      ],
    });

  test('is read by a mapping', async () => {
    const rows = [
      ['甲县行政执法人员信息', null, null, null, null, null, null, null],
      ['姓名', '工作单位', '执法证件', null, null, null, null, null],
      [null, null, '部门证件', null, null, '市级证件', null, null],
      [null, null, '证件号', '申领日期', '有效截至日期', '证件号', '申领日期', '有效截至日期'],
      ['张三', '甲县商务局', '14040012345', '2021-05-01', '2026-04-30', null, null, null],
      ['李四', '甲县商务局', null, null, null, 'CZ-2', '2020-02-01', '2025-01-31'],
    ];
    const path = join(folder, '人员.xlsx');
    await writeFile(
      path,
      await book(rows, [
        [0, 0, 0, 7],
        [1, 0, 3, 0],
        [1, 1, 3, 1],
        [1, 2, 1, 7],
        [2, 2, 2, 4],
        [2, 5, 2, 7],
      ]),
    );
    await readFiles([path], async ({ engine, readings }) => {
      const file = readings.find((r) => r.file.name === '人员.xlsx')?.file;
      expect([file?.mapping, file?.header_records, counts(file?.ledger ?? {})]).toEqual([
        'officer-register',
        [2, 3, 4],
        { physical: 6, header: 3, nondata: 1, accepted: 2 },
      ]);
      expect(await engine.query('SELECT name, cert_no, cert_from, cert_to FROM all_officers ORDER BY record')).toEqual([
        { name: '张三', cert_no: '14040012345', cert_from: '2021-05-01', cert_to: '2026-04-30' },
        { name: '李四', cert_no: 'CZ-2', cert_from: '2020-02-01', cert_to: '2025-01-31' },
      ]);
    });
  });

  test('is read by a layout where neither one nor two rows show what is required', async () => {
    const rows = [
      ['人员', null, '证件', null, null],
      ['基本情况', null, '编号情况', '证件有效期', null],
      ['姓名', '单位', '证件编号', '起', '止'],
      ['张三', '甲县商务局', 'A1', '2021-05-01', '2026-04-30'],
    ];
    const upper = [
      ['姓名', '所属', '证件', null, null],
      [null, '情况', '有效期', null, '证件编号'],
      [null, '单位', '起', '止', null],
      ['张三', '甲县商务局', '2021-05-01', '2026-04-30', 'A1'],
    ];
    for (const [sheet, records, header] of [
      [rows, [2, 3], 2],
      [upper, [1, 2, 3], 3],
    ] as const) {
      const path = join(folder, '行政执法人员清单.xlsx');
      await writeFile(
        path,
        await book(
          sheet.map((r) => [...r]),
          [],
        ),
      );
      await readFiles([path], async ({ engine, readings }) => {
        const file = readings.find((r) => r.file.layout === 'officers')?.file;
        expect([file?.header_records, file?.ledger.header, file?.ledger.accepted]).toEqual([records, header, 1]);
        expect(await engine.query('SELECT name, cert_no, cert_from, cert_to FROM all_officers')).toEqual([
          { name: '张三', cert_no: 'A1', cert_from: '2021-05-01', cert_to: '2026-04-30' },
        ]);
      });
    }
  });
});

describe('files of our own templates are read as such, whatever they are called', () => {
  /** Reads every file of a folder under a name that says nothing; gives the layout and mapping of each by its true name. */
  async function anonymous(source: string): Promise<{ name: string; read: (string | null)[] }[]> {
    const names = (await readdir(source)).filter((name) => layoutByName(layouts, name) !== null);
    await Promise.all(names.map((name, i) => copyFile(join(source, name), join(folder, `f${i}${extname(name)}`))));
    const { readings } = await readAll(await listSources([folder]), new Map(), folder, () => undefined);
    return names.map((name, i) => ({
      name,
      read: readings
        .filter((r) => r.file.name === `f${i}${extname(name)}`)
        .flatMap((r) => [r.file.layout, r.file.recognised, r.file.mapping]),
    }));
  }

  const ownLayout = ({ name }: { name: string }) => ({
    name,
    read: [layoutByName(layouts, name)?.id, 'header', null],
  });

  test('the demo exports', async () => {
    const out = await mkdtemp(join(tmpdir(), 'mingjing-demo-'));
    try {
      await generateDemo({ out, cases: 60 });
      const found = await anonymous(out);
      expect(found.length).toBeGreaterThan(15);
      expect(found).toEqual(found.map(ownLayout));
    } finally {
      await rm(out, { recursive: true });
    }
  });

  const sets = beside('reference');
  test.skipIf(sets === null).each(['seed1-small', 'seed2-nasty', 'seed3-clean'])(
    'the reference set %s',
    async (set) => {
      const found = await anonymous(join(sets ?? '', set, 'source'));
      expect(found.length).toBeGreaterThan(15);
      expect(found).toEqual(found.map(ownLayout));
    },
  );
});
