import { shown } from './shown.ts';

/** Characters a cell of a workbook can hold; with more, spreadsheets call the whole file damaged. */
export const longestCell = 32_767;

/** What spreadsheets read as a character's number (ECMA-376, 22.4.2.4): `_x0041_` is A. */
const escape = /_(?=x[0-9a-f]{4}_)/gi;

/** A text from outside as the text of a cell: lines end as spreadsheets end them, what can't be written is shown by a sign, what is too long is cut and says so. */
export function cellText(text: string): string {
  return shown(fitting(text.replace(/\r\n?/g, '\n'))).replace(escape, '_x005F_');
}

function fitting(text: string): string {
  if (text.length <= longestCell) return text;
  const mark = `……（截断 cut：${text.length}）`;
  const cut = text.slice(0, longestCell - mark.length);
  // not between the halves of a character
  return (/[\uD800-\uDBFF]$/.test(cut) ? cut.slice(0, -1) : cut) + mark;
}
