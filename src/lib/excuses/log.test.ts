import { expect, test } from 'vitest';
import {
  added,
  compared,
  LogError,
  logText,
  parseLog,
  standing,
  wrongWith,
  type Entry,
  type LogProblem,
  type Statement,
} from './log.ts';

const of = (key: string, more: Partial<Statement> = {}): Statement => ({
  at: '2025-04-01T02:00:00.000Z',
  by: '张三',
  reason: '经核实，系统故障期间已在公告栏公示',
  act: 'excuse',
  metric: 'PUB-08',
  org: 'SW140400',
  key,
  state: 'overdue',
  as_of: '2025-03-31',
  snapshot: '8fd774d54a09',
  ...more,
});
const log = (...statements: Statement[]): Entry[] => statements.reduce<Entry[]>((all, one) => added(all, one), []);

function problem(work: () => unknown): [LogProblem, number] | null {
  try {
    work();
    return null;
  } catch (cause) {
    if (cause instanceof LogError) return [cause.kind, cause.line];
    throw cause;
  }
}

test('a log is read as it was written', () => {
  const three = log(of('A'), of('B', { reason: '含 "引号"、逗号,和 <b>标记</b>' }), of('A', { act: 'withdraw' }));
  expect(parseLog(logText(three))).toEqual(three);
  expect(parseLog('')).toEqual([]);
  expect(parseLog(`\uFEFF${logText(three)}`)).toEqual(three);
});

test('what holds is the last entry of each row, in the order of the log', () => {
  const entries = log(of('A'), of('B'), of('A', { act: 'withdraw' }), of('C'), of('A', { by: '李四' }));
  expect(standing(entries).map(({ key, by }) => [key, by])).toEqual([
    ['B', '张三'],
    ['C', '张三'],
    ['A', '李四'],
  ]);
});

test('the same key of another metric or agency is another row', () => {
  const entries = log(of('A'), of('A', { metric: 'PUB-07' }), of('A', { org: 'SW2' }));
  expect(standing(entries)).toHaveLength(3);
});

test('no row is excused twice, none taken back that is not excused', () => {
  expect(problem(() => log(of('A'), of('A')))).toEqual(['twice', 2]);
  expect(problem(() => log(of('A', { act: 'withdraw' })))).toEqual(['nothing', 1]);
  expect(problem(() => log(of('A'), of('A', { act: 'withdraw' }), of('A', { act: 'withdraw' })))).toEqual([
    'nothing',
    3,
  ]);
});

test('every change of a file shows, with its line', () => {
  const text = logText(log(of('A'), of('B'), of('C')));
  const lines = text.trimEnd().split('\n');
  const file = (...list: (string | undefined)[]) => list.map((line) => `${line}\n`).join('');
  expect(problem(() => parseLog(file(lines[0], lines[1])))).toBeNull();
  expect(problem(() => parseLog(file(lines[0], lines[2])))).toEqual(['seq', 2]);
  expect(problem(() => parseLog(file(lines[1], lines[0], lines[2])))).toEqual(['seq', 1]);
  expect(problem(() => parseLog(file(lines[0], lines[2]?.replace('"seq":3', '"seq":2'))))).toEqual(['chain', 2]);
  expect(problem(() => parseLog(text.replace('"key":"B"', '"key":"D"')))).toEqual(['hash', 2]);
  expect(problem(() => parseLog(text.replace('2025-04-01T02', '2025-04-01T03')))).toEqual(['hash', 1]);
  expect(problem(() => parseLog(file(lines[0], '{')))).toEqual(['syntax', 2]);
  expect(problem(() => parseLog(file('{"seq":1}')))).toEqual(['shape', 1]);
  expect(problem(() => parseLog(text.replace('"state":"overdue"', '"state":"met"')))).toEqual(['shape', 1]);
});

test('every single character matters', () => {
  const text = logText(log(of('A'), of('B')));
  for (let at = 0; at < text.length; at += 7) {
    const other = text[at] === 'x' ? 'y' : 'x';
    const changed = text.slice(0, at) + other + text.slice(at + 1);
    expect(
      problem(() => parseLog(changed)),
      changed,
    ).not.toBeNull();
  }
});

test('copies go on, or part', () => {
  const own = log(of('A'), of('B'));
  expect(compared(own, own)).toEqual({ kind: 'same' });
  expect(compared(own, added(own, of('C')))).toEqual({ kind: 'longer' });
  expect(compared(own, own.slice(0, 1))).toEqual({ kind: 'shorter' });
  expect(compared([], own)).toEqual({ kind: 'longer' });
  expect(compared(own, log(of('A'), of('C'), of('D')))).toEqual({ kind: 'apart', seq: 2 });
});

test.each([
  ['张三', '经核实已公示', null],
  ['', '经核实已公示', 'name'],
  ['张\u202e三', '经核实已公示', 'name'],
  ['张'.repeat(51), '经核实已公示', 'name'],
  ['张三', ' 无 ', 'reason'],
  ['张三', '第一行\n第二行', 'reason'],
  ['张三', '当事人11010519491231002X已认可', 'number'],
  ['张三', '电话13800138000', 'number'],
  ['张三', '文号晋长环罚〔2024〕1401234567号，代码91140400123456789X', null],
] as const)('%s, %s: %s', (by, reason, wrong) => {
  expect(wrongWith(by, reason)).toBe(wrong);
});
