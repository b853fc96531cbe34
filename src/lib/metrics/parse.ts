import * as v from 'valibot';
import { layouts } from '../../../ingest/layouts/index.ts';
import { systems, type MetricDefinition } from './definition.ts';
import { agencyLayouts } from './handed-in.ts';

/**
 * Reads one metric file: a header of `-- key: value` lines, then the SELECT. A line `--   more text` continues the value above;
 * other comment lines are free. Throws a `MetricFileError` that names file and line.
 */
export function parseMetric(file: string, text: string): MetricDefinition {
  const lines = text.split('\n');
  const end = lines.findIndex((line) => !line.startsWith('--'));
  const sql = end < 0 ? '' : lines.slice(end).join('\n').trim();
  if (sql === '') throw new MetricFileError(file, lines.length, 'no SELECT below the header');
  const header = readHeader(file, lines.slice(0, end));
  const id = /([^/]+)\.sql$/.exec(file)?.[1];
  if (header.get('id')?.value !== id) throw new MetricFileError(file, header.get('id')?.line ?? 1, `id must be ${id}`);
  for (const [key, { line }] of header)
    if (!(key in schema.entries)) throw new MetricFileError(file, line, `unknown key "${key}"`);
  const values = Object.fromEntries([...header].map(([key, { value }]) => [key, value]));
  const parsed = v.safeParse(schema, values);
  if (!parsed.success) {
    const issue = parsed.issues[0];
    const first = issue.path?.[0].key;
    const key = typeof first === 'string' ? first : '';
    const message = key in values ? `${key}: ${issue.message}` : `"${key}" is missing`;
    throw new MetricFileError(file, header.get(key)?.line ?? 1, message);
  }
  const h = parsed.output;
  if ((h.attribution === 'none') !== (h['attribution.en'] === 'none'))
    throw new MetricFileError(file, header.get('attribution')?.line ?? 1, 'attribution: none in one language only');
  if (h.informational && h.target !== null)
    throw new MetricFileError(file, header.get('target')?.line ?? 1, 'target: an informational metric has none');
  const both = (key: 'name' | 'definition' | 'unit' | 'attribution' | 'exclusions') => ({
    zh: h[key],
    en: h[`${key}.en`],
  });
  return {
    id: h.id,
    name: both('name'),
    system: h.system,
    definition: both('definition'),
    unit: both('unit'),
    attribution: h.attribution === 'none' ? null : both('attribution'),
    exclusions: both('exclusions'),
    law: h.law,
    direction: h.direction,
    target: h.target,
    clock: h.clock,
    lateIsMet: h['late is met'],
    bands: h.bands,
    extra: h.extra,
    stored: h.stored,
    seenIn: h['seen in'],
    yearly: h.yearly,
    lateness: h.lateness,
    spread: h.spread,
    further: h.further,
    informational: h.informational,
    sources: h.sources,
    evidence: h.evidence,
    sql,
  };
}

export class MetricFileError extends Error {
  readonly file: string;
  readonly line: number;
  constructor(file: string, line: number, message: string) {
    super(`${file}:${line}: ${message}`);
    this.name = 'MetricFileError';
    this.file = file;
    this.line = line;
  }
}

interface Entry {
  readonly value: string;
  readonly line: number;
}

/** The `-- key: value` lines of a file in `queries/`; throws a `MetricFileError` on a key given twice. */
export function readHeader(file: string, lines: readonly string[]): Map<string, Entry> {
  const header = new Map<string, Entry>();
  let current: string | undefined;
  lines.forEach((text, i) => {
    const entry = /^-- ([a-z][a-z. ]*):(?: +(.*))?$/.exec(text);
    const more = /^-- {3,}(\S.*)$/.exec(text)?.[1];
    if (entry?.[1] !== undefined) {
      current = entry[1];
      if (header.has(current)) throw new MetricFileError(file, i + 1, `"${current}" is given twice`);
      header.set(current, { value: (entry[2] ?? '').trim(), line: i + 1 });
    } else if (more !== undefined && current !== undefined) {
      const { value, line } = header.get(current) ?? { value: '', line: i + 1 };
      header.set(current, { value: join(value, more.trim()), line });
    } else current = undefined;
  });
  return header;
}

