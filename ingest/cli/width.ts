/** How wide texts are on a terminal: Chinese characters and full-width signs take two columns, combining marks none. */

const wide =
  /[\p{Script=Han}\p{Script=Hiragana}\p{Script=Katakana}\p{Script=Hangul}\u3000-\u303e\uff01-\uff60\uffe0-\uffe6]/u;
const none = /[\p{Mn}\p{Me}\p{Cf}]/u;

export function width(text: string): number {
  let columns = 0;
  for (const character of text) columns += none.test(character) ? 0 : wide.test(character) ? 2 : 1;
  return columns;
}

export type Align = 'left' | 'right';

/** Fills a text with blanks up to a width. */
export function pad(text: string, to: number, align: Align = 'left'): string {
  const blanks = ' '.repeat(Math.max(0, to - width(text)));
  return align === 'left' ? text + blanks : blanks + text;
}

export interface TableColumn {
  readonly title: string;
  readonly align?: Align;
}

/** A table as aligned text: titles, a rule, rows. Line breaks inside cells become blanks. */
export function textTable(columns: readonly TableColumn[], rows: readonly (readonly string[])[]): string {
  const cells = [columns.map((c) => c.title), ...rows].map((row) => row.map((cell) => cell.replace(/\s+/g, ' ')));
  const widths = columns.map((_, i) => Math.max(...cells.map((row) => width(row[i] ?? ''))));
  const line = (row: readonly string[]) =>
    columns
      .map((column, i) => pad(row[i] ?? '', widths[i] ?? 0, column.align))
      .join('  ')
      .trimEnd();
  const [head = [], ...body] = cells;
  return [line(head), widths.map((w) => '-'.repeat(w)).join('  '), ...body.map(line), ''].join('\n');
}
