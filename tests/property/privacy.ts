import fc from 'fast-check';
import { mayHoldPersons, rawCondition, textCondition } from '../../ingest/privacy/candidates.ts';
import { maskText } from '../../ingest/privacy/mask-text.ts';
import { property, slowProperty, type Property } from './property.ts';

/** What identifies a person never stays in a text, however it is written; what does not is never touched. */

const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2];
const two = (n: number) => String(n).padStart(2, '0');

/** Citizen numbers with a real day of birth and a correct check character (GB 11643), or without. */
const citizen = fc
  .record({
    region: fc.constantFrom('110101', '140402', '140423', '310115', '440305', '510104', '650102'),
    year: fc.integer({ min: 1920, max: 2012 }),
    month: fc.integer({ min: 1, max: 12 }),
    day: fc.integer({ min: 1, max: 28 }),
    sequence: fc.integer({ min: 0, max: 999 }),
    right: fc.boolean(),
  })
  .map(({ region, year, month, day, sequence, right }) => {
    const digits = `${region}${year}${two(month)}${two(day)}${String(sequence).padStart(3, '0')}`;
    const sum = weights.reduce((total, weight, i) => total + weight * Number(digits[i]), 0);
    return digits + '10X98765432'.charAt((sum + (right ? 0 : 1)) % 11);
  });
const mobile = fc
  .tuple(fc.integer({ min: 3, max: 9 }), fc.integer({ min: 0, max: 999_999_999 }))
  .map(([second, rest]) => `1${second}${String(rest).padStart(9, '0')}`);
const landline = fc
  .tuple(fc.constantFrom('010', '021', '0355', '0351', '0755'), fc.integer({ min: 20_000_000, max: 89_999_999 }))
  .map(([area, rest]) => area + String(rest));
const email = fc
  .tuple(fc.stringMatching(/^[a-z][a-z0-9._]{0,8}[a-z0-9]$/), fc.constantFrom('qq.com', '163.com', 'mail.example.cn'))
  .map(([name, host]) => `${name}@${host}`);

const separators = ['', '', '', '', ' ', '-', '\u3000', '\u200b', '－', '—', '\n', '\u00a0', '\u00ad'];
const wide = (character: string) => String.fromCharCode(character.charCodeAt(0) + 0xfee0);

/** The digits of a number in full or half width, with what people put between them. */
function spelled(number: string): fc.Arbitrary<string> {
  const digit = fc.tuple(fc.boolean(), fc.constantFrom(...separators));
  return fc
    .array(digit, { minLength: number.length, maxLength: number.length })
    .map((how) =>
      how
        .map(
          ([full, after], i) =>
            (full ? wide(number.charAt(i)) : number.charAt(i)) + (i < number.length - 1 ? after : ''),
        )
        .join(''),
    );
}

const words = fc
  .array(fc.constantFrom(...Array.from('当事人联系未经许可擅自经营食品销售，。：（）、；“”李王张')), { maxLength: 12 })
  .map((characters) => characters.join(''));
const planted = (numbers: fc.Arbitrary<string>) =>
  fc
    .tuple(numbers, words, words)
    .chain(([number, before, after]) => spelled(number).map((text) => ({ number, text: before + text + after })));

/** As someone would look for a number: one spelling, nothing between the digits. */
const closed = (text: string) => text.normalize('NFKC').replace(/[\s\u200b\u00ad\p{Pd}]/gu, '');

function gone({ number, text }: { number: string; text: string }): void {
  const masked = maskText(text);
  if (closed(masked).includes(number)) throw new Error(`${JSON.stringify(text)} became ${JSON.stringify(masked)}`);
  if (maskText(masked) !== masked) throw new Error(`${JSON.stringify(masked)} is masked again`);
}

const codeAlphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY';
const usccWeights = [1, 3, 9, 27, 19, 26, 16, 17, 20, 29, 25, 13, 8, 24, 10, 30, 28];
const uscc = fc
  .tuple(
    fc.constantFrom('91', '92', '93', '11', '12'),
    fc.constantFrom('140402', '140400', '110108'),
    fc.stringMatching(/^[0-9A-HJ-NPQRTUWXY]{9}$/),
  )
  .map((parts) => {
    const code = parts.join('');
    const sum = usccWeights.reduce((total, weight, i) => total + weight * codeAlphabet.indexOf(code.charAt(i)), 0);
    return code + codeAlphabet.charAt((31 - (sum % 31)) % 31);
  });
