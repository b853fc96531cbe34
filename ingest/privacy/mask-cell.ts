import { key } from '../clean/values.ts';
import type { Column } from '../layouts/layout.ts';
import { maskIdentifier } from './mask-text.ts';
import { beginsWithProvince, isCreditCode } from './regions.ts';

/** Types whose cells hold a code, of a person or of an organisation. */
export function holdsIdentity(column: Column): boolean {
  return column.type === 'partycode' || column.type === 'uscc' || holdsOnlyPersons(column);
}

function holdsOnlyPersons(column: Column): boolean {
  return column.field === 'id_no' || column.field === 'legal_rep_id';
}

/**
 * The raw text of a cell made for a code, as it may be shown where nothing is known of its row: what is no code of an organisation, and no
 * number that a spreadsheet has spoiled (9.114E+17), is a person's. A text whose sender has hidden the number is returned as it is.
 */
export function maskCode(column: Column, raw: string): string {
  const code = key(raw);
  if (code.includes('*')) return raw;
  if (holdsOnlyPersons(column)) return maskIdentifier(code);
  const number = code.replace(/[^0-9A-Z]/gu, '');
  if (isCreditCode(number) || !/\d{6}/u.test(number)) return raw;
  if (column.type === 'uscc')
    return /^[1-8]\d{13,17}[\dX]$/u.test(number) && !looksLikeAgency(number) ? maskIdentifier(code) : raw;
  return /^9[1-39]/u.test(number) || looksLikeAgency(number) || /^[\d.]+E\+?\d+$/u.test(code)
    ? raw
    : maskIdentifier(code);
}

/** The code of an agency or of another public body, mistyped: 11 1404 00…, without the birth date of a citizen number. */
function looksLikeAgency(number: string): boolean {
  const dated = /^\d{6}(?:18|19|20)\d{2}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])/u.test(number);
  const old = number.length === 15 && /^\d{8}(?:0[1-9]|1[0-2])(?:0[1-9]|[12]\d|3[01])/u.test(number);
  return /^1[1239]/u.test(number) && beginsWithProvince(number.slice(2)) && !dated && !old;
}
