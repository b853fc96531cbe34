import { existsSync, readFileSync } from 'node:fs';
import { excusedMetrics, seeExcused } from '../../src/lib/excuses/effect.ts';
import { SchemeError, schemeFrom, type Scheme } from '../../src/lib/assess/scheme.ts';
import { handNotes } from '../../src/lib/assess/hand-words.ts';
import { manualTable } from '../../src/lib/assess/manual.ts';
import { defaultScheme, schemes } from '../../src/lib/assess/schemes.ts';
import { schemeOverrides, sheets, type Line, type Sheet } from '../../src/lib/assess/sheet.ts';
import { extraFormula, formula } from '../../src/lib/assess/words.ts';
import type { Override } from '../../src/lib/metrics/parameters.ts';
import type { Ruleset } from '../../src/lib/metrics/ruleset.ts';
import { csvText, type CsvValue } from '../../src/lib/results/csv.ts';
import { neutralSheet } from '../../src/lib/results/neutral.ts';
import { reportingYear } from '../../src/lib/results/period.ts';
import { besideCommand } from './beside-command.ts';
import { excusesOption } from './excuses-command.ts';
import { excusesMessages } from './excuses-messages.ts';
import { assessMessages } from './assess-messages.ts';
import type { Format } from './layouts-command.ts';
import { manualMessages, manualOption } from './manual-option.ts';
import { overridesText } from './parameters-command.ts';
import { withSnapshot, type Opened } from './snapshot-command.ts';
import { UsageError, type Terminal } from './terminal.ts';
import { whatIfCommand } from './what-if-command.ts';
import { textTable, type TableColumn } from './width.ts';

export interface AssessArguments {
  readonly year?: number;
  /** file of another scheme */
  readonly scheme?: string;
  readonly org?: string;
  /** file of an excuse log */
  readonly excuses?: string;
  /** file of points that people gave */
  readonly manual?: string;
  readonly manualTemplate?: boolean;
  /** the agency whose rows are looked at */
  readonly whatIf?: string;
  readonly besideLastYear?: boolean;
  readonly format: Format;
}

/** Prints what every agency scores by a scheme, or the sheet of one with its formulas and inputs. */
export async function assessCommand(folder: string, options: AssessArguments, tell: Terminal): Promise<void> {
  const excuses = excusesOption(options.excuses, tell);
  await withSnapshot(folder, tell, async (snapshot) => {
    const { engine, manifest, definitions, ruleset } = snapshot;
    const { org } = options;
    for (const code of [org, options.whatIf])
      if (code !== undefined && !manifest.agencies.some((agency) => agency.code === code))
        throw new UsageError(tell.m.errors.noOrg(code));
    const scheme = schemeOption(options.scheme, ruleset, tell);
    const year = options.year ?? reportingYear(manifest.as_of);
    const period = { from: `${year}-01-01`, to: `${year}-12-31` };
    const manual = manualOption(options.manual, scheme, manifest, tell);
    if (options.whatIf !== undefined)
      return whatIfCommand(snapshot, { org: options.whatIf, year, scheme, manual, format: options.format }, tell);
    if (options.besideLastYear)
      return besideCommand(snapshot, { year, scheme, manual, format: options.format, org }, tell);
    const made = await sheets(engine, manifest, definitions, period, scheme, { manual });
    const chosen = Object.entries(made).filter(([code]) => org === undefined || code === org);
    if (org !== undefined && chosen.length === 0) throw new UsageError(assessMessages(tell.language).noSheet(org));
    if (options.manualTemplate) {
      const codes = new Set(chosen.map(([code]) => code));
      return tell.out(
        manualTable(
          scheme,
          manifest.agencies.filter(({ code }) => codes.has(code)),
          manual,
        ),
      );
    }
    await seeExcused(engine, excuses);
    const left = excusedMetrics(excuses);
    const after =
      options.excuses === undefined
        ? null
        : await sheets(engine, manifest, definitions, period, scheme, { excused: left, manual });
    const overrides = schemeOverrides(scheme, manifest.overrides, ruleset);
    const about = { scheme, year, overrides, after, snapshot, tell };
    if (options.format === 'json') tell.out(json(chosen, about));
    else if (options.format === 'csv') tell.out(csv(chosen, about));
    else if (org === undefined) tell.out(overview(chosen, about));
    else tell.out(chosen.map(([code, sheet]) => oneSheet(code, sheet, about)).join(''));
    const said = overridesText(overrides, tell);
    if (options.format === 'table') tell.out(said);
    else if (options.format === 'csv') tell.err(said);
  });
}

