import { existsSync, readdirSync, statSync } from 'node:fs';
import { basename } from 'node:path';
import type { Ledger, Manifest } from '../../src/lib/snapshot/manifest.ts';
import { ingest, type Reuse } from '../ingest.ts';
import { standardParts } from '../parts/layout.ts';
import { layoutById } from '../layouts/index.ts';
import type { Progress } from '../progress.ts';
import { changesReport, checkChangesFile } from './changes-report.ts';
import { changeMessages } from './change-messages.ts';
import { correctionsOption } from './corrections-option.ts';
import { mappingOption } from './mapping-command.ts';
import { maskingReport } from './masking-report.ts';
import { mappingMessages } from './mapping-messages.ts';
import type { Messages } from './messages.ts';
import { overridesText, parametersOption } from './parameters-command.ts';
import { scaleMessages, type ScaleMessages } from './scale-messages.ts';
import { saidOption } from './said-option.ts';
import { readSalt } from './salt-file.ts';
import { exitCodes, UsageError, type ExitCode, type Terminal } from './terminal.ts';
import { textTable, type TableColumn } from './width.ts';

export interface IngestArguments {
  readonly out: string;
  readonly asOf: string;
  readonly layout?: readonly string[];
  readonly read?: readonly string[];
  /** mapping files */
  readonly mapping?: readonly string[];
  /** file of corrections */
  readonly corrections?: string;
  /** file of local parameters */
  readonly parameters?: string;
  /** file for the rows that differ from the previous snapshot */
  readonly changes?: string;
  /** bytes to get along with */
  readonly memory?: number;
  /** folder for what is kept for the next time */
  readonly cache?: string;
  /** do everything again */
  readonly full?: boolean;
  /** also write what a snapshot needs to be read by parts */
  readonly byParts?: boolean;
  /** hide the names of natural persons, too */
  readonly public?: boolean;
  readonly saltFile?: string;
}

/** Reads the inputs into a snapshot and prints the ledger. Problems: a file was refused. */
export async function ingestCommand(
  inputs: readonly string[],
  options: IngestArguments,
  tell: Terminal,
): Promise<ExitCode> {
  const { m } = tell;
  for (const input of inputs) {
    if (!existsSync(input)) throw new UsageError(m.errors.noInput(input));
    if (statSync(input).isDirectory() && readdirSync(input).length === 0)
      throw new UsageError(m.errors.emptyInput(input));
  }
  if (existsSync(options.out) && !statSync(options.out).isDirectory())
    throw new UsageError(m.errors.cannotWrite(options.out, basename(options.out)));
  if (options.changes !== undefined) checkChangesFile(options.changes, tell);
  const mappings = await mappingOption(options.mapping ?? [], tell);
  const corrections = correctionsOption(options.corrections, tell);
  const overrides = parametersOption(options.parameters, tell);
  const salt = readSalt(options.saltFile, tell);
  const changes: string[] = [];
  const reuse: string[] = [];
  const manifest = await ingest({
    inputs,
    out: options.out,
    asOf: options.asOf,
    said: saidOption(options, m),
    mappings,
    corrections,
    overrides,
    salt,
    public: options.public ?? false,
    ...(options.memory !== undefined && { memory: options.memory }),
    ...(options.cache !== undefined && { cache: options.cache }),
    full: options.full ?? false,
    ...(options.byParts === true && { parts: standardParts }),
    onReuse: (found) => reuse.push(reuseText(found, m)),
    onProgress: (progress) => tell.progress(progressText(progress, m)),
    listChanges: options.changes !== undefined,
    onChanges: async (found) => {
      tell.progress(null);
      changes.push(await changesReport(found, options.changes, tell));
    },
  });
  tell.progress(null);
  tell.out(report(manifest, options.out, m));
  tell.out(reuse.join(''));
  tell.out(overridesText(manifest.overrides, tell));
  tell.out(maskingReport(manifest, m));
  if (changes.length > 0) tell.out(changes.join(''));
  else if (options.changes !== undefined) tell.err(`${changeMessages(m.language).notWritten(options.changes)}\n`);
  const used = new Set(manifest.files.map((file) => file.mapping));
  for (const { id, title } of mappings)
    if (!used.has(id)) tell.err(`${mappingMessages(m.language).unused(title, id)}\n`);
  return manifest.refused.length > 0 ? exitCodes.problems : exitCodes.ok;
}

