import type { Cell, DataValidation, WriteSheet } from 'hucre';
import type { Column, Layout } from '../layouts/layout.ts';
import { fieldNote } from './field-notes.ts';
import { choices, howToWrite, need, valuesInWords } from './guide.ts';
import { fonts, formatOf, headerHeight, headerStyle, page, widthOf } from './look.ts';
import { lastRow, sideSheets } from './side-sheets.ts';

/** Characters that a prompt and the message of an error may have in a workbook, and that their titles may have. */
export const limits = { prompt: 255, error: 225, title: 32 };

/** The sheet that is filled in, ready for `lastRow` rows: header with notes, formats, lists to choose from, a prompt on every cell. */
export function dataSheet(layout: Layout): WriteSheet {
  const cells = new Map<string, Partial<Cell>>();
  layout.columns.forEach((column, i) => {
    cells.set(`0,${i}`, {
      style: headerStyle(isRequired(layout, column)),
      comment: { author: '明镜', text: hints(layout, column).join('\n') },
    });
    const numFmt = formatOf(column);
    if (numFmt === null) return;
    const empty = { value: null, style: { font: fonts, numFmt } };
    for (let row = 1; row < lastRow; row++) cells.set(`${row},${i}`, empty);
  });
  return {
    name: layout.title,
    columns: layout.columns.map((column) => ({ width: widthOf(column) })),
    rows: [layout.columns.map((column) => shownHeader(layout, column))],
    cells,
    freezePane: { rows: 1 },
    rowDefs: new Map([[0, { height: headerHeight }]]),
    dataValidations: layout.columns.map((column, i) => validation(layout, column, i)),
    pageSetup: page(layout.columns.length),
  };
}

/** What the lists of the data sheet choose from, column under column. */
export function valueSheet(layout: Layout): WriteSheet {
  const lists = layout.columns.map((column) => (isList(column) ? choices(column) : []));
  const length = Math.max(1, ...lists.map((values) => values.length));
  const rows = Array.from({ length }, (_, r) => lists.map((values) => values[r] ?? null));
  return { name: sideSheets.values, hidden: true, rows: [layout.columns.map((c) => c.field), ...rows] };
}

export const isRequired = (layout: Layout, column: Column): boolean => need(layout, column) === '必填';

/** `*` is no part of a header when it is read (`headerForm`). */
const shownHeader = (layout: Layout, column: Column): string =>
  isRequired(layout, column) ? `${column.header}*` : column.header;

const isList = (column: Column): boolean => column.type === 'enum' || column.type === 'bool';

const hints = (layout: Layout, column: Column): string[] =>
  [need(layout, column), howToWrite(column), valuesInWords(column), fieldNote(layout.id, column.field)].filter(Boolean);

function validation(layout: Layout, column: Column, index: number): DataValidation {
  const letters = columnLetters(index);
  const title = column.header.length > limits.title ? '填写提示' : column.header;
  const base = {
    range: `${letters}2:${letters}${lastRow}`,
    allowBlank: true,
    showInputMessage: true,
    inputTitle: title,
    inputMessage: fitting(
      isList(column) ? hints(layout, column).filter((h) => h !== valuesInWords(column)) : hints(layout, column),
    ),
  };
  const wrong = { showErrorMessage: true, errorStyle: 'warning' as const, errorTitle: title };
  if (isList(column))
    return {
      ...base,
      ...wrong,
      type: 'list',
      formula1: `'${sideSheets.values}'!$${letters}$2:$${letters}$${choices(column).length + 1}`,
      errorMessage: '不在可选的值中。请从下拉列表中选择；可填的值见“填写说明”',
    };
  if (column.type === 'date' || column.type === 'datetime')
    return {
      ...base,
      ...wrong,
      type: 'date',
      operator: 'greaterThanOrEqual',
      formula1: 'DATE(1949,10,1)',
      errorMessage: `不是日期。请写成 ${column.type === 'date' ? '2025-03-05' : '2025-03-05 09:30'} 的样子`,
    };
  return { ...base, type: 'custom', formula1: 'TRUE' };
}

/** As many of the hints as a prompt can hold; the note of the header and the instructions have them all. */
function fitting(all: readonly string[]): string {
  let text = '';
  for (const hint of all) {
    const longer = text === '' ? hint : `${text}；${hint}`;
    if (longer.length <= limits.prompt) text = longer;
  }
  return text;
}

/** 0 → A, 26 → AA. */
function columnLetters(index: number): string {
  const rest = String.fromCharCode(65 + (index % 26));
  return index < 26 ? rest : columnLetters(Math.floor(index / 26) - 1) + rest;
}
