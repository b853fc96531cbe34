import { read, utils } from '@e965/xlsx';
import { personal } from '../results/personal.ts';
import { opinions, type Reply } from './evaluation.ts';

/** A workbook that an agency has sent back. Nothing of one with a fault is taken over. */

export type AnswerFault =
  | { readonly kind: 'unreadable' | 'empty' }
  | { readonly kind: 'column'; readonly column: string }
  /** `row` as the spreadsheet counts it */
  | {
      readonly kind: 'agency' | 'evidence' | 'twice' | 'opinion' | 'note' | 'personal';
      readonly row: number;
      readonly value: string;
    };

export interface Answers {
  readonly replies: readonly Reply[];
  readonly faults: readonly AnswerFault[];
}

/** Rows of one workbook that are looked at; an agency's evidence is far below. */
const most = 200_000;

/**
 * Reads the opinions in a workbook. `known`: agency → numbers of evidence that were sent to it. Rows without an opinion say nothing; what is not
 * agreed with, or said to be mended, needs words.
 */
export function readAnswers(bytes: Uint8Array, known: ReadonlyMap<string, ReadonlySet<string>>): Answers {
  let rows: Record<string, unknown>[];
  try {
    const book = read(bytes, { sheetRows: most, dense: true });
    const sheet = book.Sheets['反馈意见'] ?? book.Sheets[book.SheetNames[0] ?? ''];
    rows = sheet ? utils.sheet_to_json<Record<string, unknown>>(sheet, { defval: '', raw: false }) : [];
  } catch {
    return { replies: [], faults: [{ kind: 'unreadable' }] };
  }
  const [first] = rows;
  if (!first) return { replies: [], faults: [{ kind: 'empty' }] };
  const missing = ['机关代码', '证据编号', '意见', '说明'].filter((column) => !(column in first));
  if (missing.length > 0) return { replies: [], faults: missing.map((column) => ({ kind: 'column', column })) };
  const seen = new Set<string>();
  const replies: Reply[] = [];
  const faults: AnswerFault[] = [];
  rows.forEach((cells, i) => {
    const cell = (column: string) => text(cells[column]);
    const [scope, evidence, opinion, note] = [cell('机关代码'), cell('证据编号'), cell('意见'), cell('说明')];
    if (opinion === '') return;
    const fault = (kind: 'agency' | 'evidence' | 'twice' | 'opinion' | 'note' | 'personal', value: string) =>
      void faults.push({ kind, row: i + 2, value });
    const name = `${scope} ${evidence}`;
    const said = opinions.find((one) => one === opinion);
    if (!known.has(scope)) return fault('agency', scope);
    if (!known.get(scope)?.has(evidence)) return fault('evidence', evidence);
    if (seen.has(name)) return fault('twice', evidence);
    if (!said) return fault('opinion', opinion);
    if (said !== '认可' && note.length < 2) return fault('note', evidence);
    if (personal.test(note)) return fault('personal', evidence);
    seen.add(name);
    replies.push({ scope, evidence, opinion: said, note: note.slice(0, 500), taken: null, reason: '' });
  });
  if (faults.length > 0) return { replies: [], faults };
  return replies.length === 0 ? { replies, faults: [{ kind: 'empty' }] } : { replies, faults };
}

/** New answers in place of those that the same agencies gave before to the same rows; what was decided on unchanged ones stays. */
export function withAnswers(replies: readonly Reply[], more: readonly Reply[]): Reply[] {
  const nameOf = ({ scope, evidence }: Reply) => `${scope} ${evidence}`;
  const before = new Map(replies.map((reply) => [nameOf(reply), reply]));
  const fresh = new Set(more.map(nameOf));
  const taken = more.map((reply) => {
    const old = before.get(nameOf(reply));
    return old?.opinion === reply.opinion && old.note === reply.note ? old : reply;
  });
  return [...replies.filter((reply) => !fresh.has(nameOf(reply))), ...taken];
}

const text = (value: unknown): string =>
  typeof value === 'string' || typeof value === 'number' ? String(value).trim() : '';
