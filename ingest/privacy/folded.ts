/** A text as it is meant, for looking for numbers in it, with the way back to the text as it is written. */
export interface Folded {
  /** one spelling: ASCII digits and letters, one kind of dash and of blank, nothing invisible */
  readonly text: string;
  /** where in the written text the n-th character begins */
  readonly from: readonly number[];
  /** where in the written text the n-th character ends */
  readonly to: readonly number[];
}

const invisible = /[\p{Cf}\p{Mn}]/u;
const blank = /\s/u;
const dash = /[\p{Pd}\u2212]/u;
const plain = /^[\x20-\x7e\u4e00-\u9fff]*$/u;

/** Full-width digits, mathematical ones, soft hyphens, zero-width spaces: however a number is written, it is found in the folded text. */
export function fold(text: string): Folded {
  if (plain.test(text)) {
    const from = Array.from({ length: text.length }, (_, i) => i);
    return { text, from, to: from.map((i) => i + 1) };
  }
  let folded = '';
  const from: number[] = [];
  const to: number[] = [];
  let at = 0;
  for (const character of text) {
    const next = at + character.length;
    for (const unit of oneSpelling(character)) {
      folded += unit;
      for (let i = 0; i < unit.length; i++) {
        from.push(at);
        to.push(next);
      }
    }
    at = next;
  }
  return { text: folded, from, to };
}

function oneSpelling(character: string): string {
  if (invisible.test(character)) return '';
  if (blank.test(character)) return ' ';
  if (dash.test(character)) return '-';
  return character.normalize('NFKC');
}

/** The written text with the given parts of the folded one replaced; the parts are in order and do not overlap. */
export function replaceParts(
  written: string,
  folded: Folded,
  parts: readonly { from: number; to: number; by: string }[],
): string {
  let result = '';
  let at = 0;
  for (const part of parts) {
    const start = folded.from[part.from] ?? written.length;
    const end = folded.to[part.to - 1] ?? written.length;
    result += written.slice(at, Math.max(at, start)) + part.by;
    at = Math.max(at, end);
  }
  return result + written.slice(at);
}
