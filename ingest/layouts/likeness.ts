import { nfkc } from '../clean/text.ts';

/** How alike two headers are, and which of several is the nearest. */

/** Words that agencies use for one another. */
const alike: readonly (readonly [RegExp, string])[] = [
  [/时间/gu, '日期'],
  [/数额/gu, '金额'],
  [/类别|类型/gu, '种类'],
  [/号码|文号/gu, '编号'],
  [/机关|主体|机构|部门/gu, '单位'],
];

/** The form in which headers are compared for likeness: no brackets with what is in them, no punctuation, one word for the same thing. */
function likenessForm(header: string): string {
  const bare = nfkc(header)
    .replace(/[([【〔][^)\]】〕]*[)\]】〕]/gu, '')
    .replace(/[\p{P}\p{S}\p{White_Space}]/gu, '')
    .toLowerCase();
  return alike.reduce((text, [words, word]) => text.replace(words, word), bare);
}

/** From 0 to 1: the best of shared pairs of characters, of few changes between them, and of one being part of the other. */
export function likeness(one: string, other: string): number {
  const [a, b] = [likenessForm(one), likenessForm(other)];
  if (a === '' || b === '') return 0;
  if (a === b) return 1;
  const longest = Math.max(a.length, b.length);
  const part = a.includes(b) || b.includes(a) ? 0.6 + (0.35 * Math.min(a.length, b.length)) / longest : 0;
  return Math.max(dice(a, b), 0.95 * (1 - changes(a, b) / longest), part);
}

/** The text most like `wanted`, when it is like it at all. */
export function nearestOf(wanted: string, texts: readonly string[]): string | null {
  const rated = texts.map((text) => ({ text, points: likeness(wanted, text) })).sort((a, b) => b.points - a.points);
  const [best] = rated;
  return best && best.points >= 0.4 ? best.text : null;
}

/** Share of the pairs of neighbouring characters, ends included, that both have. */
function dice(a: string, b: string): number {
  const left = pairs(a);
  const right = pairs(b);
  const total = left.length + right.length;
  let shared = 0;
  for (const pair of left) {
    const at = right.indexOf(pair);
    if (at < 0) continue;
    right.splice(at, 1);
    shared++;
  }
  return (2 * shared) / total;
}

function pairs(text: string): string[] {
  const whole = `^${text}$`;
  return Array.from({ length: whole.length - 1 }, (_, i) => whole.slice(i, i + 2));
}

/** Levenshtein's distance. */
function changes(a: string, b: string): number {
  let row = Array.from({ length: b.length + 1 }, (_, i) => i);
  for (const [i, x] of [...a].entries()) {
    const next = [i + 1];
    for (const [j, y] of [...b].entries())
      next.push(Math.min((row[j + 1] ?? 0) + 1, (next[j] ?? 0) + 1, (row[j] ?? 0) + (x === y ? 0 : 1)));
    row = next;
  }
  return row.at(-1) ?? 0;
}
