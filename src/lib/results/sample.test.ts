import { createHash } from 'node:crypto';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { nativeEngine, type NativeEngine } from '../engine/native.ts';
import { drawSample, type SampleRequest } from './sample.ts';

/** What is drawn is what anybody would draw with a hash function and a sorted list. */

const agencies = ['A1', 'B2', 'C3'];
const made = Array.from({ length: 60 }, (_, i) => ({
  number: `CF${String(i).padStart(3, '0')}`,
  org: agencies[i % 3 === 0 ? 0 : i % 7 === 0 ? 2 : 1] ?? '',
  on: i < 50 ? '2024-05-01' : '2023-05-01',
}));
let engine: NativeEngine;
beforeAll(async () => {
  engine = await nativeEngine();
  const day = (name: string) => `CAST(NULL AS DATE) AS ${name}`;
  await engine.run(`
    CREATE TABLE cases (org VARCHAR, case_no VARCHAR, decision_no VARCHAR, decision_on DATE, filed_on DATE);
    CREATE TABLE licences AS SELECT 'A1' AS org, 'XK1' AS licence_no, NULL::VARCHAR AS decision_no, DATE '2024-06-01' AS decision_on, ${day('applied_on')};
    CREATE TABLE coercions AS SELECT 'A1' AS org, 'QZ1' AS coercion_no, NULL::VARCHAR AS decision_no, ${day('decision_on')};
    CREATE TABLE inspections AS SELECT 'B2' AS org, 'JC1' AS insp_no, DATE '2024-07-01' AS insp_on;
    CREATE TABLE plan_tasks AS SELECT 'B2' AS org, 'RW1' AS task_no, DATE '2024-07-01' AS drawn_on;
    CREATE TABLE rectifications AS SELECT 'B2' AS org, 'ZG1' AS rect_no, DATE '2024-07-01' AS issued_on`);
  await engine.append('cases', {
    org: made.map((c) => c.org),
    case_no: made.map((c) => c.number),
    decision_no: made.map(() => null),
    decision_on: made.map((c) => c.on),
    filed_on: made.map(() => null),
  });
});
afterAll(() => engine.close());

const request: SampleRequest = {
  seed: '2025-03-31',
  n: 5,
  byAgency: false,
  period: { from: '2024-01-01', to: '2024-12-31' },
};
const drawOf = (seed: string, { org, number }: { org: string; number: string }, layout = 'cases') =>
  createHash('sha256').update(`${seed}|${layout}|${org}|${number}`).digest('hex');
const inYear = made.filter(({ on }) => on.startsWith('2024'));
const byDraw = (seed: string, org?: string) =>
  inYear
    .filter((c) => org === undefined || c.org === org)
    .map((c) => ({ ...c, draw: drawOf(seed, c) }))
    .sort((a, b) => (a.draw < b.draw ? -1 : 1))
    .map(({ number }) => number);

test('the smallest hashes are drawn, whatever the order of the rows', async () => {
  const { frame, acts } = await drawSample(engine, { ...request, act: '行政处罚' });
  expect(frame).toBe(50);
  expect(acts.map(({ number }) => number)).toEqual(byDraw('2025-03-31').slice(0, 5));
  const [first] = acts;
  expect(first?.draw).toBe(drawOf('2025-03-31', { org: first?.org ?? '', number: first?.number ?? '' }));
  await engine.run(
    'CREATE TABLE turned AS SELECT * FROM cases ORDER BY case_no DESC; DROP TABLE cases; ALTER TABLE turned RENAME TO cases',
  );
  expect((await drawSample(engine, { ...request, act: '行政处罚' })).acts).toEqual(acts);
});

test('another seed draws others', async () => {
  const { acts } = await drawSample(engine, { ...request, act: '行政处罚', seed: '第二次' });
  expect(acts.map(({ number }) => number)).toEqual(byDraw('第二次').slice(0, 5));
  expect(acts.map(({ number }) => number)).not.toEqual(byDraw('2025-03-31').slice(0, 5));
});

test('by agency as many are drawn from each, all where there are fewer', async () => {
  const { acts, agencies: drawn } = await drawSample(engine, { ...request, act: '行政处罚', byAgency: true });
  expect(acts.map(({ number }) => number)).toEqual(agencies.flatMap((org) => byDraw('2025-03-31', org).slice(0, 5)));
  const count = (org: string) => inYear.filter((c) => c.org === org).length;
  expect(drawn).toEqual(agencies.map((org) => ({ org, frame: count(org), drawn: Math.min(5, count(org)) })));
});

test('all kinds of files of the period, of one agency when asked; plans and corrections are none', async () => {
  const all = await drawSample(engine, { ...request, n: 1000 });
  expect(all.frame).toBe(52);
  expect(all.acts.length).toBe(52);
  expect(new Set(all.acts.map(({ layout }) => layout))).toEqual(new Set(['cases', 'licences', 'inspections']));
  const { acts } = await drawSample(engine, { ...request, n: 1000, org: 'C3' });
  expect(acts.map(({ number }) => number)).toEqual(byDraw('2025-03-31', 'C3'));
});
