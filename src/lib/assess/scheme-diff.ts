import type { Scheme, SchemeItem } from './scheme.ts';
import { plain } from './scheme-text.ts';

/** What differs between two schemes, part by part: items by their id, grades by their name. */

export type Part = 'scheme' | 'block' | 'item' | 'bonus' | 'deduction' | 'grade' | 'veto';

export interface SchemeChange {
  readonly part: Part;
  /** id of the item or block, name of the grade; empty for the scheme and the veto */
  readonly id: string;
  readonly kind: 'added' | 'removed' | 'changed';
  /** title as it is now; before where it was removed */
  readonly title: { readonly zh: string; readonly en: string };
  /** what changed; with an added or removed part, what it is or was */
  readonly fields: readonly FieldChange[];
}

export type Field =
  | 'title_en'
  | 'title'
  | 'version'
  | 'block'
  | 'points'
  | 'rule'
  | 'metrics'
  | 'values'
  | 'from'
  | 'most'
  | 'each'
  | 'at_most'
  | 'order'
  | 'bonus_most'
  | 'deductions_most';

export interface FieldChange {
  readonly field: Field;
  readonly before: string | null;
  readonly after: string | null;
}

/** How an item is worked out, in the reader's words. */
export type Formula = (item: SchemeItem) => string;

/** The changes from `a` to `b`, in the order of `b`; what was removed comes last. `formula` says a rule with its values. */
export function schemeChanges(a: Scheme, b: Scheme, formula: Formula): SchemeChange[] {
  const parts: readonly [Part, (scheme: Scheme) => readonly Described[]][] = [
    ['scheme', (scheme) => [schemeOf(scheme)]],
    ['block', (scheme) => scheme.blocks.map(({ id, ...titles }) => ({ id, ...titles, fields: {} }))],
    ['item', (scheme) => itemsOf(scheme, formula)],
    [
      'bonus',
      (scheme) =>
        scheme.bonus.map(({ id, title, title_en, ...values }) => ({ id, title, title_en, fields: fieldsOf(values) })),
    ],
    [
      'deduction',
      (scheme) =>
        scheme.deductions.map(({ id, title, title_en, ...values }) => ({
          id,
          title,
          title_en,
          fields: fieldsOf(values),
        })),
    ],
    [
      'grade',
      (scheme) =>
        scheme.grades.map(({ title, title_en, from }) => ({ id: title, title, title_en, fields: fieldsOf({ from }) })),
    ],
    [
      'veto',
      (scheme) =>
        scheme.veto
          ? [
              {
                id: '',
                title: '',
                title_en: '',
                fields: { metrics: [...scheme.veto.overdue_of].sort().join(' '), at_most: scheme.veto.at_most },
              },
            ]
          : [],
    ],
  ];
  return parts.flatMap(([part, of]) => changes(part, of(a), of(b)));
}

/** A part with its fields as texts. */
interface Described {
  readonly id: string;
  readonly title: string;
  readonly title_en: string;
  readonly fields: Readonly<Partial<Record<Field, string>>>;
}

function schemeOf({ id, version, title, title_en, bonus_most: more, deductions_most: less }: Scheme): Described {
  const bounds = fieldsOf({ ...(more && { bonus_most: more }), ...(less && { deductions_most: less }) });
  return { id: '', title, title_en, fields: { version: `${id} ${version}`, ...bounds } };
}

function itemsOf(scheme: Scheme, formula: Formula): Described[] {
  return scheme.blocks.flatMap((block) =>
    block.items.map((item) => {
      const { id, title, title_en, points, ...rules } = item;
      return {
        id,
        title,
        title_en,
        fields: {
          block: block.id,
          points: text(points),
          rule: formula(item),
          metrics: metricsIn(rules),
          values: text(rules),
        },
      };
    }),
  );
}

function metricsIn(rules: Omit<SchemeItem, 'id' | 'title' | 'title_en' | 'points'>): string {
  const { rate, least, mean, linear, faults, states, long_overdue: long, failing, zero_with_overdue: none } = rules;
  const named = [
    rate,
    ...(least ?? []),
    ...(mean ?? []),
    ...(linear?.of ?? []),
    faults?.of,
    states?.of,
    ...(long?.of ?? []),
    ...(failing?.of ?? []),
    none,
  ];
  return [...new Set(named.filter((id) => id !== undefined))].join(' ');
}

/** Values of a part, each in its field. */
function fieldsOf(values: Readonly<Record<string, unknown>>): Described['fields'] {
  const fieldNames: Readonly<Record<string, Field>> = { of: 'metrics', overdue_of: 'metrics', manual: 'rule' };
  return Object.fromEntries(
    Object.entries(values).flatMap(([key, value]) =>
      value === undefined
        ? []
        : [[fieldNames[key] ?? key, text(key === 'overdue_of' && Array.isArray(value) ? value.join(' ') : value)]],
    ),
  );
}

const text = (value: unknown): string => {
  const written = plain(value);
  return typeof written === 'string' ? written : JSON.stringify(written);
};

function changes(part: Part, before: readonly Described[], after: readonly Described[]): SchemeChange[] {
  const was = new Map(before.map((one) => [one.id, one]));
  const is = new Set(after.map(({ id }) => id));
  const made = after.flatMap((one): SchemeChange[] => {
    const old = was.get(one.id);
    if (!old) return [change(part, one, 'added', differences({}, one.fields))];
    const titles = (['title', 'title_en'] as const).flatMap((field) =>
      old[field] === one[field] ? [] : [{ field, before: old[field], after: one[field] }],
    );
    const fields = [...titles, ...differences(old.fields, one.fields)];
    return fields.length > 0 ? [change(part, one, 'changed', fields)] : [];
  });
  const gone = before
    .filter(({ id }) => !is.has(id))
    .map((one) => change(part, one, 'removed', differences(one.fields, {})));
  const order = (list: readonly Described[]) => list.map(({ id }) => id).filter((id) => was.has(id) && is.has(id));
  const moved = order(before).join('\n') !== order(after).join('\n');
  const reordered: SchemeChange[] = moved
    ? [
        {
          part,
          id: '',
          kind: 'changed',
          title: { zh: '', en: '' },
          fields: [{ field: 'order', before: order(before).join(' '), after: order(after).join(' ') }],
        },
      ]
    : [];
  return [...made, ...reordered, ...gone];
}

function change(
  part: Part,
  { id, title, title_en }: Described,
  kind: SchemeChange['kind'],
  fields: FieldChange[],
): SchemeChange {
  return { part, id, kind, title: { zh: title, en: title_en }, fields };
}

/** `values` is said only where the words of the rule do not show it. */
function differences(before: Described['fields'], after: Described['fields']): FieldChange[] {
  const keys = [...new Set([...Object.keys(before), ...Object.keys(after)])] as Field[];
  const found = keys.flatMap((field): FieldChange[] => {
    const [from, to] = [before[field] ?? null, after[field] ?? null];
    return from === to ? [] : [{ field, before: from, after: to }];
  });
  const said = found.some(({ field }) => field === 'rule' || field === 'metrics');
  return found.filter(({ field }) => field !== 'values' || !said);
}
