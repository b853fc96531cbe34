import type { Act, State } from '../metrics/definition.ts';

/** The result object: what the screen, the command line and every export render (`spec` of the neutral JSON: docs/reference/results.md). */

/** Both days included, `YYYY-MM-DD`. */
export interface Period {
  readonly from: string;
  readonly to: string;
}

/** Which verdicts are counted. Absent or empty means all. Rows of metrics without a period belong to every period. */
export interface Filter {
  readonly period?: Period | undefined;
  readonly orgs?: readonly string[] | undefined;
  readonly act?: Act | undefined;
}

export type Counts = Record<State, number>;

/** Counts with what follows from them. `rate` is null when nothing is due: neither 0 nor 1. Unrounded. */
export interface Figure extends Counts {
  readonly numerator: number;
  readonly denominator: number;
  readonly rate: number | null;
}

/** One row behind a figure. Days are civil dates; `lag` working days from start to done, `over` working days past due. */
export interface VerdictRow {
  readonly metric: string;
  readonly org: string;
  readonly key: string;
  readonly act: Act | null;
  /** number of the case, licence, inspection or coercion that the row speaks of */
  readonly subject: string | null;
  readonly state: State;
  /** why it is exempt or unknown, or which requirement is missing; a key of the message catalogue */
  readonly reason: string | null;
  readonly on_date: string | null;
  readonly start_on: string | null;
  readonly due_on: string | null;
  readonly done_on: string | null;
  readonly lag: number | null;
  readonly over: number | null;
  /** index into the manifest's files, and record number there */
  readonly file: number;
  readonly record: number;
}
