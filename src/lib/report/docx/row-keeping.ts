import { convertMillimetersToTwip } from 'docx';

/** Height of the type area of a page. */
const pageHeight = convertMillimetersToTwip(225);

/** A table of up to this height is not cut: it stands on the next page where it does not fit on this one. */
const uncut = pageHeight / 2;

/** Rows of a longer table that stand together over and under a cut: no row is left alone with the head. */
const [first, last] = [2, 3];

/**
 * Which rows of a table stand on one page with the row under them. In: heights of the head and of each row in twentieths of a point; out: one answer
 * for each row. The head always stands with the first row.
 */
export function rowsKept(head: number, rows: readonly number[]): boolean[] {
  const whole = rows.reduce((sum, height) => sum + height, head) <= uncut;
  return rows.map((_, i) => i < rows.length - 1 && (whole || i < first - 1 || i >= rows.length - last));
}

/** How set text is measured, in twentieths of a point. */
export interface Setting {
  /** of a full-width character; others are half as wide */
  readonly character: number;
  readonly line: number;
  /** over and under the text of a cell, together */
  readonly margin: number;
}

/** Height of a row: that of its highest cell. `widths`: of the text in each column. */
export function rowHeight(cells: readonly string[], widths: readonly number[], set: Setting): number {
  const lines = cells.map((text, i) =>
    Math.max(1, Math.ceil(characters(text) / Math.max(1, Math.floor((widths[i] ?? 0) / set.character)))),
  );
  return Math.max(1, ...lines) * set.line + set.margin;
}

function characters(text: string): number {
  return [...text].reduce((sum, c) => sum + (c.charCodeAt(0) < 0x80 ? 0.5 : 1), 0);
}
