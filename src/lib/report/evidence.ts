import { handLines } from '../assess/manual.ts';
import type { Scheme } from '../assess/scheme.ts';
import type { Line, Sheet } from '../assess/score.ts';
import { findingsOf } from '../evaluation/findings.ts';
import type { Engine } from '../engine/engine.ts';
import type { MetricDefinition } from '../metrics/definition.ts';
import { rows } from '../results/rows.ts';
import type { Counts, VerdictRow } from '../results/types.ts';
import { daysOf, yearMonths } from '../state/period.ts';
import { everyone, type Facts } from './facts.ts';
import type { EvidenceFacts, ScoreRow } from './workbook.ts';

/** The rows behind a report: those that are late, overdue or unknown, by metric. */
export type EvidenceRows = ReadonlyMap<string, readonly VerdictRow[]>;

/** One sheet of the evidence. */
export interface EvidenceSheet {
  readonly definition: MetricDefinition;
  /** `WT-2024-001`; null for a metric that is no problem, such as one without a target */
  readonly number: string | null;
  readonly rows: readonly VerdictRow[];
}

/** What of the facts goes with a writing. */
export function evidenceFacts({ manifest, provenance, year, found, scheme, sheets }: Facts): EvidenceFacts {
  return {
    manifest,
    provenance,
    year,
    found,
    scheme: { title: scheme.title, version: scheme.version },
    scores: manifest.agencies.flatMap(({ code }) => (sheets[code] ? scoreRows(scheme, code, sheets[code]) : [])),
  };
}

/** The lines of an agency's sheet and their sum, plain. */
function scoreRows(scheme: Scheme, org: string, { lines, total, grade, waiting }: Sheet): ScoreRow[] {
  const made = handLines(scheme).flatMap(({ id, title }): ScoreRow[] => {
    const line = lines.find(({ item }) => item === id);
    if (!line) return [];
    const { points, most, given, adjusted } = line;
    const by = given ?? adjusted?.by;
    return [
      {
        org,
        item: id,
        title,
        most,
        points,
        before: adjusted?.before ?? null,
        change: adjusted ? adjusted.by.points.rounded(2) : null,
        reason: by?.reason ?? (given === null ? '待评' : null),
        by: by?.by ?? null,
        inputs: inputsOf(line),
      },
    ];
  });
  const none = { before: null, change: null, by: null, inputs: '' };
  const reason = waiting.length > 0 ? `待评${waiting.length}项` : grade === null ? null : `等次：${grade}`;
  return [...made, { org, item: '', title: '总分', most: 100, points: total, reason, ...none }];
}

/** What a line is worked out from, as the report says it. */
function inputsOf({ inputs, long, failing }: Line): string {
  return [
    ...inputs.map(({ metric, counts }) => `${metric} ${fraction(counts)}`),
    ...(long ? [`长期逾期 ${long}`] : []),
    ...(failing ? [`扣分事项 ${failing}`] : []),
  ].join('、');
}

function fraction(counts: Counts | null): string {
  if (!counts) return '无数据来源';
  const due = counts.met + counts.late + counts.overdue;
  return due === 0 ? '不适用' : `${counts.met}/${due}`;
}

/** Reads the rows of a year of all agencies. */
export async function evidenceRows(engine: Engine, { definitions, year }: Facts): Promise<EvidenceRows> {
  const found = new Map<string, VerdictRow[]>();
  for (const { id } of definitions)
    found.set(
      id,
      await rows(engine, {
        metrics: [id],
        filter: { period: daysOf(yearMonths(year)) },
        states: ['late', 'overdue', 'unknown'],
        order: { by: 'org' },
      }),
    );
  return found;
}

/** The sheets of a report: its problems by their numbers, then the other metrics that have such rows. */
export function evidenceOf(facts: Facts, scope: string, all: EvidenceRows): EvidenceSheet[] {
  const findings = findingsOf(facts, scope);
  const problems = findings.filter(({ decision }) => decision?.decision !== 'dismissed').map(({ problem }) => problem);
  const rowsOf = (id: string) => (all.get(id) ?? []).filter(({ org }) => scope === everyone || org === scope);
  const numbered = problems.map(({ number, definition }) => ({ definition, number, rows: rowsOf(definition.id) }));
  const told = new Set(problems.map(({ definition }) => definition.id));
  const others = facts.definitions
    .filter(({ id }) => !told.has(id))
    .map((definition) => ({ definition, number: null, rows: rowsOf(definition.id) }));
  return [...numbered, ...others.filter((sheet) => sheet.rows.length > 0)];
}
