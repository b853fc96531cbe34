import { feedbackOf } from '../../src/lib/evaluation/feedback.ts';
import { evidenceFacts, evidenceOf, evidenceRows } from '../../src/lib/report/evidence.ts';
import { everyone, gather } from '../../src/lib/report/facts.ts';
import { fileNames } from '../../src/lib/report/file-names.ts';
import { reportFiles } from '../../src/lib/report/files.ts';
import { chipsOf } from '../../src/lib/report/model.ts';
import { reportOf, scopesOf } from '../../src/lib/report/report.ts';
import { reportingYear } from '../../src/lib/results/period.ts';
import { version } from '../version.ts';
import { evaluationMessages, evaluationOption, sameAsFrozen } from './evaluation-option.ts';
import { excusesOption } from './excuses-command.ts';
import { manualOption } from './manual-option.ts';
import { schemeOption } from './assess-command.ts';
import { reportMessages } from './report-messages.ts';
import { withSnapshot } from './snapshot-command.ts';
import { UsageError, type Terminal } from './terminal.ts';
import { textTable } from './width.ts';
import { writeAll } from './write-all.ts';

export interface ReportArguments {
  readonly year?: number;
  readonly org?: string;
  readonly all?: boolean;
  readonly out: string;
  readonly scheme?: string;
  /** file of an excuse log */
  readonly excuses?: string;
  /** file of points that people gave */
  readonly manual?: string;
  /** file of an evaluator's decisions */
  readonly evaluation?: string;
  /** what is sent to the agencies, in place of reports */
  readonly feedback?: true;
  /** who signs; without it an agency signs its own, and the report on all leaves a line */
  readonly signer?: string;
}

/** Writes the year-end report and its evidence of an agency, of all together, or of each. Nothing is written before everything is made. */
export async function reportCommand(folder: string, options: ReportArguments, tell: Terminal): Promise<void> {
  const t = reportMessages(tell.language);
  if (options.all && options.org !== undefined) throw new UsageError(t.orgOrAll);
  if (options.feedback && !options.all && options.org === undefined)
    throw new UsageError(evaluationMessages(tell.language).feedbackScope);
  const excuses = excusesOption(options.excuses, tell);
  await withSnapshot(folder, tell, async (snapshot) => {
    const { engine, manifest, ruleset, definitions } = snapshot;
    const { org } = options;
    if (org !== undefined && !manifest.agencies.some(({ code }) => code === org))
      throw new UsageError(tell.m.errors.noOrg(org));
    const scheme = schemeOption(options.scheme, ruleset, tell);
    const manual = manualOption(options.manual, scheme, manifest, tell);
    const year = options.year ?? reportingYear(manifest.as_of);
    if (`${year}-01-01` > manifest.as_of) throw new UsageError(t.notBegun(year, manifest.as_of));
    const evaluation = evaluationOption(options.evaluation, year, tell);
    const sources = { engine, manifest, ruleset, definitions, scheme, year, excuses, manual, evaluation };
    const facts = await gather(sources);
    sameAsFrozen(options.evaluation, facts, tell);
    const rows = await evidenceRows(engine, facts);
    const all = scopesOf(facts).filter((scope) => !options.feedback || scope !== everyone);
    const scopes = options.all ? all : [org ?? everyone];
    const files: (readonly [string, Uint8Array])[] = [];
    const lines: string[][] = [];
    for (const [i, scope] of scopes.entries()) {
      tell.progress(t.progress(i + 1, scopes.length));
      const report = options.feedback ? feedbackOf(facts, scope) : reportOf(facts, scope, options.signer);
      const sheets = evidenceOf(facts, scope, rows);
      const names = fileNames(manifest, year, scope);
      const [first, second] = options.feedback ? [names.feedback, names.reply] : [names.report, names.evidence];
      const written = await reportFiles({ facts: evidenceFacts(facts), scope, report, sheets }, version);
      files.push(...written.map(({ name, bytes }) => [name, bytes] as const));
      const problems = sheets.filter(({ number }) => number !== null).length;
      const evidence = sheets.reduce((sum, sheet) => sum + sheet.rows.length, 0);
      lines.push([first, String(chipsOf(report).length), String(problems), second, String(evidence)]);
    }
    tell.progress(null);
    await writeAll(options.out, files, tell);
    const [report = '', ...others] = t.columns;
    const columns = [{ title: report }, ...others.map((title, i) => (i === 2 ? { title } : right(title)))];
    tell.out(`${textTable(columns, lines)}\n${t.written(files.length, options.out, manifest.as_of)}\n`);
  });
}

const right = (title: string) => ({ title, align: 'right' as const });
