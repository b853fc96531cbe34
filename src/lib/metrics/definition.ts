/** The six states of an obligation (`docs/explanation/verdicts.md`), in the order in which they are always shown. */
export const states = ['met', 'late', 'overdue', 'pending', 'exempt', 'unknown'] as const;
export type State = (typeof states)[number];

/**
 * The three systems and, beside them, the procedure that carries them, inspections, the people and the supervision behind them, and the
 * quality of the data that all of it is measured by.
 */
export const systems = [
  'publicity',
  'recording',
  'review',
  'procedure',
  'inspection',
  'supervision',
  'quality',
] as const;
export type System = (typeof systems)[number];

/** The kinds of enforcement act a verdict can be about. */
export const acts = ['行政处罚', '行政许可', '行政强制', '行政检查'] as const;
export type Act = (typeof acts)[number];

/** Stands for the agency of rows whose agency could not be resolved. They are counted where data are judged, and nowhere else. */
export const unresolvedAgency = '-';

/** A metric as written in `queries/metrics/<id>.sql`: the header as data, the SELECT as text. */
export interface MetricDefinition {
  readonly id: string;
  readonly name: { readonly zh: string; readonly en: string };
  readonly system: System;
  /** one sentence: what is counted, and when it is met */
  readonly definition: { readonly zh: string; readonly en: string };
  /** what one row is */
  readonly unit: { readonly zh: string; readonly en: string };
  /** the date that puts a row into a period; null when the metric has no period (state at the as-of date) */
  readonly attribution: { readonly zh: string; readonly en: string } | null;
  readonly exclusions: { readonly zh: string; readonly en: string };
  readonly law: readonly string[];
  /** up: rate = met ÷ n, the more the better; down: rate = (late + overdue) ÷ n */
  readonly direction: 'up' | 'down';
  /** between 0 and 1 */
  readonly target: number | null;
  /** the verdict is `deadline`: from start, done and due day; `ruled`: given by the SELECT */
  readonly clock: 'deadline' | 'ruled';
  /** fulfilled after the due day counts as met (the duty is to do it at all) */
  readonly lateIsMet: boolean;
  /** upper ends of the bands of working days overdue, e.g. 5, 20, 60; empty without bands */
  readonly bands: readonly number[];
  /** names of the extra whole numbers its rows carry, at most two */
  readonly extra: readonly string[];
  /** false: its rows are worked out whenever they are read, not held in memory; for a verdict on every row that was handed in */
  readonly stored: boolean;
  /**
   * fields of the row in which fulfilment would be seen: a row of a source that has a column for none of them can't be said to have
   * failed. Empty where fulfilment is seen elsewhere
   */
  readonly seenIn: readonly string[];
  /**
   * judged for whole reporting years: its rows have no day but a year, and a period shows those of the year it ends in, beside rows that
   * have neither
   */
  readonly yearly: boolean;
  /** name under which agencies whose row is late give its working days, null when nobody can tell */
  readonly lateness: string | null;
  /** whether median and p90 of the working days from start to done are given */
  readonly spread: boolean;
  /**
   * beyond the set of metrics that other programs compare one by one: `figures` prints it under `further`, so that what they read stays
   * the same set
   */
  readonly further: boolean;
  /** shown for what it says, neither good nor bad: no target, and its rows are on no list of what to set right */
  readonly informational: boolean;
  /** layouts its rows come from; at least one must be present */
  readonly sources: readonly string[];
  /** groups of layouts in which fulfilment would be seen; at least one of each group must be present */
  readonly evidence: readonly (readonly string[])[];
  readonly sql: string;
}
