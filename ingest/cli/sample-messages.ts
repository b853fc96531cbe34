import { sample as sampleEn } from '../../src/lib/i18n/sample.en.ts';
import { sample } from '../../src/lib/i18n/sample.zh.ts';
import type { Language } from './messages.ts';

/** Texts of `mingjing sample`. */

const zh = {
  command: '随机抽取案卷评查样本：同一份数据、同一个种子，抽到的总是同样的案卷',
  n: '抽取件数，1 至 100000',
  seed: '种子，任意文字（默认：统计时点）',
  by: 'agency：每个机关各抽这么多件，不足的全部抽取',
  act: '只抽一种执法行为',
  placeholder: { n: '件数', seed: '文字', by: '维度', act: '执法行为' },
  notACount: (text: string) => `--n ${text} 不是 1 至 100000 的整数`,
  written: (path: string, n: string) => `已写入 ${path}：${n} 行`,
  words: sample,
};

export type SampleCommandMessages = typeof zh;

const en: SampleCommandMessages = {
  command: 'draw a random sample of cases for review: the same data and the same seed always draw the same',
  n: 'how many, 1 to 100000',
  seed: 'any text (default: the as-of date)',
  by: 'agency: so many of each, all where there are fewer',
  act: 'of one kind of act only',
  placeholder: { n: 'count', seed: 'text', by: 'dimension', act: 'act' },
  notACount: (text) => `--n ${text} is no whole number from 1 to 100000`,
  written: (path, n) => `written to ${path}: ${n} rows`,
  words: sampleEn,
};

export function sampleMessages(language: Language): SampleCommandMessages {
  return language === 'zh' ? zh : en;
}
