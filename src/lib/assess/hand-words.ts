import type { ManualMessages } from '../i18n/manual.zh.ts';
import { signed } from './beside-words.ts';
import type { Line } from './score.ts';

/** What people have done to a line, in the reader's words: who gave or changed its points and why, and what bounds it. */
export function handNotes({ given, adjusted, points, unbounded }: Line, t: ManualMessages): string[] {
  return [
    ...(given ? [t.said(given.by, given.reason)] : []),
    ...(adjusted ? [changeNote(adjusted, unbounded ?? points, t)] : []),
    ...(unbounded === undefined ? [] : [t.unbounded(unbounded.toFixed(2))]),
  ];
}

function changeNote({ before, by }: NonNullable<Line['adjusted']>, after: number | null, t: ManualMessages): string {
  const change = by.points.rounded(2);
  if (before === null) return t.notApplied(signed(change), by.by, by.reason);
  const said = t.adjusted(before.toFixed(2), signed(change), by.by, by.reason);
  return isBounded(before, change, after) ? `${said}${t.bounded}` : said;
}

/** Whether a change was cut at nothing or at the points of its line. */
export function isBounded(before: number, change: number, after: number | null): boolean {
  return Math.round((before + change) * 100) !== Math.round((after ?? 0) * 100);
}
