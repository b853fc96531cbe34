/** Numbers as a Chinese official document writes its headings (GB/T 9704-2012 7.3.3). */

const digits = ['零', '一', '二', '三', '四', '五', '六', '七', '八', '九'];

/** 1 → 一, 12 → 十二, 45 → 四十五; for numbers from 1 to 99. */
export function numeral(n: number): string {
  if (!Number.isInteger(n) || n < 1 || n > 99) throw new RangeError(`no heading number: ${n}`);
  const [tens, ones] = [Math.floor(n / 10), n % 10];
  const head = tens === 0 ? '' : tens === 1 ? '十' : `${digits[tens] ?? ''}十`;
  return head + (ones === 0 ? '' : (digits[ones] ?? ''));
}

/** `WT-2024-001`: the number of a problem in the report and in the evidence. */
export function problemNumber(year: number, n: number): string {
  return `WT-${year}-${String(n).padStart(3, '0')}`;
}

/** 2025年3月31日 */
export function day(date: string): string {
  const [y, m, d] = date.split('-').map(Number);
  return `${y}年${m}月${d}日`;
}

/** What the rows of a metric are counted in, from what one row is. */
export function counter(unit: string): string {
  if (/人员$|人员；|人员$/u.test(unit)) return '人';
  if (/(机关|主体|企业)$/u.test(unit)) return '个';
  if (/(行|代码)$/u.test(unit) || unit.includes('一行')) return '条';
  if (/(内容|环节|任务|行为|执法行为（.*）|检查|轮次|法制审核)$/u.test(unit)) return '项';
  if (/(文书|文件|记录|记录（.*）)$/u.test(unit)) return '份';
  return '件';
}
