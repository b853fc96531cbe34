import { describe, expect, it } from 'vitest';
import { csvCell, csvText } from './csv.ts';

describe('CSV for spreadsheets', () => {
  it('begins with a byte order mark, so that Excel reads Chinese, and ends lines with CRLF', () => {
    expect(csvText(['机关', '件数'], [['长治市商务局', 3]])).toBe('\uFEFF机关,件数\r\n长治市商务局,3\r\n');
  });

  it.each(['=1+1', '+1+1', '-1+1', '@SUM(A1)', '＝1', ' =1', '\t=1', '-', '--', '|cmd'])('%j is no formula', (text) => {
    expect(csvCell(text).replace(/^"/, '')).toMatch(/^'/);
  });

  it.each([-12, '-12', '-0.5', '+3'])('%j stays a number', (value) => {
    expect(csvCell(value)).toBe(String(value));
  });

  it('quotes commas, quotes and line breaks', () => {
    expect(csvCell('甲,"乙"\n丙')).toBe('"甲,""乙""\n丙"');
  });

  it('leaves an empty cell for null', () => {
    expect(csvText(['a', 'b'], [[null, true]])).toBe('\uFEFFa,b\r\n,true\r\n');
  });
});
