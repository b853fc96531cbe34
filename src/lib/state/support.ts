/** The oldest Chromium the site is built for (`vite.config.ts`, build.target; `static/floor.js`): the last for Windows 7. */
export const minimumChromium = 109;

export type Feature = 'wasm-exceptions' | 'worker' | 'bigint';

/** What this browser lacks; empty when the dashboard can run. */
export function missingFeatures(): Feature[] {
  const missing: Feature[] = [];
  if (typeof Worker === 'undefined') missing.push('worker');
  if (typeof BigInt64Array === 'undefined') missing.push('bigint');
  if (!hasWasmExceptions()) missing.push('wasm-exceptions');
  return missing;
}

/** The smallest module that throws: validated, never run. */
function hasWasmExceptions(): boolean {
  if (typeof WebAssembly !== 'object') return false;
  return WebAssembly.validate(
    new Uint8Array([0, 97, 115, 109, 1, 0, 0, 0, 1, 4, 1, 96, 0, 0, 3, 2, 1, 0, 10, 8, 1, 6, 0, 6, 64, 25, 11, 11]),
  );
}
