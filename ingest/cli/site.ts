import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { runNode } from './run.ts';

/** The folder of this project. */
export const projectFolder = fileURLToPath(new URL('../..', import.meta.url));

export const siteFolder = join(projectFolder, 'build');

/** True when the dashboard has been built. */
export function isBuilt(): boolean {
  return existsSync(join(siteFolder, 'index.html'));
}

/** Builds the dashboard into `build/`. Rejects with the builder's output when it fails. */
export async function buildSite(): Promise<void> {
  const vite = join(projectFolder, 'node_modules', 'vite', 'bin', 'vite.js');
  const { code, output } = await runNode([vite, 'build', '--logLevel', 'warn'], { cwd: projectFolder });
  if (code !== 0) throw new Error(`vite build: ${output.trim()}`);
}
