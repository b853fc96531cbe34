import { expect, test } from 'vitest';
import { loadRuleset } from '../../metrics/catalogue.ts';
import { noCounts } from '../../results/figure.ts';
import type { Counts } from '../../results/types.ts';
import { parseScheme, type Scheme } from '../scheme.ts';
import { defaultScheme, mending, schemes } from '../schemes.ts';
import { schemeMetrics } from '../sheet.ts';
import type { Facts } from '../score.ts';
import type { Effect, Mendable } from './change.ts';
import { frontOf } from './front.ts';
import { whatIf } from './what-if.ts';

/** Cases that can be worked out on paper; every item has 50 of the 100 points unless it says otherwise. */

const ruleset = loadRuleset();
const known = new Set(ruleset.definitions.map(({ id }) => id));

function scheme(items: readonly string[], more = ''): Scheme {
  const text = `id: own
version: '1'
title: 办法
title_en: scheme
blocks:
  - id: A
    title: 块
    title_en: block
    items:
${items.map((item, i) => `      - { id: A${i + 1}, points: 50, title: 项, title_en: item, ${item} }`).join('\n')}
${more}
grades:
  - { title: 优秀, title_en: excellent, from: 90 }
  - { title: 良好, title_en: good, from: 80 }
  - { title: 合格, title_en: pass, from: 60 }
  - { title: 不合格, title_en: fail, from: 0 }
`;
  return parseScheme(text, known, new Set(ruleset.parameters.map(({ parameter }) => parameter)));
}

/** `met`, `late`, `overdue` of each metric. */
function facts(counts: Readonly<Record<string, readonly [number, number, number]>>, over: Partial<Facts> = {}): Facts {
  const of = (metric: string): Counts | null => {
    const own = counts[metric];
    return own ? { ...noCounts(), met: own[0], late: own[1], overdue: own[2] } : null;
  };
  return { counts: of, long: () => 0, failing: () => 0, row: () => null, given: () => null, ...over };
}

const act = { id: 'do', title: '办', title_en: 'do' };
const rows = (n: number, ...effects: readonly Partial<Effect>[]): Mendable[] =>
  Array.from({ length: n }, (_, i) => ({
    act,
    key: `${effects[0]?.metric}-${i}`,
    subject: null,
    onlyIf: null,
    effects: effects.map((effect) => ({ metric: '', becomes: 'met', over: null, act: null, reason: null, ...effect })),
  }));
const days = () => 30;

test('the fewest rows, of the line where each brings most', () => {
  // A1 5/10 = 25, A2 80/100 = 40: 65 points. A row of A1 brings 5, one of A2 brings 0.5. 80 takes 15: three of A1.
  const own = scheme(['rate: IMP-01', 'rate: PUB-01']);
  const found = whatIf(
    own,
    facts({ 'IMP-01': [5, 0, 5], 'PUB-01': [80, 0, 20] }),
    [...rows(20, { metric: 'PUB-01' }), ...rows(5, { metric: 'IMP-01' })],
    days,
  );
  expect(found).toMatchObject({ outcome: 'reached', exact: true, needed: 3, next: { title: '良好', from: 80 } });
  expect(found.now.total).toBe(65);
  expect(found.then).toMatchObject({ total: 80, grade: '良好' });
  expect(found.groups.map(({ needed, lines }) => [needed, lines])).toEqual([[3, ['A1']]]);
  expect(found.lines).toEqual([
    { item: 'A1', rows: 5, first: 5, chosen: 15, all: 25 },
    { item: 'A2', rows: 20, first: 0.5, chosen: 0, all: 10 },
  ]);
});

test('a late row stays late, and an overdue one that becomes late leaves the rate as it is', () => {
  const own = scheme(['rate: PUB-08', 'rate: IMP-01']);
  const found = whatIf(
    own,
    facts({ 'PUB-08': [5, 3, 2], 'IMP-01': [10, 0, 0] }),
    rows(2, { metric: 'PUB-08', becomes: 'late' }),
    days,
  );
  expect(found).toMatchObject({ outcome: 'not_enough', idle: 2, needed: 0 });
  expect(found.then.total).toBe(75);
  expect(found.lines).toEqual([]);
});