const day = fc
  .tuple(fc.integer({ min: 2000, max: 2030 }), fc.integer({ min: 1, max: 12 }), fc.integer({ min: 1, max: 28 }))
  .map(([y, m, d]) => ({ y, m: two(m), d: two(d) }));
/** Numbers that are no person's, with what stands around them. */
const harmless = fc.oneof(
  words,
  day.map(({ y, m, d }) => `${y}年${m}月${d}日`),
  day.map(({ y, m, d }) => `${y}-${m}-${d} 09:30:00`),
  day.map(({ y, m, d }) => `，DSJ0012_14040200012_${y}${m}${d}093000.mp4，`),
  fc.integer({ min: 1, max: 99_999 }).map((n) => `（长）商罚决字〔2024〕${n}号`),
  fc.integer({ min: 1, max: 9_999_999_999 }).map((n) => `案件编号：${n}，`),
  fc.integer({ min: 1, max: 9_999_999 }).map((n) => `罚款${n}.50元`),
  fc.integer({ min: 0, max: 99_999 }).map((n) => `执法证号140402${String(n).padStart(5, '0')}，`),
  fc.integer({ min: 0, max: 9_999_999 }).map((n) => `，许可证编号JY1140402${String(n).padStart(7, '0')}，`),
  uscc.map((code) => `，统一社会信用代码${code}，`),
);

function untouched(texts: readonly string[]): void {
  const text = texts.join('');
  const masked = maskText(text);
  if (masked !== text) throw new Error(`${JSON.stringify(text)} became ${JSON.stringify(masked)}`);
}

const anything = fc.array(
  fc.oneof(
    { weight: 3, arbitrary: planted(fc.oneof(citizen, mobile, landline)).map((p) => p.text) },
    { weight: 1, arbitrary: email },
    { weight: 1, arbitrary: harmless },
    {
      weight: 1,
      arbitrary: fc.constantFrom(
        '电话',
        '家住长治市英雄中路1号',
        '护照号E12345678',
        '账号1404020012345',
        '出生日期1980-01-01',
      ),
    },
    { weight: 1, arbitrary: fc.stringMatching(/^[0-9 .xX()（）_-]{0,24}$/) },
  ),
  { maxLength: 4 },
);

export const privacy: readonly Property[] = [
  property('a citizen number never stays in a text, however it is written', planted(citizen), gone),
  property('nor a mobile number', planted(mobile), gone),
  property('nor a landline number with its area code', planted(landline), gone),
  property(
    'nor an e-mail address',
    fc.tuple(email, words, words).map(([number, a, b]) => ({ number, text: a + number + b })),
    gone,
  ),
  property('a text without numbers of persons stays as it is', fc.array(harmless, { maxLength: 5 }), untouched),
  slowProperty(
    'the database passes over no text in which something would be hidden',
    fc.array(anything, { minLength: 100, maxLength: 100 }),
    async (batch, engine) => {
      const raw = batch.map((parts) => parts.join('')).filter((text) => maskText(text) !== text);
      const kept = batch
        .map((parts) =>
          parts
            .join('')
            .normalize('NFKC')
            .replace(/[\p{White_Space}\u200b-\u200d\u2060\ufeff]/gu, ''),
        )
        .filter((text) => maskText(text) !== text);
      await engine.run('CREATE OR REPLACE TABLE texts (text VARCHAR, raw BOOLEAN)');
      await engine.append('texts', {
        text: [...raw, ...kept],
        raw: [...raw.map(() => true), ...kept.map(() => false)],
      });
      const missed = await engine.query<{ text: string; raw: boolean }>(
        `SELECT text, raw FROM texts WHERE NOT CASE WHEN raw THEN ${rawCondition('text')}
           ELSE ${textCondition('text')} AND ${mayHoldPersons('text')} END`,
      );
      if (missed.length > 0) throw new Error(`passed over: ${JSON.stringify(missed.slice(0, 3))}`);
    },
    { batch: 100 },
  ),
];
