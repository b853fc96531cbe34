import fc from 'fast-check';
import { expect } from 'vitest';
import { citizenCondition, usccCondition } from '../../ingest/clean/code-checks.ts';
import { isCitizenNumber, isUscc } from '../../ingest/clean/identifiers.ts';
import { isDigits } from './cells.ts';
import { property, slowProperty, type Property } from './property.ts';

const alphabet = Array.from('0123456789ABCDEFGHJKLMNPQRTUWXY');
/** Letters that look like a digit or another letter and are therefore not used. */
const outsiders = Array.from('IOSVZabx*.+ Ａ长');

/** GB 32100 as one polynomial: the characters are the digits of a number in base 3, the last counted once, and 31 divides it. */
function usccHolds(code: string): boolean {
  const values = Array.from(code, (c) => alphabet.indexOf(c));
  if (values.length !== 18 || values.includes(-1)) return false;
  const check = values.at(-1) ?? 0;
  const number = values.slice(0, 17).reduceRight((sum, value) => sum * 3n + BigInt(value), 0n);
  return (number + BigInt(check)) % 31n === 0n;
}

/** GB 11643 by ISO 7064 in closed form: the check is (1 − 2 · the first 17 digits read in base 13) mod 11; the day has to have been. */
function citizenHolds(number: string): boolean {
  const first = number.slice(0, 17);
  if (number.length !== 18 || !isDigits(first)) return false;
  const inBase13 = Array.from(first).reduce((sum, digit) => sum * 13n + BigInt(digit), 0n);
  const check = (((1n - 2n * inBase13) % 11n) + 11n) % 11n;
  if (number.slice(17) !== (check === 10n ? 'X' : String(check))) return false;
  const born = new Date(0);
  const [year, month, date] = [number.slice(6, 10), number.slice(10, 12), number.slice(12, 14)].map(Number);
  born.setUTCFullYear(year ?? 0, (month ?? 0) - 1, date ?? 0);
  return (
    year !== 0 &&
    born.toISOString().slice(0, 10) === [number.slice(6, 10), number.slice(10, 12), number.slice(12, 14)].join('-')
  );
}

const stems = fc.string({ unit: fc.constantFrom(...alphabet), minLength: 17, maxLength: 17 });
/** The one ending that makes a stem a code, found by trying them all. */
const codes = stems.map((stem) => stem + (alphabet.find((check) => usccHolds(stem + check)) ?? ''));
const change = <T extends string>(letters: readonly T[]) =>
  fc.record({ at: fc.nat(17), to: fc.constantFrom(...letters) });
const changed = (code: string, { at, to }: { at: number; to: string }) => code.slice(0, at) + to + code.slice(at + 1);
const swapped = (code: string, at: number) =>
  code.slice(0, at) + code.charAt(at + 1) + code.charAt(at) + code.slice(at + 2);

const digits = Array.from('0123456789');
const digitText = (length: number) =>
  fc.string({ unit: fc.constantFrom(...digits), minLength: length, maxLength: length });
const births = fc
  .date({ min: new Date('1880-01-01T00:00:00Z'), max: new Date('2099-12-31T00:00:00Z'), noInvalidDate: true })
  .map((d) => d.toISOString().slice(0, 10).replaceAll('-', ''));
const people = fc
  .tuple(digitText(6), births, digitText(3))
  .map((parts) => parts.join(''))
  .map((stem) => stem + ([...digits, 'X'].find((check) => citizenHolds(stem + check)) ?? ''));
const anyCitizen = fc
  .tuple(
    digitText(6),
    fc.constantFrom('0000', '0001', '1899', '1900', '2000', '2023', '2024'),
    digitText(4),
    digitText(3),
    fc.constantFrom(...digits, 'X', 'x'),
  )
  .map((parts) => parts.join(''));

/** Codes, codes with a slip, and texts of the right and the wrong length. */
const manyCodes = fc.oneof(
  codes,
  people,
  anyCitizen,
  fc.tuple(fc.oneof(codes, people), change([...alphabet, ...outsiders])).map(([code, slip]) => changed(code, slip)),
  fc.string({ unit: fc.constantFrom(...alphabet, ...outsiders), minLength: 15, maxLength: 20 }),
);

export const identifiers: readonly Property[] = [
  property('of all endings of 17 characters exactly one makes a credit code', stems, (stem) => {
    const fitting = alphabet.filter((check) => isUscc(stem + check));
    expect(fitting).toEqual(alphabet.filter((check) => usccHolds(stem + check)));
    expect(fitting.length).toBe(1);
  }),
  property(
    'a credit code with one character changed, or two neighbours swapped, is none',
    fc.tuple(codes, change([...alphabet, ...outsiders]), fc.nat(16)),
    ([code, slip, at]) => {
      expect(isUscc(code)).toBe(true);
      if (changed(code, slip) !== code) expect(isUscc(changed(code, slip))).toBe(false);
      if (swapped(code, at) !== code) expect(isUscc(swapped(code, at))).toBe(false);
    },
  ),
  property(
    'a citizen number with one digit changed, or two neighbours swapped, is none',
    fc.tuple(people, change([...digits, 'X', 'x', '*']), fc.nat(16)),
    ([number, slip, at]) => {
      expect(isCitizenNumber(number)).toBe(true);
      if (changed(number, slip) !== number) expect(isCitizenNumber(changed(number, slip))).toBe(false);
      if (swapped(number, at) !== number) expect(isCitizenNumber(swapped(number, at))).toBe(false);
    },
  ),
  property('a text is a credit code or a citizen number only when the standards say so', manyCodes, (text) => {
    expect(isUscc(text)).toBe(usccHolds(text));
    expect(isCitizenNumber(text)).toBe(citizenHolds(text));
  }),
  slowProperty(
    'the database checks codes as the standards say',
    fc.array(manyCodes, { minLength: 1000, maxLength: 1000 }),
    async (texts, engine) => {
      await engine.run('CREATE OR REPLACE TABLE texts (c VARCHAR)');
      await engine.append('texts', { c: texts });
      const rows = await engine.query(
        `SELECT c, ${usccCondition('c')} AS uscc, ${citizenCondition('c')} AS citizen FROM texts`,
      );
      expect(rows).toEqual(texts.map((c) => ({ c, uscc: usccHolds(c), citizen: citizenHolds(c) })));
    },
    { batch: 1000 },
  ),
];
