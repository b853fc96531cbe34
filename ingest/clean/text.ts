/** White space of the reading rules: Unicode White_Space, zero-width spaces and joiners, the word joiner and the BOM. */
export const whiteSpaceClass = '\\p{White_Space}\\u200B-\\u200D\\u2060\\uFEFF';

const anyWhiteSpace = new RegExp(`[${whiteSpaceClass}]+`, 'gu');
const outerWhiteSpace = new RegExp(`^[${whiteSpaceClass}]+|[${whiteSpaceClass}]+$`, 'gu');
const headerNoise = new RegExp(`[${whiteSpaceClass}*:()[\\]〔〕【】_-]+`, 'gu');

/** Texts that people write into a cell that has nothing to say; compared without white space, in upper case. */
const placeholders = new Set(['', '无', '/', '\\', '—', '——', '-', '--', '空', '暂无', '不详', 'NULL', 'N/A']);

/** NFKC: full-width letters, digits and brackets become the plain ones. */
export function nfkc(text: string): string {
  return text.normalize('NFKC');
}

export function withoutWhiteSpace(text: string): string {
  return text.replace(anyWhiteSpace, '');
}

export function trimmed(text: string): string {
  return text.replace(outerWhiteSpace, '');
}

/** No text or only white space. A placeholder is text here. */
export function isBlank(text: string): boolean {
  return trimmed(text) === '';
}

/** No value: blank, or one of the placeholders. */
export function isEmpty(text: string): boolean {
  return placeholders.has(withoutWhiteSpace(nfkc(text)).toUpperCase());
}

/** The form in which headers are compared: `罚款金额（元）`, `罚款金额(元)*` and ` 罚款金额 元` are the same header. */
export function headerForm(text: string): string {
  return nfkc(text).replace(headerNoise, '');
}

/** Orders texts by code point, whatever the locale. */
export function byCodePoint(a: string, b: string): number {
  const [x, y] = [Array.from(a), Array.from(b)];
  for (let i = 0; i < Math.min(x.length, y.length); i++) {
    const difference = (x[i]?.codePointAt(0) ?? 0) - (y[i]?.codePointAt(0) ?? 0);
    if (difference !== 0) return difference;
  }
  return x.length - y.length;
}
