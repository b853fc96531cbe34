/** What no XML 1.0 document may hold (§2.2) or should: control characters but tab and line ends, halves of surrogate pairs, U+FFFE and U+FFFF. */
const unfit = /(?![\t\n\r])\p{Cc}|[\uFFFE\uFFFF]|\p{Cs}/gu;

/** A text from outside as it can stand in any document: what can't be written is shown by a sign in its place, never left out in silence. */
export function shown(text: string): string {
  return text.replace(unfit, (character) => {
    const code = character.charCodeAt(0);
    // the control pictures: ␀ is U+2400, ␡ U+2421
    if (code < 0x20) return String.fromCharCode(0x2400 + code);
    return code === 0x7f ? '\u2421' : '\uFFFD';
  });
}
