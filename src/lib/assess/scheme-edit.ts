import { isMap, isSeq, parseDocument, type Document } from 'yaml';

/** Changes to the text of a scheme from a form. The text stays the one thing that is edited: comments in it survive. */

export type Path = readonly (string | number)[];

/** A scheme as it stands in a text, whether or not it is one: texts, lists and maps. */
export type Draft = Readonly<Record<string, unknown>>;

/** The ways an item is worked out; each with where its metrics and numbers stand. */
export const ruleForms = {
  rate: { metrics: ['rate'], many: false, numbers: [] },
  linear: { metrics: ['linear', 'of'], many: true, numbers: ['from'] },
  least: { metrics: ['least'], many: true, numbers: [] },
  mean: { metrics: ['mean'], many: true, numbers: [] },
  faults: { metrics: ['faults', 'of'], many: false, numbers: ['start', 'each'] },
  states: { metrics: ['states', 'of'], many: false, numbers: ['met', 'late', 'late_within', 'later', 'overdue'] },
  manual: { metrics: [], many: false, numbers: ['look', 'look_en'] },
} as const satisfies Record<
  string,
  { readonly metrics: readonly string[]; readonly many: boolean; readonly numbers: readonly string[] }
>;

export type Rule = keyof typeof ruleForms;
export const rules = Object.keys(ruleForms) as Rule[];

/** Reads a text as far as it is YAML; null where it is none, or no map. */
export function draftOf(text: string): Draft | null {
  const document = parse(text);
  if (document.errors.length > 0 || !isMap(document.contents)) return null;
  const read: unknown = document.toJS();
  return isRecord(read) ? read : null;
}

/** What stands at a place, '' where nothing or no text does. */
export function textAt(draft: unknown, path: Path): string {
  const found = valueAt(draft, path);
  return typeof found === 'string' ? found : '';
}

export function listAt(draft: unknown, path: Path): readonly unknown[] {
  const found = valueAt(draft, path);
  return Array.isArray(found) ? found : [];
}

/** The metrics an item's rule names, one or several. */
export function metricsAt(item: unknown, rule: Rule): string[] {
  const { metrics } = ruleForms[rule];
  const found = metrics.length === 0 ? undefined : valueAt(item, metrics);
  return [found].flat().filter((id) => typeof id === 'string');
}

export function ruleAt(item: unknown): Rule | null {
  return rules.find((rule) => valueAt(item, [rule]) !== undefined) ?? null;
}

/** Puts a value at a place; undefined takes away what is there. */
export function withValue(text: string, path: Path, value: unknown): string {
  return changed(text, (document) => {
    if (value === undefined) removeAt(document, path);
    else document.setIn(path, document.createNode(value));
  });
}

/** Adds to the end of a list, which is made where there is none. */
export function withAdded(text: string, path: Path, value: unknown): string {
  return changed(text, (document) => {
    const list: unknown = document.getIn(path, true);
    if (isSeq(list)) list.add(document.createNode(value));
    else document.setIn(path, document.createNode([value]));
  });
}

/** Moves an entry of a list by one place up (−1) or down (1). */
export function withMoved(text: string, path: Path, index: number, by: -1 | 1): string {
  return changed(text, (document) => {
    const list: unknown = document.getIn(path, true);
    if (!isSeq(list)) return;
    const other = index + by;
    const [one, two] = [list.items[index], list.items[other]];
    if (one === undefined || two === undefined) return;
    list.items[index] = two;
    list.items[other] = one;
  });
}

/** Gives an item another rule, which keeps the metrics of the one before as far as it can. */
export function withRule(text: string, path: Path, rule: Rule, fallback: string): string {
  const item = valueAt(draftOf(text), path);
  const before = ruleAt(item);
  const metrics = before === null ? [] : metricsAt(item, before);
  const made = madeRule(rule, metrics.length > 0 ? metrics : [fallback], textAt(item, ['points']) || '1');
  return changed(text, (document) => {
    for (const other of rules) document.deleteIn([...path, other]);
    // where people give the points, the data take none off
    if (rule === 'manual')
      for (const key of ['long_overdue', 'failing', 'zero_with_overdue']) document.deleteIn([...path, key]);
    document.setIn([...path, rule], document.createNode(made));
  });
}

