import { describe, expect, test } from 'vitest';
import { formFaults, partsOf } from './format-check.ts';

const figures = new Set(['13', '91.3%', '482']);
const kinds = (text: string, names = new Set<string>()) => formFaults(text, { figures, names }).map(({ kind }) => kind);

describe('the form of free text', () => {
  test('finds numbers that equal no figure of the report', () => {
    expect(formFaults('全市13个机关，公示率91.3%，其中482件。', { figures })).toEqual([]);
    expect(formFaults('手写的公示率87%没有来源。', { figures })).toEqual([{ kind: 'number', found: '87%' }]);
    expect(formFaults('共1,482件。', { figures })).toEqual([{ kind: 'number', found: '1482' }]);
  });

  test('takes dates, articles, numbers of documents and of problems for no figures', () => {
    const text =
      '2024年3月5日至2025年1月，依据行政处罚法第48条、国办发〔2018〕118号，问题WT-2024-001、证据E-2024-001-12，见附件3、表2，指标PUB-07。';
    expect(formFaults(text, { figures })).toEqual([]);
    expect(formFaults('1.查明原因\n2.补齐记录', { figures })).toEqual([]);
  });

  test.each([
    ['一、总体情况\n正文', 'level'],
    ['（一）总体情况。', 'stop'],
    ['（1）先列第四级', 'order'],
    ['（一）甲\n（三）乙', 'order'],
    ['1.甲\n1.乙', 'order'],
    ['提高13％', 'unit'],
    ['罚没482万元，退还13元', 'unit'],
    ['与24年相比', 'year'],
    ['联系人电话13800001111', 'personal'],
  ])('finds a fault of form in %j', (text, kind) => {
    expect(kinds(text)).toContain(kind);
  });

  test.each(['（一）甲\n1.乙\n（1）丙\n（2）丁\n2.戊\n（二）己', '（十）甲'.replace('十', '一'), '二十年以来'])(
    'has nothing against %j',
    (text) => expect(kinds(text)).toEqual([]),
  );

  test('finds names of persons in a version for the public only', () => {
    expect(kinds('王建国同志负责整改。')).toEqual([]);
    expect(formFaults('王建国同志负责整改。', { figures, names: new Set(['王建国', '王']) })).toEqual([
      { kind: 'name', found: '王建国' },
    ]);
  });
});

test('a text refers only to tables, charts and annexes that the report has', () => {
  const parts = { 表: 3, 图: 2, 附件: 3 };
  const context = { figures: new Set<string>(), parts };
  expect(formFaults('详见表3、图2和附件3。', context)).toEqual([]);
  expect(formFaults('详见表4、图0和附件5。', context)).toEqual(
    ['表4', '图0', '附件5'].map((found) => ({ kind: 'reference', found })),
  );
  const heading = { kind: 'heading', level: 1, text: [] } as const;
  const table = { kind: 'table', caption: '', columns: [], rows: [] } as const;
  expect(partsOf({ body: [heading, table], annexes: [{ title: '', blocks: [table] }] })).toEqual({
    表: 2,
    图: 0,
    附件: 1,
  });
});
