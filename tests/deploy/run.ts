import { spawn, spawnSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { demoSnapshot, prepareDemo } from '../../ingest/cli/demo.ts';
import { projectFolder, siteFolder } from '../../ingest/cli/site.ts';
import { publish } from '../../ingest/publish/publish.ts';
import { siteVariable } from '../support/browser.ts';
import { hiddenFile, wrongAnswers } from './answers.ts';
import { serveWith, webServers } from './servers.ts';

/**
 * `npm run test:deploy [-- nginx caddy] [-- spec…] [-- --answers]`: publishes the demo, serves it with the web servers that are installed and our samples, looks at
 * their answers, and runs the end-to-end tests against them. A server that is not installed is named and left out; asked for by name it is a failure.
 * `--answers` looks at the answers only.
 */
const standard = [
  'overview',
  'metric',
  'rows',
  'issues',
  'agencies',
  'cases',
  'data',
  'query',
  'policy',
  'integrity',
  'failures',
];

const words = process.argv.slice(2).filter((word) => word !== '--answers');
const answersOnly = process.argv.includes('--answers');
const chosen = webServers.filter(({ name }) => words.includes(name));
const specs = words.filter((word) => !webServers.some(({ name }) => name === word));

await prepareDemo((step) => process.stdout.write(`making ${step}\n`));
const work = mkdtempSync(join(tmpdir(), 'mingjing-deploy-'));
const lines: string[] = [];
let failed = false;
try {
  const out = join(work, 'publication');
  await publish({ snapshot: demoSnapshot, site: siteFolder, by: 'region', out });
  writeFileSync(join(out, 'all', hiddenFile), 'not to be given out');
  for (const server of chosen.length > 0 ? chosen : webServers) {
    const [program, ...args] = server.version;
    const asked = spawnSync(program, args, { encoding: 'utf8' });
    if (asked.error) {
      lines.push(`${chosen.length > 0 ? 'FAIL' : 'left out'} ${server.name}: not installed`);
      failed ||= chosen.length > 0;
      continue;
    }
    const version = `${asked.stdout}${asked.stderr}`.trim().split('\n')[0] ?? '';
    const own = join(work, server.name);
    mkdirSync(own);
    const running = await serveWith(server, join(out, 'all'), own);
    try {
      const wrong = await wrongAnswers(running.address, join(out, 'all'));
      const code = answersOnly ? 0 : await tests(running.address, specs.length > 0 ? specs : standard);
      lines.push(...wrong.map((line) => `     ${line}`));
      lines.push(`${wrong.length === 0 && code === 0 ? 'ok  ' : 'FAIL'} ${server.name} (${version})`);
      failed ||= wrong.length > 0 || code !== 0;
    } finally {
      await running.stop();
    }
  }
} finally {
  rmSync(work, { recursive: true, force: true });
}
process.stdout.write(`\n${lines.join('\n')}\n`);
process.exitCode = failed ? 1 : 0;

function tests(address: string, names: readonly string[]): Promise<number> {
  const playwright = join(projectFolder, 'node_modules', '@playwright', 'test', 'cli.js');
  const child = spawn(process.execPath, [playwright, 'test', ...names.map((name) => `e2e/${name}.spec.ts`)], {
    cwd: projectFolder,
    env: { ...process.env, [siteVariable]: address },
    stdio: 'inherit',
  });
  return new Promise((resolve) => child.once('exit', (code) => resolve(code ?? 1)));
}
