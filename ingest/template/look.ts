import type { CellStyle, PageSetup } from 'hucre';
import type { Column } from '../layouts/layout.ts';

/** How the sheets of a template look: the fonts of an office document, frames, widths, formats. */

export const fonts = { name: '宋体', size: 11 };

const line = { style: 'thin', color: { rgb: 'FFBFBFBA' } } as const;
export const frame = { top: line, bottom: line, left: line, right: line };

/** The height of a row of headers, which may take two lines, in points. */
export const headerHeight = 36;

/** Landscape A4; as wide as a page when that many columns can still be read on it. */
export function page(columns: number): PageSetup {
  const fit = columns <= 14 ? { fitToPage: true, fitToWidth: 1, fitToHeight: 0 } : {};
  return { orientation: 'landscape', paperSize: 'a4', ...fit };
}

/** A header; the required ones have a colour of their own beside their `*`. */
export function headerStyle(required: boolean): CellStyle {
  return {
    font: { ...fonts, bold: true },
    fill: { type: 'pattern', pattern: 'solid', fgColor: { rgb: required ? 'FFD5E8E8' : 'FFF0F0EC' } },
    alignment: { wrapText: true, vertical: 'center', horizontal: 'center' },
    border: frame,
  };
}

/** The number format of a column: text wherever a number could lose digits, a date as a date; none where a plain number does. */
export function formatOf(column: Column): string | null {
  switch (column.type) {
    case 'date':
      return 'yyyy-mm-dd';
    case 'datetime':
      return 'yyyy-mm-dd hh:mm:ss';
    case 'money':
    case 'wan':
    case 'num':
    case 'int':
      return null;
    default:
      return '@';
  }
}

/** The width of a column, in digits of the standard font; a Chinese character is two wide. */
export function widthOf(column: Column): number {
  const header = column.header.length * 2 + 3;
  const wide = ['text', 'people', 'docno', 'uscc', 'partycode', 'datetime'].includes(column.type) ? 22 : 13;
  return Math.max(wide, Math.min(header, 26));
}
