import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { settings, translate } from '../../src/lib/engine/clickhouse/dialect.ts';
import { ClickHouseEngine } from '../../src/lib/engine/clickhouse/engine.ts';
import type { Engine } from '../../src/lib/engine/engine.ts';
import { nativeEngine, type NativeEngine } from '../../src/lib/engine/native.ts';
import { EmbeddedClickHouse } from './chdb.ts';

/** Each difference between the engines: with the dialect they agree, and without it they would not. */

const folder = mkdtempSync(join(tmpdir(), 'mingjing-dialect-'));
let clickhouse: EmbeddedClickHouse;
let engine: ClickHouseEngine;
let duckdb: NativeEngine;

beforeAll(async () => {
  clickhouse = new EmbeddedClickHouse();
  engine = new ClickHouseEngine(clickhouse.database('dialect'));
  duckdb = await nativeEngine();
  for (const each of [engine, duckdb]) {
    await each.run(`CREATE TABLE a (k BIGINT, v VARCHAR, day DATE, flag BOOLEAN, fine DECIMAL(28,8), "at" TIMESTAMP);
CREATE TABLE b (k BIGINT, v VARCHAR, n INTEGER);`);
    await each.append('a', {
      k: [1, 2, null],
      v: ['x', null, 'a\tb\\n\n"\''],
      day: ['0001-01-01', '9999-12-31', null],
      flag: [true, null, false],
      fine: ['0.1', null, '12.50000001'],
      at: ['2024-02-29 23:59:59', null, '1899-12-31 00:00:01'],
    });
    await each.append('b', { k: [1, null], v: ['z', 'w'], n: [7, 8] });
  }
});
afterAll(async () => {
  await engine.close();
  await duckdb.close();
  clickhouse.close();
  rmSync(folder, { recursive: true, force: true });
});

/** The rows with which ClickHouse answers a statement as it stands, under other settings; or its refusal. */
function plainly(sql: string, changed: Readonly<Record<string, string | number>> = {}): unknown[] | string {
  try {
    const lines = clickhouse.run('dialect', sql, { settings: { ...settings, ...changed }, format: 'JSONEachRow' });
    return lines.split('\n').flatMap((line) => (line === '' ? [] : [JSON.parse(line) as unknown]));
  } catch (error) {
    return String(error);
  } finally {
    clickhouse.run('dialect', 'SELECT 1', { settings });
  }
}

const both = (sql: string) => Promise.all([engine, duckdb].map((each: Engine) => each.query(sql)));

describe('settings', () => {
  const shown: Record<keyof typeof settings, { sql: string; otherwise: string | number }> = {
    join_use_nulls: {
      sql: 'SELECT a.k, b.n FROM (SELECT 3 AS k) a LEFT JOIN (SELECT 4 AS k, 5 AS n) b ON b.k = a.k',
      otherwise: 0,
    },
    union_default_mode: { sql: 'SELECT 1 AS n UNION SELECT 1', otherwise: 'ALL' },
    aggregate_functions_null_for_empty: {
      sql: 'SELECT max(n) AS most, sum(n) AS total FROM (SELECT 1 AS n) t WHERE n > 1',
      otherwise: 0,
    },
    prefer_column_name_to_alias: { sql: "SELECT 'late' AS v FROM a WHERE v = 'x'", otherwise: 0 },
    output_format_json_quote_64bit_integers: { sql: 'SELECT max(k) AS k FROM a', otherwise: 1 },
    output_format_json_quote_decimals: { sql: 'SELECT min(fine) AS fine FROM a', otherwise: 1 },
  };
  test.each(Object.entries(shown))('%s', async (name, { sql, otherwise }) => {
    const [found, expected] = await both(sql);
    expect(found).toEqual(expected);
    expect(plainly(sql, { [name]: otherwise })).not.toEqual(expected);
  });
});

