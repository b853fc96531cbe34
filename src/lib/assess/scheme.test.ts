import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { loadRuleset } from '../metrics/catalogue.ts';
import { metricsOf, SchemeError, schemeFrom } from './scheme.ts';
import { schemeMetrics } from './sheet.ts';
import { formula } from './words.ts';

const ruleset = loadRuleset();
const text = readFileSync(new URL('../../../queries/schemes/three-systems.yaml', import.meta.url), 'utf8');

test('the default scheme has 100 points, and every metric it reads exists', () => {
  const scheme = schemeFrom(text, ruleset);
  const points = scheme.blocks.flatMap((block) => block.items.map((item) => item.points.rounded(2)));
  expect(points.reduce((sum, p) => sum + p, 0)).toBe(100);
  const known = new Set(ruleset.definitions.map((d) => d.id));
  expect(schemeMetrics(scheme).filter((id) => !known.has(id))).toEqual([]);
});

const failing = (more: string) =>
  `linear: { of: [REC-05], from: 0.8 }, failing: { of: [REC-05], each: 1, most: 5, ${more} }`;

describe('a scheme with a fault is refused, with the line', () => {
  const lineOf = (part: string, from = text) => from.slice(0, from.indexOf(part)).split('\n').length;
  test.each([
    ['no metric of that name', 'rate: IMP-01', 'rate: IMP-99', 'metric', 'IMP-99'],
    ['two rules for one item', 'rate: IMP-01', 'rate: IMP-01, mean: [PUB-01]', 'rules', 'A1'],
    ['no rule', ', rate: IMP-01', '', 'rules', 'A1'],
    ['points that are no number', '{ id: A1, points: 10,', '{ id: A1, points: ten,', 'number', 'ten'],
    ['a share above 1', 'of: [PUB-07], from: 0.8', 'of: [PUB-07], from: 1.2', 'number', '1.2'],
    ['an id given twice', '{ id: B3,', '{ id: B1,', 'twice', 'B1'],
    ['an item without points', '{ id: A1, points: 10,', '{ id: A1, points: 0,', 'number', '0'],
    ['nothing to lose from', 'start: 2, each: 1', 'start: 0, each: 1', 'number', '0'],
    ['a block and an item of one id', '{ id: A1,', '{ id: A,', 'twice', 'A'],
    ['a parameter that does not exist', 'parameter: long_overdue_days', 'parameter: long_days', 'metric', 'long_days'],
    ['fines', 'title: 文件齐备', 'title: 罚没收入完成率', 'fines', '罚没收入完成率'],
    ['what was confiscated', 'title: 文件齐备', 'title: 没收违法所得总额', 'fines', '没收违法所得总额'],
    ['a number of checks', 'title: 文件齐备', 'title: 检查数量', 'quota', '检查数量'],
    ['a quota', 'title: 文件齐备', 'title: 人均处罚量', 'quota', '人均处罚量'],
    ['a number of cases to reach', 'title: 文件齐备', 'title: 办案数量排名', 'quota', '办案数量排名'],
    [
      'fines in what people look at',
      ', rate: IMP-01',
      ', manual: { look: 罚没收入完成情况, look_en: x }',
      'fines',
      '罚没收入完成情况',
    ],
    ['fines in English', 'title_en: Documents complete', 'title_en: Fines collected', 'fines', 'Fines collected'],
    [
      'grades that do not fall',
      'title_en: good, from: 80',
      'title_en: good, from: 95',
      'grades',
      '优秀,良好,合格,不合格',
    ],
    ['a limit that is no grade', 'at_most: 良好', 'at_most: 中等', 'grades', '中等'],
    [
      'a reason that no row has',
      'linear: { of: [REC-05], from: 0.8 }',
      failing('reasons: [recording_lost]'),
      'reason',
      'recording_lost',
    ],
    ['a kind of act that there is not', 'linear: { of: [REC-05], from: 0.8 }', failing('act: 强制'), 'shape', ''],
    [
      'points off for what is not due yet',
      'linear: { of: [REC-05], from: 0.8 }',
      failing('states: [pending]'),
      'shape',
      '',
    ],
    [
      'points off for what nobody can tell',
      'linear: { of: [REC-05], from: 0.8 }',
      failing('states: [unknown]'),
      'shape',
      '',
    ],
    [
      'points off by the data where people give them',
      'linear: { of: [REC-05], from: 0.8 }',
      `manual: { look: 看, look_en: look }, failing: { of: [REC-05], each: 1, most: 5 }`,
      'rules',
      'C3',
    ],
    ['something unknown', 'rate: IMP-01', 'rates: IMP-01', 'shape', ''],
  ])('%s', (_name, from, to, kind, value) => {
    expect(text).toContain(from);
    let thrown: unknown;
    try {
      schemeFrom(text.replace(from, to), ruleset);
    } catch (cause) {
      thrown = cause;
    }
    expect(thrown).toBeInstanceOf(SchemeError);
    expect(thrown).toMatchObject({ kind });
    if (kind !== 'shape') expect(thrown).toMatchObject({ value });
    // of grades the whole list is named
    if (!from.includes('good')) expect((thrown as SchemeError).line).toBe(lineOf(from));
  });

  test('what is not YAML', () => {
    expect(() => schemeFrom('blocks: [', ruleset)).toThrow(SchemeError);
  });
});

