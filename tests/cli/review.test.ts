import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Papa from 'papaparse';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { generateDemo } from '../../demo/generate.ts';
import { ingest } from '../../ingest/ingest.ts';
import { openSnapshot } from '../../src/lib/snapshot/native.ts';
import { mingjing } from '../support/command.ts';

/** 案卷评查 on the command line: from the draw to a register that the metrics of reviewed files are computed from. */

const work = mkdtempSync(join(tmpdir(), 'mingjing-review-'));
const [exports, snapshot] = [join(work, 'exports'), join(work, 'snapshot')];

beforeAll(async () => {
  await generateDemo({ out: exports, cases: 60 });
  await ingest({ inputs: [exports], out: snapshot, asOf: '2025-03-31' });
});
afterAll(() => rmSync(work, { recursive: true, force: true }));

test('files are drawn, reviewed by the sheet, scored, and the result is read like any other register', async () => {
  const [table, result] = [join(work, '评查表.csv'), join(work, '案卷评查结果.csv')];
  const drawn = await mingjing('sample', snapshot, '--n', '4', '--seed', '评查', '--review', 'penalty', '--out', table);
  expect(drawn.code, drawn.err).toBe(0);
  const rows = Papa.parse<Record<string, string>>(readFileSync(table, 'utf8').replace('\uFEFF', ''), {
    header: true,
    skipEmptyLines: true,
  }).data;
  expect(rows).toHaveLength(4 * 31);
  const filled = rows.map((row) => ({
    ...row,
    ...(row['分值'] === '' ? {} : { 得分: row['分值'], 评查人: '王评' }),
    ...(row['序号'] === '1' && row['项目'] === 'C2' ? { 得分: '0', 扣分理由: '没有审核意见书' } : {}),
    ...(row['序号'] === '2' && row['项目'] === 'V8' ? { 得分: '是', 扣分理由: '没有告知', 评查人: '李评' } : {}),
  }));
  writeFileSync(table, Papa.unparse(filled));
  const scored = await mingjing('review', snapshot, table, '--result', result, '--batch', '一', '--on', '2024-11-20');
  expect(scored.code, scored.err).toBe(0);
  expect(scored.out).toContain('程序不合法');
  const json = await mingjing('review', snapshot, table, '--format', 'json');
  expect(JSON.parse(json.out)).toMatchObject({
    files: [
      { score: 92, grade: '优秀' },
      { score: 0, grade: '不合格', vetoes: ['V8'] },
      { score: 100 },
      { score: 100 },
    ],
  });
  await ingest({ inputs: [exports, result], out: join(work, 'again'), asOf: '2025-03-31' });
  const { engine, manifest } = await openSnapshot(join(work, 'again'));
  try {
    const states = await engine.query<{ state: string }>(
      `SELECT state FROM verdict WHERE metric = 'SUP-06a' AND file = $1 ORDER BY state`,
      [manifest.files.findIndex(({ name }) => name === '案卷评查结果.csv')],
    );
    expect(states.map(({ state }) => state)).toEqual(['met', 'met', 'met', 'overdue']);
  } finally {
    await engine.close();
  }
});

test('a table with a fault, a sheet that is not there and another kind of act are refused', async () => {
  const path = join(work, '坏表.csv');
  writeFileSync(path, '机关代码,案卷编号,项目,得分,扣分理由,评查人\nSW1,A-1,A1,9,,王评\n');
  const most = await mingjing('review', snapshot, path);
  expect([most.code, most.err]).toEqual([2, expect.stringContaining('第2行：得分9超过该项的分值。')]);
  expect((await mingjing('review', snapshot, path, '--sheet', 'x')).err).toContain('没有评查表“x”');
  writeFileSync(path, '机关代码,案卷编号,项目,得分,扣分理由,评查人\nSW1,A-1,A1,3,,王评\n');
  expect((await mingjing('review', snapshot, path)).err).toContain('机关代码“SW1”不在名录中');
  const act = await mingjing('sample', snapshot, '--n', '1', '--review', 'penalty', '--act', '行政许可');
  expect([act.code, act.err]).toEqual([2, expect.stringContaining('评查表 penalty 用于行政处罚')]);
});
