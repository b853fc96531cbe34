import { expect, test } from 'vitest';
import { loadRuleset } from './catalogue.ts';
import { inOrder, tablesRead } from './ruleset.ts';

/**
 * `queries/` has to run on DuckDB, ClickHouse, Spark and PostgreSQL alike: joins, CASE, comparisons, whole-number sums, UNION ALL,
 * GROUP BY, min, max, count, EXISTS and row_number. Division is not the same everywhere; the remainder `%` of whole numbers is (it has the
 * sign of what is divided). An outer join needs an equality: ClickHouse and Spark know no other that is fast, or none at all.
 */
const functions = [
  'coalesce',
  'count',
  'min',
  'max',
  'sum',
  'row_number',
  'cast',
  'exists',
  'in',
  'over',
  'and',
  'or',
  'not',
  'on',
  'as',
];
const keywordsBefore = ['from', 'join', 'when', 'then', 'else', 'where', 'select', 'union', 'all', 'by'];

/** What in a SELECT is outside the portable subset. */
function unportable(sql: string): string[] {
  const bare = sql.replaceAll(/--.*/g, '').replaceAll(/'[^']*'/g, "''");
  const called = [...bare.matchAll(/\b([a-z_][a-z0-9_]*)\s*\(/gi)].map((m) => (m[1] ?? '').toLowerCase());
  const constructs: [string, RegExp][] = [
    ['list', /\[|\]/],
    ['lambda or JSON arrow', /->/],
    ['::', /::/],
    ['division', /\//],
    [
      'DuckDB clause',
      /\b(qualify|pivot|unpivot|asof|semi|anti|exclude|replace|ilike|glob|similar|regexp|interval|lateral|unnest|using sample|group by all|order by all|positional|try_cast|struct|map)\b/i,
    ],
    ['date literal arithmetic', /\bdate\s*''/i],
    ['type', /\bas (?!date\b|varchar\b|integer\b|bigint\b|boolean\b)[a-z]+\)/i],
  ];
  return [
    ...called.filter((name) => !functions.includes(name) && !keywordsBefore.includes(name)).map((name) => `${name}()`),
    ...constructs.filter(([, pattern]) => pattern.test(bare)).map(([name]) => name),
  ];
}

const ruleset = loadRuleset();
const files: [string, string][] = [
  ...ruleset.definitions.map((d): [string, string] => [`metrics/${d.id}.sql`, d.sql]),
  ...ruleset.views.map((v): [string, string] => [`views/${v.name}.sql`, v.sql]),
  ['deadlines.sql', ruleset.deadlines],
  ['deadline.sql', ruleset.deadline],
  ['verdict.sql', ruleset.verdict],
];

/** Conditions of outer joins that ask one side alone whether it is empty: DuckDB then compares row by row, hours instead of seconds. */
function oneSided(sql: string): string[] {
  const bare = sql.replaceAll(/--.*/g, '');
  const joins = [
    ...bare.matchAll(
      /\bLEFT JOIN\b[\s\S]*?\bON\b([\s\S]*?)(?=\b(?:LEFT|CROSS|INNER)?\s*JOIN\b|\b(?:WHERE|GROUP|ORDER|UNION|SELECT)\b|$)/g,
    ),
  ];
  return joins
    .flatMap(([, conditions = '']) => conditions.split(/\bAND\b/))
    .filter((condition) => /^[\s(]*[a-z_.]+\s+IS\s+(?:NOT\s+)?NULL[\s)]*$/.test(condition));
}

test.each(files)('the outer joins of %s compare both sides', (_, sql) => {
  expect(oneSided(sql)).toEqual([]);
});

test('a condition on one side alone is found', () => {
  expect(oneSided('SELECT 1 FROM a LEFT JOIN b ON a.x IS NULL AND b.y = a.y WHERE a.z IS NULL')).toHaveLength(1);
  expect(
    oneSided('SELECT 1 FROM a LEFT JOIN b ON b.y = CASE WHEN a.x IS NULL THEN a.y END\nWHERE a.z IS NULL'),
  ).toEqual([]);
});

test.each(files)('%s keeps to the portable subset', (_, sql) => {
  expect(unportable(sql)).toEqual([]);
});

test.each([
  "SELECT date_diff('day', a, b) FROM t",
  'SELECT [1, 2]',
  'SELECT a::DATE FROM t',
  "SELECT regexp_matches(a, 'x') FROM t",
  'SELECT * EXCLUDE (a) FROM t',
  "SELECT a + INTERVAL '1' DAY FROM t",
  'SELECT a FROM t QUALIFY row_number() OVER () = 1',
  'SELECT list(a) FROM t',
  'SELECT current_date() FROM t',
  "SELECT a FROM t WHERE b ILIKE 'x'",
  'SELECT TRY_CAST(a AS DATE) FROM t',
])('refuses %s', (sql) => {
  expect(unportable(sql)).not.toEqual([]);
});

test('a metric does not reach past the as-of view into the tables of all rows', () => {
  for (const [name, sql] of files)
    expect(
      tablesRead(sql).filter((table) => table.startsWith('all_')),
      name,
    ).toEqual([]);
});

test('shared definitions come after those they read, and a circle is refused', () => {
  const a = { name: 'a', sql: 'SELECT * FROM b' };
  expect(inOrder([a, { name: 'b', sql: 'SELECT 1' }]).map((v) => v.name)).toEqual(['b', 'a']);
  expect(() => inOrder([a, { name: 'b', sql: 'SELECT * FROM a' }])).toThrow('circle: a, b');
});
