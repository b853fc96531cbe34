import { expect, test } from 'vitest';
import { nativeEngine } from '../engine/native.ts';
import type { Ruleset } from './ruleset.ts';
import { makeShared, sharedDefinitions } from './shared.ts';

/** What no metric at hand reads is not worked out, and is there all the same. */

const ruleset = {
  views: [
    { name: 'base', sql: 'SELECT n, n * 2 AS twice FROM source' },
    { name: 'dear', sql: 'SELECT twice FROM base' },
    { name: 'dated', sql: 'SELECT n FROM source' },
    { name: 'summed', sql: 'SELECT sum(n) AS n FROM source' },
  ],
  annual: [{ id: 'penalty', sql: 'SELECT n FROM summed' }],
  deadlines: 'SELECT n FROM dated',
} as unknown as Ruleset;
const kinds = (...metrics: string[]) =>
  Object.fromEntries(
    sharedDefinitions(
      ruleset,
      metrics.map((sql) => ({ sql })),
    ).map(({ name, kind }) => [name, kind]),
  );

test('a table is what metrics or due days read, also through others or the annual tables; the rest are views', () => {
  const none = { base: 'VIEW', dear: 'VIEW', dated: 'TABLE', summed: 'VIEW' };
  expect(kinds()).toEqual(none);
  expect(kinds('SELECT * FROM dear')).toEqual({ ...none, base: 'TABLE', dear: 'TABLE' });
  expect(kinds('SELECT * FROM source -- FROM dear')).toEqual(none);
  expect(kinds('SELECT * FROM annual_row')).toEqual({ ...none, summed: 'TABLE' });
  expect(kinds('SELECT * FROM source s JOIN annual_penalty p ON p.n = s.n')).toEqual({ ...none, summed: 'TABLE' });
});

test('the same rows either way, made anew as the other kind, in this schema alone', async () => {
  const engine = await nativeEngine();
  try {
    await engine.run(`CREATE SCHEMA other; CREATE TABLE other.dear AS SELECT 7 AS twice;
CREATE TABLE source AS SELECT range AS n FROM range(3)`);
    const made = async (...metrics: string[]) => {
      await makeShared(
        [engine],
        sharedDefinitions(
          ruleset,
          metrics.map((sql) => ({ sql })),
        ),
      );
      return engine.query('SELECT twice FROM dear ORDER BY twice');
    };
    const rows = [{ twice: 0 }, { twice: 2 }, { twice: 4 }];
    expect(await made()).toEqual(rows);
    expect(await made('SELECT * FROM dear')).toEqual(rows);
    expect(await made()).toEqual(rows);
    expect(await engine.query('SELECT twice FROM other.dear')).toEqual([{ twice: 7 }]);
    const tables = "SELECT table_name AS name FROM duckdb_tables() WHERE schema_name = 'main' ORDER BY name";
    expect(await engine.query(tables)).toEqual([{ name: 'dated' }, { name: 'source' }]);
  } finally {
    await engine.close();
  }
});
