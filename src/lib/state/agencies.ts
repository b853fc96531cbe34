import type { Manifest } from '../snapshot/manifest.ts';

/**
 * Agencies' names as short as they can be told apart in a table: what all names begin with is left out
 * (长治市潞州区商务局 → 潞州区商务局) unless nothing of its own would remain (长治市商务局). Code → name.
 */
export function shortNames(agencies: Manifest['agencies']): Map<string, string> {
  const names = agencies.map((agency) => agency.name);
  const prefix = common(names);
  const suffix = reverse(common(names.map(reverse)));
  return new Map(
    agencies.map(({ code, name }) => {
      const own = name.length - prefix.length - suffix.length;
      return [code, own > 0 && agencies.length > 1 ? name.slice(prefix.length) : name];
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
