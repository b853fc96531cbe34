import type { CellObject } from '@e965/xlsx';

/** The text of a cell by the reading rules: dates `YYYY-MM-DD[ HH:MM:SS]`, numbers as plain decimals, booleans 1 or 0, errors their text. */
export function cellText(cell: CellObject): string {
  switch (cell.t) {
    case 'b':
      return cell.v === true ? '1' : '0';
    case 'd':
      return cell.v instanceof Date ? dateText(cell.v) : String(cell.v ?? '');
    case 'n':
      return typeof cell.v === 'number' ? decimalText(cell.v) : String(cell.v ?? '');
    case 'e':
      return cell.w ?? '';
    default:
      return String(cell.v ?? '');
  }
}

/** A number that only an identifier can be: a spreadsheet keeps 15 digits, so its last ones are lost. */
export function isDamagedNumber(cell: CellObject): boolean {
  return cell.t === 'n' && typeof cell.v === 'number' && Math.abs(cell.v) >= 1e15;
}

/** The name of a cell, such as `AB12`; row and column from 0. */
export function cellName(row: number, column: number): string {
  let letters = '';
  for (let rest = column + 1; rest > 0; rest = Math.floor((rest - 1) / 26))
    letters = String.fromCharCode(65 + ((rest - 1) % 26)) + letters;
  return `${letters}${row + 1}`;
}

/** `YYYY-MM-DD`, with the time when it is not midnight; the library's milliseconds are rounded away. */
function dateText(date: Date): string {
  const text = new Date(Math.round(date.getTime() / 1000) * 1000).toISOString();
  const time = text.slice(11, 19);
  return time === '00:00:00' ? text.slice(0, 10) : `${text.slice(0, 10)} ${time}`;
}

/** A number as plain decimal text, without an exponent. */
function decimalText(value: number): string {
  const text = String(value);
  const parts = /^(-?)(\d)(?:\.(\d+))?e([+-]\d+)$/u.exec(text);
  if (!parts) return text;
  const digits = `${parts[2] ?? ''}${parts[3] ?? ''}`;
  const point = 1 + Number(parts[4]);
  const plain = point <= 0 ? `0.${'0'.repeat(-point)}${digits}` : digits.padEnd(point, '0');
  return `${parts[1] ?? ''}${plain}`;
}
