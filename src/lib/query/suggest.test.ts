import { expect, test } from 'vitest';
import type { QueryTable } from './catalogue.ts';
import { suggest } from './suggest.ts';

/** What is offered while a statement is written: the names that can stand at the place, those of its own tables first. */

const table = (name: string, title: string | null, columns: string): QueryTable => ({
  name,
  group: 'facts',
  title,
  columns: columns.split(' ').map((column) => ({ name: column, type: 'VARCHAR', title: null })),
  rows: 1,
  needs: [],
});
const tables = [
  table('verdict', null, 'metric org key state on_date'),
  table('verdict_pub_08', '处罚决定公开', 'metric org key state on_date'),
  table('cases', '行政处罚办案台账', 'case_no decision_on org'),
  table('agency', '执法主体', 'code name org_kind'),
];
const names = {
  table: ({ title }: QueryTable) => title ?? '',
  column: ({ name }: { name: string }) => ({ on_date: '归属日期', decision_on: '决定日期' })[name] ?? '',
};

/** What is offered at `|`. */
function offered(marked: string, asked = false): string[] {
  const at = marked.indexOf('|');
  return (suggest(marked.replace('|', ''), at, tables, names, asked)?.list ?? []).map(({ text }) => text);
}

test('a statement begins with a word of the language', () => {
  expect(offered('sel|')).toEqual(['SELECT']);
  expect(offered('|')).toEqual([]);
  expect(offered('|', true)).toContain('WITH');
  expect(offered('SELECT 1; wit|')).toEqual(['WITH']);
});

test('after FROM, JOIN and the comma of their lists stand tables, and nothing else', () => {
  expect(offered('SELECT org, FROM verdict_|')).toEqual(['verdict_pub_08']);
  expect(offered('SELECT org FROM c|')).toEqual(['cases']);
  expect(offered('SELECT 1 FROM cases c, a|')).toEqual(['agency']);
  expect(offered('SELECT 1 FROM (SELECT 1 FROM agency) x JOIN |', true)).toEqual(tables.map(({ name }) => name));
  expect(offered('WITH few AS (SELECT 1) SELECT * FROM f|')).toEqual(['few']);
  expect(offered('SELECT a IS DISTINCT FROM o|')).not.toContain('cases');
});

test('columns are those of the tables that the statement names, wherever it names them', () => {
  expect(offered('SELECT o| FROM cases')[0]).toBe('org');
  expect(offered('SELECT o| FROM cases')).not.toContain('on_date');
  expect(offered('SELECT o| FROM verdict WHERE')).toContain('on_date');
  expect(offered('SELECT de| FROM cases c JOIN agency a')[0]).toBe('decision_on');
  expect(offered('SELECT o|').slice(0, 3)).toEqual(['org', 'on_date', 'org_kind']);
});

test('of a statement that stands after another, only its own tables count', () => {
  expect(offered('SELECT 1 FROM verdict; SELECT on| FROM cases; SELECT 1 FROM verdict')).not.toContain('on_date');
});

test('an alias and a point give the columns of its table', () => {
  expect(offered('SELECT c.| FROM cases c')).toEqual(['case_no', 'decision_on', 'org']);
  expect(offered('SELECT a.n| FROM cases AS c JOIN agency AS a ON true')).toEqual(['name']);
  expect(offered('SELECT cases.d| FROM cases')).toEqual(['decision_on']);
  expect(offered('SELECT x.| FROM cases c')).toEqual([]);
});

test('names the statement gives are offered, aliases with their table', () => {
  expect(offered('SELECT count(*) AS 件数 FROM cases ORDER BY 件|')).toEqual(['件数']);
  expect(offered('SELECT count(*) AS "n 2" FROM cases ORDER BY n|')[0]).toBe('"n 2"');
  expect(offered('SELECT | FROM cases AS kase', true)).toContain('kase');
});

test('a name is found by what it means, and by its parts', () => {
  expect(offered('SELECT 决定| FROM cases')[0]).toBe('decision_on');
  expect(offered('SELECT 1 FROM 处罚|')).toEqual(['verdict_pub_08', 'cases']);
  expect(offered('SELECT no| FROM cases')).toContain('case_no');
});

test('functions and words of the language come after the names', () => {
  const list = offered('SELECT c| FROM cases');
  expect(list[0]).toBe('case_no');
  expect(list).toEqual(expect.arrayContaining(['count', 'CASE']));
});

test('nothing is offered in strings, comments and numbers, nor for what is written out', () => {
  expect(offered("SELECT 'sel|")).toEqual([]);
  expect(offered('SELECT "sel|')).toEqual([]);
  expect(offered('SELECT 1 -- sel|')).toEqual([]);
  expect(offered('SELECT 1 /* sel|')).toEqual([]);
  expect(offered('SELECT 12|')).toEqual([]);
  expect(offered('SELECT 1 FROM agency|')).toEqual([]);
  expect(offered('SELECT 1 limit|')).toEqual([]);
});

test('what can not be read after the place does not matter', () => {
  expect(offered("SELECT c.d| FROM cases c WHERE org = 'never closed")).toEqual(['decision_on']);
});

test('only what stands near the place is read, however long the text', () => {
  const gap = (n: number) => `SELECT c.d|${' '.repeat(n)}FROM cases c`;
  expect(offered(gap(100))).toEqual(['decision_on']);
  expect(offered(gap(30_000))).not.toContain('decision_on');
  const long = "SELECT '甲', 1, /* x */ org -- y\n".repeat(200_000);
  expect(suggest(`${long}SELECT 1 FROM ver`, long.length + 17, tables, names)).not.toBeNull();
});
