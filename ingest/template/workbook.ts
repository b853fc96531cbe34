import { writeXlsx, type Cell, type CellStyle, type DataValidation, type WriteSheet } from 'hucre';
import type { Column, Layout } from '../layouts/layout.ts';
import { version } from '../version.ts';
import { exampleRows } from './examples.ts';
import { sideSheets } from './side-sheets.ts';
import { choices, howToWrite, keyInWords, need } from './guide.ts';

/** Rows whose cells have their format, and rows that are checked while they are filled in. */
const formatted = 1000;
const checked = 5000;

const fonts = { name: '宋体', size: 11 };
const frame = {
  top: { style: 'thin' },
  bottom: { style: 'thin' },
  left: { style: 'thin' },
  right: { style: 'thin' },
} as const;
const headerStyle = (required: boolean): CellStyle => ({
  font: { ...fonts, bold: true },
  fill: { type: 'pattern', pattern: 'solid', fgColor: { rgb: required ? 'FFD5E8E8' : 'FFF0F0EC' } },
  alignment: { wrapText: true, vertical: 'center', horizontal: 'center' },
  border: frame,
});

/**
 * A workbook to fill in for a layout: the data sheet with its header, notes and lists to choose from; two examples; every column explained.
 * In: a layout. Out: the bytes of an `.xlsx`, the same for the same layout and version of the program.
 */
export async function templateWorkbook(layout: Layout): Promise<Uint8Array> {
  return writeXlsx({
    sheets: [dataSheet(layout), exampleSheet(layout), guideSheet(layout), valueSheet(layout)],
    properties: { creator: `明镜 ${version}`, created: epoch, modified: epoch },
  });
}

/** The moment every template claims to have been saved; without it the bytes would depend on the clock. */
const epoch = new Date(Date.UTC(2025, 0, 1));

/** `*` is no part of a header when it is read (`headerForm`). */
const shown = (layout: Layout, column: Column): string =>
  need(layout, column) === '必填' ? `${column.header}*` : column.header;

function dataSheet(layout: Layout): WriteSheet {
  const cells = new Map<string, Partial<Cell>>();
  layout.columns.forEach((column, i) => {
    cells.set(`0,${i}`, {
      style: headerStyle(need(layout, column) === '必填'),
      comment: {
        author: '明镜',
        text: [need(layout, column), howToWrite(column), valuesInWords(column)].filter(Boolean).join('\n'),
      },
    });
    for (let row = 1; row <= formatted; row++)
      cells.set(`${row},${i}`, { value: null, style: { font: fonts, numFmt: formatOf(column) } });
  });
  return {
    name: layout.title,
    columns: layout.columns.map((column) => ({ width: widthOf(column) })),
    rows: [layout.columns.map((column) => shown(layout, column))],
    cells,
    freezePane: { rows: 1 },
    rowDefs: new Map([[0, { height: 36 }]]),
    dataValidations: layout.columns.map((column, i) => validation(layout, column, i)),
    pageSetup: { orientation: 'landscape', paperSize: 'a4', fitToPage: true, fitToWidth: 1, fitToHeight: 0 },
  };
}

/** Text wherever a number could lose digits; a date as a date. */
function formatOf(column: Column): string {
  switch (column.type) {
    case 'date':
      return 'yyyy-mm-dd';
    case 'datetime':
      return 'yyyy-mm-dd hh:mm:ss';
    case 'money':
    case 'wan':
    case 'num':
    case 'int':
      return 'General';
    default:
      return '@';
  }
}

function widthOf(column: Column): number {
  const header = column.header.length * 2 + 2;
  const wide = ['text', 'people', 'docno', 'uscc', 'partycode', 'datetime'].includes(column.type) ? 22 : 13;
  return Math.min(30, Math.max(wide, Math.min(header, 20)));
}

function validation(layout: Layout, column: Column, index: number): DataValidation {
  const letters = columnLetters(index);
  const title = column.header.slice(0, 32);
  const prompt = [need(layout, column), howToWrite(column), column.type === 'enums' ? valuesInWords(column) : '']
    .filter(Boolean)
    .join('；')
    .slice(0, 250);
  const base = {
    range: `${letters}2:${letters}${checked + 1}`,
    allowBlank: true,
    showInputMessage: true,
    inputTitle: title,
    inputMessage: prompt,
  };
  const values = choices(column);
  if (column.type === 'enum' || column.type === 'bool')
    return {
      ...base,
      type: 'list',
      formula1: `'${sideSheets.values}'!$${letters}$2:$${letters}$${values.length + 1}`,
      showErrorMessage: true,
      errorStyle: 'warning',
      errorTitle: title,
      errorMessage: `请从列表中选择：${values.join('、')}`.slice(0, 220),
    };
  if (column.type === 'date')
    return {
      ...base,
      type: 'date',
      operator: 'greaterThan',
      formula1: 'DATE(1949,10,1)',
      showErrorMessage: true,
      errorStyle: 'warning',
      errorTitle: title,
      errorMessage: '请写成 2025-03-05 的样子',
    };
  return { ...base, type: 'custom', formula1: 'TRUE' };
}

