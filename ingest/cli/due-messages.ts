import type { Language } from './messages.ts';

/** Texts of `mingjing due`. */

const zh = {
  command: '预警：统计时点起若干个工作日内到期、尚未办结的事项，按指标列出',
  within: '工作日数（默认 5；0 为当日到期的）',
  placeholder: '天数',
  notACount: (text: string) => `--within ${text} 不是0至250的整数`,
  lead: (asOf: string, within: number, n: string) => `截止日期 ${asOf}，${within} 个工作日内到期未办的 ${n} 项次`,
  none: (asOf: string, within: number) => `截止日期 ${asOf}，${within} 个工作日内没有到期未办的事项`,
  metric: (id: string, name: string, n: string) => `${id} ${name}：${n}`,
  left: '剩余工作日',
  written: (path: string, n: string) => `已写入 ${path}：${n} 行`,
};

export type DueMessages = typeof zh;

const en: DueMessages = {
  command: 'early warning: what is not done and falls due within some working days of the as-of day, by metric',
  within: 'working days (default 5; 0: due on the day itself)',
  placeholder: 'days',
  notACount: (text) => `--within ${text} is no whole number from 0 to 250`,
  lead: (asOf, within, n) => `as of ${asOf}: ${n} not done and due within ${within} working days`,
  none: (asOf, within) => `as of ${asOf}: nothing falls due within ${within} working days`,
  metric: (id, name, n) => `${id} ${name}: ${n}`,
  left: 'working days left',
  written: (path, n) => `written to ${path}: ${n} rows`,
};

export function dueMessages(language: Language): DueMessages {
  return language === 'zh' ? zh : en;
}
