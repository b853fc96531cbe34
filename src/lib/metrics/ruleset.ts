import { parseCsv } from './csv.ts';
import { MetricFileError, parseMetric, readHeader } from './parse.ts';
import { sha256 } from './sha256.ts';
import type { CalendarException } from './calendar.ts';
import { systems, type MetricDefinition } from './definition.ts';

/** A version of a rule: from which day to which day which number of which days. */
export interface Rule {
  readonly rule: string;
  readonly valid_from: string | null;
  readonly valid_to: string | null;
  /** wd working days, cd calendar days rolled to a working day, fixed the start day itself, from: only marks the day a law came into force */
  readonly unit: 'wd' | 'cd' | 'fixed' | 'from';
  readonly parameter: string | null;
  readonly law: string;
  readonly note: string;
}

export interface Parameter {
  readonly parameter: string;
  /** a whole number, or one of the choices */
  readonly value: number | string;
  /** wd, cd, 元, …; `switch` is 0 or 1; words with `/` between them are the choices */
  readonly unit: string;
  /** the words it may be; null for a number */
  readonly choices: readonly string[] | null;
  readonly meaning: string;
  readonly source: string;
}

/** One line of `queries/required_documents.csv`: a document that a case file needs, and a kind that fulfils it. */
export interface RequiredDocument {
  readonly document: string;
  readonly fulfilled_by: string;
  /** empty: any */
  readonly procedure: string | null;
  readonly no_penalty: boolean | null;
  readonly condition: string | null;
  /** until when a missing one is pending: service or closing */
  readonly due: string | null;
}

export interface NamedSql {
  readonly name: string;
  readonly sql: string;
}

/** A table of the annual statistics: `queries/annual/<id>.sql`. */
export interface AnnualDefinition {
  readonly id: string;
  readonly name: { readonly zh: string; readonly en: string };
  /** in the order of the table */
  readonly columns: readonly string[];
  /** layouts its rows come from; one must be present */
  readonly sources: readonly string[];
  /** SELECT of org, key, on_date, item (the column), amount, file, record over the tables as known at the as-of day */
  readonly sql: string;
}

/** Everything in `queries/`, parsed. */
export interface Ruleset {
  /** metrics in catalogue order: by system, then by id */
  readonly definitions: readonly MetricDefinition[];
  /** shared definitions, each after those it reads */
  readonly views: readonly NamedSql[];
  /** the statutory annual tables: penalties, licences, coercion, inspections */
  readonly annual: readonly AnnualDefinition[];
  readonly rules: readonly Rule[];
  readonly parameters: readonly Parameter[];
  readonly calendar: readonly CalendarException[];
  readonly requiredDocuments: readonly RequiredDocument[];
  /** SELECT of (rule, start_on, extra): the due days that are needed */
  readonly deadlines: string;
  /** SELECT of (rule, start_on, extra, due_on, beyond) over `deadline_request`, `rule` and the calendar */
  readonly deadline: string;
  /** SELECT that turns `obligation` into verdicts */
  readonly verdict: string;
  /** SHA-256 over the sorted files' names and contents */
  readonly hash: string;
}

/** Builds the ruleset from the files of `queries/`: path below it (`metrics/PUB-07.sql`) → text. Throws with file and line when one is wrong. */
export function ruleset(files: ReadonlyMap<string, string>): Ruleset {
  const text = (path: string) => {
    const found = files.get(path);
    if (found === undefined) throw new Error(`queries/${path} is missing`);
    return found.replaceAll('\r\n', '\n');
  };
  const paths = [...files.keys()].filter((path) => /\.(sql|csv)$/.test(path)).sort(byCodePoint);
  const within = (folder: string) => paths.filter((path) => path.startsWith(`${folder}/`));
  const parameters = readParameters(text('parameters.csv'));
  return {
    definitions: within('metrics')
      .map((path) => parseMetric(path, text(path)))
      .sort(bySystem),
    views: inOrder(within('views').map((path) => ({ name: path.slice(6, -4), sql: text(path) }))),
    annual: within('annual')
      .map((path) => parseAnnual(path, text(path)))
      .sort((a, b) => annualOrder.indexOf(a.id) - annualOrder.indexOf(b.id)),
    rules: readRules(text('rules.csv'), new Set(parameters.map((p) => p.parameter))),
    parameters,
    calendar: readCalendar(text('calendar.csv')),
    requiredDocuments: readRequiredDocuments(text('required_documents.csv')),
    deadlines: text('deadlines.sql'),
    deadline: text('deadline.sql'),
    verdict: text('verdict.sql'),
    hash: sha256(paths.map((path) => `${path}\0${text(path)}\0`).join('')),
  };
}

const annualOrder = ['penalty', 'licence', 'coercion', 'inspection'];