/** The scheme named on the command line: a file, or the id of one of ours; the default one without; a `UsageError` says what is wrong with it. */
export function schemeOption(path: string | undefined, ruleset: Ruleset, tell: Terminal): Scheme {
  if (path === undefined) return defaultScheme(ruleset);
  const own = existsSync(path) ? undefined : schemes(ruleset).find(({ id }) => id === path);
  if (own) return own;
  const t = assessMessages(tell.language);
  if (!existsSync(path)) throw new UsageError(t.noFile(path));
  try {
    return schemeFrom(readFileSync(path, 'utf8'), ruleset);
  } catch (cause) {
    if (cause instanceof SchemeError) throw new UsageError(t.wrong(path, cause), { cause });
    throw cause;
  }
}

interface About {
  readonly scheme: Scheme;
  readonly year: number;
  readonly overrides: readonly Override[];
  /** the sheets without the rows of the excuse log; null without one */
  readonly after: Readonly<Record<string, Sheet>> | null;
  readonly snapshot: Opened;
  readonly tell: Terminal;
}

type Made = readonly (readonly [string, Sheet])[];

function json(made: Made, { scheme, year, overrides, after, snapshot: { manifest } }: About): string {
  const scores = Object.fromEntries(made.map(([org, sheet]) => [org, neutralSheet(sheet)]));
  const lines = Object.fromEntries(made.map(([org, sheet]) => [org, sheet.lines]));
  const head = { as_of: manifest.as_of, year, scheme: { id: scheme.id, version: scheme.version } };
  const without = after && {
    without_excused: Object.fromEntries(made.flatMap(([org]) => (after[org] ? [[org, neutralSheet(after[org])]] : []))),
  };
  return `${JSON.stringify({ ...head, overrides, scores, lines, ...without }, null, 2)}\n`;
}

function csv(made: Made, about: About): string {
  const { scheme, snapshot, tell } = about;
  const t = assessMessages(tell.language);
  const items = itemsOf(scheme, snapshot, tell);
  const titles = [
    tell.m.figures.org,
    t.agency,
    ...items.map(({ id, title }) => `${id} ${title}`),
    t.total,
    t.grade,
    t.veto,
    ...afterTitles(about),
  ];
  const rows = made.map(([org, sheet]): CsvValue[] => [
    org,
    nameOf(org, snapshot),
    ...items.map(({ id }) => sheet.lines.find((line) => line.item === id)?.points ?? null),
    sheet.total,
    gradeName(sheet.grade, scheme, tell),
    sheet.veto.join(tell.m.comma),
    ...afterCells(org, about),
  ]);
  return csvText(titles, rows);
}

/** One line an agency, by peer group: the sum of each block, then total and grade. */
function overview(made: Made, about: About): string {
  const { scheme, snapshot, tell } = about;
  const t = assessMessages(tell.language);
  const groups = new Map<string | null, [string, Sheet][]>();
  for (const [org, sheet] of made) {
    const group = snapshot.manifest.agencies.find((agency) => agency.code === org)?.peer_group ?? null;
    groups.set(group, [...(groups.get(group) ?? []), [org, sheet]]);
  }
  const right = (title: string): TableColumn => ({ title, align: 'right' });
  const columns: TableColumn[] = [
    { title: t.agency },
    ...scheme.blocks.map(({ id, title, title_en }) => right(`${id} ${tell.language === 'zh' ? title : title_en}`)),
    right(t.extra),
    right(t.total),
    { title: t.grade },
    { title: t.veto },
    ...afterTitles(about).map((title, i) => (i === 0 ? right(title) : { title })),
  ];
  const sections = [...groups].map(([group, members]) => {
    const rows = members.map(([org, sheet]) => [
      nameOf(org, snapshot),
      ...scheme.blocks.map(({ items }) => sumOf(sheet, new Set(items.map((item) => item.id)), tell)),
      sumOf(sheet, new Set([...scheme.bonus, ...scheme.deductions].map(({ id }) => id)), tell),
      totalText(sheet, tell),
      gradeName(sheet.grade, scheme, tell),
      sheet.veto.join(tell.m.comma),
      ...afterCells(org, about).map((cell) => (typeof cell === 'number' ? cell.toFixed(2) : (cell ?? t.none))),
    ]);
    return `\n${t.group(group ?? t.noGroup)}\n${textTable(columns, rows)}`;
  });
  return `${lead(about)}\n${sections.join('')}`;
}

/** Total and grade without excused rows, beside those of the sheet; nothing without a log. */
function afterTitles({ after, tell }: About): string[] {
  const t = assessMessages(tell.language);
  const { after: word } = excusesMessages(tell.language);
  return after ? [t.total, t.grade].map((title) => `${title}（${word}）`) : [];
}

