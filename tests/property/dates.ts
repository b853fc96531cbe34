import fc from 'fast-check';
import { expect } from 'vitest';
import { blanks, isDigits, isPlaceholder, isSpace, read, slipped, unreadable, widened, type Outcome } from './cells.ts';
import { property, type Property } from './property.ts';

type Day = readonly [year: number, month: number, date: number];
type Time = readonly [hour: number, minute: number, second: number];

/** Days before a civil day, counted from 0000-03-01 in years that end with February. */
function dayNumber([year, month, date]: Day): number {
  const y = month <= 2 ? year - 1 : year;
  const m = (month + 9) % 12;
  const leaps = Math.floor(y / 4) - Math.floor(y / 100) + Math.floor(y / 400);
  return y * 365 + leaps + Math.floor((m * 306 + 5) / 10) + date - 1;
}

function isReal([year, month, date]: Day): boolean {
  if (year < 1 || month < 1 || month > 12 || date < 1) return false;
  const next: Day = month === 12 ? [year + 1, 1, 1] : [year, month + 1, 1];
  return date <= dayNumber(next) - dayNumber([year, month, 1]);
}

/** The civil day of a day number: the last one that isn't later. */
function dayOf(number: number): Day {
  let year = Math.floor(number / 366);
  while (dayNumber([year + 1, 1, 1]) <= number) year++;
  let month = 12;
  while (dayNumber([year, month, 1]) > number) month--;
  return [year, month, number - dayNumber([year, month, 1]) + 1];
}

const pad = (n: number, length: number) => String(n).padStart(length, '0');
const printed = ([y, m, d]: Day, [h, i, s]: Time) =>
  `${pad(y, 4)}-${pad(m, 2)}-${pad(d, 2)} ${pad(h, 2)}:${pad(i, 2)}:${pad(s, 2)}`;

const serialZero = dayNumber([1899, 12, 30]);

/** An Excel serial, rounded to the second in whole numbers. */
function fromSerial(whole: string, fraction: string): string | null {
  const scale = 10n ** BigInt(fraction.length);
  const serial = BigInt(whole + fraction);
  if (serial < 20000n * scale || serial > 80000n * scale) return null;
  const seconds = Number((serial * 86400n * 2n + scale) / (scale * 2n));
  const rest = seconds % 86400;
  const time: Time = [Math.floor(rest / 3600), Math.floor(rest / 60) % 60, rest % 60];
  return printed(dayOf(serialZero + Math.floor(seconds / 86400)), time);
}

/** Runs of digits, runs of white space (as one blank), and every other character alone; none of the white space at the ends. */
function tokens(raw: string): string[] {
  const found: string[] = [];
  for (const character of raw.normalize('NFKC')) {
    const token = isSpace(character) ? ' ' : character;
    const last = found.at(-1);
    if (last !== undefined && isDigits(last) && isDigits(token)) found[found.length - 1] = last + token;
    else if (token !== ' ' || (last !== ' ' && last !== undefined)) found.push(token);
  }
  if (found.at(-1) === ' ') found.pop();
  return found;
}

const within = (token: string | undefined, from: number, to: number): token is string =>
  token !== undefined && isDigits(token) && token.length >= from && token.length <= to;

/** The clock time of what follows a date; null when it is none. `glued`: 时分 may follow at once. */
function timeOf(rest: readonly string[], glued: boolean): Time | null {
  if (rest.length === 0) return [0, 0, 0];
  const apart = rest[0] === ' ' || rest[0] === 'T';
  const [h, hourMark, m, minuteMark, s, secondMark, ...more] = apart ? rest.slice(1) : rest;
  if (more.length > 0 || !within(h, 1, 2) || m === undefined) return null;
  const second = s === undefined ? 0 : Number(s);
  const colons = apart && hourMark === ':' && within(m, 2, 2) && secondMark === undefined;
  const words = (rest[0] === ' ' || (glued && !apart)) && hourMark === '时' && minuteMark === '分' && within(m, 1, 2);
  const withoutSeconds = s === undefined && (words || minuteMark === undefined);
  const seconds = words ? within(s, 1, 2) && secondMark === '秒' : minuteMark === ':' && within(s, 2, 2);
  if (!(colons || words) || !(withoutSeconds || seconds)) return null;
  return Number(h) < 24 && Number(m) < 60 && second < 60 ? [Number(h), Number(m), second] : null;
}

/** The date-time that a text is, by its tokens. */
function judged(raw: string): Outcome {
  if (isPlaceholder(raw)) return null;
  const t = tokens(raw);
  const [first = '', mark, second, mark2, third, ...rest] = t;
  if (t.length === 1 && within(first, 5, 5)) return fromSerial(first, '') ?? unreadable;
  if (t.length === 3 && within(first, 5, 5) && mark === '.' && within(second, 1, 99))
    return fromSerial(first, second) ?? unreadable;
  const numbers = (text: string, ...ends: number[]) => ends.map((end, i) => Number(text.slice(ends[i - 1] ?? 0, end)));
  let day: number[] = [];
  let time: Time | null = null;
  if (t.length === 1 && within(first, 14, 14)) {
    const [y, m, d, h = 0, i = 0, s = 0] = numbers(first, 4, 6, 8, 10, 12, 14);
    day = [y ?? 0, m ?? 0, d ?? 0];
    time = h < 24 && i < 60 && s < 60 ? [h, i, s] : null;
  } else if (within(first, 8, 8)) {
    day = numbers(first, 4, 6, 8);
    time = timeOf(t.slice(1), false);
  } else if (within(first, 4, 4) && within(second, 1, 2) && within(third, 1, 2)) {
    day = [Number(first), Number(second), Number(third)];
    if (mark === '年' && mark2 === '月' && rest[0] === '日') time = timeOf(rest.slice(1), true);
    else if (mark === mark2 && ['-', '/', '.'].includes(mark ?? '')) time = timeOf(rest, false);
  }
  const [y = 0, m = 0, d = 0] = day;
  return time && isReal([y, m, d]) ? printed([y, m, d], time) : unreadable;
}

