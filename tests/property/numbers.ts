import fc from 'fast-check';
import { expect } from 'vitest';
import type { Unit } from '../../ingest/clean/values.ts';
import {
  blanks,
  isDigits,
  isPlaceholder,
  loosened,
  read,
  slipped,
  squeezed,
  unreadable,
  widened,
  type Outcome,
} from './cells.ts';
import { property, type Property } from './property.ts';

/** Decimal places that are kept: a hundred-millionth of a yuan. */
const places = 8;
/** More digits than twenty before the point fit no column: no amount of money, and not to be cut. */
const limit = 10n ** 28n;
/** Numbers that are no money have eighteen. */
const integers = 10n ** 18n;

/** A decimal text as a whole number of hundred-millionths, half of one rounded up. */
function scaled(whole: string, fraction: string, times = 1n): bigint {
  const one = 10n ** BigInt(fraction.length);
  const value = BigInt(whole + fraction) * times * 10n ** BigInt(places);
  return (2n * value + one) / (2n * one);
}

/** The decimal text of a number of hundred-millionths, without needless zeros. */
function plain(value: bigint): string {
  const digits = value.toString().padStart(places + 1, '0');
  return `${digits.slice(0, -places)}.${digits.slice(-places)}`.replace(/\.?0+$/u, '');
}

/** The number at the beginning of a text, and what comes after it; null when it doesn't begin with one. */
function leadingNumber(text: string): { whole: string; fraction: string; rest: string } | null {
  let at = 0;
  const digits = () => {
    const from = at;
    while (isDigits(text.charAt(at))) at++;
    return text.slice(from, at);
  };
  const whole = digits();
  if (whole === '') return null;
  if (text.charAt(at) !== '.') return { whole, fraction: '', rest: text.slice(at) };
  at++;
  const fraction = digits();
  return fraction === '' ? null : { whole, fraction, rest: text.slice(at) };
}

function judgedMoney(raw: string, unit: Unit): Outcome {
  if (isPlaceholder(raw)) return null;
  const text = Array.from(squeezed(raw)).filter((c) => c !== ',');
  if (text[0] === '¥') text.shift();
  const number = leadingNumber(text.join(''));
  if (!number || !['', '元', '万元'].includes(number.rest)) return unreadable;
  const inWan = (number.rest || unit) === '万元';
  const value = scaled(number.whole, number.fraction, inWan ? 10000n : 1n);
  return value < limit ? plain(value) : unreadable;
}

const units = fc.constantFrom<Unit>('元', '万元');
const digits = (min: number, max: number) =>
  fc.string({ unit: fc.constantFrom(...Array.from('0123456789')), minLength: min, maxLength: max });
const amounts = fc.tuple(digits(1, 14), fc.oneof(digits(0, 4), digits(0, 14)));
const decimal = ([whole, fraction]: [string, string]) => (fraction === '' ? whole : `${whole}.${fraction}`);

const writtenAmounts = fc
  .record({
    amount: amounts,
    column: units,
    own: fc.constantFrom<Unit | ''>('', '元', '万元'),
    sign: fc.constantFrom('', '￥', '¥'),
    thousands: fc.boolean(),
  })
  .chain((parts) => {
    const [whole, fraction] = parts.amount;
    const grouped = parts.thousands ? whole.replaceAll(/(?<=\d)(?=(\d{3})+$)/gu, ',') : whole;
    const text = `${parts.sign}${decimal([grouped, fraction])}${parts.own}`;
    return widened(text)
      .chain(loosened)
      .map((written) => ({ ...parts, written }));
  });

/** `12:34:56`, each part two digits, as seconds; or whole seconds. */
function judgedDuration(raw: string): Outcome {
  if (isPlaceholder(raw)) return null;
  const text = trimmed(raw);
  if (isDigits(text)) return BigInt(text).toString();
  const parts = text.split(':');
  const [hours = '', minutes = '', seconds = ''] = parts;
  if (parts.length !== 3 || !parts.every(isDigits) || minutes.length !== 2 || seconds.length !== 2) return unreadable;
  if (Number(minutes) > 59 || Number(seconds) > 59) return unreadable;
  return String((Number(hours) * 60 + Number(minutes)) * 60 + Number(seconds));
}

function trimmed(raw: string): string {
  const characters = Array.from(raw.normalize('NFKC'));
  const filled = characters.map((c) => squeezed(c) !== '');
  const from = filled.indexOf(true);
  return from < 0 ? '' : characters.slice(from, filled.lastIndexOf(true) + 1).join('');
}

/** A readable whole number is one without regard to how its zeros are written. */
const numeric = (outcome: Outcome): Outcome => (typeof outcome === 'string' ? BigInt(outcome).toString() : outcome);

export const numbers: readonly Property[] = [
  property('an amount is read exactly, in yuan, however it is written', writtenAmounts, (parts) => {
    const inWan = (parts.own || parts.column) === '万元';
    const [whole, fraction] = parts.amount;
    expect(read('money', parts.written, parts.column)).toBe(plain(scaled(whole, fraction, inWan ? 10000n : 1n)));
  }),
  property(
    'what is nearly an amount is one only when the rules say so',
    fc.tuple(
      slipped(
        writtenAmounts.map((a) => a.written),
        Array.from('0123456789.,¥￥元万-+eE 十'),
      ),
      units,
    ),
    ([text, unit]) => {
      expect(read('money', text, unit)).toBe(judgedMoney(text, unit));
      expect(read('wan', text)).toBe(judgedMoney(text, '万元'));
    },
  ),
  property(
    'a number has digits, perhaps a fraction, and nothing else; a whole number no fraction',
    fc
      .tuple(blanks, slipped(amounts.map(decimal), Array.from('0123456789.,-+eE /万 ')), blanks)
      .map((parts) => parts.join('')),
    (text) => {
      const found = leadingNumber(trimmed(text));
      const fits = found?.rest === '' && BigInt(found.whole) < integers;
      const expected = isPlaceholder(text) ? null : fits ? plain(scaled(found.whole, found.fraction)) : unreadable;
      const got = read('num', text);
      const parts = typeof got === 'string' ? leadingNumber(got) : null;
      expect(parts ? plain(scaled(parts.whole, parts.fraction)) : got).toBe(expected);
      const whole = isDigits(trimmed(text)) && fits ? BigInt(trimmed(text)).toString() : unreadable;
      expect(numeric(read('int', text))).toBe(isPlaceholder(text) ? null : whole);
    },
  ),
  property(
    'a duration is whole seconds, or hours, minutes and seconds',
    fc
      .oneof(
        digits(1, 9),
        fc.tuple(digits(2, 2), digits(2, 2), digits(2, 2)).map((parts) => parts.join(':')),
      )
      .chain((text) => slipped(widened(text), Array.from('0123456789:.-时 '))),
    (text) => {
      expect(numeric(read('duration', text))).toBe(judgedDuration(text));
    },
  ),
];