test.each(['行政处罚案卷质量', '检查质量', '罚款缴纳期限告知', '没收物品处理程序', '立案审批'])(
  'what says nothing of amounts or numbers is no quota: %s',
  (title) => {
    const scheme = schemeFrom(text.replace('title: 文件齐备', `title: ${title}`), ruleset);
    expect(scheme.blocks[0]?.items[0]?.title).toBe(title);
  },
);

test('a formula is a sentence that names what it takes', () => {
  const items = schemeFrom(text, ruleset).blocks.flatMap((block) => block.items);
  const of = (id: string, language: 'zh' | 'en' = 'zh') => {
    const item = items.find((one) => one.id === id);
    if (!item) throw new Error(id);
    return formula(
      item,
      language,
      (metric) => ruleset.definitions.find((d) => d.id === metric)?.name[language] ?? metric,
    );
  };
  expect(of('B3')).toBe('比率80%及以下不得分，100%得满分，其间按直线计。');
  expect(of('B4')).toBe(
    '合并计算；比率70%及以下不得分，100%得满分，其间按直线计；每有一件长期逾期扣0.5分，最多扣3分。',
  );
  expect(of('B5')).toBe('每有一件迟延或逾期扣满分的50%，扣完为止。');
  expect(of('D1')).toContain('“未通过仍决定”有逾期的，本项不得分');
  expect(of('C4', 'en')).toBe('the mean rate times the points.');
});

test('a rule that takes points off says for which rows, and the item names its metrics', () => {
  const fuller = readFileSync(new URL('../../../queries/schemes/three-systems-full.yaml', import.meta.url), 'utf8');
  const item = schemeFrom(fuller, ruleset)
    .blocks.flatMap((block) => block.items)
    .find(({ id }) => id === 'C3');
  if (!item) throw new Error('C3');
  const name = (id: string, language: 'zh' | 'en') =>
    ruleset.definitions.find((d) => d.id === id)?.name[language] ?? id;
  expect(formula(item, 'zh', (id) => name(id, 'zh'))).toBe(
    '比率80%及以下不得分，100%得满分，其间按直线计；“全过程音像记录率”每有一件行政强制的迟延或逾期（没有音像记录、没有视频（只有音频或者图片））扣1分，最多扣5分。',
  );
  expect(formula(item, 'en', (id) => name(id, 'en'))).toContain(
    'each late or overdue row of coercive measures in "Recorded throughout" (no recording, no video (sound or pictures only)) costs 1 points, 5 at most',
  );
  expect(metricsOf({ ...item, failing: item.failing && { ...item.failing, of: ['REC-04', 'REC-05'] } })).toEqual([
    'REC-05',
    'REC-04',
  ]);
});