const days = fc
  .tuple(
    fc.oneof(fc.integer({ min: 1, max: 9999 }), fc.integer({ min: 1999, max: 2030 })),
    fc.integer({ min: 1, max: 12 }),
  )
  .chain(([y, m]) => fc.integer({ min: 1, max: 31 }).map((d): Day => [y, m, d]))
  .filter(isReal);
const times = fc.tuple(fc.nat(23), fc.nat(59), fc.nat(59));
const number = (n: number, length: number) => fc.constantFrom(String(n), pad(n, length));

/** Every way of writing a day. */
function writtenDay([y, m, d]: Day): fc.Arbitrary<string> {
  const parts = fc.tuple(number(m, 2), number(d, 2));
  const separated = fc.constantFrom('-', '/', '.').chain((s) => parts.map(([mm, dd]) => [pad(y, 4), mm, dd].join(s)));
  const chinese = parts.map(([mm, dd]) => `${pad(y, 4)}年${mm}月${dd}日`);
  return fc.oneof(separated, chinese, fc.constant(`${pad(y, 4)}${pad(m, 2)}${pad(d, 2)}`));
}

/** Every way of writing a time after a day; the seconds may be left out when there are none. */
function writtenTime([h, i, s]: Time): fc.Arbitrary<string> {
  const hour = number(h, 2);
  const colons = fc
    .tuple(fc.constantFrom(' ', '  ', 'T', '\u3000'), hour)
    .map(([gap, hh]) => `${gap}${hh}:${pad(i, 2)}${s === 0 ? '' : `:${pad(s, 2)}`}`);
  const words = fc
    .tuple(hour, number(i, 2), number(s, 2))
    .map(([hh, mm, ss]) => ` ${hh}时${mm}分${s === 0 ? '' : `${ss}秒`}`);
  return fc.oneof(colons, words);
}

const writtenMoments = fc.tuple(days, times).chain(([day, time]) => {
  const text = fc.tuple(writtenDay(day), writtenTime(time)).map(([d, t]) => d + t);
  const [y, m, d] = day;
  const stamp = fc.constant([pad(y, 4), ...[m, d, ...time].map((n) => pad(n, 2))].join(''));
  return fc.oneof({ weight: 4, arbitrary: text }, stamp).map((written) => ({ day, time, written }));
});
const surrounded = (text: string) => fc.tuple(blanks, widened(text), blanks).map((parts) => parts.join(''));
const alphabet = Array.from('0123456789-/.年月日时分秒:T Z ');
const digitText = (min: number, max: number) =>
  fc.string({ unit: fc.constantFrom(...Array.from('0123456789')), minLength: min, maxLength: max });
const serials = fc.tuple(
  fc.integer({ min: 19998, max: 80002 }),
  fc.oneof(
    digitText(0, 10),
    fc.nat(6399).map((n) => String(n * 15625).padStart(8, '0')),
  ),
);

export const dates: readonly Property[] = [
  property(
    'a civil day is read from every form it is written in',
    days.chain((day) =>
      writtenDay(day)
        .chain(surrounded)
        .map((text) => ({ day, text })),
    ),
    ({ day, text }) => {
      expect(read('date', text)).toBe(printed(day, [0, 0, 0]).slice(0, 10));
      expect(read('datetime', text)).toBe(printed(day, [0, 0, 0]));
    },
  ),
  property(
    'a moment is read from every form it is written in, and its day from the same',
    writtenMoments.chain(({ day, time, written }) => surrounded(written).map((text) => ({ day, time, text }))),
    ({ day, time, text }) => {
      expect(read('datetime', text)).toBe(printed(day, time));
      expect(read('date', text)).toBe(printed(day, time).slice(0, 10));
    },
  ),
  property('an Excel serial is days since 1899-12-30, rounded to the second', serials, ([whole, fraction]) => {
    const text = fraction === '' ? String(whole) : `${whole}.${fraction}`;
    expect(read('datetime', text)).toBe(fromSerial(String(whole), fraction) ?? unreadable);
  }),
  property(
    'what is nearly a date is one only when the rules say so',
    slipped(
      fc.oneof(
        writtenMoments.map((m) => m.written),
        days.chain(writtenDay),
        digitText(4, 15),
      ),
      alphabet,
    ),
    (text) => {
      const moment = judged(text);
      expect(read('datetime', text)).toBe(moment);
      expect(read('date', text)).toBe(typeof moment === 'string' ? moment.slice(0, 10) : moment);
    },
  ),
];
