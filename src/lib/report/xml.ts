/** Characters XML 1.0 can't hold, halves of surrogate pairs, and direction marks, which would turn round the text after them. */
const unfit = /[\p{Cc}\uFFFE\uFFFF\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]|\p{Cs}/gu;

/** A text from outside as it can stand in a document: in one line, without what XML can't hold. */
export function fit(text: string): string {
  return text.replace(/[\t\r\n]+/g, ' ').replace(unfit, '');
}

/** For text and for attributes. */
export function escaped(text: string): string {
  return fit(text).replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}
