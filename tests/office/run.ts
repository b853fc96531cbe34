/**
 * `npm run test:office`: whether every document and workbook that is written is valid Office Open XML. The validator is large, so that only who runs
 * these tests installs it.
 */
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

const here = import.meta.dirname;
if (!existsSync(join(here, 'node_modules', '@xarsh', 'ooxml-validator', 'package.json'))) {
  process.stderr.write(
    '缺少 Open XML 校验程序，请先运行 npm install --prefix tests/office\nThe Open XML validator is missing. Run: npm install --prefix tests/office\n',
  );
  process.exit(1);
}
const vitest = join(createRequire(import.meta.url).resolve('vitest/package.json'), '..', 'vitest.mjs');
const args = [vitest, 'run', '--project', 'office', ...process.argv.slice(2)];
const child = spawn(process.execPath, args, { cwd: join(here, '..', '..'), stdio: 'inherit' });
child.once('close', (code) => process.exit(code ?? 1));
