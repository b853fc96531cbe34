import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { nativeEngine, type NativeEngine } from '../../src/lib/engine/native.ts';
import type { Column, ColumnType } from '../layouts/layout.ts';
import { plainForm, rewritten } from './plain.ts';
import { sqlType } from './sql-types.ts';
import { cleaner, type Unit } from './values.ts';

/** Texts near the border between plain and not, for every type at once. */
const texts = [
  '1',
  '0',
  '00',
  '007',
  '12.5',
  '12.50',
  '1.23456',
  '123456789012345',
  '1234567890123456789',
  '1e5',
  '-1',
  '１２',
  'NULL',
  'null',
  'Null',
  'N/A',
  '无',
  '暂无',
  '不详',
  '空空',
  '王1',
  '********',
  '1404**********1２',
  '1404＊＊＊＊12',
  'CF2024001',
  'cf2024001',
  'CF-2024',
  'ＣＦ2024',
  'ABC',
  '91140400MA0K12345X',
  '9.114E+17',
  '1404**********12',
  '李涛',
  '李 涛',
  '李涛、王芳',
  '李涛;王芳',
  '李涛；王芳，赵敏',
  '李涛（14040012）、王芳(A1)',
  '李涛(无)',
  '李涛(NULL)',
  '不详、李涛',
  '欧阳娜娜',
  '古丽·阿依',
  '长治市商务局',
  '长治 市商务局',
  '长治市商务局（本级）',
  '长治市商务局(本级)',
  '⻓治市商务局',
  '豈有此理',
  '第①分公司',
  '中石化No1加油站',
  '一二',
  '(长)商罚决字〔2024〕1号',
  '（长）商罚决字〔2024〕1号',
  '（长）商罚决字〔2024〕01号',
  '（长）商罚决字[2024]1号',
  '长商罚〔2024〕0号',
  '长〔2019〕商〔2024〕3号',
  '〔2024〕3号',
  '长商罚〔2024〕3',
  '长商罚﹝2024﹞3号',
  '2024-01-05',
  '2024-1-05 ',
  ' 2024-1-05',
  '2024-01-5 ',
  '2024- 1-05',
  '2024-1 -05',
  '2024-02-30',
  '2024/01/05',
  '2024-01/05',
  '2024-13-05',
  '9024-01-05',
  '2024-01-0a',
  '2024-01-5.',
  '长2024-1-5',
  '2024-01-05 09:30:00',
  '2024-01-05 24:00:00',
  '2024-02-30 09:30:00',
  '2024-01-05T09:30:00',
  '0001-01-01 00:00:00',
  ' 2024-01-05 09:30:00',
  '2024-01-05 09:30:00\n',
  '罚款\n',
  '是',
  '否',
  '是 ',
  '√',
  '',
  ' ',
  '　',
];

const types: [ColumnType, Unit?][] = [
  ['key'],
  ['uscc'],
  ['partycode'],
  ['docno'],
  ['name'],
  ['text'],
  ['date'],
  ['datetime'],
  ['money', '元'],
  ['money', '万元'],
  ['int'],
  ['num'],
  ['duration'],
  ['bool'],
  ['people'],
];

describe('a plain text has the value the cleaner would give it', () => {
  let engine: NativeEngine;
  beforeAll(async () => {
    engine = await nativeEngine();
    await engine.run('CREATE TABLE texts (c VARCHAR)');
    await engine.append('texts', { c: texts });
  });
  afterAll(() => engine.close());

  test.each(types)('%s %s', async (type, unit = '元') => {
    const plain = plainForm(type, unit, 'c', 't');
    if (!plain) throw new Error(`${type} has no plain form`);
    const rows = await engine.query<{ c: string; value: string }>(
      `SELECT c, CAST(${rewritten(plain.then, plain.letters)} AS VARCHAR) AS value
       FROM (SELECT c, ${plain.tried ?? 'NULL'} AS t FROM texts) WHERE ${plain.when}`,
    );
    expect(rows.length).toBeGreaterThan(0);
    const column: Column = { field: 'f', header: 'F', type };
    for (const row of rows) {
      const { value, bad } = cleaner(column, unit)(row.c);
      const [expected] = await engine.query<{ v: string }>(
        `SELECT CAST(CAST($1 AS ${sqlType(type)}) AS VARCHAR) AS v`,
        [value],
      );
      expect({ text: row.c, value: row.value, bad: false }).toEqual({ text: row.c, value: expected?.v, bad });
    }
  });
});
