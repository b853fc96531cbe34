import { isNode, LineCounter, parseDocument, type Document } from 'yaml';
import * as v from 'valibot';
import { reasons as knownReasons } from '../i18n/reasons.zh.ts';
import { acts } from '../metrics/definition.ts';
import type { Ruleset } from '../metrics/ruleset.ts';
import { Fraction } from './fraction.ts';

/** A scoring scheme as it stands in a file (`queries/schemes/*.yaml`): data, checked when it is read. */

export type SchemeProblem =
  'syntax' | 'shape' | 'number' | 'metric' | 'reason' | 'twice' | 'rules' | 'extra' | 'grades' | 'fines' | 'quota';

/** What is wrong with a scheme: kind, line (from 1, where known), place, and the text that stands there. */
export class SchemeError extends Error {
  override readonly name = 'SchemeError';
  readonly kind: SchemeProblem;
  readonly line: number | null;
  readonly path: string;
  readonly value: string;
  constructor(kind: SchemeProblem, line: number | null, path: string, value: string) {
    super(`${line === null ? '' : `line ${line}: `}${path}: ${kind} ${value}`);
    this.kind = kind;
    this.line = line;
    this.path = path;
    this.value = value;
  }
}

const text = v.pipe(v.string(), v.minLength(1));
/** written in decimals, kept exactly */
const number = v.pipe(
  v.string(),
  v.regex(/^\d{1,4}(\.\d{1,4})?$/, 'number'),
  v.transform((written) => decimal(written)),
);
const positive = v.pipe(
  number,
  v.check((value) => value.compare(Fraction.of(0)) > 0, 'number'),
);
const share = v.pipe(
  number,
  v.check((value) => value.compare(Fraction.of(1)) <= 0, 'number'),
);
const metric = text;
const metrics = v.pipe(v.array(metric), v.minLength(1));
const titles = { title: text, title_en: text };
/** people give the points; what they look at */
const byHand = v.strictObject({ look: text, look_en: text });

/** The states of rows that points may be taken off for: never what is not due yet, and never what nobody can tell. */
export const failingStates = ['late', 'overdue'] as const;

/** Points taken off for every failing row of some metrics, `most` at most: rows in these states, of this kind of act, for these reasons; all where left out. */
const failing = v.strictObject({
  of: metrics,
  states: v.optional(v.pipe(v.array(v.picklist(failingStates)), v.minLength(1))),
  act: v.optional(v.picklist(acts)),
  reasons: v.optional(v.pipe(v.array(text), v.minLength(1))),
  each: positive,
  most: positive,
});

const item = v.strictObject({
  id: text,
  points: positive,
  ...titles,
  rate: v.optional(metric),
  least: v.optional(metrics),
  mean: v.optional(metrics),
  linear: v.optional(
    v.strictObject({
      of: metrics,
      from: v.pipe(
        share,
        v.check((value) => value.compare(Fraction.of(1)) < 0, 'number'),
      ),
    }),
  ),
  faults: v.optional(v.strictObject({ of: metric, start: positive, each: number })),
  states: v.optional(
    v.strictObject({ of: metric, met: share, late: share, late_within: number, later: share, overdue: share }),
  ),
  long_overdue: v.optional(v.strictObject({ of: metrics, parameter: text, each: number, most: number })),
  failing: v.optional(failing),
  zero_with_overdue: v.optional(metric),
  manual: v.optional(byHand),
});

/** Points added: when the rate of `of` reaches `from`, or as people give them, `points` at most. */
const bonus = v.strictObject({
  id: text,
  points: number,
  ...titles,
  of: v.optional(metric),
  from: v.optional(share),
  manual: v.optional(byHand),
});

/** Points taken off: `each` for every overdue row of the metrics, or as people give them, `most` at most. */
const deduction = v.strictObject({
  id: text,
  ...titles,
  overdue_of: v.optional(v.union([metric, metrics])),
  each: v.optional(number),
  most: number,
  manual: v.optional(byHand),
});

const schema = v.strictObject({
  id: text,
  version: text,
  ...titles,
  blocks: v.pipe(
    v.array(v.strictObject({ id: text, ...titles, items: v.pipe(v.array(item), v.minLength(1)) })),
    v.minLength(1),
  ),
  bonus: v.optional(v.array(bonus), []),
  /** all additions together come to so many points at most */
  bonus_most: v.optional(number),
  deductions: v.optional(v.array(deduction), []),
  deductions_most: v.optional(number),
  grades: v.pipe(v.array(v.strictObject({ ...titles, from: number })), v.minLength(1)),
  veto: v.optional(v.strictObject({ overdue_of: metrics, at_most: text })),
});

