import { spawn } from 'node:child_process';
import {
  cpSync,
  existsSync,
  mkdirSync,
  mkdtempSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs';
import { execFileSync } from 'node:child_process';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { protections, type Protection } from './list.ts';
import { failures, type Failed } from './reports.ts';
import { seenFile, seenText, seenOnes } from './seen.ts';

/**
 * `npm run test:protections [-- ID…]`: takes every protection away in a copy of the project, one at a time, and runs the test that guards it, which
 * has to fail, after it has passed with everything in place. What was seen is noted in `seen.csv`. About two hours for all of them.
 */
const root = fileURLToPath(new URL('../..', import.meta.url));
const asked = process.argv.slice(2);
const unknown = asked.filter((id) => !protections.some((p) => p.id === id));
if (unknown.length > 0) throw new Error(`no protection ${unknown.join(', ')}`);
const chosen = protections.filter(({ id }) => asked.length === 0 || asked.includes(id));

const copy = mkdtempSync(join(tmpdir(), 'mingjing-without-'));
const report = join(copy, 'test-results', 'without.json');
const sound = new Map<string, Failed[] | null>();
let survived = 0;
try {
  copyProject();
  for (const protection of chosen) {
    const line = await look(protection);
    process.stdout.write(`${line}\n`);
  }
} finally {
  rmSync(copy, { recursive: true, force: true });
}
process.stdout.write(`${chosen.length - survived} seen to fail, ${survived} not\n`);
process.exitCode = survived > 0 ? 1 : 0;

/** The files of the project as they are, and the packages by links, so that what is made in the copy is noted there. */
function copyProject(): void {
  const files = execFileSync('git', ['ls-files', '-z', '-co', '--exclude-standard'], { cwd: root, encoding: 'utf8' });
  for (const file of files.split('\0')) {
    if (file === '' || file === 'node_modules' || !existsSync(join(root, file))) continue;
    mkdirSync(dirname(join(copy, file)), { recursive: true });
    cpSync(join(root, file), join(copy, file));
  }
  mkdirSync(join(copy, 'node_modules'));
  mkdirSync(join(copy, 'test-results'));
  for (const name of readdirSync(join(root, 'node_modules')))
    if (name !== '.cache') symlinkSync(join(root, 'node_modules', name), join(copy, 'node_modules', name));
  // as in `npm test`: what is tested is made first
  for (const command of [
    ['svelte-kit', 'sync'],
    ['tsx', 'tests/support/prepare.ts'],
  ])
    execFileSync('npx', command, { cwd: copy, stdio: 'inherit' });
}

/** What is to be said of a protection: the test that failed without it, or that none did. */
async function look({ id, says, without, test, title }: Protection): Promise<string> {
  const key = `${test} ${title ?? ''}`;
  if (!sound.has(key)) sound.set(key, await run(test, title));
  const before = sound.get(key);
  if (!before || before.length > 0) {
    survived++;
    return `UNSOUND  ${id}: with everything in place ${before?.[0]?.title ?? 'nothing ran'} fails`;
  }
  const kept = without.map(({ file }) => [file, readFileSync(join(copy, file), 'utf8')] as const);
  try {
    for (const { file, text, instead } of without) {
      const path = join(copy, file);
      const whole = readFileSync(path, 'utf8');
      if (whole.split(text).length !== 2) throw new Error(`${id}: “${text}” is not once in ${file}`);
      writeFileSync(
        path,
        whole.replace(text, () => instead),
      );
    }
    const failed = await run(test, title);
    if (!failed || failed.length === 0) {
      survived++;
      return `${failed ? 'SURVIVED' : 'BROKEN  '} ${id}: ${says} (${test})`;
    }
    const [first] = failed;
    const seen = { id, failed: failed.length, title: first?.title ?? '', message: first?.message ?? '' };
    writeFileSync(seenFile, seenText([...seenOnes().filter((one) => one.id !== id), seen]));
    return `seen     ${id}: ${seen.title}: ${seen.message}`;
  } finally {
    for (const [file, text] of kept.reverse()) writeFileSync(join(copy, file), text);
  }
}

/** Runs a test in the copy. The tests that failed; null when none could be run at all. */
async function run(test: string, title: string | undefined): Promise<Failed[] | null> {
  rmSync(report, { force: true });
  const only = title === undefined ? [] : ['-g', title];
  if (test.endsWith('.spec.ts')) {
    await end('npx', ['playwright', 'test', test, ...only, '--reporter=json', '--workers=1'], {
      PLAYWRIGHT_JSON_OUTPUT_NAME: report,
    });
    return failures.playwright(report);
  }
  if (test.endsWith('.test.ts')) {
    const unit = ['vitest', 'run', '--project', 'unit', test, '--reporter=json', `--outputFile=${report}`];
    await end('npx', [...unit, ...(title === undefined ? [] : ['-t', title])]);
    return failures.vitest(report);
  }
  return failures.deploy(await end('npx', ['tsx', 'tests/deploy/run.ts', test, '--answers']));
}

function end(command: string, args: readonly string[], env: Record<string, string> = {}): Promise<string> {
  const child = spawn(command, args, {
    cwd: copy,
    env: { ...process.env, CI: 'true', ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  let said = '';
  child.stdout.on('data', (bytes: Buffer) => (said += bytes.toString()));
  child.stderr.on('data', (bytes: Buffer) => (said += bytes.toString()));
  return new Promise((resolve) => child.once('close', () => resolve(said)));
}
