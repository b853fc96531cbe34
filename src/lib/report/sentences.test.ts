import { describe, expect, test } from 'vitest';
import { figureOf, noCounts } from '../results/figure.ts';
import type { Counts } from '../results/types.ts';
import { FigureChips } from './chip.ts';
import { isChip, plain } from './model.ts';
import { fewSentence, metricSentence, rateWithCounts, verdictWord } from './sentences.ts';

/** A sentence says no more than its rows bear. */

const name = { zh: '决定公示率', en: 'Decisions published' };
const up = { id: 'PUB-07', name, unit: { zh: '执法决定', en: 'decision' }, direction: 'up', target: 0.95 } as const;
const down = { ...up, id: 'PUB-11', name: { zh: '超期未公开', en: 'Overdue' }, direction: 'down', target: 0 } as const;

function chips(counts: Partial<Counts>, direction: 'up' | 'down' = 'up') {
  const of = { subject: 'PUB-07', scope: 'SW1', period: '2024' };
  return new FigureChips(of, figureOf({ ...noCounts(), ...counts }, direction));
}
const said = (counts: Partial<Counts>) => plain(metricSentence(up, chips(counts)));

describe('a metric with enough rows', () => {
  test('short of its target: rate with n/N, the distance, what is late, overdue and left out', () => {
    expect(said({ met: 80, late: 15, overdue: 5, pending: 3, unknown: 2, exempt: 9 })).toBe(
      '决定公示率80.0%（80/100），目标≥95.0%，低15.0个百分点，迟延15件、逾期5件（未到期3件、无法判定2件未计入）',
    );
  });
  test('that reaches it', () => {
    expect(said({ met: 19, overdue: 1 })).toBe('决定公示率95.0%（19/20），达到目标（≥95.0%），逾期1件');
    expect(said({ met: 40 })).toBe('决定公示率100.0%（40/40），达到目标（≥95.0%）');
  });
  test('whose rate counts what went wrong', () => {
    expect(plain(metricSentence(down, chips({ met: 45, overdue: 5 }, 'down')))).toBe(
      '超期未公开10.0%（5/50），目标0，高10.0个百分点，逾期5件',
    );
  });
  test('without a target is held against nothing', () => {
    expect(plain(metricSentence({ ...up, target: null }, chips({ met: 10, late: 10 })))).toBe(
      '决定公示率50.0%（10/20），迟延10件',
    );
  });
});

describe('few rows', () => {
  test('get their interval, and no target is spoken of', () => {
    expect(said({ met: 2, late: 1 })).toBe(
      '决定公示率66.7%（2/3），应判定事项不足10件，95%置信区间为20.8%至93.9%，不作排序比较，迟延1件',
    );
    expect(verdictWord(up, chips({ met: 2, late: 1 }))).toBe('件数少');
  });
  test('in a list that has said so, the interval stands beside n/N', () => {
    expect(plain(fewSentence(up, chips({ met: 2, late: 1, pending: 4 })))).toBe(
      '决定公示率66.7%（2/3，20.8%—93.9%），迟延1件（未到期4件未计入）',
    );
  });
  test('nine are few, ten are enough', () => {
    expect(said({ met: 9 })).toContain('不作排序比较');
    expect(said({ met: 10 })).toContain('达到目标');
  });
});

describe('no rate', () => {
  test('nothing at all: not applicable, neither 0 nor 100 per cent', () => {
    expect(said({})).toBe('决定公示率：没有应当判定的事项，不适用');
    expect(said({})).not.toMatch(/\d/);
    expect(plain(rateWithCounts(chips({})))).toBe('—');
    expect(verdictWord(up, chips({}))).toBe('不适用');
  });
  test('pending only: not late', () => {
    expect(said({ pending: 7 })).toBe('决定公示率：7件期限均未届满，尚不能计算比率');
    expect(verdictWord(up, chips({ pending: 7 }))).toBe('未到期');
  });
  test('exempt and unknown only: no judgement', () => {
    expect(said({ exempt: 12, unknown: 3 })).toBe(
      '决定公示率：没有可以计算比率的事项（依法不适用12件、无法判定3件），不作评价',
    );
  });
  test('asking for it is an error of the report', () => {
    expect(() => chips({ pending: 1 }).rate).toThrow('PUB-07|SW1|2024|rate');
  });
});

test('every number of a sentence but the smallest N and the level of the interval is a chip', () => {
  const text = metricSentence(up, chips({ met: 2, late: 1, overdue: 4, pending: 5, unknown: 6 }));
  const typed = plain(text.filter((piece) => !isChip(piece)));
  expect(typed.replace('不足10件', '').replace('95%置信区间', '')).not.toMatch(/\d/);
});