test('one act that mends rows of two metrics is one row: published late, it counts as published and is no longer long overdue', () => {
  // A1 8/10 of PUB-07 = 40; A2 9/10 = 45 less 2 long overdue at 3 points each = 39. Each act brings 5 and 3.
  const own = scheme([
    'rate: PUB-07',
    'rate: PUB-08, long_overdue: { of: [PUB-08], parameter: long_overdue_days, each: 3, most: 30 }',
  ]);
  const given = facts({ 'PUB-07': [8, 0, 2], 'PUB-08': [18, 0, 2] }, { long: () => 2 });
  const publish = (over: number) =>
    rows(2, { metric: 'PUB-07', becomes: 'met', over }, { metric: 'PUB-08', becomes: 'late', over });
  const found = whatIf(own, given, publish(31), days);
  expect(found.now.total).toBe(79);
  expect(found).toMatchObject({ outcome: 'reached', needed: 1, exact: true });
  expect(found.then).toMatchObject({ total: 87 });
  // at 30 working days it is not long overdue: only the 5 points of A1 come
  expect(whatIf(own, given, publish(30), days).then.total).toBe(84);
});

test('below the line where points begin nothing comes of the first rows, and all of them are counted', () => {
  // linear from 0.8: 5/10 gives nothing, 8/10 nothing, 9/10 half of 50. 50 + 25 = 75 ≥ 60 takes four rows.
  const own = scheme(['linear: { of: [PUB-07], from: 0.8 }', 'rate: IMP-01']);
  const found = whatIf(own, facts({ 'PUB-07': [5, 0, 5], 'IMP-01': [10, 0, 0] }), rows(5, { metric: 'PUB-07' }), days);
  expect(found.lines).toMatchObject([{ item: 'A1', first: 0, all: 50 }]);
  expect(found).toMatchObject({ outcome: 'reached', needed: 4, then: { total: 75 } });
});

test('the least of several rates rises only when each of the low ones does', () => {
  // the least of 8/10 and 8/10 is 0.8 = 40 points; one row in each makes 0.9 = 45; 45 + 45 = 90
  const own = scheme(['least: [PUB-04, PUB-05]', 'rate: IMP-01']);
  const given = facts({ 'PUB-04': [8, 0, 2], 'PUB-05': [8, 0, 2], 'IMP-01': [9, 0, 1] });
  const found = whatIf(own, given, [...rows(2, { metric: 'PUB-04' }), ...rows(2, { metric: 'PUB-05' })], days);
  expect(found).toMatchObject({ outcome: 'reached', needed: 2, exact: true, then: { total: 90 } });
  expect(found.groups.map(({ needed }) => needed)).toEqual([1, 1]);
});

test('what limits the grade and can’t be mended leaves no way up; what can has to be mended first', () => {
  const own = scheme(['rate: IMP-01', 'rate: PUB-01'], 'veto: { overdue_of: [PRC-09, PUB-04], at_most: 合格 }');
  const base = { 'IMP-01': [5, 0, 5], 'PUB-01': [10, 0, 0] } as const;
  const limited = whatIf(own, facts({ ...base, 'PRC-09': [9, 0, 1] }), rows(5, { metric: 'IMP-01' }), days);
  expect(limited).toMatchObject({ outcome: 'limited', limits: ['PRC-09'], groups: [] });
  expect(limited.then).toMatchObject({ total: 100, grade: '合格' });
  const open = whatIf(
    own,
    facts({ ...base, 'PUB-04': [9, 0, 2] }),
    [...rows(5, { metric: 'IMP-01' }), ...rows(2, { metric: 'PUB-04' })],
    days,
  );
  // 75 points: one row of A1 brings 5, and both officers have to be published
  expect(open).toMatchObject({ outcome: 'reached', needed: 3, then: { total: 80, grade: '良好', veto: [] } });
  // a grade below the limit asks for nothing of the kind
  const low = whatIf(
    own,
    facts({ 'IMP-01': [0, 0, 10], 'PUB-01': [10, 0, 0], 'PRC-09': [9, 0, 1] }),
    rows(5, { metric: 'IMP-01' }),
    days,
  );
  expect(low).toMatchObject({ outcome: 'reached', needed: 2, then: { total: 60, grade: '合格' } });
});

test('the one row of an agency: published now it is late, by as many working days as have passed', () => {
  const own = scheme([
    'states: { of: PUB-20, met: 1, late: 0.5, late_within: 10, later: 0, overdue: 0 }',
    'rate: IMP-01',
  ]);
  const of = (over: number) =>
    whatIf(
      own,
      facts({ 'IMP-01': [10, 0, 0] }, { row: () => ({ state: 'overdue', over }) }),
      rows(1, { metric: 'PUB-20', becomes: 'late', over }),
      days,
    );
  expect(of(10)).toMatchObject({ outcome: 'reached', needed: 1, then: { total: 75 } });
  expect(of(11)).toMatchObject({ outcome: 'not_enough', then: { total: 50 } });
});

test('at the top there is nothing to reach; without a total nothing to start from', () => {
  const own = scheme(['rate: IMP-01', 'manual: { look: 看, look_en: look }']);
  const points = { points: own.blocks[0]?.items[1]?.points ?? never(), reason: '评', by: '王' };
  expect(whatIf(own, facts({ 'IMP-01': [1, 0, 0] }), [], days).outcome).toBe('no_total');
  expect(whatIf(own, facts({ 'IMP-01': [1, 0, 0] }, { given: () => points }), [], days).outcome).toBe('top');
});

