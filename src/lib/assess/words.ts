import { reasons as reasonsEn } from '../i18n/reasons.en.ts';
import { reasons as reasonsZh } from '../i18n/reasons.zh.ts';
import type { Act } from '../metrics/definition.ts';
import type { Fraction } from './fraction.ts';
import {
  failingStates,
  type FailingRule,
  type Scheme,
  type SchemeBonus,
  type SchemeDeduction,
  type SchemeItem,
} from './scheme.ts';

type Names = (metric: string) => string;

/** How an item is worked out, in one sentence for the people who are measured by it. `name` gives the name of a metric. */
export function formula(item: SchemeItem, language: 'zh' | 'en', name: Names): string {
  const parts = language === 'zh' ? zh(item, name) : en(item, name);
  return language === 'zh' ? `${parts.join('；')}。` : `${parts.join('; ')}.`;
}

function zh(item: SchemeItem, name: Names): string[] {
  const { long_overdue: long, failing, zero_with_overdue: none } = item;
  return [
    zhRule(item),
    ...(long ? [`每有一件长期逾期扣${plain(long.each)}分，最多扣${plain(long.most)}分`] : []),
    ...(failing ? [zhFailing(failing, name)] : []),
    ...(none === undefined ? [] : [`“${name(none)}”有逾期的，本项不得分`]),
  ];
}

function zhRule({ least, mean, linear, faults, states, manual }: SchemeItem): string {
  if (manual) return `由人评分：${manual.look}`;
  if (least) return '取最低的比率乘以满分';
  if (mean) return '取平均比率乘以满分';
  if (linear)
    return `${linear.of.length > 1 ? '合并计算；' : ''}比率${percent(linear.from)}及以下不得分，100%得满分，其间按直线计`;
  if (faults) return `每有一件迟延或逾期扣满分的${ratio(faults.each, faults.start)}，扣完为止`;
  if (states)
    return `按期得满分的${percent(states.met)}；迟延${states.late_within.rounded(0)}个工作日以内得${percent(states.late)}，更迟得${percent(states.later)}；逾期得${percent(states.overdue)}`;
  return '比率乘以满分';
}

function en(item: SchemeItem, name: Names): string[] {
  const { long_overdue: long, failing, zero_with_overdue: none } = item;
  return [
    enRule(item),
    ...(long ? [`each long overdue row costs ${plain(long.each)} points, ${plain(long.most)} at most`] : []),
    ...(failing ? [enFailing(failing, name)] : []),
    ...(none === undefined ? [] : [`nothing when "${name(none)}" has an overdue row`]),
  ];
}

function enRule({ least, mean, linear, faults, states, manual }: SchemeItem): string {
  if (manual) return `given by people: ${manual.look_en}`;
  if (least) return 'the lowest rate times the points';
  if (mean) return 'the mean rate times the points';
  if (linear)
    return `${linear.of.length > 1 ? 'counted together; ' : ''}nothing up to a rate of ${percent(linear.from)}, everything at 100%, a straight line between`;
  if (faults) return `each late or overdue row costs ${ratio(faults.each, faults.start)} of the points`;
  if (states)
    return `in time ${percent(states.met)} of the points, up to ${states.late_within.rounded(0)} working days late ${percent(states.late)}, later ${percent(states.later)}, overdue ${percent(states.overdue)}`;
  return 'the rate times the points';
}

/** Which rows cost points by themselves: “全过程音像记录率”每有一件行政强制的逾期（没有音像记录）扣1分，最多扣5分. */
function zhFailing({ of, states, act, reasons, each, most }: FailingRule, name: Names): string {
  const of_ = of.map((metric) => `“${name(metric)}”`).join('、');
  const words = (states ?? failingStates).map((state) => ({ late: '迟延', overdue: '逾期' })[state]).join('或');
  const why = reasons ? `（${reasons.map((reason) => reasonsZh[reason] ?? reason).join('、')}）` : '';
  return `${of_}每有一件${act ? `${act}的` : ''}${words}${why}扣${plain(each)}分，最多扣${plain(most)}分`;
}

function enFailing({ of, states, act, reasons, each, most }: FailingRule, name: Names): string {
  const kind = act ? ` of ${actsEn[act]}` : '';
  const why = reasons ? ` (${reasons.map((reason) => reasonsEn[reason] ?? reason).join(', ')})` : '';
  const of_ = of.map((metric) => `"${name(metric)}"`).join(', ');
  return `each ${(states ?? failingStates).join(' or ')} row${kind} in ${of_}${why} costs ${plain(each)} points, ${plain(most)} at most`;
}

const actsEn: Readonly<Record<Act, string>> = {
  行政处罚: 'penalties',
  行政许可: 'licences',
  行政强制: 'coercive measures',
  行政检查: 'inspections',
};

/** What an addition or a deduction says. */
export function extraFormula(scheme: Scheme, id: string, language: 'zh' | 'en'): string {
  const bonus = scheme.bonus.find((one) => one.id === id);
  const less = scheme.deductions.find((one) => one.id === id);
  const said = bonus ? bonusWords(bonus, language) : less ? deductionWords(less, language) : '';
  const bound = bonus ? scheme.bonus_most : scheme.deductions_most;
  if (said === '' || !bound) return said;
  return language === 'zh'
    ? `${said}各项${bonus ? '加' : '扣'}分合计不超过${plain(bound)}分。`
    : `${said} All ${bonus ? 'additions' : 'deductions'} together: ${plain(bound)} at most.`;
}

function bonusWords({ points, from, manual }: SchemeBonus, language: 'zh' | 'en'): string {
  if (manual)
    return language === 'zh'
      ? `由人加分，最多${plain(points)}分：${manual.look}。`
      : `Given by people, ${plain(points)} points at most: ${manual.look_en}.`;
  if (!from) return '';
  return language === 'zh'
    ? `比率达到${percent(from)}的，加${plain(points)}分。`
    : `${plain(points)} points more when the rate reaches ${percent(from)}.`;
}

function deductionWords({ each, most, manual }: SchemeDeduction, language: 'zh' | 'en'): string {
  if (manual)
    return language === 'zh'
      ? `由人扣分，最多${plain(most)}分：${manual.look}。`
      : `Taken off by people, ${plain(most)} points at most: ${manual.look_en}.`;
  if (!each) return '';
  return language === 'zh'
    ? `每有一件不符合要求的扣${plain(each)}分，最多扣${plain(most)}分。`
    : `${plain(each)} point less for each failed row, ${plain(most)} at most.`;
}

const plain = (value: Fraction): string => String(value.rounded(4));

function percent(value: Fraction): string {
  return `${Number((value.rounded(4) * 100).toFixed(2))}%`;
}

function ratio(part: Fraction, whole: Fraction): string {
  return percent(part.over(whole));
}
