import { expect, test } from 'vitest';
import { loadRuleset } from '../../metrics/catalogue.ts';
import { clickHouseType, translate } from './dialect.ts';

/** How statements are spelt; that ClickHouse then answers as DuckDB does is tested on the engine itself (`tests/cluster`). */

test.each([
  [
    'CREATE TABLE t (a VARCHAR, "b c" DECIMAL(28,8));',
    ['CREATE TABLE t (a Nullable(String), "b c" Nullable(Decimal(28, 8))) ENGINE = MergeTree ORDER BY tuple()'],
  ],
  [
    'CREATE OR REPLACE TABLE t AS SELECT 1 AS n',
    ['CREATE OR REPLACE TABLE t ENGINE = MergeTree ORDER BY tuple() AS SELECT 1 AS n'],
  ],
  ["SELECT DATE '2024-01-01' AS d, 'DATE' AS \"DATE\"", ["SELECT '2024-01-01' AS d, 'DATE' AS \"DATE\""]],
  [
    "SELECT 'it''s; -- no comment' AS v; -- a comment; with a sign\nSELECT 2",
    ["SELECT 'it''s; -- no comment' AS v", 'SELECT 2'],
  ],
  [
    'SELECT a.x, b."y", count(a.x) FROM t a JOIN u b ON a.x = b.x',
    ['SELECT a.x AS x, b."y" AS "y", count(a.x) FROM t a JOIN u b ON a.x = b.x'],
  ],
  ['SELECT DISTINCT a.x FROM t a GROUP BY a.x, a.y', ['SELECT DISTINCT a.x AS x FROM t a GROUP BY a.x, a.y']],
  [
    'SELECT min(a.x), row_number() OVER (PARTITION BY a.x, a.y) FROM t a',
    ['SELECT min(a.x), row_number() OVER (PARTITION BY a.x, a.y) FROM t a'],
  ],
])('%s', (sql, expected) => {
  expect(translate(sql)).toEqual(expected);
});

test('a type it has no word for is refused', () => {
  expect(() => clickHouseType('HUGEINT')).toThrow('no type for HUGEINT');
});

test('no rule leaves a mark of its own in a metric', () => {
  const { definitions, views, verdict, deadline, deadlines } = loadRuleset();
  for (const sql of [...definitions, ...views].map((d) => d.sql).concat(verdict, deadline, deadlines))
    for (const statement of translate(sql))
      expect(statement).not.toMatch(/§|\bAS (VARCHAR|DATE|BIGINT|INTEGER|BOOLEAN)\)/);
});