function never(): never {
  throw new Error('the scheme has two items');
}

test('the front of a few rows is what looking at every subset finds, also of lines that hang together', () => {
  // two lines that share a class: gains are those of a table, not of a formula
  const gain = ([a = 0, b = 0, c = 0]: readonly number[]) =>
    Math.floor((a * a + b) / 2) * 100 + Math.min(a, c) * 70 + (b === 3 ? 55 : 0);
  const { choices, exact } = frontOf([4, 3, 2], gain);
  expect(exact).toBe(true);
  for (let rows = 0; rows <= 9; rows++) {
    let most = 0;
    for (let a = 0; a <= 4; a++)
      for (let b = 0; b <= 3; b++)
        for (let c = 0; c <= 2; c++) if (a + b + c <= rows) most = Math.max(most, gain([a, b, c]));
    expect(choices.findLast((choice) => choice.rows <= rows)?.gain).toBe(most);
  }
});

test('too many combinations are said to be so, and what is found is still reached', () => {
  const own = scheme(['linear: { of: [PUB-08, PUB-09], from: 0.5 }', 'least: [PUB-08, PUB-09, PUB-07]']);
  const given = facts({ 'PUB-08': [50, 0, 50], 'PUB-09': [50, 0, 50], 'PUB-07': [60, 0, 40] });
  const all = (['PUB-08', 'PUB-09', 'PUB-07'] as const).flatMap((metric) => rows(40, { metric }));
  const found = whatIf(own, given, all, days);
  expect(found.exact).toBe(false);
  expect(found.outcome).toBe('reached');
  expect(found.then.total).toBeGreaterThanOrEqual(60);
});

test('a mended row costs no points by itself any longer, where the rule counts it: its act, its reason, what it becomes', () => {
  // 8/10 of 50 = 40, less 2 rows at 3 points = 34; A2 is full
  const item = (more: string) =>
    scheme([`rate: PUB-07, failing: { of: [PUB-07], act: 行政强制, each: 3, most: 30${more} }`, 'rate: IMP-01']);
  const given = facts({ 'PUB-07': [8, 0, 2], 'IMP-01': [10, 0, 0] }, { failing: () => 2 });
  const then = (own: Scheme, effect: Partial<Effect>) =>
    whatIf(own, given, rows(2, { metric: 'PUB-07', act: '行政强制', ...effect }), days).then.total;
  expect(then(item(''), {})).toBe(92); // one row: 45 − 3 + 50; 90 is reached
  expect(whatIf(item(''), given, [], days).now.total).toBe(84);
  expect(then(item(''), { act: '行政处罚' })).toBe(94); // both, and 6 points stay lost
  expect(then(item(', reasons: [not_published]'), { reason: 'not_published' })).toBe(92);
  expect(then(item(', reasons: [not_published]'), { reason: 'recording_missing' })).toBe(94);
  // late rows cost as overdue ones do; where only overdue rows cost, a late one does not
  expect(then(item(''), { becomes: 'late' })).toBe(84);
  expect(then(item(', states: [overdue]'), { becomes: 'late' })).toBe(90);
});

test('every metric of the mending rules exists, and each says how in both languages', () => {
  const rules = mending();
  expect(rules.map(({ metric }) => metric).filter((metric) => !known.has(metric))).toEqual([]);
  expect(new Set(rules.map(({ metric }) => metric)).size).toBe(rules.length);
  for (const { only_if, only_if_en } of rules) expect(only_if === undefined).toBe(only_if_en === undefined);
});

test('what can’t be done afterwards is in no mending rule: recordings, reviews, notices and approvals', () => {
  const used = new Set(schemes(ruleset).flatMap(schemeMetrics));
  const mendable = new Set(mending().map(({ metric }) => metric));
  for (const metric of [
    'REC-04',
    'REC-05',
    'REC-12',
    'REV-01',
    'REV-03',
    'REV-04',
    'PRC-04',
    'PRC-09',
    'PRC-10',
    'INS-04',
  ]) {
    expect(used).toContain(metric);
    expect(mendable).not.toContain(metric);
  }
  // fulfilled after the due day is late, except where late counts as met
  const definitions = new Map(ruleset.definitions.map((d) => [d.id, d]));
  for (const { metric, becomes } of mending()) {
    const definition = definitions.get(metric);
    if (definition?.clock === 'deadline')
      expect([metric, becomes]).toEqual([metric, definition.lateIsMet ? 'met' : 'late']);
  }
  expect(defaultScheme(ruleset).id).toBe('three-systems');
});
