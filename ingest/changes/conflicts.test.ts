import { mkdtemp, mkdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { openSnapshot } from '../../src/lib/snapshot/native.ts';
import { ingest } from '../ingest.ts';

/** A replaced row and the one that replaced it are shown field by field. */

let folder: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'mingjing-conflicts-'));
  await mkdir(join(folder, 'source'));
  await writeFile(
    join(folder, 'source', '执法主体名录.csv'),
    '机关代码,机关名称,统一社会信用代码,行政区划代码\nSW1,甲县商务局,111404000123456783,140400\n',
  );
});
afterEach(() => rm(folder, { recursive: true }));

async function conflicts(file: string, text: string): Promise<Record<string, unknown>[]> {
  await writeFile(join(folder, 'source', file), text);
  await ingest({ inputs: [join(folder, 'source')], out: join(folder, 'out'), asOf: '2024-12-31' });
  const { engine } = await openSnapshot(join(folder, 'out'));
  try {
    return await engine.query(
      `SELECT record, kept_record, field, key, header, replaced, kept FROM all_conflict_fields ORDER BY record, field`,
    );
  } finally {
    await engine.close();
  }
}

test('each replaced row against the one that took its place, also when that was replaced in its turn', async () => {
  const header = '案件编号,办案机关,当事人名称,程序类型,立案日期,罚款金额（元）,是否重大案件\n';
  const rows = [
    'CF1,甲县商务局,丙公司,普通程序,2024-01-05,1000,是',
    'CF2,甲县商务局,丁公司,普通程序,2024-01-05,,',
    'CF1,甲县商务局,丙公司,普通程序,2024/1/6,1000.50,否',
    'CF1,甲县商务局,丙公司,普通程序,2024-01-06,,否',
    'CF1,甲县商务局,丙公司,普通程序,20240106,,否',
  ];
  const row = (record: number, kept: number, field: string, header: string, replaced: unknown, text: unknown) =>
    ({ record, kept_record: kept, field, key: 'CF1', header, replaced, kept: text }) as const;
  expect(await conflicts('行政处罚办案台账.csv', `${header}${rows.join('\n')}\n`)).toEqual([
    row(2, 4, 'filed_on', '立案日期', '2024-01-05', '2024-01-06'),
    row(2, 4, 'fine', '罚款金额（元）', '1000', '1000.5'),
    row(2, 4, 'is_major', '是否重大案件', '是', '否'),
    row(4, 5, 'fine', '罚款金额（元）', '1000.5', null),
  ]);
});

test('identity numbers are masked on both sides; that they differ is still said', async () => {
  const header =
    '行政相对人名称,行政处罚决定书文号,处罚决定日期,报送日期,处罚机关,证件类型,证件号码,法定代表人身份证号\n';
  const row = (id: string, representative: string) =>
    `王某,商罚〔2024〕1号,2024-01-05,2024-01-08,甲县商务局,身份证,${id},${representative}`;
  const found = await conflicts(
    '双公示-行政处罚.csv',
    `${header}${row('140402198001011237', '')}\n${row('140402198001013137', '140402198001011237')}\n`,
  );
  expect(found).toEqual([
    expect.objectContaining({ field: 'id_no', replaced: '140402**********37', kept: '140402**********37' }),
    expect.objectContaining({ field: 'legal_rep_id', replaced: null, kept: '140402**********37' }),
  ]);
});
