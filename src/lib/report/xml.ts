import { shown } from '../export/shown.ts';

/** Direction marks, which would turn round the text after them. */
const turning = /[\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/gu;

/** A text from outside as it can stand in a document: in one line, forwards, with signs for what XML can't hold. */
export function fit(text: string): string {
  return shown(text.replace(/[\t\r\n]+/g, ' ')).replace(turning, '');
}

/** For text and for attributes. */
export function escaped(text: string): string {
  return fit(text).replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