function afterCells(org: string, { after, scheme, tell }: About): [number | null, string] | [] {
  const sheet = after?.[org];
  return sheet ? [sheet.total, gradeName(sheet.grade, scheme, tell)] : [];
}

function sumOf({ lines }: Sheet, items: ReadonlySet<string>, { language }: Terminal): string {
  const points = lines.flatMap((line) => (items.has(line.item) && line.points !== null ? [line.points] : []));
  const waits = lines.some((line) => items.has(line.item) && line.given === null);
  if (points.length === 0) return waits ? manualMessages(language).words.waiting : assessMessages(language).none;
  return (points.reduce((sum, p) => sum + Math.round(p * 100), 0) / 100).toFixed(2);
}

/** The whole sheet of one agency: each item with what it is worked out from. */
function oneSheet(org: string, sheet: Sheet, about: About): string {
  const { scheme, snapshot, tell } = about;
  const t = assessMessages(tell.language);
  const columns: TableColumn[] = [
    { title: t.item },
    { title: t.full, align: 'right' },
    { title: t.points, align: 'right' },
    { title: t.inputs },
    { title: t.formula },
  ];
  const rows = itemsOf(scheme, snapshot, tell).map(({ id, title, formula: how }) => {
    const line = sheet.lines.find((one) => one.item === id);
    return [
      `${id} ${title}`,
      line?.most === null || line === undefined ? t.none : line.most.toFixed(2),
      line?.given === null
        ? manualMessages(tell.language).words.waiting
        : line?.points === null || line === undefined
          ? t.none
          : line.points.toFixed(2),
      line ? inputsText(line, tell) : '',
      how,
    ];
  });
  const total = totalText(sheet, tell);
  const [title, grade] = afterTitles(about);
  const [points, reached] = afterCells(org, about);
  const excused =
    title === undefined ? '' : `${title} ${points?.toFixed(2) ?? t.none}${tell.m.comma}${grade} ${reached}\n`;
  const limit =
    scheme.veto && sheet.veto.length > 0
      ? `${t.vetoLine(sheet.veto.join(tell.m.comma), gradeName(scheme.veto.at_most, scheme, tell))}\n`
      : '';
  return `${lead(about)}\n${nameOf(org, snapshot)}\n\n${textTable(columns, rows)}\n${t.totalLine(total, gradeName(sheet.grade, scheme, tell))}\n${excused}${limit}`;
}

/** The total, or how many items wait for people to score them. */
export function totalText({ total, waiting }: Sheet, { language }: Terminal): string {
  if (waiting.length > 0) return manualMessages(language).words.waitingTotal(String(waiting.length));
  return total === null ? assessMessages(language).none : total.toFixed(2);
}

export function inputsText(line: Line, { m, language }: Terminal): string {
  const { inputs, long, failing } = line;
  const parts = inputs.map(({ metric, counts }) => {
    if (!counts) return `${metric} ${m.none}`;
    const all = counts.met + counts.late + counts.overdue;
    return all === 0 ? `${metric} ${m.none}` : `${metric} ${counts.met}/${all}`;
  });
  parts.push(...handNotes(line, manualMessages(language).words));
  if (long !== null && long > 0) parts.push(assessMessages(language).long(long));
  if (failing !== null && failing > 0) parts.push(assessMessages(language).failing(failing));
  return parts.join(m.comma);
}

function lead({ scheme, year, snapshot: { manifest }, tell }: About): string {
  const title = tell.language === 'zh' ? scheme.title : scheme.title_en;
  return assessMessages(tell.language).lead(title, scheme.version, year, manifest.as_of);
}

export function itemsOf(
  scheme: Scheme,
  { ruleset }: Opened,
  { language }: Terminal,
): { id: string; title: string; formula: string }[] {
  const names = new Map(ruleset.definitions.map((d) => [d.id, d.name[language]]));
  const named = ({ id, title, title_en }: { id: string; title: string; title_en: string }) => ({
    id,
    title: language === 'zh' ? title : title_en,
  });
  return [
    ...scheme.blocks.flatMap((block) =>
      block.items.map((item) => ({ ...named(item), formula: formula(item, language, (id) => names.get(id) ?? id) })),
    ),
    ...[...scheme.bonus, ...scheme.deductions].map((extra) => ({
      ...named(extra),
      formula: extraFormula(scheme, extra.id, language),
    })),
  ];
}

export function gradeName(grade: string | null, { grades }: Scheme, { language, m }: Terminal): string {
  if (grade === null) return m.none;
  return language === 'zh' ? grade : (grades.find(({ title }) => title === grade)?.title_en ?? grade);
}

export function nameOf(org: string, { manifest }: Opened): string {
  return manifest.agencies.find((agency) => agency.code === org)?.name ?? org;
}
