import type { Cell, WriteSheet } from 'hucre';
import type { Column, Layout } from '../layouts/layout.ts';
import { isRequired } from './data-sheet.ts';
import { exampleRows } from './examples.ts';
import { fonts, formatOf, frame, headerHeight, headerStyle, page, widthOf } from './look.ts';
import { sideSheets } from './side-sheets.ts';

/**
 * Two rows as they should be filled in, in the columns of the data sheet. No header here is one that is recognised, so that the examples are
 * never taken for data, whatever becomes of the data sheet; and the sheet is locked, so that nobody fills it in by mistake.
 */
export function exampleSheet(layout: Layout): WriteSheet {
  const cells = new Map<string, Partial<Cell>>();
  const alignment = { wrapText: true, vertical: 'center' } as const;
  layout.columns.forEach((column, i) => {
    const numFmt = formatOf(column);
    const style = { font: fonts, border: frame, alignment, ...(numFmt === null ? {} : { numFmt }) };
    cells.set(`0,${i}`, { style: headerStyle(isRequired(layout, column)) });
    cells.set(`1,${i}`, { style });
    cells.set(`2,${i}`, { style });
  });
  return {
    name: sideSheets.examples,
    columns: layout.columns.map((column) => ({ width: widthOf(column) })),
    rows: [
      layout.columns.map((column) => `示例：${column.header}`),
      ...exampleRows(layout).map((row) => layout.columns.map((column) => typed(column, row.get(column)))),
    ],
    cells,
    freezePane: { rows: 1 },
    rowDefs: new Map([0, 1, 2].map((row) => [row, { height: headerHeight }])),
    protection: { sheet: true },
    pageSetup: page(layout.columns.length),
  };
}

/** A cell as a spreadsheet program makes it of what is typed: dates and amounts are numbers, everything else is text. */
function typed(column: Column, text: string | undefined): string | number | Date | null {
  if (text === undefined) return null;
  switch (column.type) {
    case 'date':
      return new Date(`${text}T00:00:00Z`);
    case 'datetime':
      return new Date(`${text.replace(' ', 'T')}Z`);
    case 'money':
    case 'wan':
    case 'num':
    case 'int':
      return Number(text);
    default:
      return text;
  }
}
