import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { nativeEngine, type NativeEngine } from '../engine/native.ts';
import { QueryError, readOnly } from './read-only.ts';
import { tokens } from './tokens.ts';

/** What may be asked of the snapshot, and what not, however it is written. */

const known = new Set(['cases', 'licences', 'verdict', 'agency']);
let engine: NativeEngine;
beforeAll(async () => {
  engine = await nativeEngine();
  await engine.run(
    `CREATE TABLE cases AS SELECT 'CF1' AS case_no, 'A' AS org, DATE '2024-01-05' AS filed_on, 5 AS fine;
     CREATE TABLE licences AS SELECT 'XK1' AS licence_no, 'A' AS org;
     CREATE TABLE verdict AS SELECT 'PUB-08' AS metric, 'A' AS org;
     CREATE TABLE agency AS SELECT 'A' AS code, '甲局' AS name;`,
  );
});
afterAll(() => engine.close());

function refusal(sql: string): [string, string, number] {
  try {
    readOnly(sql, known);
  } catch (cause) {
    if (cause instanceof QueryError) return [cause.code, cause.what, cause.at];
    throw cause;
  }
  throw new Error(`not refused: ${sql}`);
}

describe('what only reads is run, and its tables are found', () => {
  test.each<[string, string[]]>([
    ['SELECT 1', []],
    ['select * from cases;', ['cases']],
    ['SELECT * FROM "cases" c JOIN licences l ON c.org = l.org, agency', ['cases', 'licences', 'agency']],
    ['SELECT * FROM CASES -- ; DROP TABLE cases', ['cases']],
    ["SELECT 'a; DELETE FROM x' AS t, $$ COPY $$ AS u, /* ; SET x */ E'\\'; DROP' AS v FROM cases", ['cases']],
    ['WITH x AS (SELECT * FROM cases), y (a) AS NOT MATERIALIZED (SELECT 1) SELECT * FROM x, y', ['cases']],
    ['WITH RECURSIVE n AS (SELECT 1 AS i UNION ALL SELECT i + 1 FROM n WHERE i < 3) SELECT * FROM n', []],
    ['SELECT * FROM (SELECT org FROM cases UNION ALL SELECT org FROM licences) t(o)', ['cases', 'licences']],
    ['SELECT * FROM (cases CROSS JOIN licences)', ['cases', 'licences']],
    ['SELECT extract(year FROM filed_on), trim(both FROM case_no) FROM cases', ['cases']],
    ['SELECT substring(case_no FROM 1 FOR 2) FROM cases WHERE fine IS DISTINCT FROM 3', ['cases']],
    ['SELECT org, count(*) FROM cases GROUP BY org, fine ORDER BY org DESC, fine LIMIT 5', ['cases']],
    ['SELECT [1, 2, 3] AS a, {x: 1, y: 2} AS b FROM cases WHERE fine IN (1, 5)', ['cases']],
    [
      'SELECT * FROM cases c JOIN licences l ON c.fine IN (5, 6) AND [1, 2] = [1, 2], verdict',
      ['cases', 'licences', 'verdict'],
    ],
    ['SELECT * FROM range(3) r(i), LATERAL (SELECT i + 1) x', []],
    ['SELECT * REPLACE (fine * 2 AS fine) FROM cases', ['cases']],
    ['SELECT count(*) FILTER (WHERE fine > 1) OVER w FROM cases WINDOW w AS (PARTITION BY org)', ['cases']],
    ['SELECT (SELECT max(name) FROM agency) FROM cases WHERE EXISTS (FROM licences)', ['agency', 'cases', 'licences']],
    ['DESCRIBE cases', ['cases']],
    ['DESCRIBE SELECT * FROM agency', ['agency']],
    ['SHOW cases', ['cases']],
    ['EXPLAIN ANALYZE SELECT * FROM cases', ['cases']],
    ['(SELECT 1) UNION (SELECT fine FROM cases)', ['cases']],
    ["SELECT 'x' \u00A0FROM\u3000cases", ['cases']],
    ['SELECT c."from", c.set FROM (SELECT 1 AS "from", 2 AS "set") c', []],
  ])('%s', async (sql, tables) => {
    expect([...readOnly(sql, known).tables]).toEqual(tables);
    await engine.query(sql);
  });

  test('the list of tables is one of ours', () => {
    expect(readOnly('SHOW TABLES', known)).toEqual({ tables: new Set(), catalogue: true, plannable: false });
  });
});

