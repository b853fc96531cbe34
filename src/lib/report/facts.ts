import {
  excusedCounts,
  excusedMetrics,
  excusedRows,
  seeExcused,
  type Excused,
  type ExcusedRow,
} from '../excuses/effect.ts';
import { nameOf, standing, type Entry } from '../excuses/log.ts';
import { Fraction } from '../assess/fraction.ts';
import type { Manual } from '../assess/manual.ts';
import type { Scheme } from '../assess/scheme.ts';
import { sheets, type Sheet } from '../assess/sheet.ts';
import { evaluationHash, type Evaluation } from '../evaluation/evaluation.ts';
import type { Engine } from '../engine/engine.ts';
import type { MetricDefinition } from '../metrics/definition.ts';
import type { Ruleset } from '../metrics/ruleset.ts';
import { sha256 } from '../metrics/sha256.ts';
import { handedIn, qualityMetrics, type HandedIn } from '../results/agency.ts';
import { annualTables, type AnnualTable } from '../results/annual.ts';
import { noCounts, figureOf } from '../results/figure.ts';
import { figures, type MetricFigures } from '../results/figures.ts';
import type { Figure, Period } from '../results/types.ts';
import type { Manifest } from '../snapshot/manifest.ts';
import { daysOf, elapsed, yearMonths, type Months } from '../state/period.ts';
import { FigureChips } from './chip.ts';
import type { Provenance } from './model.ts';
import { snapshotHash } from './snapshot-hash.ts';

/** Everything the reports of a year say, of all agencies, computed once. */
export interface Facts {
  readonly manifest: Manifest;
  readonly ruleset: Ruleset;
  /** of the metrics in the snapshot, in catalogue order */
  readonly definitions: readonly MetricDefinition[];
  readonly scheme: Scheme;
  readonly year: number;
  /** the year has passed at the as-of day */
  readonly complete: boolean;
  readonly found: ReadonlyMap<string, MetricFigures>;
  /** the part of the year that has passed, and the same months of the year before; null before the year begins */
  readonly comparison: Comparison | null;
  readonly sheets: Readonly<Record<string, Sheet>>;
  readonly annual: readonly AnnualTable[];
  /** agency → rows handed in by file; null when the snapshot has no verdicts on them */
  readonly received: ReadonlyMap<string, readonly HandedIn[]> | null;
  readonly excuses: ExcusedFacts;
  /** what the evaluator has decided; null without */
  readonly evaluation: Evaluation | null;
  readonly provenance: Omit<Provenance, 'scope'>;
}

/** What of the year is excused, and what would be without it. No figure above is changed by it. */
export interface ExcusedFacts {
  readonly counts: Excused;
  readonly rows: readonly (ExcusedRow & { readonly entry: Entry })[];
  /** the sheets without these rows; null when nothing is excused */
  readonly sheets: Readonly<Record<string, Sheet>> | null;
}

export interface Comparison {
  readonly now: Side;
  readonly before: Side;
}

export interface Side {
  readonly months: Months;
  readonly found: ReadonlyMap<string, MetricFigures>;
}

export interface Sources {
  readonly engine: Engine;
  readonly manifest: Manifest;
  readonly ruleset: Ruleset;
  readonly definitions: readonly MetricDefinition[];
  readonly scheme: Scheme;
  readonly year: number;
  /** the excuse log that the reports show */
  readonly excuses?: readonly Entry[];
  /** points that people gave */
  readonly manual?: Manual;
  /** what the evaluator has decided */
  readonly evaluation?: Evaluation | null;
}

/** All agencies together. */
export const everyone = 'ALL';

/** Computes the facts of a year from an open snapshot that has all its tables. */
export async function gather(sources: Sources): Promise<Facts> {
  const {
    engine,
    manifest,
    ruleset,
    definitions,
    scheme,
    year,
    excuses = [],
    manual = new Map(),
    evaluation = null,
  } = sources;
  const last = excuses.at(-1);
  const at = async (months: Months) => {
    const query = { metrics: definitions, agencies: manifest.agencies, filter: { period: daysOf(months) } };
    return new Map((await figures(engine, { ...query, by: 'org' })).map((one) => [one.metric, one]));
  };
  const whole = yearMonths(year);
  const period = daysOf(whole);
  const found = await at(whole);
  const passed = elapsed(whole, manifest.as_of);
  const comparison = passed && {
    now: { months: passed.now, found: passed.now.to === whole.to ? found : await at(passed.now) },
    before: { months: passed.before, found: await at(passed.before) },
  };
  return {
    manifest,
    ruleset,
    definitions,
    scheme,
    year,
    complete: period.to <= manifest.as_of,
    found,
    comparison,
    sheets: await sheets(engine, manifest, definitions, period, scheme, { manual }),
    annual: await annualTables(engine, manifest, ruleset, year),
    received: await receivedRows(engine, manifest, definitions),
    excuses: await excusedFacts(sources, period),
    evaluation,
    provenance: {
      snapshot: snapshotHash(manifest),
      ruleset: manifest.ruleset,
      scheme: { id: scheme.id, version: scheme.version, sha256: schemeHash(scheme) },
      asOf: manifest.as_of,
      year,
      parameters: Object.entries(manifest.parameters)
        .sort(([a], [b]) => (a < b ? -1 : 1))
        .map(([name, value]) => ({
          name,
          value: String(value),
          local: manifest.overrides.some(({ parameter }) => parameter === name),
        })),
      manual: manual.size > 0 ? manualHash(manual) : null,
      excuses: last ? { entries: String(excuses.length), last: last.hash } : null,
      evaluation: evaluated(evaluation),
    },
  };
}

