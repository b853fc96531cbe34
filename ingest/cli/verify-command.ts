import { createHash } from 'node:crypto';
import { createReadStream, statSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { pipeline } from 'node:stream/promises';
import { readReport, ReportFileError, type ReadReport } from '../../src/lib/report/docx/read.ts';
import { recompute } from '../../src/lib/report/recompute.ts';
import { compareReports, type Verified } from '../../src/lib/report/verify.ts';
import type { Manifest } from '../../src/lib/snapshot/manifest.ts';
import { evaluationMessages, evaluationOption } from './evaluation-option.ts';
import { excusesOption } from './excuses-command.ts';
import { excusesMessages } from './excuses-messages.ts';
import { manualMessages, manualOption } from './manual-option.ts';
import { schemeOption } from './assess-command.ts';
import { withSnapshot } from './snapshot-command.ts';
import { exitCodes, reasonOf, UsageError, type ExitCode, type Terminal } from './terminal.ts';
import { verifyMessages, type VerifyMessages } from './verify-messages.ts';

export const verifyFormats = ['text', 'json'] as const;

export interface VerifyArguments {
  readonly snapshot: string;
  readonly scheme?: string;
  /** file of the excuse log that the report was made with, or of one that goes on from it */
  readonly excuses?: string;
  /** file of points that the report was made with */
  readonly manual?: string;
  /** file of the evaluator's decisions that the report was made with */
  readonly evaluation?: string;
  readonly format: (typeof verifyFormats)[number];
}

/** So many differences and paragraphs are listed as text; the JSON has all. */
const listed = 50;

/** Computes every figure of a report again and says which differ. Returns the exit code: 1 when one does. */
export async function verifyCommand(path: string, options: VerifyArguments, tell: Terminal): Promise<ExitCode> {
  const t = verifyMessages(tell.language);
  const file = await readFileAt(path, t);
  const { excuses: shown } = file.part.provenance;
  if (shown && options.excuses === undefined)
    throw new UsageError(excusesMessages(tell.language).needed(shown.entries, shown.last));
  const { evaluation: decided } = file.part.provenance;
  if (decided && options.evaluation === undefined)
    throw new UsageError(evaluationMessages(tell.language).needed(decided.stage));
  const evaluation = decided ? evaluationOption(options.evaluation, file.part.provenance.year, tell) : null;
  const excuses = excusesOption(options.excuses, tell).slice(0, Number(shown?.entries ?? 0));
  return withSnapshot(options.snapshot, tell, async ({ engine, manifest, ruleset, definitions }) => {
    await checkTables(options.snapshot, manifest, t);
    const scheme = schemeOption(options.scheme, ruleset, tell);
    if (file.part.provenance.manual !== null && options.manual === undefined)
      throw new UsageError(manualMessages(tell.language).needed);
    const manual = manualOption(options.manual, scheme, manifest, tell);
    const own = await recompute(
      { engine, manifest, ruleset, definitions, scheme, excuses, manual, evaluation },
      file.part,
    );
    if (own === null) {
      const { scope } = file.part.provenance;
      tell.out(options.format === 'json' ? json(path, null, scope) : `${t.unknownScope(scope)}\n${t.differs(path)}\n`);
      return exitCodes.problems;
    }
    const verified = compareReports(file, own);
    tell.out(options.format === 'json' ? json(path, verified, null) : text(path, verified, file, t));
    return verified.differences.length === 0 ? exitCodes.ok : exitCodes.problems;
  });
}

async function readFileAt(path: string, t: VerifyMessages): Promise<ReadReport> {
  if (!statSync(path, { throwIfNoEntry: false })?.isFile()) throw new UsageError(t.noFile(path));
  const bytes = await readFile(path).catch((cause: unknown) => {
    throw new UsageError(t.cannotRead(path, reasonOf(cause)), { cause });
  });
  try {
    return readReport(bytes);
  } catch (cause) {
    if (cause instanceof ReportFileError) throw new UsageError(t.problems[cause.kind](path, cause.detail), { cause });
    throw cause;
  }
}

/** The tables must be those that the manifest describes; a snapshot that was changed proves nothing. */
async function checkTables(folder: string, { tables }: Manifest, t: VerifyMessages): Promise<void> {
  for (const { path, sha256 } of Object.values(tables)) {
    const hash = createHash('sha256');
    await pipeline(createReadStream(join(folder, path)), hash);
    if (hash.digest('hex') !== sha256) throw new UsageError(t.changedTable(folder, path));
  }
}

function json(file: string, verified: Verified | null, unknownScope: string | null): string {
  const equal = verified !== null && verified.differences.length === 0;
  return `${JSON.stringify({ file, equal, ...(verified ?? { unknown_scope: unknownScope }) }, null, 2)}\n`;
}

function text(
  path: string,
  { differences, figures, added, gone }: Verified,
  file: ReadReport,
  t: VerifyMessages,
): string {
  const { scope, year, asOf } = file.part.provenance;
  const lines = differences.slice(0, listed).map((difference) => `  ${t.difference(difference)}`);
  if (differences.length > listed) lines.push(`  ${t.more(differences.length - listed)}`);
  const words = added.slice(0, listed).map((paragraph) => `  + ${paragraph}`);
  if (added.length > listed) words.push(`  ${t.more(added.length - listed)}`);
  return [
    t.about(year, scope, asOf),
    ...lines,
    ...(added.length + gone > 0 ? [t.words(added.length, gone), ...words] : []),
    differences.length === 0 ? t.equal(path, figures) : `${t.differs(path)}${t.count(differences.length)}`,
    '',
  ].join('\n');
}
