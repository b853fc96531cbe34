import type { Value } from '../../engine/engine.ts';
import { actKinds, type ActKind, type ActRef } from './acts.ts';

/**
 * By what the rows of other layouts belong to a case (docs/explanation/links.md): its number, or agency and number of its decision, or what
 * its own row says.
 */
export interface Link {
  readonly layout: string;
  /** any of these; `org` says that the agency must be the same too */
  readonly any: readonly { readonly field: string; readonly value: string; readonly org: boolean }[];
  /** fields that give the order of the rows, before file and record */
  readonly order: readonly string[];
}

interface Rule {
  readonly layout: string;
  readonly of: readonly ActRef['layout'][];
  readonly by: readonly {
    readonly field: string;
    /** `number`, `decision` (the number of an inspection stands for one), or a field of the case's own row */
    readonly is: string;
    readonly org?: boolean;
  }[];
  readonly order?: readonly string[];
}

const acts = ['cases', 'licences', 'coercions', 'inspections'] as const;
const decided = ['cases', 'licences', 'coercions'] as const;
const byDecision = [{ field: 'decision_no', is: 'decision', org: true }];

const rules: readonly Rule[] = [
  { layout: 'plan_tasks', of: ['inspections'], by: [{ field: 'task_no', is: 'task_no' }] },
  {
    layout: 'inspections',
    of: ['cases'],
    by: [
      { field: 'insp_no', is: 'insp_no' },
      { field: 'case_no', is: 'number' },
    ],
  },
  { layout: 'inspections', of: ['plan_tasks'], by: [{ field: 'task_no', is: 'number' }], order: ['insp_on'] },
  { layout: 'cases', of: ['coercions'], by: [{ field: 'case_no', is: 'case_no' }] },
  {
    layout: 'cases',
    of: ['inspections'],
    by: [
      { field: 'case_no', is: 'case_no' },
      { field: 'insp_no', is: 'number' },
    ],
  },
  { layout: 'coercions', of: ['cases'], by: [{ field: 'case_no', is: 'number' }], order: ['decision_on'] },
  { layout: 'reviews', of: decided, by: [{ field: 'ref_no', is: 'number' }], order: ['round'] },
  { layout: 'documents', of: ['cases'], by: [{ field: 'case_no', is: 'number' }], order: ['seq'] },
  { layout: 'duties', of: acts, by: [{ field: 'ref_no', is: 'number' }], order: ['start_at'] },
  { layout: 'recordings', of: acts, by: [{ field: 'ref_no', is: 'number' }], order: ['start_at'] },
  {
    layout: 'disclosures',
    of: acts,
    by: [{ field: 'subject_no', is: 'decision', org: true }],
    order: ['published_on'],
  },
  { layout: 'gsxt', of: decided, by: byDecision },
  { layout: 'credit_penalties', of: ['cases'], by: byDecision },
  { layout: 'credit_licences', of: ['licences'], by: byDecision },
  { layout: 'appeals', of: decided, by: byDecision, order: ['applied_on'] },
];

/** Layout → the fields by which its rows are found. */
export const linkFields: ReadonlyMap<string, readonly string[]> = new Map(
  rules.map(({ layout }) => [
    layout,
    [...new Set(rules.filter((rule) => rule.layout === layout).flatMap(({ by }) => by.map(({ field }) => field)))],
  ]),
);

/** Which rows of which layouts belong to a case; `own` gives the fields of its own row. */
export function linksOf(ref: ActRef, own: (field: string) => Value): Link[] {
  const kind: ActKind = actKinds[ref.layout];
  const valueOf = (is: string): Value => {
    if (is === 'number') return ref.number;
    if (is === 'decision') return kind.decision === null ? ref.number : ref.decision_no;
    return own(is);
  };
  return rules
    .filter((rule) => rule.of.includes(ref.layout))
    .map(({ layout, by, order = [] }) => ({
      layout,
      order,
      any: by.flatMap(({ field, is, org = false }) => {
        const value = valueOf(is);
        return typeof value === 'string' && value !== '' ? [{ field, value, org }] : [];
      }),
    }))
    .filter((link) => link.any.length > 0);
}
