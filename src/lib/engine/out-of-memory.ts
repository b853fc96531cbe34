/**
 * Whether something failed because there was not enough memory: the engine's own limit, that of WebAssembly, or the browser's for one piece. An
 * engine that has none left to unwind its own failure ends with a full stack.
 */
export function isOutOfMemory(cause: unknown): boolean {
  const message = cause instanceof Error ? cause.message : String(cause);
  return /out of memory|could not allocate|failed to allocate|allocation failed|memory access out of bounds|invalid (?:typed )?array length|maximum call stack size exceeded/iu.test(
    message,
  );
}
