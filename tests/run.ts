/**
 * `npm test`: every check and every test of the project, one after the other, whatever fails on the way. The last line is
 * `N passed, M failed`; the exit code is 1 when anything failed. Options `--only NAME,NAME` and `--skip NAME,NAME` choose steps.
 */
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, isAbsolute, join, relative } from 'node:path';
import { fileURLToPath } from 'node:url';
import { e2eReport, unitReport, type Told } from './support/run-reports.ts';

interface Step {
  readonly name: string;
  readonly command: readonly string[];
  /** reads the report the command has written; without it the step is one check, passed when the command is */
  readonly told?: (report: string) => Told;
}

const root = fileURLToPath(new URL('..', import.meta.url));
const reports = mkdtempSync(join(tmpdir(), 'mingjing-test-'));
const unitFile = join(reports, 'unit.json');
const e2eFile = join(reports, 'e2e.json');

/** One after the other; what stands side by side in a stage runs at the same time, each in the order of its line. */
const stages: readonly (readonly (readonly Step[])[])[] = [
  [[{ name: 'sync', command: ['svelte-kit', 'sync'] }]],
  [
    [{ name: 'lint', command: ['eslint', '.', '--max-warnings', '0'] }],
    [
      { name: 'types', command: ['svelte-check', '--tsconfig', './tsconfig.json', '--fail-on-warnings'] },
      { name: 'format', command: ['prettier', '--check', '--log-level', 'warn', '.'] },
      { name: 'generated', command: ['tsx', 'docs/generate.ts', '--check'] },
    ],
  ],
  [[{ name: 'build', command: ['tsx', 'tests/support/prepare.ts'] }]],
  [
    [
      {
        name: 'unit',
        command: [
          'vitest',
          'run',
          '--project',
          'unit',
          '--reporter=default',
          '--reporter=json',
          `--outputFile.json=${unitFile}`,
        ],
        told: unitReport,
      },
    ],
  ],
  [[{ name: 'e2e', command: ['playwright', 'test', '--reporter=list,json'], told: e2eReport }]],
];

const reportOf: Readonly<Record<string, string>> = { unit: unitFile, e2e: e2eFile };

/** What a step printed, when it is over; at once where it runs alone. */
function run(command: readonly string[], alone: boolean): Promise<{ code: number; printed: string }> {
  const [program = '', ...args] = command;
  const PATH = [join(root, 'node_modules', '.bin'), process.env['PATH']].join(delimiter);
  const env = { ...process.env, PATH, PLAYWRIGHT_JSON_OUTPUT_NAME: e2eFile };
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { cwd: root, env, stdio: alone ? 'inherit' : ['ignore', 'pipe', 'pipe'] });
    let printed = '';
    for (const stream of [child.stdout, child.stderr])
      stream?.setEncoding('utf8').on('data', (text: string) => (printed += text));
    child.once('error', reject);
    child.once('close', (code) => resolve({ code: code ?? 1, printed }));
  });
}

async function runStep(step: Step, alone: boolean): Promise<Told> {
  const title = `\n── ${step.name}: ${step.command.join(' ')}\n`;
  if (alone) process.stdout.write(title);
  const { code, printed } = await run(step.command, alone);
  if (!alone) process.stdout.write(title + printed);
  if (!step.told) return { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, skipped: 0, files: [] };
  const report = reportOf[step.name];
  const told =
    report !== undefined && existsSync(report)
      ? step.told(readFileSync(report, 'utf8'))
      : { passed: 0, failed: 0, skipped: 0, files: [] };
  // It failed outside of any test, in its set-up for example.
  return code !== 0 && told.failed === 0 ? { ...told, failed: 1 } : told;
}

function chosen(option: string): string[] | null {
  const at = process.argv.indexOf(option);
  return at < 0 ? null : (process.argv[at + 1] ?? '').split(',');
}

const only = chosen('--only');
const skip = chosen('--skip') ?? [];
const lines: string[] = [];
let [passed, failed, skipped] = [0, 0, 0];

async function inOrder(steps: readonly Step[], alone: boolean): Promise<void> {
  for (const step of steps) {
    const started = performance.now();
    const told = await runStep(step, alone);
    const seconds = ((performance.now() - started) / 1000).toFixed(1);
    lines.push(
      `${told.failed === 0 ? 'ok  ' : 'FAIL'} ${step.name}: ${told.passed} passed, ${told.failed} failed, ${told.skipped} skipped, ${seconds} s`,
      ...longest(told),
    );
    passed += told.passed;
    failed += told.failed;
    skipped += told.skipped;
  }
}

/** The files that took longest. */
function longest({ files }: Told): string[] {
  return [...files]
    .sort((a, b) => b.seconds - a.seconds)
    .slice(0, 12)
    .map(
      ({ name, seconds }) =>
        `     ${seconds.toFixed(0).padStart(4)} s  ${isAbsolute(name) ? relative(root, name) : name}`,
    );
}

try {
  for (const stage of stages) {
    const lanes = stage.map((lane) =>
      lane.filter(({ name }) => (!only || only.includes(name)) && !skip.includes(name)),
    );
    const busy = lanes.filter((lane) => lane.length > 0);
    await Promise.all(busy.map((lane) => inOrder(lane, busy.length === 1)));
  }
} finally {
  rmSync(reports, { recursive: true, force: true });
}
process.stdout.write(`\n${lines.join('\n')}\n`);
if (skipped > 0) process.stdout.write(`${skipped} skipped\n`);
process.stdout.write(`${passed} passed, ${failed} failed\n`);
process.exitCode = failed === 0 ? 0 : 1;
