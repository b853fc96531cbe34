import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Papa from 'papaparse';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import { generateDemo } from '../../demo/generate.ts';
import { added, logText, type Entry } from '../../src/lib/excuses/log.ts';
import { mingjing } from '../support/command.ts';

/** The excuse log on the command line: checked, shown beside every figure it would change, changing none. */

// Every call is a process of its own that opens a snapshot.
vi.setConfig({ testTimeout: 600_000 });

const work = mkdtempSync(join(tmpdir(), 'mingjing-excuses-'));
const snapshot = join(work, 'snapshot');
const path = join(work, '核减台账.jsonl');
let log: Entry[] = [];

beforeAll(async () => {
  await generateDemo({ out: join(work, 'exports'), cases: 120 });
  await mingjing('ingest', join(work, 'exports'), '--out', snapshot, '--as-of', '2025-03-31');
  const { out } = await mingjing('list', snapshot, '--metric', 'PUB-08', '--state', 'overdue', '--format', 'csv');
  const rows = Papa.parse<Record<string, string>>(out.trim(), { header: true }).data.slice(0, 3);
  expect(rows).toHaveLength(3);
  for (const { 机关代码: org = '', 编号: key = '' } of rows)
    log = added(log, {
      at: '2025-04-02T02:00:00.000Z',
      by: '李检',
      reason: '系统故障期间已在公告栏公示',
      act: 'excuse',
      metric: 'PUB-08',
      org,
      key,
      state: 'overdue',
      as_of: '2025-03-31',
      snapshot: 'demo',
    });
  writeFileSync(path, logText(log));
});
afterAll(() => rmSync(work, { recursive: true, force: true }));

test('a log is checked, listed, and what it would change is counted', async () => {
  const { code, out, err } = await mingjing('excuses', path, '--snapshot', snapshot);
  expect(code, err).toBe(0);
  expect(out).toContain('3 条，哈希链完整；现行核减 3 行');
  const figure = /^PUB-08 .*\((\d+)\/(\d+)\) +3 .*\((\d+)\/(\d+)\)$/m.exec(out)?.slice(1).map(Number);
  expect(figure?.[2]).toBe(figure?.[0]);
  expect(figure?.[3]).toBe((figure?.[1] ?? 0) - 3);
});

test('a log that was changed is refused with its line, by every command', async () => {
  const changed = join(work, '改过.jsonl');
  writeFileSync(changed, readFileSync(path, 'utf8').replace('"seq":2,"at":"2025-04-02', '"seq":2,"at":"2025-04-03'));
  for (const args of [
    ['excuses', changed],
    ['assess', snapshot, '--excuses', changed],
    ['report', snapshot, '--out', join(work, 'none'), '--excuses', changed],
  ]) {
    const { code, err } = await mingjing(...args);
    expect(code).toBe(2);
    expect(err).toContain('第2行内容与哈希不符');
  }
  expect(readdirSync(work)).not.toContain('none');
});

test('scores stay as they are; those without excused rows stand beside them', async () => {
  const csv = async (...options: string[]) =>
    Papa.parse<Record<string, string>>((await mingjing('assess', snapshot, '--format', 'csv', ...options)).out, {
      header: true,
      skipEmptyLines: true,
    }).data;
  const [plain, with_] = [await csv(), await csv('--excuses', path)];
  expect(with_.map((row) => row['总分'])).toEqual(plain.map((row) => row['总分']));
  const [column = ''] = Object.keys(with_[0] ?? {}).filter((name) => name.startsWith('总分（核减后'));
  const raised = with_.filter((row) => row[column] !== row['总分']).map((row) => Object.values(row)[0]);
  expect(raised.length).toBeGreaterThan(0);
  expect(log.map(({ org }) => org)).toEqual(expect.arrayContaining(raised));
  for (const row of with_) expect(Number(row[column] ?? 0)).toBeGreaterThanOrEqual(Number(row['总分'] ?? 0));
});

test('a report shows the log, and is verified only with it', async () => {
  const out = join(work, 'out');
  expect((await mingjing('report', snapshot, '--year', '2024', '--out', out, '--excuses', path)).code).toBe(0);
  const report = join(out, '2024年度评估报告-全市.docx');
  const alone = await mingjing('verify', report, '--snapshot', snapshot);
  expect(alone.code).toBe(2);
  expect(alone.err).toContain('请用 --excuses 给出');
  expect((await mingjing('verify', report, '--snapshot', snapshot, '--excuses', path)).code).toBe(0);
  const longer = join(work, '续记.jsonl');
  const [first] = log;
  if (!first) throw new Error('no entry');
  writeFileSync(longer, logText(added(log, { ...first, act: 'withdraw' })));
  expect((await mingjing('verify', report, '--snapshot', snapshot, '--excuses', longer)).code).toBe(0);
  const other = join(work, '另一份.jsonl');
  writeFileSync(other, logText(log.slice(0, 2)));
  const differs = await mingjing('verify', report, '--snapshot', snapshot, '--excuses', other);
  expect(differs.code).toBe(1);
  expect(differs.out).toContain('核减台账不一致');
});
