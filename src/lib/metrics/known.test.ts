import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { loadMicro } from '../../../tests/golden/metrics/micro.ts';
import { nativeEngine, type NativeEngine } from '../engine/native.ts';
import { knownViews } from './known.ts';

let engine: NativeEngine;
let folder: string;
beforeEach(async () => {
  engine = await nativeEngine();
  folder = mkdtempSync(join(tmpdir(), 'known-'));
});
afterEach(async () => {
  await engine.close();
  rmSync(folder, { recursive: true });
});

async function known(asOf: string, tables: Record<string, string>): Promise<void> {
  for (const [layout, text] of Object.entries(tables)) writeFileSync(join(folder, `${layout}.csv`), text);
  await loadMicro(engine, folder);
  await engine.run(knownViews(asOf));
}

test('a row whose hiding date lies later is not there; on the as-of day it is, and so is one without the date', async () => {
  await known('2025-03-31', {
    cases:
      'case_no,org,procedure,filed_on,officers,decision_on,penalty_kinds\nC1,A,普通程序,2025-03-31,李涛,,\nC2,A,普通程序,2025-04-01,王芳,,\nC3,A,简易程序,,赵强,,警告\n',
  });
  expect(await engine.query('SELECT case_no FROM cases ORDER BY case_no')).toEqual([
    { case_no: 'C1' },
    { case_no: 'C3' },
  ]);
  expect(await engine.query('SELECT subject, name FROM staff ORDER BY subject')).toEqual([
    { subject: 'C1', name: '李涛' },
    { subject: 'C3', name: '赵强' },
  ]);
});

test('a later decision takes number, kinds, fine and confiscation with it; without a date they stay', async () => {
  await known('2025-03-31', {
    cases:
      'case_no,org,procedure,filed_on,decision_on,decision_no,penalty_kinds,fine,confiscated,served_on\n' +
      'C1,A,普通程序,2025-03-01,2025-03-31,罚1,罚款;警告,100,5,2025-04-01\n' +
      'C2,A,普通程序,2025-03-01,2025-04-01,罚2,罚款,100,5,2025-03-30\n' +
      'C3,A,普通程序,2025-03-01,,罚3,罚款,100,5,\n',
  });
  const rows = await engine.query(
    'SELECT case_no, decision_on, decision_no, penalty_kinds, fine, confiscated, served_on FROM cases ORDER BY 1',
  );
  expect(rows.map((row) => Object.values(row))).toEqual([
    ['C1', '2025-03-31', '罚1', '罚款;警告', 100, 5, null],
    ['C2', null, null, null, null, null, '2025-03-30'],
    ['C3', null, '罚3', '罚款', 100, 5, null],
  ]);
  expect(await engine.query('SELECT case_no, seq, kind FROM penalties ORDER BY 1, 2')).toEqual([
    { case_no: 'C1', seq: 1, kind: '罚款' },
    { case_no: 'C1', seq: 2, kind: '警告' },
    { case_no: 'C3', seq: 1, kind: '罚款' },
  ]);
});

test('不予处罚 is the content of the decision: a later closing does not hide it', async () => {
  await known('2025-03-31', {
    cases:
      'case_no,org,procedure,filed_on,decision_on,closed_on,close_kind\n' +
      'C1,A,普通程序,2025-03-01,2025-03-31,2025-04-01,不予处罚\n' +
      'C2,A,普通程序,2025-03-01,2025-04-01,2025-04-01,不予处罚\n' +
      'C3,A,普通程序,2025-03-01,,2025-04-01,不予处罚\n' +
      'C4,A,普通程序,2025-03-01,2025-03-31,2025-04-01,撤销立案\n' +
      'C5,A,普通程序,2025-03-01,2025-03-31,2025-03-31,正常结案\n',
  });
  const rows = await engine.query('SELECT case_no, closed_on, close_kind FROM cases ORDER BY 1');
  expect(rows.map((row) => Object.values(row))).toEqual([
    ['C1', null, '不予处罚'],
    ['C2', null, null],
    ['C3', null, null],
    ['C4', null, null],
    ['C5', '2025-03-31', '正常结案'],
  ]);
});

test('a date-time counts as its day; validity and ends are never hidden', async () => {
  await known('2025-03-31', {
    recordings:
      'rec_no,org,media,start_at,end_at,collected_at\n' +
      'R1,A,视频,2025-03-31 23:59:59,2025-04-01 01:00:00,2025-03-31 23:59:59\n' +
      'R2,A,视频,2025-03-31 09:00:00,,2025-04-01 00:00:00\n' +
      'R3,A,视频,2025-04-01 00:00:00,,\n',
    appeals:
      'appeal_no,org,kind,applied_on,decided_on,effective_on,result\n' +
      'F1,A,行政复议,2025-03-01,2025-03-31,2025-05-01,撤销\nF2,A,行政复议,2025-03-01,2025-04-01,2025-05-01,撤销\n',
  });
  const recordings = await engine.query(
    'SELECT rec_no, end_day, collected_day, collected_at_sec FROM recordings ORDER BY 1',
  );
  expect(recordings.map((row) => Object.values(row))).toEqual([
    ['R1', '2025-04-01', '2025-03-31', 1743465599],
    ['R2', null, null, null],
  ]);
  expect(await engine.query('SELECT appeal_no, effective_on, result FROM appeals ORDER BY 1')).toEqual([
    { appeal_no: 'F1', effective_on: '2025-05-01', result: '撤销' },
    { appeal_no: 'F2', effective_on: null, result: null },
  ]);
});