function progressText(progress: Progress, m: Messages): string {
  const text = stepText(progress, m);
  const { done, total } = progress;
  return done === undefined || !total
    ? text
    : scaleMessages(m.language).percent(text, Math.floor((done / total) * 100));
}

function stepText({ step, file, rows }: Progress, m: Messages): string {
  if (step !== 'read') return m.progress[step];
  return rows === undefined ? m.progress.read(file ?? '') : m.progress.readRows(file ?? '', rows);
}

function reuseText({ files, allFiles, rows, agencies }: Reuse, m: Messages): string {
  const text = scaleMessages(m.language);
  return `${text.files(files, allFiles, rows)}\n${agenciesText(agencies, text)}\n`;
}

function agenciesText(plan: Reuse['agencies'], text: ScaleMessages): string {
  if ('all' in plan) return text.judgedAll[plan.all];
  const judged = plan.of - plan.kept.length;
  return judged === 0 ? text.allAgencies(plan.of) : text.agencies(judged, plan.of);
}

const counts = ['physical', 'header', 'nondata', 'blank', 'accepted', 'rejected', 'duplicates', 'conflicts'] as const;

/** The ledger of a snapshot: a line per file, what was refused and why, which metrics lack a source. */
export function report(manifest: Manifest, folder: string, m: Messages): string {
  const { ledger: t } = m;
  const columns: TableColumn[] = [
    { title: t.file },
    { title: t.layout },
    { title: t.encoding },
    ...counts.map((count) => ({ title: t[count], align: 'right' as const })),
  ];
  const numbers = (ledger: Ledger) => counts.map((count) => String(ledger[count]));
  const rows = manifest.files.map((file) => [
    file.name,
    layoutById(file.layout).title,
    file.encoding ?? file.kind,
    ...numbers(file.ledger),
  ]);
  const all = manifest.files.map((file) => file.ledger);
  const total = counts.map((count) => String(all.reduce((sum, ledger) => sum + ledger[count], 0)));
  const rejects = new Map<string, number>();
  for (const ledger of all)
    for (const [code, n] of Object.entries(ledger.reject_codes)) rejects.set(code, (rejects.get(code) ?? 0) + n);
  const lines = [textTable(columns, [...rows, [t.total, '', '', ...total]])];
  if (rejects.size > 0) lines.push(`${t.reject(codes(rejects, m))}\n`);
  const issues = Object.entries(manifest.issues);
  if (issues.length > 0) lines.push(`${t.issues(codes(issues, m))}\n`);
  if (manifest.refused.length > 0) {
    lines.push(`\n${t.refusedTitle(manifest.refused.length)}\n`);
    for (const file of manifest.refused) {
      const nearest = file.nearest_layout === null ? null : layoutById(file.nearest_layout).title;
      lines.push(`  ${file.name}${m.colon}${t.refused(file, nearest)}\n`);
    }
  }
  const notes = manifest.files.flatMap((file) => [
    ...file.notes.map(({ message }) => `  ${file.name}${m.colon}${message}\n`),
    ...(file.unread_columns.length > 0
      ? [`  ${file.name}${m.colon}${t.unread(file.unread_columns.join(m.comma))}\n`]
      : []),
  ]);
  // a file that feeds several tables says the same of each
  if (notes.length > 0) lines.push(`\n${t.notesTitle}\n`, ...new Set(notes));
  const links = Object.values(manifest.open_links).reduce((sum, n) => sum + n, 0);
  if (links > 0) lines.push(`\n${t.openLinks(links, folder)}\n`);
  const absent = Object.entries(manifest.absent);
  if (absent.length > 0) {
    lines.push(`\n${t.absentTitle}\n`);
    for (const [id, groups] of absent) lines.push(`  ${id}${m.colon}${t.absent(missingLayouts(groups, m))}\n`);
  }
  lines.push(`\n${t.written(folder, manifest.as_of, manifest.metrics.length)}\n`);
  return lines.join('');
}

function codes(entries: Iterable<readonly [string, number]>, m: Messages): string {
  return [...entries].map(([code, n]) => `${code} ${n}`).join(m.comma);
}

/** Groups of layouts of each of which one is needed, by their titles. */
export function missingLayouts(groups: readonly (readonly string[])[], m: Messages): string {
  return groups.map((group) => group.map((id) => layoutById(id).title).join(m.or)).join(m.and);
}
