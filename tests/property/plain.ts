import fc from 'fast-check';
import { expect } from 'vitest';
import { plainForm, rewritten } from '../../ingest/clean/plain.ts';
import { sqlType } from '../../ingest/clean/sql-types.ts';
import { cleaner, type Unit } from '../../ingest/clean/values.ts';
import type { ColumnType } from '../../ingest/layouts/layout.ts';
import { loosened, slipped, widened } from './cells.ts';
import { slowProperty, type Property } from './property.ts';

const types: readonly [ColumnType, Unit][] = [
  ...(
    [
      'key',
      'uscc',
      'partycode',
      'docno',
      'name',
      'text',
      'date',
      'datetime',
      'int',
      'num',
      'duration',
      'bool',
      'people',
    ] as const
  ).map((type): [ColumnType, Unit] => [type, '元']),
  ['money', '元'],
  ['money', '万元'],
  ['wan', '万元'],
];

const digits = (min: number, max: number) =>
  fc.string({ unit: fc.constantFrom(...Array.from('0123456789')), minLength: min, maxLength: max });
const joined = (separator: string, ...parts: fc.Arbitrary<string>[]) =>
  fc.tuple(...parts).map((p) => p.join(separator));
const two = fc.oneof(
  fc.constantFrom('01', '02', '12', '28', '29', '30', '31', '00', '13', '59', '60', '24'),
  digits(1, 2),
);
const day = fc
  .constantFrom('-', '/', '.')
  .chain((s) => joined(s, fc.constantFrom('2024', '2023', '1900', '0001', '0000', '9999', '99'), two, two));
const time = joined(':', two, two, two);
const people = [
  '李涛',
  '王芳',
  '欧阳娜娜',
  '李涛（14040012）',
  '王芳(A1)',
  '李涛(无)',
  '王芳(ABC)',
  '不详',
  '暂无',
  '李 涛',
];
const words = [
  '长治市商务局',
  '（本级）',
  '(甲)',
  '丙公司',
  'NULL',
  'null',
  'No1',
  '〔2024〕',
  '[2024]',
  '第01号',
  '12号',
  '⻓',
  '①',
  '豈',
  '·',
  '0',
  'A1',
  '无',
  '-',
];

/** Texts in the plain forms and near them, with a slip or two, some of them widened or spaced. */
const texts = slipped(
  fc.oneof(
    digits(1, 18),
    joined('.', digits(1, 14), digits(0, 6)),
    day,
    joined(' ', day, time),
    joined('T', day, time),
    joined('', fc.constantFrom('CF', '9114', 'a', ''), digits(1, 14), fc.constantFrom('', 'X', 'x', '*')),
    fc
      .array(fc.constantFrom(...people), { minLength: 1, maxLength: 3 })
      .chain((p) => fc.constantFrom('、', ',', '，', ';', '；').map((s) => p.join(s))),
    fc.array(fc.constantFrom(...words), { minLength: 1, maxLength: 4 }).map((p) => p.join('')),
    fc.string({ unit: 'binary', maxLength: 5 }).map((text) => text.replaceAll(/\p{Surrogate}|\0/gu, '')),
  ),
  Array.from('0A9-/.: ,、（)元万T长\n\u3000'),
).chain((text) => fc.oneof({ weight: 6, arbitrary: fc.constant(text) }, widened(text), loosened(text)));

export const plain: readonly Property[] = [
  slowProperty(
    'what the database reads by itself has the value that the cleaner gives it',
    fc.array(texts, { minLength: 500, maxLength: 500 }),
    async (batch, engine) => {
      for (const [type, unit] of types) {
        const form = plainForm(type, unit, 'c', 'tried');
        if (!form) throw new Error(`${type} has no plain form`);
        const clean = cleaner({ field: 'f', header: 'F', type }, unit);
        const outcomes = batch.map((text) => clean(text));
        await engine.run('CREATE OR REPLACE TABLE texts (c VARCHAR, value VARCHAR, bad BOOLEAN)');
        await engine.append('texts', {
          c: batch,
          value: outcomes.map((o) => o.value),
          bad: outcomes.map((o) => o.bad),
        });
        const found = rewritten(form.then, form.letters);
        const wrong = await engine.query(
          `SELECT '${type} ${unit}' AS type, c, value, bad, CAST(${found} AS VARCHAR) AS found
           FROM (SELECT *, ${form.tried ?? 'NULL'} AS tried FROM texts) WHERE ${form.when}
             AND (bad OR (${found}) IS DISTINCT FROM CAST(value AS ${sqlType(type)}))`,
        );
        expect(wrong).toEqual([]);
      }
    },
    { batch: 500 },
  ),
];