function parseAnnual(file: string, text: string): AnnualDefinition {
  const header = readHeader(
    file,
    text.split('\n').filter((line) => line.startsWith('--')),
  );
  const value = (key: string) => {
    const found = header.get(key)?.value;
    if (!found) throw new MetricFileError(file, 1, `"${key}" is missing`);
    return found;
  };
  const list = (key: string, separator: string) =>
    value(key)
      .split(separator)
      .map((part) => part.trim());
  const id = value('id');
  if (!annualOrder.includes(id) || !file.endsWith(`/${id}.sql`)) throw new MetricFileError(file, 1, `unknown id ${id}`);
  return {
    id,
    name: { zh: value('name'), en: value('name.en') },
    columns: list('columns', '|'),
    sources: list('sources', ','),
    sql: text
      .split('\n')
      .filter((line) => !line.startsWith('--'))
      .join('\n')
      .trim(),
  };
}

function byCodePoint(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

/** The paths are sorted by id already, and the sort is stable. */
function bySystem(a: MetricDefinition, b: MetricDefinition): number {
  return systems.indexOf(a.system) - systems.indexOf(b.system);
}

/** Sorts shared definitions so that each comes after the ones it reads; by name otherwise. Throws on a circle. */
export function inOrder(views: readonly NamedSql[]): NamedSql[] {
  const waiting = new Map(views.map((view) => [view.name, view]));
  const sorted: NamedSql[] = [];
  while (waiting.size > 0) {
    const next = [...waiting.values()].find((view) =>
      tablesRead(view.sql).every((t) => t === view.name || !waiting.has(t)),
    );
    if (!next) throw new Error(`views read each other in a circle: ${[...waiting.keys()].join(', ')}`);
    waiting.delete(next.name);
    sorted.push(next);
  }
  return sorted;
}

/** Names after FROM and JOIN, comments left out. */
export function tablesRead(sql: string): string[] {
  return [...sql.replaceAll(/--.*/g, '').matchAll(/\b(?:from|join)\s+([a-z_][a-z0-9_]*)/gi)].map((m) => m[1] ?? '');
}

function readParameters(text: string): Parameter[] {
  const file = 'queries/parameters.csv';
  return parseCsv(file, text, ['parameter', 'value', 'unit', 'meaning', 'source']).map(({ line, cell }) => {
    const choices = cell.unit.includes('/') ? cell.unit.split('/') : null;
    if (choices?.includes(cell.value)) return { ...cell, choices };
    if (choices || !/^\d+$/.test(cell.value))
      throw new Error(`${file}:${line}: ${cell.value} is not ${choices ? `one of ${cell.unit}` : 'a whole number'}`);
    return { ...cell, choices, value: Number(cell.value) };
  });
}

function readRules(text: string, parameters: ReadonlySet<string>): Rule[] {
  const file = 'queries/rules.csv';
  const columns = ['rule', 'valid_from', 'valid_to', 'unit', 'parameter', 'law', 'note'] as const;
  return parseCsv(file, text, columns).map(({ line, cell }) => {
    const unit = (['wd', 'cd', 'fixed', 'from'] as const).find((u) => u === cell.unit);
    if (!unit) throw new Error(`${file}:${line}: the unit ${cell.unit} is none of wd, cd, fixed, from`);
    const counted = unit === 'wd' || unit === 'cd';
    if (counted !== parameters.has(cell.parameter))
      throw new Error(
        `${file}:${line}: ${counted ? 'no such parameter' : 'no parameter expected'} "${cell.parameter}"`,
      );
    return {
      ...cell,
      unit,
      valid_from: day(file, line, cell.valid_from),
      valid_to: day(file, line, cell.valid_to),
      parameter: cell.parameter || null,
    };
  });
}

function readCalendar(text: string): CalendarException[] {
  const file = 'queries/calendar.csv';
  return parseCsv(file, text, ['day', 'working', 'holiday']).map(({ line, cell }) => {
    const date = day(file, line, cell.day);
    if (date === null) throw new Error(`${file}:${line}: no day`);
    return { day: date, working: flag(file, line, cell.working) === true };
  });
}

function readRequiredDocuments(text: string): RequiredDocument[] {
  const file = 'queries/required_documents.csv';
  const columns = ['document', 'fulfilled_by', 'procedure', 'no_penalty', 'condition', 'due'] as const;
  return parseCsv(file, text, columns).map(({ line, cell }) => ({
    document: cell.document,
    fulfilled_by: cell.fulfilled_by,
    procedure: cell.procedure || null,
    no_penalty: flag(file, line, cell.no_penalty),
    condition: cell.condition || null,
    due: cell.due || null,
  }));
}

function day(file: string, line: number, text: string): string | null {
  if (text === '') return null;
  if (!/^\d{4}-\d{2}-\d{2}$/.test(text)) throw new Error(`${file}:${line}: ${text} is not a day like 2024-01-31`);
  return text;
}

function flag(file: string, line: number, text: string): boolean | null {
  if (text === '') return null;
  if (text !== 'yes' && text !== 'no') throw new Error(`${file}:${line}: ${text} is neither yes nor no`);
  return text === 'yes';
}