/** English words are joined by a blank, Chinese ones by nothing. */
function join(before: string, after: string): string {
  return before === '' || /[\u3000-\u9fff\uff00-\uffef]$/.test(before) || /^[\u3000-\u9fff\uff00-\uffef]/.test(after)
    ? before + after
    : `${before} ${after}`;
}

/** As `sources`: so that a new layout is not forgotten. */
const everyAgencyLayout = 'every layout with an agency';
const layoutIds: ReadonlySet<string> = new Set(layouts.map((l) => l.id));
const fields: ReadonlySet<string> = new Set(layouts.flatMap((l) => l.columns.map((c) => c.field)));
const phrase = v.pipe(v.string(), v.minLength(2, 'is empty'));
const split = (separator: RegExp) =>
  v.transform((s: string) => (s === '' ? [] : s.split(separator).map((x) => x.trim())));
const aLayout = v.pipe(
  v.string(),
  v.check(
    (id) => layoutIds.has(id),
    (issue) => `there is no layout "${issue.input}"`,
  ),
);

const yesOrNo = v.pipe(
  v.optional(v.picklist(['yes', 'no'], 'is neither yes nor no'), 'no'),
  v.transform((s) => s === 'yes'),
);

const schema = v.object({
  id: v.pipe(v.string(), v.regex(/^[A-Z]{2,3}-\d{2}[a-c]?$/, 'is not an id like PUB-07')),
  name: phrase,
  'name.en': phrase,
  system: v.picklist(systems, `is none of ${systems.join(', ')}`),
  definition: phrase,
  'definition.en': phrase,
  unit: phrase,
  'unit.en': phrase,
  attribution: phrase,
  'attribution.en': phrase,
  exclusions: phrase,
  'exclusions.en': phrase,
  law: v.pipe(v.string(), split(/[；;]/), v.minLength(1, 'names no law')),
  direction: v.picklist(['up', 'down'], 'is neither up nor down'),
  target: v.pipe(
    v.string(),
    v.regex(/^(none|0(\.\d+)?|1(\.0+)?)$/, 'is neither a number from 0 to 1 nor none'),
    v.transform((s) => (s === 'none' ? null : Number(s))),
  ),
  clock: v.picklist(['deadline', 'ruled'], 'is neither deadline nor ruled'),
  'late is met': v.pipe(
    v.optional(v.picklist(['yes', 'no'], 'is neither yes nor no'), 'no'),
    v.transform((s) => s === 'yes'),
  ),
  bands: v.pipe(
    v.optional(v.string(), ''),
    split(/,/),
    v.array(v.pipe(v.string(), v.regex(/^\d+$/, 'is not a list of whole numbers'), v.transform(Number))),
    v.check((list) => list.every((n, i) => i === 0 || n > (list[i - 1] ?? 0)), 'do not ascend'),
  ),
  extra: v.pipe(
    v.optional(v.string(), ''),
    split(/,/),
    v.array(v.pipe(v.string(), v.regex(/^[a-z_]+$/, 'is not a list of names'))),
    v.maxLength(2, 'has more than two names'),
  ),
  yearly: yesOrNo,
  spread: yesOrNo,
  further: yesOrNo,
  informational: yesOrNo,
  lateness: v.pipe(
    v.optional(v.string(), ''),
    v.regex(/^[a-z_]*$/, 'is not a name'),
    v.transform((s) => (s === '' ? null : s)),
  ),
  'seen in': v.pipe(
    v.optional(v.string(), ''),
    split(/,/),
    v.array(
      v.pipe(
        v.string(),
        v.check(
          (field) => fields.has(field),
          (issue) => `no layout has a field "${issue.input}"`,
        ),
      ),
    ),
  ),
  sources: v.pipe(
    v.string(),
    v.transform((s) => (s === everyAgencyLayout ? agencyLayouts.map((l) => l.id).join(',') : s)),
    split(/,/),
    v.minLength(1, 'names no layout'),
    v.array(aLayout),
  ),
  stored: v.pipe(
    v.optional(v.picklist(['yes', 'no'], 'is neither yes nor no'), 'yes'),
    v.transform((s) => s === 'yes'),
  ),
  /** `a or b and c`: one of a, b, and c as well */
  evidence: v.pipe(
    v.optional(v.string(), ''),
    split(/ and /),
    v.array(v.pipe(v.string(), split(/ or /), v.array(aLayout))),
  ),
});
