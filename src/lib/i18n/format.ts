import type { Locale } from './locale.svelte.ts';

/** Numbers and days as they are set on screen. Rates are between 0 and 1; days are civil dates `YYYY-MM-DD`, months `YYYY-MM`. */

const grouped = new Intl.NumberFormat('en-US');

export function integer(n: number): string {
  return grouped.format(n);
}

/** `78.7%`; one decimal, rounded half up. */
export function percent(rate: number): string {
  return `${oneDecimal(rate * 100)}%`;
}

/** Percentage points without sign: `4.1`. */
export function points(difference: number): string {
  return oneDecimal(Math.abs(difference) * 100);
}

function oneDecimal(value: number): string {
  return (Math.round((value + Number.EPSILON) * 10) / 10).toFixed(1);
}

/** 2025年3月31日 · 31 March 2025 */
export function dayInWords(day: string, locale: Locale): string {
  const [y, m, d] = day.split('-').map(Number);
  return locale === 'zh' ? `${y}年${m}月${d}日` : `${d} ${months[(m ?? 1) - 1]} ${y}`;
}

/** 2025年4月1日 10:05, by the clock of the machine: when somebody did something, not a day anything is judged by. `at` is ISO 8601. */
export function momentInWords(at: string, locale: Locale): string {
  return new Date(at).toLocaleString(locale === 'zh' ? 'zh-CN' : 'en-GB', { dateStyle: 'medium', timeStyle: 'short' });
}

/** 3月31日 · 31 Mar */
export function dayOfYear(day: string, locale: Locale): string {
  const [, m, d] = day.split('-').map(Number);
  return locale === 'zh' ? `${m}月${d}日` : `${d} ${months[(m ?? 1) - 1]?.slice(0, 3)}`;
}

/** 2025年3月 · March 2025 */
export function monthInWords(month: string, locale: Locale): string {
  const [y, m] = month.split('-').map(Number);
  return locale === 'zh' ? `${y}年${m}月` : `${months[(m ?? 1) - 1]} ${y}`;
}

const months = [
  'January',
  'February',
  'March',
  'April',
  'May',
  'June',
  'July',
  'August',
  'September',
  'October',
  'November',
  'December',
];

/** 1.2 KB, 34.5 MB */
export function bytes(n: number): string {
  if (n < 1024) return `${n} B`;
  if (n < 1024 * 1024) return `${(n / 1024).toFixed(1)} KB`;
  return `${(n / 1024 / 1024).toFixed(1)} MB`;
}

const directionMark = /[\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/gu;

/** A name from outside for use inside a sentence: without its direction marks, which would turn round the text after it. */
export function inSentence(name: string): string {
  return name.replace(directionMark, '');
}
