import type { Engine } from '../engine/engine.ts';
import type { MetricDefinition, State } from '../metrics/definition.ts';
import type { Ruleset } from '../metrics/ruleset.ts';
import { verdictTable } from '../metrics/tables.ts';
import { distance, figureOf, sumCounts } from './figure.ts';
import type { Agency, MetricFigures } from './figures.ts';
import { Bindings } from './filter.ts';
import type { Figure } from './types.ts';
import { smallest } from './wilson.ts';

/** One agency: its figures beside those of its peers and of all, its officers, and what became of the rows it handed in. */

/** A figure of an agency and what it may be held against. */
export interface AgencyLine {
  readonly metric: string;
  readonly own: Figure;
  /** the other agencies of its peer group together; null when there are none */
  readonly peers: Figure | null;
  /** median of the rates of those of them that have enough rows to be compared; null when none has */
  readonly median: number | null;
  /** how many those are */
  readonly compared: number;
  /** own rate less the median; null when either is missing, or the agency itself has too few rows */
  readonly difference: number | null;
  /** every agency, this one included */
  readonly all: Figure;
}

/** The other agencies of the peer group, in the order of the register; none without a group. */
export function peersOf(agencies: readonly Agency[], org: string): Agency[] {
  const group = agencies.find(({ code }) => code === org)?.peer_group ?? null;
  return group === null ? [] : agencies.filter((agency) => agency.peer_group === group && agency.code !== org);
}

/** The lines of one agency from the figures by agency (`figures`, `by: 'org'`) of all of them; figures of several are summed counts. */
export function agencyLines(
  found: readonly MetricFigures[],
  definitions: readonly Pick<MetricDefinition, 'id' | 'direction'>[],
  agencies: readonly Agency[],
  org: string,
): AgencyLine[] {
  const group = new Set(peersOf(agencies, org).map(({ code }) => code));
  return found.flatMap(({ metric, all, groups }) => {
    const direction = definitions.find(({ id }) => id === metric)?.direction;
    const own = groups.find(({ value }) => value === org)?.figure;
    if (!own || !direction) return [];
    const others = groups.filter(({ value }) => group.has(value)).map(({ figure }) => figure);
    const rates = others.flatMap(({ rate, denominator }) => (rate !== null && denominator >= smallest ? [rate] : []));
    const median = medianOf(rates);
    const comparable = own.rate !== null && median !== null && own.denominator >= smallest;
    return [
      {
        metric,
        own,
        peers: others.length > 0 ? figureOf(sumCounts(others), direction) : null,
        median,
        compared: rates.length,
        difference: comparable ? own.rate - median : null,
        all,
      },
    ];
  });
}

/** The median: the mean of the two in the middle when their number is even; null of nothing. */
export function medianOf(values: readonly number[]): number | null {
  const sorted = [...values].sort((a, b) => a - b);
  const half = Math.floor(sorted.length / 2);
  const [low, high] = [sorted[Math.ceil(sorted.length / 2) - 1], sorted[half]];
  return low === undefined || high === undefined ? null : (low + high) / 2;
}

/** How many metrics of an agency have something due, how many of those a target, how many reach it, and the rows overdue in all. */
export interface AgencySummary {
  readonly due: number;
  readonly targeted: number;
  readonly reached: number;
  readonly overdue: number;
}

export function summaryOf(
  figures: readonly { readonly metric: string; readonly figure: Figure }[],
  definitions: readonly Pick<MetricDefinition, 'id' | 'direction' | 'target'>[],
): AgencySummary {
  const sum = { due: 0, targeted: 0, reached: 0, overdue: 0 };
  for (const { metric, figure } of figures) {
    const definition = definitions.find(({ id }) => id === metric);
    if (!definition) continue;
    sum.overdue += figure.overdue;
    if (figure.rate === null) continue;
    sum.due++;
    const gap = distance(figure.rate, definition);
    if (gap === null) continue;
    sum.targeted++;
    if (gap <= 0) sum.reached++;
  }
  return sum;
}

/** Days after the as-of day up to which a certificate is said to expire soon, and the nearer of the two limits. */
export const expiryDays = { near: 90, far: 180 } as const;

/** What can be said of the certificate of an officer on duty. Every officer has exactly one. */
export const certificateStates = ['valid', 'far', 'near', 'expired', 'later', 'undated', 'none'] as const;
export type CertificateState = (typeof certificateStates)[number];

/** An officer on duty whose certificate has run out, or does so soon. */
export interface ExpiringCertificate {
  readonly name: string | null;
  readonly cert_no: string | null;
  readonly cert_to: string;
  /** calendar days from the as-of day to the last day; negative when it has passed */
  readonly left: number;
  readonly file: number;
  readonly record: number;
}

export interface AgencyStaff {
  readonly onDuty: number;
  /** those on duty by the state of their certificate */
  readonly certificates: Readonly<Record<CertificateState, number>>;
  /** expired, then those that expire first */
  readonly expiring: readonly ExpiringCertificate[];
  /** as REV-10 counts them; null when it says nothing of the agency */
  readonly ratio: { readonly officers: number; readonly reviewers: number; readonly state: State } | null;
}

