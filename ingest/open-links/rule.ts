import type { Engine } from '../../src/lib/engine/engine.ts';
import { layoutById } from '../layouts/index.ts';

/** What about a link can't be told. */
export const openLinkKinds = [
  'recording_ambiguous',
  'recording_number_unknown',
  'duty_number_unknown',
  'publication_unknown',
  'publication_shared',
  'decision_number_shared',
  'review_unknown',
  'document_case_unknown',
  'inspection_task_unknown',
  'inspection_case_unknown',
  'case_inspection_unknown',
  'coercion_case_unknown',
  'appeal_decision_unknown',
  'appeal_decision_shared',
  'person_ambiguous',
  'person_unknown',
  'cert_mismatch',
  'cert_unknown',
  'cert_shared',
  'trainee_unknown',
] as const;

export type OpenLinkKind = (typeof openLinkKinds)[number];

/** The sources of which a file was read. A link is open only where its other end could have been found. */
export type Present = ReadonlySet<string>;

/** Finds the open links of some kinds and adds them to `all_open_links`. */
export type LinkRule = (engine: Engine, present: Present) => Promise<void>;

/** What a rule's SELECT has to yield, in this order. */
export const openLinkColumns = [
  'kind VARCHAR',
  'layout VARCHAR',
  'file INTEGER',
  'record BIGINT',
  'org VARCHAR',
  'key VARCHAR',
  'value VARCHAR',
  'candidates INTEGER',
  'message VARCHAR',
] as const;

/** “、”-joined titles of layouts, for a sentence. */
export function titles(ids: readonly string[]): string {
  return ids.map((id) => layoutById(id).title).join('、');
}

/** What a sentence adds when some of the places where the other end may stand were not imported; otherwise nothing. */
export function notImported(targets: readonly string[], present: Present): string {
  const absent = targets.filter((id) => !present.has(id));
  return absent.length === 0 ? '' : `（本次没有${titles(absent)}，也可能在其中）`;
}
