import { review as en } from '../../src/lib/i18n/review.en.ts';
import { review as zh } from '../../src/lib/i18n/review.zh.ts';
import type { Language } from './messages.ts';

/** Texts of `mingjing review`. */

const chinese = {
  command: '案卷评查：由填好的评查表算出每份案卷的得分、否决项、等次和各机关的平均分',
  table: '填好的评查表（CSV，由 mingjing sample --review 写出）',
  sheet: '评查表的编号（默认：penalty）',
  result: '另写一份案卷评查结果（CSV），可以读入',
  batch: '评查批次（默认：评查日期）',
  on: '评查日期（默认：统计时点）',
  sampleReview: '写出待填的评查表（penalty 处罚，licence 许可），不写样本清单',
  placeholder: { sheet: '编号', table: '评查表', text: '文字', day: '日期' },
  noSheet: (id: string, known: string) => `没有评查表“${id}”，有的是 ${known}`,
  otherAct: (id: string, act: string) => `评查表 ${id} 用于${act}，与 --act 不符`,
  noFile: (path: string) => `找不到评查表 ${path}`,
  noAgency: (code: string, number: string) => `评查表中案卷 ${number} 的机关代码“${code}”不在名录中`,
  noDay: (text: string) => `--on ${text} 不是日期，应如 2025-03-05`,
  lead: (title: string, version: string, files: string) => `${title}（第${version}版） · 案卷${files}份`,
  written: (path: string, n: string) => `已写入 ${path}：${n} 份案卷`,
  words: zh,
};

export type ReviewCommandMessages = typeof chinese;

const english: ReviewCommandMessages = {
  command:
    'review of files: scores, failing grounds and grades of each file, and the mean of each agency, from a filled table',
  table: 'the filled table (CSV, from mingjing sample --review)',
  sheet: 'id of the sheet (default: penalty)',
  result: 'also write the result as a register that can be read',
  batch: 'batch of the review (default: its day)',
  on: 'day of the review (default: the as-of day)',
  sampleReview: 'write the table to review by (penalty, licence) instead of the list',
  placeholder: { sheet: 'id', table: 'table', text: 'text', day: 'day' },
  noSheet: (id, known) => `there is no sheet "${id}"; there are ${known}`,
  otherAct: (id, act) => `sheet ${id} is for ${act}, which --act is not`,
  noFile: (path) => `there is no table ${path}`,
  noAgency: (code, number) => `agency "${code}" of file ${number} is not in the register`,
  noDay: (text) => `--on ${text} is no day; write it like 2025-03-05`,
  lead: (title, version, files) => `${title} (version ${version}) · ${files} files`,
  written: (path, n) => `written to ${path}: ${n} files`,
  words: en,
};

export const reviewMessages = (language: Language): ReviewCommandMessages => (language === 'zh' ? chinese : english);
