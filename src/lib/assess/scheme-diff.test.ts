import { readFileSync } from 'node:fs';
import { expect, test } from 'vitest';
import { schemeDiff as zh } from '../i18n/scheme-diff.zh.ts';
import { loadRuleset } from '../metrics/catalogue.ts';
import { schemeFrom, type Scheme } from './scheme.ts';
import { changeWords } from './scheme-diff-words.ts';
import { schemeChanges } from './scheme-diff.ts';
import { plain, schemeText } from './scheme-text.ts';
import { schemes } from './schemes.ts';
import { formula } from './words.ts';

const ruleset = loadRuleset();
const source = readFileSync(new URL('../../../queries/schemes/three-systems.yaml', import.meta.url), 'utf8');
const names = new Map(ruleset.definitions.map((d) => [d.id, d.name.zh]));
const nameOf = (id: string) => names.get(id) ?? id;
const base = schemeFrom(source, ruleset);

function edited(...pairs: readonly (readonly [string | RegExp, string])[]): Scheme {
  const text = pairs.reduce((now, [from, to]) => {
    const next = now.replace(from, to);
    expect(next, String(from)).not.toBe(now);
    return next;
  }, source);
  return schemeFrom(text, ruleset);
}

const said = (other: Scheme) =>
  schemeChanges(base, other, (item) => formula(item, 'zh', nameOf)).map((change) => {
    const { head, body } = changeWords(change, 'zh', zh, nameOf);
    return `${head}｜${body}`;
  });

test('every scheme is read back from what is written of it, to the same scheme', () => {
  for (const scheme of schemes(ruleset)) {
    const text = schemeText(scheme);
    expect(plain(schemeFrom(text, ruleset))).toEqual(plain(scheme));
    expect(schemeText(schemeFrom(text, ruleset))).toBe(text);
    expect(schemeChanges(scheme, schemeFrom(text, ruleset), () => '')).toEqual([]);
  }
});

test('points, rule, values, metrics, title and block of an item, in words', () => {
  expect(said(edited(['id: C1, points: 7,', 'id: C1, points: 6,']))).toEqual(['修改 项目 C1 文字记录｜分值：7 → 6']);
  expect(said(edited(['linear: { of: [REC-01], from: 0.85 }', 'linear: { of: [REC-01], from: 0.9 }']))).toEqual([
    '修改 项目 C1 文字记录｜算法：比率85%及以下不得分，100%得满分，其间按直线计。 → 比率90%及以下不得分，100%得满分，其间按直线计。',
  ]);
  expect(said(edited(['mean: [REV-10, REV-11]', 'mean: [REV-10]']))).toEqual([
    '修改 项目 D4 审核队伍｜指标：审核人员占比、审核人员持证率 → 审核人员占比',
  ]);
  expect(said(edited(['title: 文字记录,', 'title: 案卷文书,']))).toEqual([
    '修改 项目 C1 案卷文书｜名称：文字记录 → 案卷文书',
  ]);
});

test('what is added and removed, grades, the limit and the version', () => {
  expect(said(edited([/ {6}- \{ id: D5,.*\n/u, '']))).toEqual([
    '删除 项目 D5 审核回避｜所在块：D；分值：2；算法：比率乘以满分。；指标：审核回避率',
  ]);
  expect(
    said(
      edited([
        '      - { id: E2,',
        '      - { id: E3, points: 1, title: 送达, title_en: served, rate: PRC-03 }\n      - { id: E2,',
      ]),
    ),
  ).toEqual(['新增 项目 E3 送达｜所在块：E；分值：1；算法：比率乘以满分。；指标：送达及时率']);
  expect(
    said(edited(['title_en: good, from: 80', 'title_en: good, from: 75'], ["version: '1'", "version: '2'"])),
  ).toEqual([
    '修改 办法 行政执法三项制度考核表（百分制）｜编号和版本：three-systems 1 → three-systems 2',
    '修改 等次 良好｜起点：80 → 75',
  ]);
  expect(said(edited(['[PRC-09, REC-12, REV-01], at_most: 良好', '[REC-12, PRC-09], at_most: 合格']))).toEqual([
    '修改 限制等次｜指标：持证执法率、校验通过率、法制审核率 → 持证执法率、校验通过率；最高等次：良好 → 合格',
  ]);
  expect(said(edited([/^veto:.*$/mu, '']))).toEqual([
    '删除 限制等次｜指标：持证执法率、校验通过率、法制审核率；最高等次：良好',
  ]);
  expect(said(edited(['of: REV-02, from: 0.95', 'of: REV-02, from: 0.9']))).toEqual([
    '修改 加分 BONUS 全量审核｜起点：0.95 → 0.9',
  ]);
  expect(said(edited(['each: 1, most: 5', 'each: 1, most: 6']))).toEqual(['修改 减分 DEDUCT 复议纠错｜最多：5 → 6']);
});

test('a parameter that the words do not name is still said', () => {
  expect(
    said(
      edited(['of: [PUB-08, PUB-09], parameter: long_overdue_days', 'of: [PUB-08, PUB-09], parameter: publish_days']),
    ),
  ).toHaveLength(1);
});
