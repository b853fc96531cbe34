import type { Column } from '../layouts/layout.ts';
import { headerKind } from './headers.ts';
import { holdsIdentity, maskCode } from './mask-cell.ts';
import { dropped, maskText } from './mask-text.ts';

/**
 * One cell of a file as it may be shown before its rows are masked as a whole. `column`: what it is read as; undefined for a column that
 * is not read, of which only the header tells whether it is about persons.
 */
export function shownCell(text: string, header: string, column: Column | undefined): string {
  if (text.trim() === '') return text;
  if (column && holdsIdentity(column)) return maskCode(column, text);
  const kind = column ? 'other' : headerKind(header);
  return kind === 'reach' || kind === 'number' ? dropped : maskText(text);
}