export type Scheme = v.InferOutput<typeof schema>;
export type SchemeBlock = Scheme['blocks'][number];
export type SchemeItem = SchemeBlock['items'][number];
export type FailingRule = v.InferOutput<typeof failing>;
export type SchemeBonus = Scheme['bonus'][number];
export type SchemeDeduction = Scheme['deductions'][number];

/** The ways a value is worked out; an item has exactly one. */
const rules = ['rate', 'least', 'mean', 'linear', 'faults', 'states', 'manual'] as const;

/**
 * Amounts of fines must not enter an assessment: 行政处罚法第74条第3款 and 优化营商环境条例第59条 forbid to link 罚款、没收的违法所得 with the assessment of an
 * agency or its staff, directly or in disguise. How well fines are decided, served and carried out may be assessed.
 */
const fines = new RegExp(
  [
    '(?:罚款|罚没|没收|罚缴)[^，。；]{0,6}(?:数额|金额|总额|额度|收入|数量|指标|任务|排名)',
    '\\b(?:fines?|confiscat\\w*)\\b[^.;]*\\b(?:amounts?|revenue|income|totals?|collected|targets?)\\b',
    '\\b(?:amounts?|revenue|income|totals?)\\b[^.;]*\\b(?:fines?|confiscat\\w*)\\b',
  ].join('|'),
  'iu',
);

/**
 * Neither must quotas of cases, penalties or checks: 国办发〔2022〕27号 and, for inspections of enterprises, 国办发〔2024〕54号 forbid them. The quality
 * (质量) of what was done is no quantity.
 */
const quotas = new RegExp(
  [
    '(?:处罚|办案|立案|检查)[^，。；]{0,4}(?:数量|件数|指标|任务|排名)',
    '人均[^，。；]{0,4}(?:处罚|罚|办案|立案|检查)',
    '\\bquotas?\\b',
  ].join('|'),
  'iu',
);

/**
 * Reads a scheme. `known`: ids of the metrics there are, `parameters`: names of the parameters. Throws a `SchemeError` that names the line;
 * nothing is taken from a scheme with a fault.
 */
export function parseScheme(source: string, known: ReadonlySet<string>, parameters: ReadonlySet<string>): Scheme {
  const lines = new LineCounter();
  const document = parseDocument(source.replace(/^\uFEFF/u, ''), { schema: 'failsafe', lineCounter: lines });
  const [broken] = document.errors;
  if (broken)
    throw new SchemeError('syntax', broken.linePos?.[0].line ?? null, '', broken.message.split('\n')[0] ?? '');
  const fail = (kind: SchemeProblem, path: Path, value: string): never => {
    throw new SchemeError(kind, lineAt(document, path, lines), written(path), value);
  };
  const parsed = v.safeParse(schema, document.toJS());
  if (!parsed.success) {
    const [issue] = parsed.issues;
    const path = (issue.path ?? []).map(({ key }) => (typeof key === 'number' ? key : String(key)));
    const found: unknown = document.getIn(path);
    const value = typeof found === 'string' ? found : '';
    return fail(issue.message === 'number' ? 'number' : 'shape', path, value);
  }
  const scheme = parsed.output;
  const seen = new Set<string>();
  for (const { path, value, key } of texts(scheme, [])) {
    if (key === 'id') {
      if (seen.has(value)) fail('twice', path, value);
      seen.add(value);
    }
    if (['title', 'title_en', 'look', 'look_en'].includes(key)) {
      if (fines.test(value)) fail('fines', path, value);
      if (quotas.test(value)) fail('quota', path, value);
    }
    if (['rate', 'of', 'least', 'mean', 'overdue_of', 'zero_with_overdue'].includes(key) && !known.has(value))
      fail('metric', path, value);
    if (key === 'reasons' && knownReasons[value] === undefined) fail('reason', path, value);
    if (key === 'parameter' && !parameters.has(value)) fail('metric', path, value);
  }
  for (const [b, block] of scheme.blocks.entries())
    for (const [i, one] of block.items.entries())
      if (rules.filter((rule) => one[rule] !== undefined).length !== 1 || (one.manual && takesOff(one)))
        fail('rules', ['blocks', b, 'items', i], one.id);
  for (const [i, { id, of, from, manual }] of scheme.bonus.entries())
    if (manual ? of !== undefined || from !== undefined : of === undefined || from === undefined)
      fail('extra', ['bonus', i], id);
  for (const [i, { id, overdue_of: of, each, manual }] of scheme.deductions.entries())
    if (manual ? of !== undefined || each !== undefined : of === undefined || each === undefined)
      fail('extra', ['deductions', i], id);
  const from = scheme.grades.map((grade) => grade.from);
  const falling = from.every((bound, i) => i === 0 || bound.compare(from[i - 1] ?? bound) < 0);
  const end = from.at(-1)?.compare(Fraction.of(0)) === 0;
  const capped = !scheme.veto || scheme.grades.some(({ title }) => title === scheme.veto?.at_most);
  if (!falling || !end) fail('grades', ['grades'], scheme.grades.map(({ title }) => title).join());
  if (!capped) fail('grades', ['veto', 'at_most'], scheme.veto?.at_most ?? '');
  return scheme;
}

