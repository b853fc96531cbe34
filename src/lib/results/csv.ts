/** CSV for spreadsheets: UTF-8 with BOM, CRLF, RFC 4180 quoting. What a spreadsheet would run as a formula stays text. */

export type CsvValue = string | number | boolean | null;

/** Titles and rows as one CSV text; null is an empty cell. */
export function csvText(titles: readonly string[], rows: Iterable<readonly CsvValue[]>): string {
  const lines = [titles.map(csvCell).join(',')];
  for (const row of rows) lines.push(row.map(csvCell).join(','));
  return `\uFEFF${lines.join('\r\n')}\r\n`;
}

/** One cell. Texts that begin like a formula get a leading apostrophe; numbers, also negative ones written as text, stay numbers. */
export function csvCell(value: CsvValue): string {
  if (value === null) return '';
  const text = String(value);
  const guarded =
    /^[\s\p{Cc}\p{Cf}]*[=+\-@＝＋－＠|\t\r]/u.test(text) && !/^[+-]?\d+(\.\d+)?$/.test(text) ? `'${text}` : text;
  return /[",\r\n]|^\s|\s$/.test(guarded) ? `"${guarded.replaceAll('"', '""')}"` : guarded;
}
