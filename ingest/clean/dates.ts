import { nfkc, trimmed, whiteSpaceClass } from './text.ts';

/** `YYYY-MM-DD HH:MM:SS` of a date or date-time as people and systems write it; null when it isn't one. */
export function civilDateTime(raw: string): string | null {
  const text = trimmed(nfkc(raw));
  return fromSerial(text) ?? fromStamp(text) ?? fromParts(text);
}

/** `YYYY-MM-DD`; a time part is dropped. */
export function civilDate(raw: string): string | null {
  return civilDateTime(raw)?.slice(0, 10) ?? null;
}

const separated = /^(\d{4})([-/.])(\d{1,2})\2(\d{1,2})(.*)$/su;
const chinese = /^(\d{4})年(\d{1,2})月(\d{1,2})日(.*)$/su;
const digits = /^(\d{4})(\d{2})(\d{2})(.*)$/su;
const stamp = /^(\d{4})(\d{2})(\d{2})(\d{2})(\d{2})(\d{2})$/u;
const clock = new RegExp(
  `^(?:[${whiteSpaceClass}]+|T)(\\d{1,2}):(\\d{2})(?::(\\d{2}))?$|^[${whiteSpaceClass}]+(\\d{1,2})时(\\d{1,2})分(?:(\\d{1,2})秒)?$`,
  'u',
);

function fromParts(text: string): string | null {
  const s = separated.exec(text);
  if (s) return moment([s[1], s[3], s[4]], s[5] ?? '');
  const c = chinese.exec(text);
  // after 日, 时 and 分 may follow at once
  if (c) return moment([c[1], c[2], c[3]], (c[4] ?? '').replace(/^(?=\d+时)/u, ' '));
  const d = digits.exec(text);
  return d ? moment([d[1], d[2], d[3]], d[4] ?? '') : null;
}

function moment(day: (string | undefined)[], rest: string): string | null {
  if (rest === '') return civil(day.map(Number), [0, 0, 0]);
  const time = clock.exec(rest);
  if (!time) return null;
  const part = time[1] === undefined ? time.slice(4, 7) : time.slice(1, 4);
  return civil(
    day.map(Number),
    part.map((p: string | undefined) => Number(p ?? 0)),
  );
}

function fromStamp(text: string): string | null {
  const parts = stamp.exec(text)?.slice(1).map(Number);
  return parts ? civil(parts.slice(0, 3), parts.slice(3)) : null;
}

/**
 * Excel serial, 1900 system: days since 1899-12-30, the fraction rounded to the nearest second. In whole numbers: what becomes of half a
 * second must not depend on a float. Digits beyond the thirtieth decide nothing.
 */
function fromSerial(text: string): string | null {
  const parts = /^(\d{5})(?:\.(\d+))?$/u.exec(text);
  if (!parts) return null;
  const fraction = (parts[2] ?? '').slice(0, 30);
  const one = 10n ** BigInt(fraction.length);
  const serial = BigInt(`${parts[1] ?? ''}${fraction}`);
  if (serial < 20000n * one || serial > 80000n * one) return null;
  const seconds = Number((serial * 172800n + one) / (one * 2n));
  return new Date(Date.UTC(1899, 11, 30) + seconds * 1000).toISOString().slice(0, 19).replace('T', ' ');
}

function civil(day: number[], time: number[]): string | null {
  const [year = 0, month = 0, date = 0] = day;
  const [hour = 0, minute = 0, second = 0] = time;
  if (year < 1 || month < 1 || month > 12 || date < 1 || date > daysIn(year, month)) return null;
  if (hour > 23 || minute > 59 || second > 59) return null;
  const two = (n: number) => String(n).padStart(2, '0');
  return `${String(year).padStart(4, '0')}-${two(month)}-${two(date)} ${two(hour)}:${two(minute)}:${two(second)}`;
}

/** Days of a month in the Gregorian calendar. */
export function daysIn(year: number, month: number): number {
  if (month === 2) return year % 4 === 0 && (year % 100 !== 0 || year % 400 === 0) ? 29 : 28;
  return [4, 6, 9, 11].includes(month) ? 30 : 31;
}
