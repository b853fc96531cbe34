import type { State } from '../../metrics/definition.ts';
import type { VerdictRow } from '../types.ts';
import { valueOf, type CaseRow } from './rows.ts';

/** What can stand on the time line of a case: layout and field of the day. Its words are in the dictionaries of the interface. */
export const eventKinds = [
  'plan_tasks.drawn_on',
  'inspections.approved_at',
  'inspections.insp_on',
  'inspections.arrived_at',
  'inspections.left_at',
  'inspections.supplemented_at',
  'inspections.published_on',
  'licences.applied_on',
  'licences.accepted_on',
  'cases.filed_on',
  'cases.preserved_on',
  'coercions.decision_on',
  'coercions.implemented_at',
  'coercions.ended_on',
  'coercions.court_applied_on',
  'coercions.released_on',
  'duties.start_at',
  'recordings.start_at',
  'recordings.collected_at',
  'recordings.deleted_at',
  'cases.investigated_on',
  'cases.ext_approved_on',
  'licences.ext_approved_on',
  'cases.notice_on',
  'cases.hearing_on',
  'reviews.submitted_on',
  'reviews.complete_on',
  'reviews.concluded_on',
  'reviews.coordinated_on',
  'cases.discussed_on',
  'cases.decision_on',
  'licences.decision_on',
  'licences.issued_on',
  'documents.made_on',
  'cases.served_on',
  'cases.announced_on',
  'disclosures.published_on',
  'gsxt.published_on',
  'credit_penalties.reported_on',
  'credit_licences.reported_on',
  'cases.filed_gov_on',
  'cases.closed_on',
  'cases.archived_on',
  'appeals.applied_on',
  'appeals.decided_on',
  'cases.revoked_on',
  'disclosures.withdrawn_on',
  'rectifications.issued_on',
  'rectifications.done_on',
] as const;

export type EventKind = (typeof eventKinds)[number];

/** Of matters that are only linked to the case (an inspection, another case) these days alone are shown. */
const whenLinked: Readonly<Record<string, readonly EventKind[]>> = {
  inspections: ['inspections.insp_on'],
  cases: ['cases.filed_on', 'cases.decision_on'],
};

/** Fields that say which of several an event is about. */
const notes: Readonly<Record<string, readonly string[]>> = {
  reviews: ['conclusion'],
  documents: ['kind'],
  disclosures: ['channel'],
  duties: ['scene'],
  recordings: ['label'],
  appeals: ['kind', 'result'],
  coercions: ['kind'],
};
/** Notes that are the content of one event of the row, and say nothing of its others. */
const noteOf: Readonly<Record<string, EventKind>> = {
  'reviews.conclusion': 'reviews.concluded_on',
  'appeals.result': 'appeals.decided_on',
};

/** Events of one kind on one day; several rows (documents, recordings) can have it. */
export interface CaseEvent {
  readonly kind: EventKind;
  readonly rows: readonly {
    /** what the row says of itself: document, channel, conclusion; number of the linked matter */
    readonly note: string | null;
    /** round of the review */
    readonly round: number | null;
    readonly file: number;
    readonly record: number;
  }[];
}

/** A due day: the obligations (metrics) that fall due on it, with the state they share. */
export interface CaseDue {
  readonly state: State;
  readonly metrics: readonly string[];
}

export interface CaseDay {
  readonly on: string;
  readonly events: readonly CaseEvent[];
  readonly due: readonly CaseDue[];
}

/** The days of a case in order: what happened on them and what fell due. */
export function timeLine(own: CaseRow, linked: readonly CaseRow[], verdicts: readonly VerdictRow[]): CaseDay[] {
  const days = new Map<string, { events: Map<EventKind, CaseEvent['rows'][number][]>; due: Map<State, Set<string>> }>();
  const dayOf = (on: string) => {
    let day = days.get(on);
    if (!day) days.set(on, (day = { events: new Map(), due: new Map() }));
    return day;
  };
  for (const row of [own, ...linked]) {
    const matter = row === own ? undefined : whenLinked[row.layout];
    for (const kind of eventKinds.filter((k) => k.startsWith(`${row.layout}.`) && (matter?.includes(k) ?? true))) {
      const at = valueOf(row, kind.slice(row.layout.length + 1));
      if (typeof at !== 'string') continue;
      const { events } = dayOf(at.slice(0, 10));
      const list = events.get(kind) ?? [];
      list.push({
        note: noteFor(row, kind, row === own, at),
        round: row.layout === 'reviews' ? Number(valueOf(row, 'round')) : null,
        file: row.file,
        record: row.record,
      });
      events.set(kind, list);
    }
  }
  for (const { due_on, state, metric } of verdicts) {
    if (due_on === null) continue;
    const { due } = dayOf(due_on);
    due.set(state, (due.get(state) ?? new Set()).add(metric));
  }
  return [...days]
    .sort(([a], [b]) => (a < b ? -1 : 1))
    .map(([on, { events, due }]) => ({
      on,
      events: eventKinds.flatMap((kind) => {
        const rows = events.get(kind);
        return rows ? [{ kind, rows }] : [];
      }),
      due: [...due].map(([state, metrics]) => ({ state, metrics: [...metrics] })),
    }));
}

function noteFor(row: CaseRow, kind: EventKind, own: boolean, at: string): string | null {
  const parts = (notes[row.layout] ?? [])
    .filter((field) => (noteOf[`${row.layout}.${field}`] ?? kind) === kind)
    .map((field) => valueOf(row, field));
  const number = own
    ? null
    : ({ inspections: 'insp_no', cases: 'case_no', coercions: 'coercion_no' }[row.layout] ?? null);
  if (number !== null) parts.push(valueOf(row, number));
  if (at.length > 10 && !at.endsWith(' 00:00:00')) parts.push(at.slice(11, 16));
  const said = parts.filter((part) => part !== null && part !== '');
  return said.length > 0 ? said.join(' ') : null;
}
