import Papa from 'papaparse';
import type { MetricDefinition } from './definition.ts';
import { tablesRead, type Parameter, type Rule, type Ruleset } from './ruleset.ts';

/** A parameter that a snapshot was computed with another value than `queries/parameters.csv` gives. */
export interface Override {
  readonly parameter: string;
  readonly value: number | string;
  /** what it would have been */
  readonly standard: number | string;
  readonly unit: string;
  readonly meaning: string;
  /** the local rule the value comes from, as the file states it; may be empty */
  readonly source: string;
}

export type ParameterProblem = 'columns' | 'cells' | 'unknown' | 'twice' | 'number' | 'switch' | 'percent' | 'choice';

/** A parameter file that can't be used: the first thing wrong with it. */
export class ParameterFileError extends Error {
  override readonly name = 'ParameterFileError';
  readonly kind: ParameterProblem;
  /** from 1 */
  readonly line: number;
  readonly parameter: string;
  readonly value: string;
  /** what may stand there */
  readonly allowed: readonly string[];
  constructor(kind: ParameterProblem, line: number, parameter: string, value: string, allowed: readonly string[] = []) {
    super(`line ${line}: ${kind} ${parameter} ${value}`);
    this.kind = kind;
    this.line = line;
    this.parameter = parameter;
    this.value = value;
    this.allowed = allowed;
  }
}

/**
 * Reads a table of local parameters: the columns `parameter` and `value`, and if it likes `source` (the local rule); others, such as those
 * of `queries/parameters.csv`, of which it may be an edited copy, are for the reader. Returns the values that differ from the standard.
 * Throws a `ParameterFileError`; nothing is taken from a file with a fault.
 */
export function readOverrides(text: string, known: readonly Parameter[]): Override[] {
  const { data } = Papa.parse<string[]>(text.replace(/^\uFEFF/u, ''), { delimitersToGuess: [',', '\t', ';'] });
  const [header = [], ...rows] = data.map((row) => row.map((cell) => cell.trim()));
  const at = (name: string) => header.indexOf(name);
  if (at('parameter') < 0 || at('value') < 0)
    throw new ParameterFileError('columns', 1, '', header.join(), ['parameter', 'value']);
  const seen = new Set<string>();
  return rows.flatMap((row, i) => {
    const line = i + 2;
    if (row.every((cell) => cell === '')) return [];
    const name = row[at('parameter')] ?? '';
    const text = row[at('value')] ?? '';
    if (row.length > header.length) throw new ParameterFileError('cells', line, name, String(row.length));
    const parameter = known.find((p) => p.parameter === name);
    if (!parameter)
      throw new ParameterFileError(
        'unknown',
        line,
        name,
        text,
        known.map((p) => p.parameter),
      );
    if (seen.has(name)) throw new ParameterFileError('twice', line, name, text);
    seen.add(name);
    const value = valueOf(parameter, text, line);
    if (value === parameter.value) return [];
    const { unit, meaning, value: standard } = parameter;
    const source = at('source') < 0 ? '' : (row[at('source')] ?? '');
    return [{ parameter: name, value, standard, unit, meaning, source: source === parameter.source ? '' : source }];
  });
}

function valueOf({ parameter, unit, choices }: Parameter, text: string, line: number): number | string {
  if (choices !== null) {
    if (!choices.includes(text)) throw new ParameterFileError('choice', line, parameter, text, choices);
    return text;
  }
  const value = Number(text);
  if (!/^\d{1,12}$/.test(text)) throw new ParameterFileError('number', line, parameter, text);
  if (unit === 'switch' && value > 1) throw new ParameterFileError('switch', line, parameter, text, ['0', '1']);
  if (unit === '%' && value > 100) throw new ParameterFileError('percent', line, parameter, text);
  return value;
}

/**
 * The parameters that a metric's verdicts depend on: those its SELECT names, those of the rules it names, and those of every shared
 * definition it reads, in the order of `queries/parameters.csv`.
 */
export function parametersOf({ sql }: Pick<MetricDefinition, 'sql'>, ruleset: Ruleset): Parameter[] {
  const { words, quoted } = named(sql, ruleset);
  const ruled = new Set(ruleset.rules.filter((rule) => quoted.has(rule.rule)).map((rule) => rule.parameter));
  return ruleset.parameters.filter(({ parameter }) => words.has(parameter) || ruled.has(parameter));
}

/** The versions of the rules that a metric's verdicts depend on: of due days by name, of days from which a law holds by `<rule>_from`. */
export function rulesOf({ sql }: Pick<MetricDefinition, 'sql'>, ruleset: Ruleset): Rule[] {
  const { words, quoted } = named(sql, ruleset);
  return ruleset.rules.filter(({ rule }) => quoted.has(rule) || words.has(`${rule}_from`));
}

/** Every word of a SELECT and of the shared definitions it reads, and the words in quotes. */
function named(sql: string, ruleset: Ruleset): { words: ReadonlySet<string>; quoted: ReadonlySet<string> } {
  const texts = [sql];
  const views = new Map(ruleset.views.map((view) => [view.name, view.sql]));
  for (const text of texts)
    for (const name of tablesRead(text)) {
      const view = views.get(name);
      if (view !== undefined) texts.push(view);
      views.delete(name);
    }
  const whole = texts.map((text) => text.replaceAll(/--.*/g, '')).join('\n');
  return {
    words: new Set(whole.match(/\w+/g)),
    quoted: new Set([...whole.matchAll(/'(\w+)'/g)].map(([, word]) => word ?? '')),
  };
}

/** Those of the overrides that the verdicts of these metrics depend on. */
export function overridesOf(
  definitions: readonly Pick<MetricDefinition, 'sql'>[],
  overrides: readonly Override[],
  ruleset: Ruleset,
): Override[] {
  if (overrides.length === 0) return [];
  const used = new Set(definitions.flatMap((definition) => parametersOf(definition, ruleset).map((p) => p.parameter)));
  return overrides.filter((override) => used.has(override.parameter));
}