describe('spelling', () => {
  test.each<[string, string]>([
    ['a day after 2299', "SELECT CAST('9999-12-31' AS DATE) AS day"],
    ['a civil date in the text of a statement', "SELECT k FROM a WHERE day > DATE '2300-01-01'"],
    ['a moment as its day', 'SELECT CAST(t."at" AS DATE) AS d FROM a t ORDER BY d'],
    ['a day so many days after another', "SELECT k FROM a WHERE day < DATE '1970-01-01' + CAST(7 AS INTEGER)"],
    ['a range of whole numbers', 'SELECT range AS n FROM range(-2, 2) ORDER BY n'],
    ['NULL of a type', 'SELECT CAST(NULL AS DATE) AS day, CAST(NULL AS INTEGER) AS n, CAST(NULL AS BOOLEAN) AS f'],
    [
      'columns of several tables under one name',
      'SELECT s.k, s.w FROM (SELECT x.k, z.v AS w, y.v FROM a x JOIN a y ON y.k = x.k JOIN a z ON z.k = y.k) s ORDER BY s.k',
    ],
    ['a backslash in a text', "SELECT 'a\\nb''c' AS v"],
  ])('%s', async (_, sql) => {
    const [found, expected] = await both(sql);
    expect(found).toEqual(expected);
    expect(plainly(sql)).not.toEqual(expected);
  });

  test('the columns of a SELECT', async () => {
    const sql = 'DESCRIBE SELECT k AS one, v FROM a';
    const names = (rows: unknown) => (rows as { column_name?: string }[]).map((row) => row.column_name);
    const [found, expected] = await both(sql);
    expect(names(found)).toEqual(names(expected));
    expect(names(plainly(sql))).not.toEqual(names(expected));
  });

  test('a table of a SELECT, replaced', async () => {
    const sql = 'CREATE OR REPLACE TABLE c AS SELECT k FROM a WHERE k = 2';
    for (const each of [engine, duckdb]) {
      await each.run('CREATE TABLE c (old VARCHAR)');
      await each.run(sql);
      expect(await each.query('SELECT * FROM c')).toEqual([{ k: 2 }]);
    }
    expect(translate(sql)).not.toEqual([sql]);
  });

  test.each<[string, string | number | boolean]>([
    ['SELECT k FROM a WHERE v = $1', 'x'],
    ['SELECT v FROM a WHERE k = $1', 1],
    ['SELECT k FROM a WHERE flag = $1', true],
    ['SELECT k FROM a WHERE v = $1', "'; DROP TABLE a; --"],
  ])('a value beside the statement: %s %s', async (sql, value) => {
    expect(await engine.query(sql, [value])).toEqual(await duckdb.query(sql, [value]));
  });
});

test('texts in Parquet are texts', async () => {
  const typeIn = async (file: string) => {
    const [column] = await duckdb.query<{ column_type: string }>(`DESCRIBE SELECT v FROM read_parquet('${file}')`);
    return column?.column_type;
  };
  const file = (name: string) => join(folder, `${name}.parquet`);
  await engine.writeParquet("SELECT '局' AS v", file('dialect'));
  expect(await typeIn(file('dialect'))).toBe('VARCHAR');
  expect(await duckdb.query(`SELECT v FROM read_parquet('${file('dialect')}')`)).toEqual([{ v: '局' }]);
  plainly(`SELECT '局' AS v INTO OUTFILE '${file('bytes')}' FORMAT Parquet`, {
    output_format_parquet_string_as_string: 0,
  });
  expect(await typeIn(file('bytes'))).toBe('BLOB');
});

describe('what both understand alike', () => {
  test.each([
    ['days of any year, in order', 'SELECT k, day FROM a WHERE day IS NOT NULL ORDER BY day'],
    ['semicolons and comments', "SELECT 'a;b' AS v -- not 'here'\n"],
    ['every value, with tabs, line ends and NULL', 'SELECT * FROM a ORDER BY k'],
    ['NULL comes last, up or down', 'SELECT v FROM b ORDER BY v DESC'],
    ['NULL comes last', 'SELECT k FROM a ORDER BY k DESC'],
    [
      'AND and OR of what is not known',
      "SELECT k FROM a WHERE (flag AND v = 'x') OR NOT (flag AND v = 'x') ORDER BY k",
    ],
    ['IN of what is not known', "SELECT k FROM a WHERE v IN ('x') OR v NOT IN ('y') ORDER BY k"],
    ['|| of what is not known', "SELECT k FROM a WHERE v || 'x' IS NULL"],
    ['CASE of what is not known', "SELECT CASE v WHEN 'x' THEN 1 ELSE 2 END AS n FROM a ORDER BY n"],
    ['the remainder of a negative number', 'SELECT -5 % 3 AS n'],
    ['count(DISTINCT) leaves NULL out', 'SELECT count(DISTINCT v) AS n FROM a'],
    [
      'texts sort by their bytes',
      "SELECT v FROM (SELECT '局' AS v UNION ALL SELECT 'Z' UNION ALL SELECT 'a') t ORDER BY v",
    ],
    [
      'the greatest before this row, of the first NULL',
      'SELECT k, max(n) OVER (ORDER BY k ROWS BETWEEN UNBOUNDED PRECEDING AND 1 PRECEDING) AS m FROM b ORDER BY k',
    ],
  ])('%s', async (_, sql) => {
    const [found, expected] = await both(sql);
    expect(found).toEqual(expected);
  });
});