describe('what does more than read is refused, with the place', () => {
  test.each<[string, string, string, number]>([
    ['', 'empty', '', 0],
    [' -- nothing\n ;; ', 'empty', '', 0],
    ['SELECT 1; SELECT 2', 'several', '', 8],
    ['SELECT 1; DROP TABLE cases', 'several', '', 8],
    ["SELECT ';' ; ATTACH 'x' --'", 'several', '', 11],
    ['DELETE FROM cases', 'start', 'delete', 0],
    ['FROM cases', 'start', 'from', 0],
    ['PRAGMA database_list', 'start', 'pragma', 0],
    ["COPY cases TO 'x.csv'", 'start', 'copy', 0],
    ["/* SELECT */ ATTACH 'x'", 'start', 'attach', 13],
    ['WITH x AS (SELECT 1) DELETE FROM cases', 'forbidden', 'delete', 21],
    ['WITH x AS (SELECT 1) INSERT INTO cases SELECT * FROM x', 'forbidden', 'insert', 21],
    ['EXPLAIN ANALYZE CREATE TABLE t AS SELECT 1', 'forbidden', 'create', 16],
    ['EXPLAIN ANALYZE /* SELECT */ SeT memory_limit = 1', 'forbidden', 'set', 29],
    ['EXPLAIN INSTALL httpfs', 'forbidden', 'install', 8],
    ['SELECT * FROM (PIVOT licences ON org), (LOAD x)', 'forbidden', 'load', 40],
    ["SELECT * FROM read_csv('/etc/passwd')", 'function', 'read_csv', 14],
    ["SELECT * FROM read_csv /* x */ ('/etc/passwd')", 'function', 'read_csv', 14],
    [`SELECT * FROM "read_text"('/etc/passwd')`, 'function', 'read_text', 14],
    ["SELECT * FROM main.READ_BLOB('/etc/passwd')", 'function', 'read_blob', 19],
    ["SELECT * FROM cases, glob('*')", 'function', 'glob', 21],
    ["SELECT 'x.csv'.read_text()", 'function', 'read_text', 15],
    ["SELECT getenv('HOME')", 'function', 'getenv', 7],
    ["SELECT * FROM query('DROP TABLE cases')", 'function', 'query', 14],
    ['SELECT * FROM duckdb_settings()', 'function', 'duckdb_settings', 14],
    ["SELECT * FROM some_new_reader('x')", 'function', 'some_new_reader', 14],
    ["SELECT * FROM 'https://x.org/a.csv'", 'file', 'https://x.org/a.csv', 14],
    ["SELECT * FROM cases, 'x.csv'", 'file', 'x.csv', 21],
    ["SELECT * FROM cases JOIN licences ON true, 'x.csv'", 'file', 'x.csv', 43],
    ["SELECT * FROM cases JOIN licences USING (org), 'x.csv'", 'file', 'x.csv', 47],
    ["SELECT * FROM (cases), 'x.csv'", 'file', 'x.csv', 23],
    ["SELECT * FROM (FROM 'x.csv')", 'file', 'x.csv', 20],
    ["SELECT * FROM (SELECT 1), LATERAL 'x.csv'", 'file', 'x.csv', 34],
    ["SELECT 1FROM 'x.csv'", 'number', '', 7],
    ["SELECT 1e5FROM 'x.csv'", 'number', '', 7],
    ["SELECT 0xFROM 'x.csv'", 'number', '', 7],
    ["SELECT 1 FROM\u00A0'x.csv'", 'file', 'x.csv', 14],
    ["SELECT 1 FROM\u200B'x.csv'", 'file', 'x.csv', 14],
    ['SELECT 1 FROM $$x.csv$$', 'file', 'x.csv', 14],
    ["SELECT 1 FROM E'x.csv'", 'file', 'x.csv', 14],
    ['SELECT * FROM "x.csv"', 'table', 'x.csv', 14],
    ['SELECT * FROM x.csv', 'table', 'x', 14],
    ['SELECT * FROM information_schema.tables', 'table', 'information_schema', 14],
    ['SELECT * FROM secret', 'table', 'secret', 14],
    ['WITH "x.csv" AS (SELECT 1) SELECT * FROM "x.csv"', 'table', 'x.csv', 41],
    ['SELECT 1 FROM cases WINDOW "a.csv" AS () UNION SELECT 1 FROM "a.csv"', 'table', 'a.csv', 61],
    ['DESCRIBE "x.parquet"', 'table', 'x.parquet', 9],
    ['SELECT * FROM (DESCRIBE "x.parquet")', 'table', 'x.parquet', 24],
    ["SELECT * FROM (PIVOT 'x.csv' ON a)", 'file', 'x.csv', 21],
    [`SELECT U&"\\0067etenv"('HOME')`, 'forbidden', 'U&', 7],
    ['SELECT $1', 'parameter', '$1', 7],
    ['SELECT ?', 'parameter', '?', 7],
    ["SELECT 'a", 'string', '', 7],
    ['SELECT "a', 'quoted', '', 7],
    ['SELECT /* /* */ 1', 'comment', '', 7],
    ['SELECT $x$ a $y$', 'string', '', 7],
    ["SELECT /* /* */ ' */ ; DROP TABLE cases -- ' */ 1", 'several', '', 21],
  ])('%s', (sql, code, what, at) => {
    expect(refusal(sql)).toEqual([code, what, at]);
  });
});

test('words are those of the engine', () => {
  const words = (sql: string) => tokens(sql).map(({ kind, text }) => `${kind} ${text}`);
  expect(words(`a$b "c""d" 'e''f' .5 1.5e-3 x'00' 甲乙 E'\\'' $t$ ' $t$`)).toEqual([
    'word a$b',
    'quoted c"d',
    "string e'f",
    'number .5',
    'number 1.5e-3',
    'string 00',
    'word 甲乙',
    "string \\'",
    "string  ' ",
  ]);
  expect(words('a--b\rc/*d*/e')).toEqual(['word a', 'word c', 'word e']);
});
