import { describe, expect, test } from 'vitest';
import { headerForm } from '../clean/text.ts';
import { layoutById, layouts } from './index.ts';
import { bestHeader, fitByHeader, headerNames, layoutByName, missingColumns } from './recognise.ts';

const cases = layoutById('cases');
const officers = layoutById('officers');

function fields(header: ReturnType<typeof bestHeader>): Record<string, number> {
  return Object.fromEntries(header?.columns.map((c) => [c.column.field, c.index]) ?? []);
}

describe('layouts', () => {
  test.each(layouts.map((l) => [l.id, l] as const))('%s: no two columns share a header form', (_, layout) => {
    const owners = new Map<string, string>();
    for (const column of layout.columns)
      for (const text of [column.header, ...(column.synonyms ?? [])]) {
        expect([owners.get(headerForm(text)) ?? column.field, text]).toEqual([column.field, text]);
        owners.set(headerForm(text), column.field);
      }
    expect(headerNames(layout).size).toBeGreaterThanOrEqual(owners.size);
  });
});

describe('headers', () => {
  test('brackets, stars, spaces, line breaks and full-width signs do not matter', () => {
    for (const text of ['罚款金额（元）', '罚款金额(元)*', ' 罚款金额 元', '罚款\n金额【元】', '罚款_金额-元'])
      expect(headerForm(text)).toBe('罚款金额元');
  });

  test('columns in any order, unknown ones between them, the leftmost of two', () => {
    const header = bestHeader(cases, [['录入人', '程序类型', '当事人', '案号', '案件编号']]);
    expect(fields(header)).toEqual({ procedure: 1, party_name: 2, case_no: 3 });
  });

  test('a banner above the header is not the header', () => {
    const header = bestHeader(cases, [['长治市商务局2024年度行政处罚办案台账'], [], ['案件编号', '当事人名称', '程序类型', '立案日期']]);
    expect(header?.records).toEqual([3]);
  });

  test('a header below record 5, and as the lower half of two rows down to record 21', () => {
    const row = ['案件编号', '当事人名称', '程序类型'];
    const banners = (n: number) => Array.from({ length: n }, () => ['说明文字']);
    expect(bestHeader(cases, [...banners(19), row])?.records).toEqual([20]);
    expect(bestHeader(cases, [...banners(20), row])?.records).toEqual([20, 21]);
    expect(bestHeader(cases, [...banners(21), row])).toBeNull();
  });

  test('two rows: lower text, then group and lower text, then the upper text', () => {
    const header = bestHeader(officers, [
      ['姓名', '单位', '证件有效期', '', '公开日期'],
      ['', '', '起', '止', ''],
    ]);
    expect(header?.records).toEqual([1, 2]);
    expect(fields(header)).toEqual({ name: 0, org_name: 1, cert_from: 2, cert_to: 3, published_on: 4 });
  });

  test('one row wins a tie against two', () => {
    const header = bestHeader(officers, [['姓名', '单位', '证件编号'], ['张三', '市商务局', '1404']]);
    expect(header?.records).toEqual([1]);
  });

  test.each([
    ['罚款金额（万元）', '万元'],
    ['罚款金额(元)', '元'],
    ['罚款金额', '元'],
  ])('%s is in %s', (text, unit) => {
    expect(bestHeader(cases, [['案件编号', text]])?.columns.find((c) => c.column.field === 'fine')?.unit).toBe(unit);
  });

  test('a 万元 layout whose header names no unit is in 万元', () => {
    const header = bestHeader(layoutById('credit_penalties'), [['行政处罚决定书文号', '罚款金额']]);
    expect(header?.columns.find((c) => c.column.field === 'fine')?.unit).toBe('万元');
  });
});

describe('which layout', () => {
  test('the longest title in the file name', () => {
    expect(layoutByName(layouts, '沁县-行政处罚办案台账（2024）.csv')?.id).toBe('cases');
    expect(layoutByName(layouts, 'a.csv')).toBeNull();
  });

  test('by header alone, when every required column is there', () => {
    const { fit } = fitByHeader(layouts, [[['案件编号', '办案机关', '当事人名称', '程序类型']]]);
    expect(fit?.header.layout.id).toBe('cases');
  });

  test('otherwise the nearest one and what it lacks', () => {
    const { fit, nearest } = fitByHeader(layouts, [[['案件编号', '当事人名称', '案由', '处罚种类']]]);
    expect(fit).toBeNull();
    expect(nearest?.layout.id).toBe('cases');
    expect(nearest?.missing).toEqual(['程序类型', '办案机关 或 办案机关统一社会信用代码']);
    expect(missingColumns(cases, null)).toHaveLength(4);
  });

  test('the sheet with the best header, whichever it is', () => {
    const { fit } = fitByHeader(layouts, [[['说明']], [['姓名', '单位', '证件编号', '执法类别']]]);
    expect([fit?.sheet, fit?.header.layout.id]).toEqual([1, 'officers']);
  });
});