/** Points off for each failing row of a metric. */
export const newFailing = (metric: string) => ({ of: [metric], each: '1', most: '5' });

function madeRule(rule: Rule, metrics: readonly string[], points: string): unknown {
  const [first = ''] = metrics;
  switch (rule) {
    case 'rate':
      return first;
    case 'least':
    case 'mean':
      return metrics;
    case 'linear':
      return { of: metrics, from: '0.8' };
    case 'faults':
      return { of: first, start: points, each: '1' };
    case 'states':
      return { of: first, met: '1', late: '0.5', late_within: '10', later: '0', overdue: '0' };
    case 'manual':
      return { look: '…', look_en: '…' };
  }
}

/** The ways an addition and a deduction are worked out; each with the numbers the data rule has, and where its metrics stand. */
export const extraForms = {
  bonus: { most: 'points', data: ['from'], metrics: 'of', many: false },
  deductions: { most: 'most', data: ['each'], metrics: 'overdue_of', many: true },
} as const;

export type ExtraKind = keyof typeof extraForms;

/** Whether people give the points of an addition or a deduction. */
export const isByHand = (extra: unknown): boolean => valueAt(extra, ['manual']) !== undefined;

/** Gives an addition or a deduction the other rule: by people, or by the data from `fallback` on. */
export function withExtraRule(text: string, kind: ExtraKind, index: number, byHand: boolean, fallback: string): string {
  const path = [kind, index];
  return changed(text, (document) => {
    for (const key of ['manual', extraForms[kind].metrics, ...extraForms[kind].data]) document.deleteIn([...path, key]);
    const put = (key: string, value: unknown) => document.setIn([...path, key], document.createNode(value));
    if (byHand) put('manual', { look: '…', look_en: '…' });
    else if (kind === 'bonus') {
      put('of', fallback);
      put('from', '0.95');
    } else {
      put('overdue_of', [fallback]);
      put('each', '1');
    }
  });
}

/** A new addition or deduction, by the data. */
export function newExtra(
  kind: ExtraKind,
  id: string,
  titles: { readonly title: string; readonly title_en: string },
  metric: string,
) {
  return kind === 'bonus'
    ? { id, points: '1', ...titles, of: metric, from: '0.95' }
    : { id, ...titles, overdue_of: [metric], each: '1', most: '5' };
}

/** Renames a grade, and with it the one that the limit names. */
export function withGradeTitle(text: string, index: number, title: string): string {
  const draft = draftOf(text);
  const before = textAt(draft, ['grades', index, 'title']);
  const renamed = withValue(text, ['grades', index, 'title'], title);
  return textAt(draft, ['veto', 'at_most']) === before ? withValue(renamed, ['veto', 'at_most'], title) : renamed;
}

/** An id that a list of ids does not have: `E3` after `E1` and `E2`. */
export function freeId(taken: readonly string[], prefix: string): string {
  for (let n = 1; ; n++) if (!taken.includes(`${prefix}${n}`)) return `${prefix}${n}`;
}

function changed(text: string, change: (document: Document) => void): string {
  const document = parse(text);
  change(document);
  return document.toString({ lineWidth: 120 });
}

/** Takes away what is at a place, and a list with it that has nothing else: no scheme has an empty one. */
function removeAt(document: Document, path: Path): void {
  document.deleteIn(path);
  const above = path.slice(0, -1);
  const list: unknown = above.length > 0 ? document.getIn(above, true) : null;
  if (isSeq(list) && list.items.length === 0) document.deleteIn(above);
}

const parse = (text: string): Document => parseDocument(text, { schema: 'failsafe' });

function valueAt(value: unknown, path: Path): unknown {
  let now = value;
  for (const key of path) {
    if (Array.isArray(now)) now = now[Number(key)];
    else if (isRecord(now)) now = now[key];
    else return undefined;
  }
  return now;
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
