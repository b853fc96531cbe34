import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { loadRuleset } from '../metrics/catalogue.ts';
import { schemeFrom } from './scheme.ts';
import { plain } from './scheme-text.ts';
import {
  draftOf,
  freeId,
  isByHand,
  listAt,
  metricsAt,
  newExtra,
  ruleAt,
  rules,
  textAt,
  withAdded,
  withExtraRule,
  withGradeTitle,
  withMoved,
  withRule,
  withValue,
} from './scheme-edit.ts';

const ruleset = loadRuleset();
const source = readFileSync(new URL('../../../queries/schemes/three-systems.yaml', import.meta.url), 'utf8');
const read = (text: string) => schemeFrom(text, ruleset);
const item = ['blocks', 2, 'items', 0];

test('a value is put in its place, and what people wrote around it stays', () => {
  const text = withValue(source, [...item, 'points'], '9');
  expect(read(text).blocks[2]?.items[0]?.points.rounded(2)).toBe(9);
  expect(text).toContain('# 有无证执法、篡改、未审先定的，最高为良好');
  expect(text).toContain('# 未通过审核仍作决定的，本项为零');
  expect(textAt(draftOf(text), [...item, 'points'])).toBe('9');
  // numbers are kept as they are written
  expect(text).toContain("version: '1'");
});

test('every rule an item is given is a scheme that is read, with its metrics', () => {
  let text = source;
  for (const rule of [...rules, ...rules.toReversed()]) {
    text = withRule(text, item, rule, 'PUB-07');
    const one = listAt(draftOf(text), ['blocks', 2, 'items'])[0];
    expect(ruleAt(one)).toBe(rule);
    expect(() => read(text)).not.toThrow();
    expect(metricsAt(one, rule).length).toBe(rule === 'manual' ? 0 : 1);
  }
  const many = withRule(source, ['blocks', 2, 'items', 3], 'linear', 'PUB-07');
  expect(read(many).blocks[2]?.items[3]?.linear?.of).toEqual(['REC-09', 'REC-10', 'REC-12']);
});

test('items are added, moved and taken away', () => {
  const added = withAdded(source, ['blocks', 4, 'items'], {
    id: freeId(['E1', 'E2'], 'E'),
    points: '1',
    title: '送达',
    title_en: 'served',
    rate: 'PRC-03',
  });
  expect(read(added).blocks[4]?.items.map(({ id }) => id)).toEqual(['E1', 'E2', 'E3']);
  const moved = withMoved(added, ['blocks', 4, 'items'], 2, -1);
  expect(read(moved).blocks[4]?.items.map(({ id }) => id)).toEqual(['E1', 'E3', 'E2']);
  expect(withMoved(added, ['blocks', 4, 'items'], 0, -1)).toBe(withValue(added, ['id'], 'three-systems'));
  const gone = withValue(moved, ['blocks', 4, 'items', 1], undefined);
  expect(read(gone).blocks[4]?.items.map(({ id }) => id)).toEqual(['E1', 'E2']);
  expect(
    read(
      withAdded(withValue(source, ['bonus'], undefined), ['bonus'], {
        id: 'PLUS',
        points: '1',
        title: '加',
        title_en: 'more',
        of: 'REV-02',
        from: '0.9',
      }),
    ).bonus,
  ).toHaveLength(1);
});

test('additions and deductions are made by form, by the data or by people, and the last one takes its list along', () => {
  for (const kind of ['bonus', 'deductions'] as const) {
    const bare = withValue(source, [kind], undefined);
    const added = withAdded(bare, [kind], newExtra(kind, 'X1', { title: '新的', title_en: 'new' }, 'REV-02'));
    expect(read(added)[kind].map(({ id }) => id)).toEqual(['X1']);
    const byHand = withExtraRule(added, kind, 0, true, 'REV-02');
    expect(read(byHand)[kind][0]?.manual).toEqual({ look: '…', look_en: '…' });
    expect(isByHand(listAt(draftOf(byHand), [kind])[0])).toBe(true);
    expect(plain(read(withExtraRule(byHand, kind, 0, false, 'REV-02')))).toEqual(plain(read(added)));
    expect(plain(read(withValue(byHand, [kind, 0], undefined)))).toEqual(plain(read(bare)));
  }
});

test('a grade that is renamed is renamed in the limit, too', () => {
  const renamed = withGradeTitle(source, 1, '较好');
  expect(read(renamed)).toMatchObject({ veto: { at_most: '较好' } });
  expect(read(renamed).grades[1]?.title).toBe('较好');
  expect(read(withGradeTitle(source, 0, '优')).veto?.at_most).toBe('良好');
});

test('a text that is no scheme is none, and says nothing wrong of its own', () => {
  expect(draftOf('a: [')).toBeNull();
  expect(draftOf('- 1')).toBeNull();
  expect(textAt(draftOf('a: 1'), ['b', 'c'])).toBe('');
});
