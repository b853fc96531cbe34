/** Methods of lists that Chromium 109 has not yet, brought along; they do what ECMAScript 2023 says. Imported first wherever a program begins. */

export const missingMethods = ['toSorted', 'toReversed', 'toSpliced'] as const;

function bring(name: (typeof missingMethods)[number], value: (this: unknown[], ...given: never[]) => unknown[]): void {
  if (name in Array.prototype) return;
  Object.defineProperty(Array.prototype, name, { value, writable: true, configurable: true });
}

bring('toSorted', function (this: unknown[], compare?: (a: unknown, b: unknown) => number) {
  return Array.from(this).sort(compare);
});
bring('toReversed', function (this: unknown[]) {
  return Array.from(this).reverse();
});
bring('toSpliced', function (this: unknown[], ...given: never[]) {
  const copy = Array.from(this);
  copy.splice(...(given as unknown as [number, number, ...unknown[]]));
  return copy;
});
