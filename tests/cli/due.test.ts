import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Papa from 'papaparse';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { generateDemo } from '../../demo/generate.ts';
import { mingjing } from '../support/command.ts';

/** Early warning on the command line: exactly the pending rows of `list` whose day is near, by metric. */

const work = mkdtempSync(join(tmpdir(), 'mingjing-due-'));
const snapshot = join(work, 'snapshot');
const asOf = '2025-03-31';

beforeAll(async () => {
  await generateDemo({ out: join(work, 'exports'), cases: 120 });
  await mingjing('ingest', join(work, 'exports'), '--out', snapshot, '--as-of', asOf);
});
afterAll(() => rmSync(work, { recursive: true, force: true }));

const records = (csv: string) =>
  Papa.parse<Record<string, string>>(csv.replace(/^\uFEFF/u, ''), { header: true, skipEmptyLines: true }).data;

test('what is listed is what is pending, whose due day is no later than so many working days on', async () => {
  // 2025-04-04 is a holiday: the tenth working day after 2025-03-31 is 2025-04-15
  const ids = ['PUB-08', 'PRC-02', 'REC-10'];
  const expected: string[] = [];
  for (const id of ids) {
    const list = await mingjing(
      ...['list', snapshot, '--metric', id, '--state', 'pending', '--format', 'csv'],
      ...['--from', '2000-01-01', '--to', '2030-12-31'],
    );
    const near = records(list.out).filter((row) => row['到期日期'] !== undefined && row['到期日期'] <= '2025-04-15');
    expected.push(...near.map((row) => `${id} ${row['编号']} ${row['到期日期']}`));
  }
  expect(expected).not.toHaveLength(0);
  const options = ids.flatMap((id) => ['--metric', id]);
  const due = await mingjing('due', snapshot, '--within', '10', '--format', 'csv', ...options);
  const found = records(due.out).map((row) => `${row['指标']} ${row['编号']} ${row['到期日期']}`);
  expect(found.sort()).toEqual(expected.sort());
  const table = await mingjing('due', snapshot, '--within', '10', ...options);
  expect(table.out).toContain(`截止日期 ${asOf}，10 个工作日内到期未办的 ${expected.length} 项次`);
  const out = join(work, 'due.json');
  const said = await mingjing('due', snapshot, '--within', '10', ...options, '--format', 'json', '--out', out);
  expect(said.err).toBe(`已写入 ${out}：${expected.length} 行\n`);
  expect(JSON.parse(readFileSync(out, 'utf8'))).toMatchObject({ as_of: asOf, within: 10, total: expected.length });
});

test('a wrong number of days or an unknown agency is said', async () => {
  const days = await mingjing('due', snapshot, '--within', 'week');
  expect([days.code, days.err]).toEqual([2, '错误：--within week 不是0至250的整数\n']);
  const org = await mingjing('due', snapshot, '--org', 'X', '--lang', 'en');
  expect(org.code).toBe(2);
  expect(org.err).toContain('X');
});
