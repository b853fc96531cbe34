import type { Manifest } from '../snapshot/manifest.ts';

/**
 * Agencies' names as short as they can be told apart in a table. Code → name. All names end alike (商务局); what stands before that end in
 * one name and begins others (长治市) is left out of those: 长治市潞州区商务局 → 潞州区商务局.
 */
export function shortNames(agencies: Manifest['agencies']): Map<string, string> {
  const end = reverse(common(agencies.map(({ name }) => reverse(name)))).length;
  const stems = agencies.map(({ name }) => name.slice(0, name.length - end)).filter((stem) => stem !== '');
  return new Map(
    agencies.map(({ code, name }) => {
      const stem = name.slice(0, name.length - end);
      const above = stems
        .filter((other) => other !== stem && stem.startsWith(other))
        .sort((a, b) => b.length - a.length)[0];
      return [code, agencies.length > 1 && above ? name.slice(above.length) : name];
    }),
  );
}

function common(texts: readonly string[]): string {
  const [first = '', ...rest] = texts;
  let n = first.length;
  for (const text of rest) while (n > 0 && !text.startsWith(first.slice(0, n))) n--;
  return first.slice(0, n);
}

function reverse(text: string): string {
  return [...text].reverse().join('');
}
