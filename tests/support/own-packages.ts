import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

/**
 * Runs a project of vitest whose packages are too large for everybody: they have a `package.json` of their own in the folder `tests/<project>`,
 * and only who runs these tests installs them. What is missing is named, with the command that brings it.
 */
export function runWithOwnPackages(
  project: string,
  needs: string,
  said: { readonly zh: string; readonly en: string },
): void {
  const root = join(import.meta.dirname, '..', '..');
  if (!existsSync(join(root, 'tests', project, 'node_modules', needs, 'package.json'))) {
    const command = `npm install --prefix tests/${project}`;
    process.stderr.write(`缺少${said.zh}，请先运行 ${command}\n${said.en} is missing. Run: ${command}\n`);
    process.exit(1);
  }
  const vitest = join(createRequire(import.meta.url).resolve('vitest/package.json'), '..', 'vitest.mjs');
  const child = spawn(process.execPath, [vitest, 'run', '--project', project, ...process.argv.slice(2)], {
    cwd: root,
    stdio: 'inherit',
  });
  child.once('close', (code) => process.exit(code ?? 1));
}
