import { expect, test } from 'vitest';
import { nativeEngine } from '../engine/native.ts';
import { codeCube } from './coded-cube.ts';
import { figures, type FigureQuery } from './figures.ts';

const columns =
  'metric VARCHAR, org VARCHAR, month VARCHAR, year INTEGER, act VARCHAR, state VARCHAR, band VARCHAR, n BIGINT';
const metric = (id: string) =>
  ({
    id,
    direction: 'up',
    bands: [],
    attribution: { zh: '决定日期', en: 'day of the decision' },
    yearly: false,
  }) satisfies FigureQuery['metrics'][number];
const agencies = ['A', 'B'].map((code) => ({
  code,
  name: code,
  region: '140400',
})) as unknown as FigureQuery['agencies'];

test('what is counted in coded cells is what was counted in texts', async () => {
  const engine = await nativeEngine();
  await engine.run(`CREATE TABLE cube (${columns});
INSERT INTO cube SELECT 'M-' || (i % 12), ['A', 'B', '未知'][1 + i % 3], ['2024-01', '2024-07', '2023-12', NULL][1 + i % 4], NULL,
  ['penalty', 'licence', NULL][1 + i % 3], ['met', 'late', 'pending'][1 + (i // 7) % 3], NULL, i FROM range(500) t(i)`);
  const metrics = Array.from({ length: 12 }, (_, i) => metric(`M-${i}`));
  const filter = { period: { from: '2024-01-01', to: '2024-12-31' }, orgs: ['A'] };
  const queries: FigureQuery[] = (['org', 'month', 'act', 'region', 'none'] as const).flatMap((by) => [
    { metrics, agencies, by },
    { metrics, agencies, filter, by },
    { metrics: metrics.slice(2, 4), agencies, filter, by },
  ]);
  const ask = () => Promise.all(queries.map((query) => figures(engine, query)));
  const before = await ask();
  expect(before.flat().some(({ all }) => all.denominator > 0)).toBe(true);
  await codeCube(engine);
  expect(await ask()).toEqual(before);
  const types = await engine.query<{ column_type: string }>('DESCRIBE cube');
  expect(types.filter(({ column_type: type }) => type.startsWith('ENUM'))).toHaveLength(5);
  await engine.close();
});

test('a cube without cells stays as it is', async () => {
  const engine = await nativeEngine();
  await engine.run(`CREATE TABLE cube (${columns})`);
  await codeCube(engine);
  const [found] = await figures(engine, { metrics: [metric('M-1')], agencies, by: 'org' });
  expect(found?.all.denominator).toBe(0);
  await engine.close();
});