/**
 * The officers on duty of an agency, as `queries/views/officer_on_duty.sql` has them. Needs the views `officers`; and the verdicts of
 * REV-10 where the snapshot has it (`withRatio`).
 */
export async function agencyStaff(
  engine: Engine,
  ruleset: Pick<Ruleset, 'views'>,
  asOf: string,
  org: string,
  withRatio: boolean,
): Promise<AgencyStaff> {
  const onDuty = ruleset.views.find(({ name }) => name === 'officer_on_duty')?.sql;
  if (onDuty === undefined) throw new Error('the ruleset has no view officer_on_duty');
  const bindings = new Bindings();
  const day = `CAST(${bindings.bind(asOf)} AS DATE)`;
  const agency = bindings.bind(org);
  const officers = `WITH setting AS (SELECT ${day} AS as_of), officer_on_duty AS (
${onDuty}
), officer AS (
  SELECT o.name, o.cert_no, o.cert_to, o.file, o.record, o.cert_to - ${day} AS days,
    CASE
      WHEN o.cert_no IS NULL THEN 'none'
      WHEN o.cert_to IS NULL THEN 'undated'
      WHEN o.cert_to < ${day} THEN 'expired'
      WHEN o.cert_from > ${day} THEN 'later'
      WHEN o.cert_to - ${day} <= ${expiryDays.near} THEN 'near'
      WHEN o.cert_to - ${day} <= ${expiryDays.far} THEN 'far'
      ELSE 'valid'
    END AS state
  FROM officer_on_duty o WHERE o.org = ${agency}
)`;
  const counted = await engine.query<{ state: CertificateState; n: number }>(
    `${officers} SELECT state, count(*) AS n FROM officer GROUP BY state`,
    bindings.values,
  );
  const expiring = await engine.query<ExpiringCertificate>(
    `${officers} SELECT name, cert_no, cert_to, days AS "left", file, record FROM officer
WHERE state IN ('expired', 'near', 'far') ORDER BY cert_to, cert_no, file, record`,
    bindings.values,
  );
  const certificates = { valid: 0, far: 0, near: 0, expired: 0, later: 0, undated: 0, none: 0 };
  for (const { state, n } of counted) certificates[state] = n;
  const ratio = withRatio
    ? await engine.query<{ officers: number; reviewers: number; state: State }>(
        `SELECT extra_1 AS officers, extra_2 AS reviewers, state FROM ${verdictTable('REV-10')} WHERE org = $1`,
        [org],
      )
    : [];
  return {
    onDuty: counted.reduce((sum, { n }) => sum + n, 0),
    certificates,
    expiring,
    ratio: ratio[0] ?? null,
  };
}

/** What became of the data rows of an agency in one file. */
export interface HandedIn {
  readonly file: number;
  readonly accepted: number;
  readonly rejected: number;
  readonly duplicates: number;
  readonly conflicts: number;
}

/** The metrics whose rows are the data rows that were handed in, each with its agency. */
export const qualityMetrics = ['DQ-01', 'DQ-04'] as const;

/**
 * The data rows of an agency by file: kept, rejected, duplicate, replaced by a later one. Rows without an agency that is known belong to
 * none. Needs the verdicts of `qualityMetrics`: DQ-01 has the rows kept and rejected, DQ-04 those kept, duplicate and replaced.
 */
export async function handedIn(engine: Engine, org: string): Promise<HandedIn[]> {
  const [judged, repeated] = qualityMetrics.map(verdictTable);
  return engine.query<HandedIn>(
    `SELECT file, CAST(sum(kept) AS BIGINT) AS accepted, CAST(sum(judged) - sum(kept) AS BIGINT) AS rejected,
  CAST(sum(twice) AS BIGINT) AS duplicates, CAST(sum(replaced) AS BIGINT) AS conflicts
FROM (
  SELECT file, 1 AS judged, 0 AS kept, 0 AS twice, 0 AS replaced FROM ${judged} WHERE org = $1
  UNION ALL
  SELECT file, 0, CASE WHEN state = 'met' THEN 1 ELSE 0 END, CASE WHEN reason = 'duplicate_row' THEN 1 ELSE 0 END,
    CASE WHEN reason = 'replaced_row' THEN 1 ELSE 0 END
  FROM ${repeated} WHERE org = $1
) r
GROUP BY file ORDER BY file`,
    [org],
  );
}

/** Issues of the rows of an agency by code, the most first. Needs what `handedIn` needs, and `issues`. */
export async function agencyIssues(engine: Engine, org: string): Promise<{ code: string; n: number }[]> {
  return engine.query<{ code: string; n: number }>(
    `SELECT code, count(*) AS n FROM issues WHERE ${ofAgency('$1')} GROUP BY code ORDER BY n DESC, code`,
    [org],
  );
}

/** The condition that a row of `issues` is about a data row of the agency. */
export function ofAgency(org: string): string {
  const rows = qualityMetrics.map((metric) => `SELECT file, record FROM ${verdictTable(metric)} WHERE org = ${org}`);
  return `(file, record) IN (${rows.join(' UNION ALL ')})`;
}
