import type { Column, Layout } from '../ingest/layouts/layout.ts';
import type { cases } from '../ingest/layouts/cases.ts';
import type { coercions } from '../ingest/layouts/coercions.ts';
import type { disclosures } from '../ingest/layouts/disclosures.ts';
import type { documents } from '../ingest/layouts/documents.ts';
import type { duties } from '../ingest/layouts/duties.ts';
import type { gsxt } from '../ingest/layouts/gsxt.ts';
import type { inspections } from '../ingest/layouts/inspections.ts';
import type { licences } from '../ingest/layouts/licences.ts';
import type { officers } from '../ingest/layouts/officers.ts';
import type { orgs } from '../ingest/layouts/orgs.ts';
import type { recordings } from '../ingest/layouts/recordings.ts';
import type { reviewers } from '../ingest/layouts/reviewers.ts';
import type { reviews } from '../ingest/layouts/reviews.ts';
import type { caseDetails } from '../ingest/layouts/case_details.ts';
import type { complaints } from '../ingest/layouts/complaints.ts';
import type { fileReviews } from '../ingest/layouts/file_reviews.ts';
import type { powerItems } from '../ingest/layouts/power_items.ts';
import type { publishedStatistics } from '../ingest/layouts/published_statistics.ts';
import type { supervisionOpinions } from '../ingest/layouts/supervision_opinions.ts';
import type { Agency, Person } from './agencies.ts';
import { dayOf, type Day } from './days.ts';

/**
 * A value before it is written, by the column's type: `date` a day, `datetime` civil seconds, `duration` seconds, `money` yuan,
 * `enum` the canonical word, `enums` several, `people` persons.
 */
export type Fact = string | number | boolean | null | readonly string[] | readonly Person[];

/** One row of a layout, by field; what is absent is empty. Plus the agency whose file it goes to. */
export type RowOf<L extends Layout> = { [F in L['columns'][number]['field']]?: Fact };

/** A fact that is a word; empty when it is anything else. */
export const wordOf = (fact: Fact | undefined): string => (typeof fact === 'string' ? fact : '');

/** A row of whichever layout. */
export type AnyRow = Readonly<Record<string, Fact | undefined>>;

/** Rows of every layout the demo writes. */
export interface Tables {
  orgs: RowOf<typeof orgs>[];
  cases: RowOf<typeof cases>[];
  licences: RowOf<typeof licences>[];
  inspections: RowOf<typeof inspections>[];
  coercions: RowOf<typeof coercions>[];
  reviews: RowOf<typeof reviews>[];
  disclosures: RowOf<typeof disclosures>[];
  gsxt: RowOf<typeof gsxt>[];
  documents: RowOf<typeof documents>[];
  duties: RowOf<typeof duties>[];
  recordings: RowOf<typeof recordings>[];
  officers: RowOf<typeof officers>[];
  reviewers: RowOf<typeof reviewers>[];
  case_details: RowOf<typeof caseDetails>[];
  complaints: RowOf<typeof complaints>[];
  file_reviews: RowOf<typeof fileReviews>[];
  power_items: RowOf<typeof powerItems>[];
  published_statistics: RowOf<typeof publishedStatistics>[];
  supervision_opinions: RowOf<typeof supervisionOpinions>[];
}

export type TableName = keyof Tables;

export function emptyTables(): Tables {
  return {
    orgs: [],
    cases: [],
    licences: [],
    inspections: [],
    coercions: [],
    reviews: [],
    disclosures: [],
    gsxt: [],
    documents: [],
    duties: [],
    recordings: [],
    officers: [],
    reviewers: [],
    case_details: [],
    complaints: [],
    file_reviews: [],
    power_items: [],
    published_statistics: [],
    supervision_opinions: [],
  };
}

/** Rows as they come into being, and the running numbers they carry. */
export class Book {
  readonly tables = emptyTables();
  readonly #numbers = new Map<string, number>();

  /** 1, 2, 3 … for each series. */
  next(series: string): number {
    const number = (this.#numbers.get(series) ?? 0) + 1;
    this.#numbers.set(series, number);
    return number;
  }
}

/** The two agency columns every layout has. */
export const agencyColumns = (agency: Agency) => ({ org_name: agency.name, org_uscc: agency.uscc });

/**
 * What a file written on the as-of date can hold: events that lie ahead are not in it. Null when the row itself lies ahead.
 * Which columns are events, and what disappears with them, the layout says.
 */
export function knownOn(layout: Layout, row: AnyRow, asOf: Day): AnyRow | null {
  let known: Record<string, Fact | undefined> | null = null;
  for (const column of layout.columns) {
    if (column.hidden === undefined) continue;
    const day = eventDay(column, row[column.field]);
    if (day === null || day <= asOf) continue;
    if (column.hidden === 'row') return null;
    known ??= { ...row };
    for (const field of [column.field, ...(column.hides ?? [])]) known[field] = null;
  }
  return known ?? row;
}

function eventDay(column: Column, fact: Fact | undefined): Day | null {
  if (typeof fact !== 'number') return null;
  return column.type === 'datetime' ? dayOf(fact) : fact;
}
