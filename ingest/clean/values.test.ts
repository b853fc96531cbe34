import { describe, expect, test } from 'vitest';
import type { Column, ColumnType } from '../layouts/layout.ts';
import { cleaner, type Unit } from './values.ts';

const BAD = Symbol('unreadable');

function read(type: ColumnType, raw: string, codes?: Column['codes'], unit?: Unit): string | null | typeof BAD {
  const column: Column = { field: 'f', header: 'F', type, ...(codes ? { codes } : {}) };
  const { value, bad } = cleaner(column, unit)(raw);
  return bad ? BAD : value;
}

describe('empty cells', () => {
  test.each([
    '',
    ' ',
    '\u3000',
    '无',
    '/',
    '／',
    '\\',
    '—',
    '——',
    '-',
    '－',
    '--',
    '空',
    '暂 无',
    '不详',
    'null',
    'N/A',
    'ｎ／ａ',
  ])('%j', (raw) => {
    expect(read('text', raw)).toBeNull();
    expect(read('date', raw)).toBeNull();
  });
});

describe('date', () => {
  test.each([
    ['2024-01-05', '2024-01-05'],
    ['2024/1/5', '2024-01-05'],
    ['2024.1.5', '2024-01-05'],
    ['2024年1月5日', '2024-01-05'],
    ['２０２４年１月５日', '2024-01-05'],
    ['20240105', '2024-01-05'],
    ['20240105093000', '2024-01-05'],
    ['45296', '2024-01-05'],
    ['45296.999999', '2024-01-06'],
    [' 2024-01-05 ', '2024-01-05'],
    ['2024-01-05 23:59', '2024-01-05'],
    ['2024-02-29', '2024-02-29'],
    ['2023-02-29', BAD],
    ['2024-13-01', BAD],
    ['2024-1/5', BAD],
    ['2024-01-05 25:00', BAD],
    ['2024-01-05 9:30:00.5', BAD],
    ['2024-01-05T09:30:00Z', BAD],
    ['2024-01-05 上午', BAD],
    ['2024 -01-05', BAD],
    ['19999', BAD],
    ['80001', BAD],
    ['长期', BAD],
  ])('%j', (raw, value) => {
    expect(read('date', raw)).toBe(value);
  });
});

describe('datetime', () => {
  test.each([
    ['2024-01-05 09:30', '2024-01-05 09:30:00'],
    ['2024-01-05T09:30:15', '2024-01-05 09:30:15'],
    ['2024/1/5 9:30', '2024-01-05 09:30:00'],
    ['2024年1月5日 9时30分', '2024-01-05 09:30:00'],
    ['2024年1月5日9时30分5秒', '2024-01-05 09:30:05'],
    ['20240105093000', '2024-01-05 09:30:00'],
    ['45296.395833333', '2024-01-05 09:30:00'],
    ['2024-01-05', '2024-01-05 00:00:00'],
    ['2024-01-05 9:3', BAD],
    ['2024-01-05 24:00', BAD],
  ])('%j', (raw, value) => {
    expect(read('datetime', raw)).toBe(value);
  });
});

describe('money, always in 元', () => {
  test.each<[string, Unit, string | typeof BAD]>([
    ['20000', '元', '20000'],
    ['￥20,000.50', '元', '20000.5'],
    ['¥ 3 000元', '元', '3000'],
    ['2', '万元', '20000'],
    ['1.23456', '万元', '12345.6'],
    ['0.00005', '万元', '0.5'],
    ['500元', '万元', '500'],
    ['2万元', '元', '20000'],
    ['00012', '元', '12'],
    ['-5', '元', BAD],
    ['十万', '元', BAD],
    ['1.2.3', '元', BAD],
    ['9.114E+17', '元', BAD],
  ])('%j in %s', (raw, unit, value) => {
    expect(read('money', raw, undefined, unit)).toBe(value);
  });
});

describe('other types', () => {
  test.each<[ColumnType, string, string | typeof BAD, Column['codes']?]>([
    ['key', ' cf 2024－001 ', 'CF2024-001'],
    ['name', '李　涛', '李涛'],
    ['text', '第一行\n第二行', '第一行第二行'],
    ['int', '12', '12'],
    ['int', '1,200', BAD],
    ['int', '-1', BAD],
    ['num', '4.5', '4.5'],
    ['duration', '754', '754'],
    ['duration', '00:12:34', '754'],
    ['duration', '12:34', BAD],
    ['bool', '√', 'true'],
    ['bool', 'y', 'true'],
    ['bool', 'n', 'false'],
    ['bool', '×', 'false'],
    ['bool', '对', BAD],
    ['enum', '一般 程序', '普通程序', 'procedure'],
    ['enum', '普 通', '普通程序', 'procedure'],
    ['enum', '快速程序', BAD, 'procedure'],
    ['enum', '通过登记的住所(经营场所)无法联系', '无法联系', 'insp_result'],
    ['enums', '没收违法所得、没收非法财物', '没收违法所得、没收非法财物', 'penalty'],
    ['enums', '没收违法所得、罚款', '没收违法所得、没收非法财物;罚款', 'penalty'],
    ['enums', '罚款；警告', '罚款;警告', 'penalty'],
    ['enums', '警告+罚款+罚款', '警告;罚款', 'penalty'],
    ['enums', '警告、训诫', BAD, 'penalty'],
    ['docno', '（长）商罚决字[2024]第001号', '(长)商罚决字〔2024〕1号'],
    ['docno', '沁商罚【2023】12', '沁商罚〔2023〕12号'],
    ['docno', '长商〔2019〕罚字〔2020〕7号', '长商〔2019〕罚字〔2020〕7号'],
    ['docno', '长商罚字[2024]1-2号', '长商罚字[2024]1-2号'],
    ['people', '李涛、王芳', '李涛;王芳'],
    ['people', '李 涛 王 芳', '李涛;王芳'],
    ['people', '李涛（14040012）；王芳(无)', '李涛(14040012);王芳'],
    ['people', '李涛\n王芳', '李涛;王芳'],
    ['people', '李\n涛', '李;涛'],
    ['people', '(14040012)', BAD],
    ['people', '李涛(1)(2)', BAD],
    ['uscc', '9.114E+17', '9.114E+17'],
  ])('%s %j', (type, raw, value, codes) => {
    expect(read(type, raw, codes)).toBe(value);
  });
});
