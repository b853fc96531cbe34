import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

/** A folder beside the project that some machines have; null where it is not. Tests that need it are then skipped. */
export function beside(path: string): string | null {
  const folder = fileURLToPath(new URL(`../../../shared/${path}`, import.meta.url));
  return existsSync(folder) ? folder : null;
}