const valuesInWords = (column: Column): string => {
  const values = choices(column);
  return values.length > 0 ? `可填：${values.join('、')}` : '';
};

function exampleSheet(layout: Layout): WriteSheet {
  const examples = exampleRows(layout);
  return {
    name: sideSheets.examples,
    columns: layout.columns.map((column) => ({ width: widthOf(column) })),
    rows: [
      layout.columns.map((column) => shown(layout, column)),
      ...examples.map((row) => layout.columns.map((column) => row.get(column) ?? null)),
    ],
    cells: new Map(
      layout.columns.map((column, i) => [`0,${i}`, { style: headerStyle(need(layout, column) === '必填') }]),
    ),
    freezePane: { rows: 1 },
    rowDefs: new Map([[0, { height: 36 }]]),
  };
}

/** In characters; a Chinese one is two wide. */
const guideWidths = [34, 44, 62, 62, 50];

/** How many lines the longest cell of a row needs. */
function linesOf(row: readonly (string | null)[]): number {
  return Math.max(1, ...row.map((text, i) => Math.ceil(((text ?? '').length * 2) / (guideWidths[i] ?? 50))));
}

function guideSheet(layout: Layout): WriteSheet {
  const heads = ['列', '是否必填', '写法', '可填的值', '也认的列名'];
  const rows: (string | null)[][] = [
    [`《${layout.title}》填写说明`],
    [
      `一行的编号：${keyInWords(layout)}。编号相同、内容相同的只计一次；编号相同、内容不同的，以后出现的为准，两行都列出。`,
    ],
    [
      `数据填在“${layout.title}”工作表，从第2行起；列的次序可以改变，不用的列可以删去，必填的列不能删。本表和“${sideSheets.examples}”不会被读取。`,
    ],
    ['公民身份号码在读取时即遮蔽，电话、住址不会保留。'],
    [`由明镜 ${version} 生成。`],
    [],
    heads,
    ...layout.columns.map((column) => [
      column.header,
      need(layout, column),
      howToWrite(column),
      choices(column).join('、') || null,
      (column.synonyms ?? []).join('、') || null,
    ]),
  ];
  const wrap = { alignment: { wrapText: true, vertical: 'top' as const }, font: fonts, border: frame };
  const cells = new Map<string, Partial<Cell>>([['0,0', { style: { font: { ...fonts, bold: true, size: 14 } } }]]);
  rows
    .slice(6)
    .forEach((_, r) =>
      heads.forEach((__, c) => cells.set(`${r + 6},${c}`, { style: r === 0 ? headerStyle(false) : wrap })),
    );
  return {
    name: sideSheets.guide,
    columns: guideWidths.map((width) => ({ width })),
    rows,
    cells,
    rowDefs: new Map(rows.map((row, r) => [r, { height: r === 0 ? 24 : r < 6 ? 18 : 18 * linesOf(row) }])),
    freezePane: { rows: 7 },
    pageSetup: { orientation: 'landscape', paperSize: 'a4', fitToPage: true, fitToWidth: 1, fitToHeight: 0 },
  };
}

/** What the lists of the data sheet choose from, column under column. */
function valueSheet(layout: Layout): WriteSheet {
  const lists = layout.columns.map((column) =>
    column.type === 'enum' || column.type === 'bool' ? choices(column) : [],
  );
  const length = Math.max(1, ...lists.map((values) => values.length));
  const rows = Array.from({ length }, (_, r) => lists.map((values) => values[r] ?? null));
  return { name: sideSheets.values, hidden: true, rows: [layout.columns.map((c) => c.field), ...rows] };
}

/** 0 → A, 26 → AA. */
function columnLetters(index: number): string {
  const rest = String.fromCharCode(65 + (index % 26));
  return index < 26 ? rest : columnLetters(Math.floor(index / 26) - 1) + rest;
}
