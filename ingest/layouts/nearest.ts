/**
 * How alike two texts are, from 0 to 1: the pairs of neighbouring characters that they share (Sørensen–Dice). Works for headers, in which
 * words change places, and for mistyped names.
 */
export function likeness(a: string, b: string): number {
  if (a === b) return 1;
  const [x, y] = [pairs(a), pairs(b)];
  const left = [...y];
  const shared = x.filter((pair) => {
    const at = left.indexOf(pair);
    if (at < 0) return false;
    left.splice(at, 1);
    return true;
  }).length;
  return (2 * shared) / (x.length + y.length);
}

/** Neighbouring characters, with an edge at either end, so that a single character has pairs, too. */
function pairs(text: string): string[] {
  const characters = ['\u0002', ...Array.from(text.toLowerCase()), '\u0003'];
  return characters.slice(1).map((character, i) => `${characters[i] ?? ''}${character}`);
}

/** The text that is most like another one; null when none is much like it. */
export function nearest(text: string, among: readonly string[]): string | null {
  let best: { text: string; like: number } | null = null;
  for (const candidate of among) {
    const like = likeness(text, candidate);
    if (like >= 0.4 && like > (best?.like ?? 0)) best = { text: candidate, like };
  }
  return best?.text ?? null;
}
