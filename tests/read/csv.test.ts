import { describe, expect, test } from 'vitest';
import { codes, only, records, scratch } from './reading.ts';

const { read } = scratch();
const header = ['案件编号', '办案机关', '罚款金额'];
const head = header.join(',');

async function notes(text: string) {
  const opened = await read(text);
  return { codes: codes(opened), notes: only(opened).notes, rows: records(only(opened)), sheet: only(opened) };
}

describe('exactly as it stands, nothing to note', () => {
  test.each<[string, string, string[][]]>([
    ['LF', `${head}\nA,甲,1\n`, [header, ['A', '甲', '1']]],
    ['CRLF, none at the end', `${head}\r\nA,甲,1`, [header, ['A', '甲', '1']]],
    ['CR alone throughout', `${head}\rA,甲,1\r`, [header, ['A', '甲', '1']]],
    ['LF and CRLF', `${head}\nA,甲,1\r\nB,乙,2\n`, [header, ['A', '甲', '1'], ['B', '乙', '2']]],
    ['a line break inside quotes', `${head}\nA,"甲\n县",1\n`, [header, ['A', '甲\n县', '1']]],
    ['a CRLF inside quotes', `${head}\nA,"甲\r\n县",1\n`, [header, ['A', '甲\r\n县', '1']]],
    ['doubled quotes and commas', `${head}\nA,"甲""县"",",1\n`, [header, ['A', '甲"县",', '1']]],
    ['an empty line is a record', `${head}\n\nA,甲,1\n`, [header, ['', '', ''], ['A', '甲', '1']]],
    ['empty lines at the end', `${head}\nA,甲,1\n\n\n`, [header, ['A', '甲', '1'], ['', '', ''], ['', '', '']]],
    [
      'a delimiter at every end',
      `${head},\nA,甲,1,\n`,
      [
        [...header, ''],
        ['A', '甲', '1', ''],
      ],
    ],
    ['semicolons', `${head.replaceAll(',', ';')}\nA;甲,县;1\n`, [header, ['A', '甲,县', '1']]],
    ['white space is kept', `${head}\n A ,\t甲, \n`, [header, [' A ', '\t甲', ' ']]],
    [
      'title before, footer after the table',
      `台账\n${head}\nA,甲,1\n填表人：乙\n`,
      [['台账', '', ''], header, ['A', '甲', '1'], ['填表人：乙', '', '']],
    ],
  ])('%s', async (_, text, rows) => {
    const read = await notes(text);
    expect(read.rows).toEqual(rows);
    expect(read.sheet.records).toBe(rows.length);
    expect(read.codes).toEqual([]);
  });
});

describe('ragged records are read in full and counted', () => {
  test('longer and shorter ones', async () => {
    const { rows, notes: found } = await notes(`${head}\nA,甲,1\nB,乙,2,x\nC,丙\nD\nE,戊,5\n`);
    expect(rows).toEqual([
      [...header, ''],
      ['A', '甲', '1', ''],
      ['B', '乙', '2', 'x'],
      ['C', '丙', '', ''],
      ['D', '', '', ''],
      ['E', '戊', '5', ''],
    ]);
    expect(found).toMatchObject([{ code: 'RAGGED', records: 3, first: 3 }]);
    expect(found[0]?.message).toContain('1 条比表头多列（首条为第 3 条）、2 条比表头少列（首条为第 4 条）');
  });

  test('delimiters with nothing behind them are no data, and no shift', async () => {
    const { rows, notes: found } = await notes(`${head}\n1,甲,1,\n2,乙,2,,\n3,丙,3,\n`);
    expect(rows[1]).toEqual(['1', '甲', '1', '', '']);
    expect(found).toMatchObject([{ code: 'TRAILING_DELIMITER', records: 3, first: 2 }]);
  });
});

