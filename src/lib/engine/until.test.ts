import { expect, test } from 'vitest';
import { figures } from '../results/figures.ts';
import { nativeEngine } from './native.ts';
import { StaleError, until } from './until.ts';

test('after the signal nothing more is asked', async () => {
  const engine = await nativeEngine();
  const asked: string[] = [];
  const counting = {
    ...until(engine, new AbortController().signal),
    query: async <T extends object>(sql: string) => {
      asked.push(sql);
      return engine.query<T>(sql);
    },
  };
  try {
    const controller = new AbortController();
    const view = until(counting, controller.signal);
    expect(await view.query('SELECT 1 AS one')).toEqual([{ one: 1 }]);
    const waiting = view.query('SELECT 2 AS two');
    controller.abort();
    await expect(waiting).rejects.toBeInstanceOf(StaleError);
    await expect(view.query('SELECT 3 AS three')).rejects.toBeInstanceOf(StaleError);
    await expect(view.run('SELECT 4')).rejects.toBeInstanceOf(StaleError);
    expect(asked).toEqual(['SELECT 1 AS one', 'SELECT 2 AS two']);
  } finally {
    await engine.close();
  }
});

test('a question of many statements stops between them', async () => {
  const controller = new AbortController();
  let asked = 0;
  const engine = {
    run: () => Promise.resolve(),
    append: () => Promise.resolve(),
    close: () => Promise.resolve(),
    query: () => {
      if (++asked === 2) controller.abort();
      return Promise.resolve([]);
    },
  };
  const metric = {
    id: 'X',
    direction: 'up',
    bands: [],
    attribution: { zh: '决定日期', en: 'decision' },
    yearly: false,
  } as const;
  // a period of no whole months is counted metric by metric
  const filter = { period: { from: '2024-01-02', to: '2024-01-30' } };
  const metrics = Array.from({ length: 9 }, (_, i) => ({ ...metric, id: `PUB-${i}` }));
  const answer = figures(until(engine, controller.signal), { metrics, agencies: [], filter });
  await expect(answer).rejects.toBeInstanceOf(StaleError);
  expect(asked).toBe(2);
});
