import * as v from 'valibot';
import { wrongWith } from '../excuses/log.ts';
import { sha256 } from '../metrics/sha256.ts';
import type { Provenance } from '../report/model.ts';

/**
 * What an evaluator decides on the way to a year's report: what it rests on, why gaps were gone past, which findings hold, what is added in words,
 * what the agencies answered. No figure is changed by it. One JSON file, taken by the screen and by `mingjing report --evaluation`.
 */

export const evaluationVersion = 1;

/** The parts of the report that take free text, in their order. */
export const sections = ['work', 'quality', 'systems', 'years', 'scores', 'problems', 'remedies', 'notes'] as const;
export type SectionId = (typeof sections)[number];

/** What the agencies may say of a row. */
export const opinions = ['认可', '不认可', '已补正'] as const;

const text = v.pipe(v.string(), v.maxLength(20_000));
const short = v.pipe(v.string(), v.minLength(1), v.maxLength(500));
const hash = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/));

const frozenSchema = v.strictObject({
  snapshot: hash,
  ruleset: v.string(),
  asOf: v.pipe(v.string(), v.isoDate()),
  scheme: v.strictObject({ id: v.string(), version: v.string(), sha256: hash }),
  manual: v.nullable(hash),
  excuses: v.nullable(v.strictObject({ entries: v.string(), last: v.string() })),
});

const schema = v.strictObject({
  format: v.literal('mingjing-evaluation'),
  version: v.literal(evaluationVersion),
  year: v.pipe(v.number(), v.integer(), v.minValue(2000), v.maxValue(2999)),
  stage: v.picklist(['draft', 'final']),
  /** who has closed it; empty while it is a draft */
  closedBy: v.pipe(v.string(), v.maxLength(50)),
  /** a version for the public: no names of natural persons */
  public: v.boolean(),
  frozen: v.nullable(frozenSchema),
  /** checks of readiness that were gone past, each with its reason */
  gate: v.array(v.strictObject({ check: short, reason: short, by: short })),
  /** what was found of each problem of a report; `into`: the metric it is merged with */
  findings: v.array(
    v.strictObject({
      scope: short,
      metric: short,
      decision: v.picklist(['accepted', 'merged', 'dismissed']),
      into: v.nullable(short),
      reason: v.pipe(v.string(), v.maxLength(500)),
      by: short,
    }),
  ),
  /** words put at the end of a part; `approved`: somebody answers for the part as it stands */
  texts: v.array(v.strictObject({ scope: short, section: v.picklist(sections), text, approved: v.boolean() })),
  /** what the agencies answered; `taken` is the evaluator's answer, null while it is open */
  replies: v.array(
    v.strictObject({
      scope: short,
      evidence: short,
      opinion: v.picklist(opinions),
      note: v.pipe(v.string(), v.maxLength(500)),
      taken: v.nullable(v.boolean()),
      reason: v.pipe(v.string(), v.maxLength(500)),
    }),
  ),
  /** the figures of the draft that went out for comments; null before */
  issued: v.nullable(
    v.strictObject({ frozen: frozenSchema, figures: v.record(v.string(), v.string()), problems: v.array(short) }),
  ),
});

export type Evaluation = v.InferOutput<typeof schema>;
export type Frozen = v.InferOutput<typeof frozenSchema>;
export type Decision = Evaluation['findings'][number];
export type Reply = Evaluation['replies'][number];

export type EvaluationProblem = 'syntax' | 'foreign' | 'newer' | 'shape' | 'personal';

/** Why a file can't be used; nothing of it is. `detail`: the place in the file. */
export class EvaluationError extends Error {
  override readonly name = 'EvaluationError';
  readonly kind: EvaluationProblem;
  readonly detail: string;
  constructor(kind: EvaluationProblem, detail: string, options?: ErrorOptions) {
    super(`${kind} ${detail}`, options);
    this.kind = kind;
    this.detail = detail;
  }
}

/** Nothing decided yet. */
export function newEvaluation(year: number): Evaluation {
  return {
    format: 'mingjing-evaluation',
    version: evaluationVersion,
    year,
    stage: 'draft',
    closedBy: '',
    public: false,
    frozen: null,
    gate: [],
    findings: [],
    texts: [],
    replies: [],
    issued: null,
  };
}

/** True while nothing was decided or written: such an evaluation leaves no trace in a report. */
export function untouched(evaluation: Evaluation): boolean {
  return evaluationText(evaluation) === evaluationText(newEvaluation(evaluation.year));
}

/** Reads a file; throws an `EvaluationError`. */
export function parseEvaluation(file: string): Evaluation {
  let value: unknown;
  try {
    value = JSON.parse(file.replace(/^\uFEFF/u, ''));
  } catch (cause) {
    throw new EvaluationError('syntax', '', { cause });
  }
  const head = v.safeParse(v.looseObject({ format: v.literal('mingjing-evaluation'), version: v.number() }), value);
  if (!head.success) throw new EvaluationError('foreign', '');
  if (head.output.version > evaluationVersion) throw new EvaluationError('newer', String(head.output.version));
  const parsed = v.safeParse(schema, value);
  if (!parsed.success) throw new EvaluationError('shape', v.getDotPath(parsed.issues[0]) ?? '');
  const { gate, findings } = parsed.output;
  for (const [name, list] of [
    ['gate', gate],
    ['findings', findings],
  ] as const)
    list.forEach(({ by, reason }, i) => {
      if (wrongWith(by, reason === '' ? '同意' : reason) !== null)
        throw new EvaluationError('personal', `${name}.${i}`);
    });
  return parsed.output;
}

/** The file: the same bytes for the same content. */
export function evaluationText(evaluation: Evaluation): string {
  return `${JSON.stringify(v.parse(schema, evaluation), null, 1)}\n`;
}

export function evaluationHash(evaluation: Evaluation): string {
  return sha256(evaluationText(evaluation));
}

/** What a report rests on, as it is frozen. */
export function frozenOf({ snapshot, ruleset, asOf, scheme, manual, excuses }: Omit<Provenance, 'scope'>): Frozen {
  return { snapshot, ruleset, asOf, scheme, manual, excuses };
}

export type FrozenField = keyof Frozen;

/** What is another than what was frozen; empty when all is the same, or nothing was frozen yet. */
export function driftOf({ frozen }: Evaluation, provenance: Omit<Provenance, 'scope'>): FrozenField[] {
  if (frozen === null) return [];
  const now = frozenOf(provenance);
  const fields = ['snapshot', 'ruleset', 'asOf', 'scheme', 'manual', 'excuses'] as const;
  return fields.filter((field) => canonical(frozen[field]) !== canonical(now[field]));
}

const canonical = (value: unknown): string =>
  JSON.stringify(value, (_, inner: unknown) =>
    inner !== null && typeof inner === 'object' ? Object.fromEntries(Object.entries(inner).sort()) : inner,
  );