describe('the header that lacks the name of the first column', () => {
  const rows = ['1,A,甲,100', '2,B,乙,200', '3,C,丙,'];

  test('moves over its own columns', async () => {
    const { rows: got, notes: found, sheet } = await notes(`${head}\n${rows.join('\n')}\n`);
    expect(got.slice(0, 2)).toEqual([
      ['', ...header],
      ['1', 'A', '甲', '100'],
    ]);
    expect(sheet.head[0]).toEqual(['', ...header]);
    expect(found).toMatchObject([{ code: 'ROW_SHIFT', records: 3, first: 2 }]);
  });

  test('both records of a two-row header move; a title does not', async () => {
    const rate = (h: readonly (readonly string[])[]) =>
      h.length > 1 && h[1]?.includes('起') === true ? 4 : h[0]?.includes('起') === true ? 3 : 0;
    const opened = await read(
      '台账\n证号,有效期,有效期\n证号,起,止\n1,A,2020-01-01,2025-01-01\n2,B,2020-01-01,2025-01-01\n',
      'x.csv',
      rate,
    );
    expect(records(only(opened)).slice(0, 3)).toEqual([
      ['台账', '', '', ''],
      ['', '证号', '有效期', '有效期'],
      ['', '证号', '起', '止'],
    ]);
    expect(codes(opened)).toEqual(['ROW_SHIFT']);
  });

  test('blank lines and a footer of one field are no evidence against it', async () => {
    expect((await notes(`${head}\n${rows.join('\n')}\n\n填表人：丁\n`)).codes).toEqual(['ROW_SHIFT']);
  });

  test.each<[string, string]>([
    ['one record is not longer', `${head}\n${rows.join('\n')}\nD,丁,4\n`],
    ['the first column repeats', `${head}\n1,A,甲,1\n1,B,乙,2\n`],
    ['the first column holds names, in a known layout', `${head}\nA,甲,1,000\nB,乙,2,500\n`],
    ['a single record proves nothing', `${head}\n1,A,甲,100\n`],
    ['the header names the running number', '序号,案件编号,罚款金额\n1,A,1,000\n2,B,2,000\n'],
    [
      'the dates stand under their header as it is',
      '案件编号,立案日期,罚款金额\n1,2024-01-05,1,000\n2,2024-01-06,2,000\n',
    ],
    ['a line over the table is no header', `填报单位,甲县\n${head}\n1,甲,5\n2,乙,6\n`],
  ])('but not when %s', async (_, text) => {
    const { codes: found, rows: got } = await notes(text);
    expect(found).not.toContain('ROW_SHIFT');
    expect(got[0]?.[0]).not.toBe('');
  });

  test('mixed evidence is a note of its own', async () => {
    expect((await notes(`${head}\n1,A,甲,100\n2,B,乙,200\nD,丁,4\n`)).codes).toEqual(['RAGGED']);
  });

  test('names of rows will do where no header is known, but not over a header of values', async () => {
    expect((await notes('V1,V2\nYear,2018,2018\nText,a,b\n')).codes).toEqual(['ROW_SHIFT']);
    expect((await notes('甲县,2024\n编号,数量,日期\nX1,5,2024-01-05\nX2,6,2024-01-06\n')).codes).toEqual(['RAGGED']);
  });
});

describe('what can swallow text is noted with its record', () => {
  test('an open quote', async () => {
    const { rows, notes: found } = await notes(`${head}\nA,甲,1\nB,"乙,2\nC,丙,3\nD,丁,4\n`);
    expect(rows).toEqual([header, ['A', '甲', '1'], ['B', '乙,2\nC,丙,3\nD,丁,4\n', '']]);
    expect(found.map((n) => n.code)).toContain('OPEN_QUOTE');
    const open = found.find((n) => n.code === 'OPEN_QUOTE');
    expect(open).toMatchObject({ first: 3 });
    expect(open?.message).toContain('其后 3 行');
  });

  test('two stray quotes around many records', async () => {
    const swallowed = Array.from({ length: 150 }, (_, i) => `${i},甲,1`).join('\n');
    const { notes: found } = await notes(`${head}\nA,"甲,1\n${swallowed}\nB,乙",2\n`);
    expect(found).toMatchObject([{ code: 'MANY_LINES', first: 2 }]);
  });

  test('quotes that stand where none may', async () => {
    const { rows, notes: found } = await notes(`${head}\nA,甲"县",1\nB,"乙"县,2\nC,丙,3\n`);
    expect(rows.slice(1)).toEqual([
      ['A', '甲"县"', '1'],
      ['B', '乙县', '2'],
      ['C', '丙', '3'],
    ]);
    expect(found).toMatchObject([{ code: 'ODD_QUOTES', records: 2, first: 2 }]);
  });

  test('NUL characters', async () => {
    const { rows, notes: found } = await notes(`${head}\nA,甲,1\nB,\0乙\0,\0\n`);
    expect(rows[2]).toEqual(['B', '乙', '']);
    expect(found).toMatchObject([{ code: 'NUL', records: 1, first: 3 }]);
    expect(found[0]?.message).toContain('去掉 3 个');
  });

  test('carriage returns among other line ends', async () => {
    const { sheet, notes: found } = await notes(`${head}\r\nA,甲,1\rB,乙,2\r\n`);
    expect(sheet.records).toBe(3);
    expect(found).toMatchObject([{ code: 'LINE_ENDS', records: 1 }]);
  });
});

describe('beyond the limits there is one refusal', () => {
  test('a record of thousands of fields', async () => {
    await expect(read(`${head}\n${','.repeat(5000)}\n`)).rejects.toMatchObject({ code: 'TOO_LARGE' });
  });

  test('a record that never ends', async () => {
    const rejected = await read(`${head}\nA,"${'甲乙,'.repeat(12_000_000)}`).catch((error: unknown) => error);
    expect(rejected).toMatchObject({ code: 'TOO_LARGE' });
    expect(String(rejected)).toContain('引号');
  });
});
