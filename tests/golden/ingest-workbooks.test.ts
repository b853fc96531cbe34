import { writeXlsx, type Cell, type CellValue, type MergeRange } from 'hucre';
import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { linkAll } from '../../ingest/link/link.ts';
import { readAll } from '../../ingest/read-files.ts';
import { listSources } from '../../ingest/read/sources.ts';
import type { Ledger } from '../../src/lib/snapshot/manifest.ts';
import { nativeEngine } from '../../src/lib/engine/native.ts';

/** Golden cases of reading whose input is a workbook, which a diff can't show: the workbook is written here instead. */

interface SheetInput {
  readonly name: string;
  readonly rows: CellValue[][];
  readonly cells?: Map<string, Partial<Cell>>;
  readonly merges?: MergeRange[];
}

const register = '机关代码,机关名称,统一社会信用代码,行政区划代码\nSW1,甲县商务局,111404000123456783,140400\n';

let input: string;
let work: string;
beforeEach(async () => {
  work = await mkdtemp(join(tmpdir(), 'mingjing-books-'));
  input = join(work, 'input');
  await mkdir(input);
  await writeFile(join(input, '执法主体名录.csv'), register);
});
afterEach(() => rm(work, { recursive: true }));

/** Reads one workbook beside the register of agencies: its ledger, the sheet that was taken, and columns of the accepted rows. */
async function read(name: string, sheets: SheetInput[], select: string, dateSystem: '1900' | '1904' = '1900') {
  await writeFile(join(input, name), await writeXlsx({ sheets, dateSystem }));
  const engine = await nativeEngine();
  try {
    const { readings } = await readAll(await listSources([input]), new Map(), work, () => undefined);
    await linkAll(engine, readings);
    const file = readings.find((r) => r.file.name === name)?.file;
    if (!file) throw new Error(`${name} was refused`);
    return { ledger: counts(file.ledger), sheet: file.sheet, rows: await engine.query(select) };
  } finally {
    await engine.close();
  }
}

function counts(ledger: Ledger): Record<string, unknown> {
  return Object.fromEntries(Object.entries(ledger).filter(([, n]) => n !== 0 && JSON.stringify(n) !== '{}'));
}

const header = ['姓名', '单位', '证件编号', '证件有效期自', '证件有效期至'];
const officer = (name: string, certificate: CellValue): CellValue[] => [name, '甲县商务局', certificate, null, null];
const names = 'SELECT name, record FROM all_officers ORDER BY record';

describe('the records of a worksheet', () => {
  test('end with the last row in which a cell says something, a placeholder too; gaps between count', async () => {
    const rows = [
      [],
      header,
      officer('张三', 'A1'),
      [],
      [null, '　', ' '],
      officer('李四', 'A2'),
      ['—'],
      [' '],
      [null, '\u200B'],
    ];
    const { ledger, rows: found } = await read('行政执法人员清单.xlsx', [{ name: '名单', rows }], names);
    expect(ledger).toEqual({
      physical: 7,
      header: 1,
      blank: 3,
      accepted: 2,
      rejected: 1,
      reject_codes: { MISSING_REQUIRED: 1 },
    });
    expect(found).toEqual([
      { name: '张三', record: 3 },
      { name: '李四', record: 6 },
    ]);
  });

  test('a styled cell without a value makes no record', async () => {
    const cells = new Map([['9,0', { value: null, style: { font: { bold: true } } }]]);
    const rows = [header, officer('张三', 'A1')];
    const { ledger } = await read('行政执法人员清单.xlsx', [{ name: '名单', rows, cells }], names);
    expect(ledger).toEqual({ physical: 2, header: 1, accepted: 1 });
  });

  test('are those of the sheet with the best header, the first among equals; the others count nowhere', async () => {
    const sheets = [
      { name: '说明', rows: [['填写说明'], ['姓名', '单位'], ['甲', '乙']] },
      { name: '在册', rows: [header, officer('张三', 'A1')] },
      { name: '往年', rows: [['旧'], header, officer('李四', 'A2'), officer('王五', 'A3')] },
    ];
    const { ledger, sheet, rows } = await read('行政执法人员清单.xlsx', sheets, names);
    expect(sheet).toBe('在册');
    expect(ledger).toEqual({ physical: 2, header: 1, accepted: 1 });
    expect(rows).toEqual([{ name: '张三', record: 2 }]);
  });
});

describe('the cells of a worksheet', () => {
  const day = (year: number, month: number, date: number): Partial<Cell> => ({
    value: new Date(Date.UTC(year, month - 1, date)),
    style: { numFmt: 'yyyy"年"m"月"d"日"' },
  });

  test.each(['1900', '1904'] as const)('dates, numbers and merged headers in the %s date system', async (system) => {
    const rows = [
      ['行政执法人员清单'],
      ['姓名', '单位', '证件编号', '证件有效期', null],
      [null, null, null, '起', '止'],
      ['张三', '甲县商务局', 140400000012345, null, '45296'],
    ];
    const merges = [
      { startRow: 0, startCol: 0, endRow: 0, endCol: 4 },
      ...[0, 1, 2].map((c) => ({ startRow: 1, startCol: c, endRow: 2, endCol: c })),
      { startRow: 1, startCol: 3, endRow: 1, endCol: 4 },
    ];
    const { ledger, rows: found } = await read(
      '行政执法人员清单.xlsx',
      [{ name: '名单', rows, merges, cells: new Map([['3,3', day(2023, 2, 28)]]) }],
      'SELECT cert_no, cert_from, cert_to FROM all_officers',
      system,
    );
    expect(ledger).toEqual({ physical: 4, header: 2, nondata: 1, accepted: 1 });
    // a serial written as text is of the 1900 system, whatever the workbook's is
    expect(found).toEqual([{ cert_no: '140400000012345', cert_from: '2023-02-28', cert_to: '2024-01-05' }]);
  });

  test('a boolean is 1 or 0, a formula its last result, an error its text', async () => {
    const rows: CellValue[][] = [
      ['案件编号', '办案机关', '当事人名称', '程序类型', '立案日期', '是否重大案件', '罚款金额（万元）'],
      ['CF1', '甲县商务局', '丙公司', '普通程序', null, true, null],
      ['CF2', '甲县商务局', '丙公司', '简易程序', null, false, null],
    ];
    const cells = new Map<string, Partial<Cell>>([
      ['1,4', day(2024, 2, 29)],
      ['1,6', { formula: '1+1', formulaResult: 2 }],
      ['2,6', { value: '#REF!', type: 'error' }],
    ]);
    const { ledger, rows: found } = await read(
      '行政处罚办案台账.xlsx',
      [{ name: '台账', rows, cells }],
      `SELECT case_no, filed_on, is_major, fine, raw FROM all_cases c LEFT JOIN issues i ON i.file = c.file AND i.record = c.record
       ORDER BY case_no`,
    );
    expect(ledger).toEqual({ physical: 3, header: 1, accepted: 2 });
    expect(found).toEqual([
      { case_no: 'CF1', filed_on: '2024-02-29', is_major: true, fine: 20000, raw: null },
      { case_no: 'CF2', filed_on: null, is_major: false, fine: null, raw: '#REF!' },
    ]);
  });
});
