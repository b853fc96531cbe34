import { unzipSync, strFromU8 } from 'fflate';
import { read, utils } from '@e965/xlsx';
import { describe, expect, test } from 'vitest';
import { loadRuleset } from '../metrics/catalogue.ts';
import type { AnnualTable } from '../results/annual.ts';
import type { Manifest } from '../snapshot/manifest.ts';
import { formsDocx } from './docx.ts';
import { formsOf, formsOfAgency, headOf, valueText } from './form.ts';
import { formsXlsx } from './xlsx.ts';

/** The statutory tables in their official form. */

const ruleset = loadRuleset();
const manifest = {
  as_of: '2025-03-31',
  agencies: [
    { code: 'A', name: '甲县商务局', region: '140400', peer_group: null, is_enforcement: true },
    { code: 'B', name: '乙县商务局', region: '140400', peer_group: null, is_enforcement: true },
    { code: 'C', name: '丙中心', region: '140400', peer_group: null, is_enforcement: false },
  ],
} as unknown as Manifest;
const definition = ruleset.annual.find(({ id }) => id === 'penalty');
if (!definition) throw new Error('no table of penalties');
const tables: AnnualTable[] = [
  {
    definition,
    rows: {
      A: { 罚款: 2, 未标明: 1, 合计: 3, '罚没金额（元）': 1000.5 },
      B: {},
      ALL: { 罚款: 2, 未标明: 1, 合计: 3, '罚没金额（元）': 1000.5 },
    },
  },
];
const forms = formsOf(manifest, ruleset.annual, tables, null, 2024);
const form = (id: string) => {
  const found = forms.forms.find((one) => one.id === id);
  if (!found) throw new Error(id);
  return found;
};

describe('the statutory tables', () => {
  test('are five, with the kinds of penalty of the law in its order, then the sum and the amount', () => {
    expect(forms.forms.map(({ number }) => number)).toEqual([1, 2, 3, 4, 5]);
    expect(form('penalty').columns.map(({ title }) => title)).toEqual([
      ...[
        '警告',
        '通报批评',
        '罚款',
        '没收违法所得、没收非法财物',
        '暂扣许可证件',
        '降低资质等级',
        '限制开展生产经营活动',
      ],
      ...[
        '责令停产停业',
        '责令关闭、限制从业',
        '吊销许可证件',
        '行政拘留',
        '其他行政处罚',
        '合计（宗）',
        '罚没金额（元）',
      ],
    ]);
    for (const { columns, id } of forms.forms)
      for (const { source } of columns)
        if (source !== null && id !== 'STF-05')
          expect(ruleset.annual.find((one) => one.id === id)?.columns, `${id} ${source}`).toContain(source);
  });

  test('have a line for each enforcing agency and one for all; nothing is 0, what has no source is empty', () => {
    const { rows, notes } = form('penalty');
    expect(rows.map(({ name }) => name)).toEqual(['甲县商务局', '乙县商务局', '合计']);
    expect(rows[1]?.values.every((value) => value === 0)).toBe(true);
    expect(notes.join('')).toContain('另有1宗没有标明处罚种类');
    expect(form('licence').rows[0]?.values).toEqual([null, null, null, null, null]);
    expect(form('licence').notes[0]).toContain('缺行政许可办件台账');
    expect(formsOfAgency(forms, 'B').forms[0]?.rows.map(({ code }) => code)).toEqual(['B']);
    expect([
      valueText(0, 'count'),
      valueText(null, 'count'),
      valueText(1000.5, 'amount'),
      valueText(0.9765, 'share'),
    ]).toEqual(['0', '', '1000.50', '97.7%']);
  });

  test('have heads over heads where columns belong together', () => {
    const [top = [], below = []] = headOf(form('coercion').columns);
    expect(top).toEqual([
      { text: '行政强制措施', columns: 4, lines: 1 },
      { text: '行政强制执行', columns: 6, lines: 1 },
      { text: '申请法院强制执行', columns: 1, lines: 2 },
      { text: '合计（宗）', columns: 1, lines: 2 },
    ]);
    expect(below).toHaveLength(10);
    expect(headOf(form('licence').columns)).toHaveLength(1);
  });

  test('are the same in the document and in the workbook, whose bytes depend on nothing else', async () => {
    const [docx, again] = [await formsDocx(forms, '1'), await formsDocx(forms, '1')];
    expect(Buffer.compare(Buffer.from(docx), Buffer.from(again))).toBe(0);
    const xml = strFromU8(unzipSync(docx)['word/document.xml'] ?? new Uint8Array());
    expect([...xml.matchAll(/<w:tblHeader/g)]).toHaveLength(
      forms.forms.reduce((n, { columns }) => n + headOf(columns).length, 0),
    );
    expect([...xml.matchAll(/<w:cantSplit/g)]).toHaveLength([...xml.matchAll(/<w:tr>/g)].length);
    const book = read(await formsXlsx(forms, '1'));
    expect(book.SheetNames).toEqual(['表1', '表2', '表3', '表4', '表5']);
    const sheet = book.Sheets['表1'];
    const lines = sheet ? utils.sheet_to_json<unknown[]>(sheet, { header: 1, defval: null }) : [];
    const line = lines.find((cells) => cells[0] === '甲县商务局');
    expect(line?.slice(1)).toEqual([0, 0, 2, ...Array<number>(9).fill(0), 3, 1000.5]);
    expect(xml).toContain('1000.50');
  });
});
