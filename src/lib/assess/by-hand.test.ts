import { expect, test } from 'vitest';
import { loadRuleset } from '../metrics/catalogue.ts';
import { noCounts } from '../results/figure.ts';
import type { Counts } from '../results/types.ts';
import { manual as words } from '../i18n/manual.zh.ts';
import { Fraction } from './fraction.ts';
import { handNotes } from './hand-words.ts';
import type { Given } from './manual.ts';
import { parseScheme, SchemeError, type Scheme } from './scheme.ts';
import { sheetOf, type Facts, type Line } from './score.ts';
import { extraFormula } from './words.ts';
import type { Mendable } from './what-if/change.ts';
import { whatIf } from './what-if/what-if.ts';

/** Additions, deductions and changes by hand (domain: every adjustment with before, after, reason and name, within its bounds). */

const known = new Set(loadRuleset().definitions.map(({ id }) => id));
const base = `id: own
version: '1'
title: 办法
title_en: scheme
blocks:
  - id: A
    title: 块
    title_en: block
    items:
      - { id: A1, points: 60, title: 甲, title_en: one, rate: IMP-01 }
      - { id: A2, points: 40, title: 乙, title_en: two, rate: PUB-01 }
bonus:
  - { id: B1, points: 2, title: 全量, title_en: all, of: REV-02, from: 0.95 }
  - { id: B2, points: 3, title: 案例, title_en: cases, manual: { look: 案例, look_en: cases } }
bonus_most: 4
deductions:
  - { id: D1, title: 纠错, title_en: corrected, overdue_of: [SUP-01, SUP-02], each: 1, most: 5 }
  - { id: D2, title: 瞒报, title_en: false, most: 10, manual: { look: 瞒报, look_en: false data } }
grades:
  - { title: 优秀, title_en: excellent, from: 90 }
  - { title: 不合格, title_en: fail, from: 0 }
`;
const read = (text: string): Scheme => parseScheme(text, known, new Set());
const scheme = read(base);

const by = (cents: number): Given => ({ points: Fraction.of(cents, 100), reason: '抽查更正', by: '王评' });

function facts(counts: Readonly<Record<string, readonly [number, number]>>, given: Record<string, Given> = {}): Facts {
  const of = (metric: string): Counts | null => {
    const own = counts[metric];
    return own ? { ...noCounts(), met: own[0], overdue: own[1] } : null;
  };
  return { counts: of, long: () => 0, failing: () => 0, row: () => null, given: (item) => given[item] ?? null };
}

const rates = { 'IMP-01': [9, 1], 'PUB-01': [1, 1], 'REV-02': [100, 0], 'SUP-01': [1, 2], 'SUP-02': [0, 1] } as const;
const lines = (of: Facts): Record<string, Line> =>
  Object.fromEntries(sheetOf(scheme, of).lines.map((line) => [line.item, line]));

test('without anything by hand the data tell everything, and additions and deductions by hand are 0 and do not wait', () => {
  const sheet = sheetOf(scheme, facts(rates));
  expect(sheet.lines.map(({ item, points }) => [item, points])).toEqual([
    ['A1', 54],
    ['A2', 20],
    ['B1', 2],
    ['B2', 0],
    ['D1', -3],
    ['D2', 0],
  ]);
  expect(sheet).toMatchObject({ total: 73, waiting: [] });
  expect(sheet.lines.some((line) => 'adjusted' in line || 'unbounded' in line)).toBe(false);
});

test('a change shows what was before, is added to it, and enters the total', () => {
  const found = lines(facts(rates, { A1: by(-150), D1: by(100) }));
  expect(found['A1']).toMatchObject({ points: 52.5, adjusted: { before: 54 } });
  expect(found['D1']).toMatchObject({ points: -2, adjusted: { before: -3 } });
  expect(sheetOf(scheme, facts(rates, { A1: by(-150), D1: by(100) })).total).toBe(72.5);
  expect(handNotes(found['A1'] as Line, words)).toEqual(['数据计54.00分，人工调整−1.50分（王评：抽查更正）']);
});

test('a change ends at nothing and at what the line stands for; that is said', () => {
  const found = lines(facts(rates, { A1: by(3000), A2: by(-2500), D1: by(400) }));
  expect(found['A1']?.points).toBe(60);
  expect(found['A2']?.points).toBe(0);
  expect(found['D1']?.points).toBe(0);
  expect(handNotes(found['A1'] as Line, words)).toEqual([
    '数据计54.00分，人工调整+30.00分（王评：抽查更正），以零分和满分为限',
  ]);
});

test('what does not apply can not be changed, and its change is said not to count', () => {
  const { A1, A2 } = lines(facts({ 'IMP-01': [1, 1] }, { A2: by(500) }));
  expect(A2).toMatchObject({ points: null, adjusted: { before: null } });
  expect(A1?.points).toBe(50);
  expect(handNotes(A2 as Line, words)).toEqual(['不适用，人工调整+5.00分未计（王评：抽查更正）']);
});

test('additions together stay within their bound, what stands first counts first', () => {
  const found = lines(facts(rates, { B2: by(300), D2: by(-450) }));
  expect(found['B1']?.points).toBe(2);
  expect(found['B2']).toMatchObject({ points: 2, unbounded: 3, given: { by: '王评' } });
  expect(found['D2']?.points).toBe(-4.5);
  expect(handNotes(found['B2'] as Line, words)).toEqual(['王评：抽查更正', '同类合计超过上限，本项由3.00分减计']);
  expect(extraFormula(scheme, 'B2', 'zh')).toBe('由人加分，最多3分：案例。各项加分合计不超过4分。');
  expect(extraFormula(scheme, 'D1', 'zh')).toBe('每有一件不符合要求的扣1分，最多扣5分。');
});

test('what-if knows the bound: an addition that is reached takes the place of another, and nothing is gained twice', () => {
  const now = facts({ ...rates, 'REV-02': [94, 6] }, { B2: by(300) });
  const rows = ['a', 'b', 'c', 'd', 'e', 'f'].map((key): Mendable => ({
    act: { id: 'do', title: '办', title_en: 'do' },
    key,
    subject: null,
    onlyIf: null,
    effects: [{ metric: 'REV-02', becomes: 'met', over: null, act: null, reason: null }],
  }));
  const { now: before, then, outcome } = whatIf(scheme, now, rows, () => 30);
  expect(outcome).toBe('not_enough');
  expect(before.total).toBe(74);
  expect(then.total).toBe(75);
});

test.each([
  [
    'an addition with two rules',
    'of: REV-02, from: 0.95 }',
    'of: REV-02, from: 0.95, manual: { look: 看, look_en: look } }',
    'B1',
  ],
  ['an addition with half a rule', 'of: REV-02, from: 0.95', 'of: REV-02', 'B1'],
  ['a deduction without one', ', manual: { look: 瞒报, look_en: false data }', '', 'D2'],
])('%s is refused', (_name, from, to, id) => {
  expect(base).toContain(from);
  let thrown: unknown;
  try {
    read(base.replace(from, to));
  } catch (cause) {
    thrown = cause;
  }
  expect(thrown).toBeInstanceOf(SchemeError);
  expect(thrown).toMatchObject({ kind: 'extra', value: id });
});
