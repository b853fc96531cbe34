import { strFromU8, unzipSync } from 'fflate';
import { describe, expect, test } from 'vitest';
import type { VerdictRow } from '../results/types.ts';
import { noticeDocument } from './document.ts';
import { mostLines, notice, NoticeError, type NoticeWords } from './notice.ts';
import { rowsSheet, type RowColumnKey } from '../results/row-columns.ts';

const row = (change: Partial<VerdictRow>): VerdictRow => ({
  metric: 'PUB-08',
  org: 'A',
  key: 'CF1',
  act: '行政处罚',
  subject: 'CF1',
  state: 'overdue',
  reason: null,
  on_date: '2024-03-01',
  start_on: '2024-03-01',
  due_on: '2024-03-12',
  done_on: null,
  lag: null,
  over: 31,
  file: 2,
  record: 14,
  ...change,
});
const words: NoticeWords = {
  agency: (code) => `${code}县商务局`,
  metric: (id) => `${id}的名称`,
  law: () => '行政处罚法第48条',
  reason: (code) => `因为${code}`,
};
const facts = { asOf: '2025-03-31', period: '2024年度', provenance: ['数据截至2025年3月31日；快照 cfc5'] };

describe('a notice', () => {
  test('lists the rows of one agency, the gravest first', () => {
    const made = notice(
      [
        row({ key: 'U', state: 'unknown', due_on: null, over: null, reason: 'x' }),
        row({}),
        row({ metric: 'PUB-11' }),
        row({ key: 'L', state: 'late', over: 2 }),
      ],
      words,
      facts,
    );
    expect(made.agency).toBe('A县商务局');
    expect(
      made.parts.map(({ state, total, duties }) => [
        state,
        total,
        duties.map(({ name, law, lines }) => [name, law, lines.map(({ key, over }) => [key, over])]),
      ]),
    ).toEqual([
      [
        'overdue',
        2,
        [
          ['PUB-08的名称', '行政处罚法第48条', [['CF1', 31]]],
          ['PUB-11的名称', '行政处罚法第48条', [['CF1', 31]]],
        ],
      ],
      ['late', 1, [['PUB-08的名称', '行政处罚法第48条', [['L', 2]]]]],
      ['unknown', 1, [['PUB-08的名称', '行政处罚法第48条', [['U', null]]]]],
    ]);
  });

  test.each([
    ['empty', 0, []],
    ['agencies', 2, [row({}), row({ org: 'B' })]],
    ['states', 1, [row({}), row({ state: 'pending' })]],
    ['long', mostLines + 1, Array.from({ length: mostLines + 1 }, (_, i) => row({ key: String(i) }))],
  ] as const)('is not drafted of what it can not be about: %s', (code, n, rows) => {
    expect(() => notice(rows, words, facts)).toThrow(new NoticeError(code, n));
  });
});

test('the document has the form of an official paper, and blanks for what only the office knows', async () => {
  const made = notice([row({}), row({ key: 'CF<2>&', due_on: null, over: null, reason: 'y' })], words, facts);
  const bytes = await noticeDocument(made);
  const files = unzipSync(bytes);
  const xml = strFromU8(files['word/document.xml'] ?? new Uint8Array());
  const text = xml.replace(/<\/w:p>/g, '\n').replace(/<[^>]+>/g, '');
  expect(text).toContain('行政执法督办通知书');
  expect(text).toContain('A县商务局：');
  expect(text).toContain('一、逾期未履行或者不符合要求的事项（2项次）');
  expect(text).toContain('（一）PUB-08的名称（2项次）\n依据：行政处罚法第48条。');
  expect(text).toContain('2024-03-12\n31\n');
  expect(text).toContain('CF&lt;2&gt;&amp;');
  expect(text).toContain('于　　　　年　　月　　日前');
  expect(text).toContain('快照 cfc5');
  expect(xml).toContain('w:eastAsia="方正小标宋简体"');
  expect(xml).toMatch(/<w:sz w:val="44"\/>/);
  expect(xml).toContain('w:eastAsia="仿宋_GB2312"');
  expect(xml).toContain('<w:tblHeader/>');
  expect(xml).toMatch(/<w:pgMar w:top="2098" w:right="1474" w:bottom="1984" w:left="1587"/);
  expect(await noticeDocument(made)).toEqual(bytes);
  expect(strFromU8(files['docProps/core.xml'] ?? new Uint8Array())).toContain('2025-03-31T00:00:00Z');
});

test('a row in a table keeps its source, and an empty cell is empty', () => {
  const title = new Proxy({} as Record<RowColumnKey, string>, { get: (_, name) => String(name) });
  const states = { met: '', late: '', overdue: '逾期', pending: '', exempt: '', unknown: '' };
  const { columns, rows } = rowsSheet([row({ subject: null })], {
    ...words,
    columns: title,
    states,
    file: (index) => `第${index}个文件`,
    excuse: () => null,
  });
  const cells = Object.fromEntries(columns.map(({ title: name }, i) => [name, rows[0]?.[i]]));
  expect(cells).toMatchObject({
    org: 'A县商务局',
    orgCode: 'A',
    metric: 'PUB-08',
    state: '逾期',
    subject: null,
    reason: null,
  });
  expect(cells).toMatchObject({
    due_on: '2024-03-12',
    over: 31,
    law: '行政处罚法第48条',
    file: '第2个文件',
    record: 14,
  });
});
