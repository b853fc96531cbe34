import { describe, expect, test } from 'vitest';
import { layoutById } from '../layouts/index.ts';
import { sourcesOf } from '../layouts/mapping.ts';
import { parseMapping } from './read.ts';
import { columnsShown, starterMapping } from './starter.ts';

const cases = layoutById('cases');
const head = [
  ['甲县办案登记', '', '', '', '', ''],
  ['案件\n编号', '执法单位', '当事人名称（全称）', '处罚程序', '罚款数额（万元）', '经度'],
  ['A1', '甲县商务局', '丙公司', '简易程序', '0.5', '113.1'],
];

describe('a first draft of a mapping file', () => {
  const starter = starterMapping(cases, '甲县 办案(1).csv', head);

  test('can be read back, and says what it found', () => {
    const mapping = parseMapping('f.yaml', starter.text);
    expect([mapping.id, mapping.title]).toEqual(['甲县-办案-1', '甲县 办案(1)']);
    const [feed] = mapping.feeds;
    const from = (field: string) => sourcesOf(feed.columns[field] ?? [])[0]?.from;
    expect(feed.table).toBe('cases');
    expect(from('case_no')).toBe('案件编号');
    expect(from('party_name')).toBe('当事人名称（全称）');
    expect(from('procedure')).toBe('处罚程序');
    expect(from('fine')).toBe('罚款数额（万元）');
    expect(starter.missing).toEqual([]);
  });

  test('says of every field how sure it is, whether it is needed, and of every column left over', () => {
    const line = (field: string) => starter.text.split('\n').find((text) => text.includes(` ${field}: `));
    expect(line('case_no')).toBe('      case_no: 案件编号 # 案件编号（必填）；把握：高');
    expect(line('party_name')).toBe('      party_name: 当事人名称（全称） # 当事人名称（必填）；把握：中，请核对');
    expect(line('served_on')).toBe('      # served_on: # 送达日期：没有找到相近的列');
    expect(starter.text).toContain('# 没有用到的列：经度');
    for (const column of cases.columns) expect(starter.text).toContain(column.header);
    expect(starter.unsure).toBeGreaterThan(0);
  });

  test('of a file that is like nothing names what is missing, and is no mapping yet', () => {
    const strange = starterMapping(cases, 'x.tsv', [['company_name', 'first_appeared']]);
    expect([strange.guessed, strange.missing]).toEqual([0, ['案件编号', '当事人名称', '程序类型']]);
    expect(() => parseMapping('x.yaml', strange.text)).toThrow('feeds[0].columns');
  });

  test('headers that YAML would take for something else stay texts', () => {
    const odd = starterMapping(cases, '1.csv', [['案件编号', '当事人: 名称', '程序类型', '# 案件名称', 'true']]);
    const columns = parseMapping('f.yaml', odd.text).feeds[0].columns;
    expect(sourcesOf(columns['party_name'] ?? [])[0]?.from).toBe('当事人:名称');
    expect(sourcesOf(columns['case_name'] ?? [])[0]?.from).toBe('#案件名称');
  });
});

test('the columns that the first records show are those of the first that is no title', () => {
  expect(columnsShown(head)).toBe(6);
  expect(columnsShown([['a;b;c'], ['1;2;3']])).toBe(0);
});
