/**
 * `npm test`: every check and every test of the project, one after the other, whatever fails on the way. The last line is
 * `N passed, M failed`; the exit code is 1 when anything failed. Options `--only NAME,NAME` and `--skip NAME,NAME` choose steps.
 */
import { spawn } from 'node:child_process';
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { delimiter, join } from 'node:path';
import { fileURLToPath } from 'node:url';
import * as v from 'valibot';

interface Counts {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
}

interface Step {
  readonly name: string;
  readonly command: readonly string[];
  /** reads the report the command has written; without it the step is one check, passed when the command is */
  readonly counts?: (report: string) => Counts;
}

const root = fileURLToPath(new URL('..', import.meta.url));
const reports = mkdtempSync(join(tmpdir(), 'mingjing-test-'));
const unitReport = join(reports, 'unit.json');
const e2eReport = join(reports, 'e2e.json');

const steps: readonly Step[] = [
  { name: 'sync', command: ['svelte-kit', 'sync'] },
  { name: 'types', command: ['svelte-check', '--tsconfig', './tsconfig.json', '--fail-on-warnings'] },
  { name: 'lint', command: ['eslint', '.', '--max-warnings', '0'] },
  { name: 'format', command: ['prettier', '--check', '--log-level', 'warn', '.'] },
  { name: 'generated', command: ['tsx', 'docs/generate.ts', '--check'] },
  { name: 'build', command: ['tsx', 'tests/support/prepare.ts'] },
  {
    name: 'unit',
    command: [
      'vitest',
      'run',
      '--project',
      'unit',
      '--reporter=default',
      '--reporter=json',
      `--outputFile.json=${unitReport}`,
    ],
    counts: unitCounts,
  },
  { name: 'e2e', command: ['playwright', 'test', '--reporter=list,json'], counts: e2eCounts },
];

const reportOf: Readonly<Record<string, string>> = { unit: unitReport, e2e: e2eReport };

const vitestReport = v.object({
  numPassedTests: v.number(),
  numFailedTests: v.number(),
  numPendingTests: v.number(),
  testResults: v.array(v.object({ status: v.string(), assertionResults: v.array(v.unknown()) })),
});

function unitCounts(text: string): Counts {
  const report = v.parse(vitestReport, JSON.parse(text));
  // A file that can't even be loaded has no tests to fail.
  const broken = report.testResults.filter(
    (file) => file.status === 'failed' && file.assertionResults.length === 0,
  ).length;
  return { passed: report.numPassedTests, failed: report.numFailedTests + broken, skipped: report.numPendingTests };
}

const playwrightReport = v.object({
  stats: v.object({ expected: v.number(), unexpected: v.number(), flaky: v.number(), skipped: v.number() }),
});

function e2eCounts(text: string): Counts {
  const { stats } = v.parse(playwrightReport, JSON.parse(text));
  return { passed: stats.expected, failed: stats.unexpected + stats.flaky, skipped: stats.skipped };
}

function run(command: readonly string[]): Promise<number> {
  const [program = '', ...args] = command;
  const PATH = [join(root, 'node_modules', '.bin'), process.env['PATH']].join(delimiter);
  const env = { ...process.env, PATH, PLAYWRIGHT_JSON_OUTPUT_NAME: e2eReport };
  return new Promise((resolve, reject) => {
    const child = spawn(program, args, { cwd: root, env, stdio: 'inherit' });
    child.once('error', reject);
    child.once('close', (code) => resolve(code ?? 1));
  });
}

async function runStep(step: Step): Promise<Counts> {
  const code = await run(step.command);
  const report = reportOf[step.name];
  if (!step.counts) return { passed: code === 0 ? 1 : 0, failed: code === 0 ? 0 : 1, skipped: 0 };
  const counts =
    report !== undefined && existsSync(report)
      ? step.counts(readFileSync(report, 'utf8'))
      : { passed: 0, failed: 0, skipped: 0 };
  // It failed outside of any test, in its set-up for example.
  return code !== 0 && counts.failed === 0 ? { ...counts, failed: 1 } : counts;
}

function chosen(option: string): string[] | null {
  const at = process.argv.indexOf(option);
  return at < 0 ? null : (process.argv[at + 1] ?? '').split(',');
}

const only = chosen('--only');
const skip = chosen('--skip') ?? [];
const lines: string[] = [];
let sum: Counts = { passed: 0, failed: 0, skipped: 0 };
try {
  for (const step of steps) {
    if ((only && !only.includes(step.name)) || skip.includes(step.name)) continue;
    process.stdout.write(`\n── ${step.name}: ${step.command.join(' ')}\n`);
    const started = performance.now();
    const counts = await runStep(step);
    const seconds = ((performance.now() - started) / 1000).toFixed(1);
    lines.push(
      `${counts.failed === 0 ? 'ok  ' : 'FAIL'} ${step.name}: ${counts.passed} passed, ${counts.failed} failed, ${counts.skipped} skipped, ${seconds} s`,
    );
    sum = {
      passed: sum.passed + counts.passed,
      failed: sum.failed + counts.failed,
      skipped: sum.skipped + counts.skipped,
    };
  }
} finally {
  rmSync(reports, { recursive: true, force: true });
}
process.stdout.write(`\n${lines.join('\n')}\n`);
if (sum.skipped > 0) process.stdout.write(`${sum.skipped} skipped\n`);
process.stdout.write(`${sum.passed} passed, ${sum.failed} failed\n`);
process.exitCode = sum.failed === 0 ? 0 : 1;
