import { afterEach, expect, test, vi } from 'vitest';

afterEach(() => {
  vi.unstubAllGlobals();
  vi.resetModules();
});

/** The module as it is in a browser that knows Trusted Types. */
async function trusted() {
  const address = new URL('https://mingjing.example.gov/SW1/');
  vi.stubGlobal('location', { href: address.href, origin: address.origin });
  vi.stubGlobal('trustedTypes', {
    createPolicy: (_: string, rules: { createScriptURL?: (url: string) => string }) => rules,
  });
  return import('./trusted.ts');
}

test('a program is a .js file of this site', async () => {
  const { program } = await trusted();
  expect(program('_app/worker.js')).toBe('_app/worker.js');
  for (const url of [
    'https://example.org/x.js',
    '//example.org/x.js',
    'data:text/javascript,1',
    'snapshot/x.parquet',
    'blob:https://mingjing.example.gov/1',
  ])
    expect(() => program(url), url).toThrow(TypeError);
});

test('a browser that knows no Trusted Types takes the address as it is', async () => {
  const { program } = await import('./trusted.ts');
  expect(program('_app/worker.js')).toBe('_app/worker.js');
});
