/**
 * `npm run test:cluster [FILE…]`: the tests that need the ClickHouse engine. It is large, so that only who runs these tests installs it.
 */
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { createRequire } from 'node:module';
import { join } from 'node:path';

const here = import.meta.dirname;
if (!existsSync(join(here, 'node_modules', 'chdb', 'package.json'))) {
  process.stderr.write(
    '缺少 ClickHouse 内嵌引擎，请先运行 npm install --prefix tests/cluster\nThe embedded ClickHouse engine is missing. Run: npm install --prefix tests/cluster\n',
  );
  process.exit(1);
}
const vitest = join(createRequire(import.meta.url).resolve('vitest/package.json'), '..', 'vitest.mjs');
const args = [vitest, 'run', '--project', 'cluster', ...process.argv.slice(2)];
const child = spawn(process.execPath, args, { cwd: join(here, '..', '..'), stdio: 'inherit' });
child.once('close', (code) => process.exit(code ?? 1));