/** Whether the data take points off beside the rule; where people give the points they can't. */
function takesOff({ long_overdue, failing: rows, zero_with_overdue }: SchemeItem): boolean {
  return [long_overdue, rows, zero_with_overdue].some((rule) => rule !== undefined);
}

/** A scheme in the light of the metrics and parameters there are. Throws a `SchemeError`. */
export function schemeFrom(text: string, { definitions, parameters }: Ruleset): Scheme {
  const known = new Set(definitions.map((definition) => definition.id));
  return parseScheme(text, known, new Set(parameters.map((p) => p.parameter)));
}

type Path = readonly (string | number)[];

/** Every text of a scheme with its place; `key` is the name it stands under, in a list too. */
function* texts(value: unknown, path: Path): Generator<{ path: Path; key: string; value: string }> {
  if (typeof value === 'string') yield { path, key: String(path.findLast((part) => typeof part === 'string')), value };
  else if (Array.isArray(value)) for (const [i, part] of value.entries()) yield* texts(part, [...path, i]);
  else if (typeof value === 'object' && value !== null && !(value instanceof Fraction))
    for (const [key, part] of Object.entries(value)) yield* texts(part, [...path, key]);
}

function written(path: Path): string {
  return path
    .map((part) => (typeof part === 'number' ? `[${part + 1}]` : `.${part}`))
    .join('')
    .replace(/^\./u, '');
}

/** The line of the innermost part of a path that the file has. */
function lineAt(document: Document, path: Path, lines: LineCounter): number | null {
  for (let length = path.length; length >= 0; length--) {
    const node: unknown = document.getIn(path.slice(0, length), true);
    if (isNode(node) && node.range) return lines.linePos(node.range[0]).line;
  }
  return null;
}

function decimal(written: string): Fraction {
  const [whole = '0', digits = ''] = written.split('.');
  return Fraction.of(Number(whole + digits), 10 ** digits.length);
}

/** Names of the parameters a scheme reads by itself. */
export function schemeParameters({ blocks }: Scheme): string[] {
  return blocks.flatMap((block) => block.items.flatMap(({ long_overdue: rule }) => (rule ? [rule.parameter] : [])));
}

/** The metrics an item reads, in the order they are written. */
export function metricsOf(one: SchemeItem): string[] {
  const named = [
    one.rate,
    ...(one.least ?? []),
    ...(one.mean ?? []),
    ...(one.linear?.of ?? []),
    one.faults?.of,
    one.states?.of,
    ...(one.long_overdue?.of ?? []),
    ...(one.failing?.of ?? []),
    one.zero_with_overdue,
  ].filter((id) => id !== undefined);
  return [...new Set(named)];
}

/** The metrics an addition or a deduction reads; none where people give its points. */
export function metricsOfExtra(extra: SchemeBonus | SchemeDeduction): string[] {
  const named = 'most' in extra ? extra.overdue_of : extra.of;
  return named === undefined ? [] : [named].flat();
}

/** Schemes in the order in which they are offered: `three-systems`, then by id. */
export function defaultFirst(all: readonly Scheme[]): Scheme[] {
  const rank = ({ id }: Scheme) => (id === 'three-systems' ? '' : id);
  return all.toSorted((a, b) => (rank(a) < rank(b) ? -1 : 1));
}