/** The same facts with what an evaluator has decided; no figure is computed again, because none depends on it. */
export function decidedFacts(facts: Facts, evaluation: Evaluation | null): Facts {
  return { ...facts, evaluation, provenance: { ...facts.provenance, evaluation: evaluated(evaluation) } };
}

const evaluated = (evaluation: Evaluation | null): Provenance['evaluation'] =>
  evaluation && { stage: evaluation.stage, sha256: evaluationHash(evaluation) };

/** The figure of an agency or of all, with its chips; zeros where the metric has none for it. */
export function figureOfScope(
  { found, year }: Pick<Facts, 'found' | 'year'>,
  { id, direction }: Pick<MetricDefinition, 'id' | 'direction'>,
  scope: string,
): FigureChips {
  return new FigureChips({ subject: id, scope, period: String(year) }, pick(found, id, scope, direction));
}

/** The same of one side of the comparison of years. */
export function figureOfSide(
  { months, found }: Side,
  { id, direction }: Pick<MetricDefinition, 'id' | 'direction'>,
  scope: string,
): FigureChips {
  const year = months.from.slice(0, 4);
  const whole = months.from === `${year}-01` && months.to === `${year}-12`;
  const period = whole ? year : `${months.from}~${months.to}`;
  return new FigureChips({ subject: id, scope, period }, pick(found, id, scope, direction));
}

function pick(
  found: ReadonlyMap<string, MetricFigures>,
  id: string,
  scope: string,
  direction: MetricDefinition['direction'],
): Figure {
  const metric = found.get(id);
  const figure = scope === everyone ? metric?.all : metric?.groups.find(({ value }) => value === scope)?.figure;
  return figure ?? figureOf(noCounts(), direction);
}

async function excusedFacts(
  { engine, manifest, definitions, scheme, excuses = [], manual = new Map() }: Sources,
  period: Period,
): Promise<ExcusedFacts> {
  const present = new Set(definitions.map(({ id }) => id));
  const metrics = excusedMetrics(excuses).filter((id) => present.has(id));
  if (metrics.length === 0) return { counts: new Map(), rows: [], sheets: null };
  await seeExcused(engine, excuses);
  const entries = new Map(standing(excuses).map((entry) => [nameOf(entry), entry]));
  const rows = await excusedRows(engine, metrics, { period });
  return {
    counts: await excusedCounts(engine, metrics, { period }),
    rows: rows.flatMap((row) => {
      const entry = entries.get(nameOf(row));
      return entry ? [{ ...row, entry }] : [];
    }),
    sheets:
      rows.length > 0
        ? await sheets(engine, manifest, definitions, period, scheme, { excused: metrics, manual })
        : null,
  };
}

async function receivedRows(
  engine: Engine,
  manifest: Manifest,
  definitions: readonly MetricDefinition[],
): Promise<Map<string, HandedIn[]> | null> {
  const present = new Set(definitions.map(({ id }) => id));
  if (!qualityMetrics.every((id) => present.has(id))) return null;
  const received = new Map<string, HandedIn[]>();
  for (const { code } of manifest.agencies) received.set(code, await handedIn(engine, code));
  return received;
}

/** SHA-256 of what a scheme says; its numbers are fractions of at most four decimals. */
function schemeHash(scheme: Scheme): string {
  return sha256(JSON.stringify(scheme, (_, value: unknown) => (value instanceof Fraction ? value.rounded(4) : value)));
}

/** SHA-256 of the points that people gave, with reasons and names. */
function manualHash(manual: Manual): string {
  const lines = [...manual].flatMap(([org, own]) =>
    [...own].map(([item, { points, reason, by }]) => [org, item, points.rounded(2), reason, by]),
  );
  return sha256(JSON.stringify(lines.sort((a, b) => (String(a) < String(b) ? -1 : 1))));
}
