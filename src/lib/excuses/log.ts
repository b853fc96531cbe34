import * as v from 'valibot';
import { sha256 } from '../metrics/sha256.ts';
import { personal } from '../results/personal.ts';
import type { VerdictRow } from '../results/types.ts';

/**
 * The excuse log (核减台账): rows that somebody answers for leaving out, each with a reason and a name. It is only ever added to; an entry is
 * taken back by a further one. Every entry carries the hash of the one before it, so a line that was changed, taken out or put in between
 * shows. The log changes no verdict: what it leaves out is shown apart.
 */
export interface Entry {
  /** 1, 2, 3, … */
  readonly seq: number;
  /** when it was written, by the clock of whoever wrote it; ISO 8601 in UTC. The order is that of `seq` */
  readonly at: string;
  /** who answers for it */
  readonly by: string;
  readonly reason: string;
  readonly act: 'excuse' | 'withdraw';
  readonly metric: string;
  readonly org: string;
  readonly key: string;
  /** what the row was when the entry was written, in a snapshot with this as-of date and hash */
  readonly state: Excusable;
  readonly as_of: string;
  readonly snapshot: string;
  /** hash of the entry before it; 64 zeros for the first */
  readonly prev: string;
  /** SHA-256 of `hashed` of this entry */
  readonly hash: string;
}

/** Only what counts against an agency, or can't be decided, can be excused. */
export const excusable = ['overdue', 'late', 'unknown'] as const;
export type Excusable = (typeof excusable)[number];

/** A row by what it is called in every snapshot: metric, agency and key are one row. */
export type RowName = Pick<VerdictRow, 'metric' | 'org' | 'key'>;

/** What is new in an entry; the rest follows from the log. */
export type Statement = Omit<Entry, 'seq' | 'prev' | 'hash'>;

export const firstHash = '0'.repeat(64);

export type LogProblem = 'syntax' | 'shape' | 'seq' | 'chain' | 'hash' | 'twice' | 'nothing';

/** What is wrong with a log, and in which line (from 1). Nothing of such a log is used. */
export class LogError extends Error {
  override readonly name = 'LogError';
  readonly kind: LogProblem;
  readonly line: number;
  constructor(kind: LogProblem, line: number) {
    super(`line ${line}: ${kind}`);
    this.kind = kind;
    this.line = line;
  }
}

export type Wrong = 'name' | 'reason' | 'number';

/** What is wrong with a name and a reason that somebody has typed; null when nothing is. */
export function wrongWith(by: string, reason: string): Wrong | null {
  // eslint-disable-next-line no-control-regex -- exactly these are refused
  const plain = (text: string) => !/[\u0000-\u001f\u007f-\u009f\u202a-\u202e\u2066-\u2069]/u.test(text);
  if (!plain(by) || by.trim() === '' || by.length > 50) return 'name';
  if (!plain(reason) || reason.trim().length < 2 || reason.length > 500) return 'reason';
  return personal.test(by) || personal.test(reason) ? 'number' : null;
}

const hex = v.pipe(v.string(), v.regex(/^[0-9a-f]{64}$/));
const text = v.pipe(v.string(), v.minLength(1));
const entrySchema = v.strictObject({
  seq: v.pipe(v.number(), v.integer(), v.minValue(1)),
  at: v.pipe(v.string(), v.regex(/^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{3})?Z$/)),
  by: text,
  reason: text,
  act: v.picklist(['excuse', 'withdraw']),
  metric: text,
  org: text,
  key: text,
  state: v.picklist(excusable),
  as_of: v.pipe(v.string(), v.isoDate()),
  snapshot: text,
  prev: hex,
  hash: hex,
});

/** What is hashed of an entry: everything but its own hash, as one JSON array in this order. Anybody can hash it again. */
export function hashed(e: Omit<Entry, 'hash'>): string {
  return JSON.stringify([
    e.seq,
    e.at,
    e.by,
    e.reason,
    e.act,
    e.metric,
    e.org,
    e.key,
    e.state,
    e.as_of,
    e.snapshot,
    e.prev,
  ]);
}

/** A log with one more entry. Throws a `LogError` for a row that is excused twice, or that is taken back without being excused. */
export function added(log: readonly Entry[], statement: Statement): Entry[] {
  const { at, by, reason, act, metric, org, key, state, as_of, snapshot } = statement;
  const [seq, prev] = [log.length + 1, log.at(-1)?.hash ?? firstHash];
  const open = { seq, at, by, reason, act, metric, org, key, state, as_of, snapshot, prev };
  const whole = [...log, { ...open, hash: sha256(hashed(open)) }];
  checked(whole);
  return whole;
}

/** The entries that hold: of each row the last one, where it excuses, in the order of the log. */
export function standing(log: readonly Entry[]): Entry[] {
  const last = new Map<string, Entry>();
  for (const entry of log) {
    last.delete(nameOf(entry));
    if (entry.act === 'excuse') last.set(nameOf(entry), entry);
  }
  return [...last.values()];
}

export function nameOf({ metric, org, key }: RowName): string {
  return JSON.stringify([metric, org, key]);
}

/** The file of a log: a line of JSON for each entry. */
export function logText(log: readonly Entry[]): string {
  return log.map((entry) => `${JSON.stringify(entry)}\n`).join('');
}

/** Reads the file of a log and checks every link of the chain. Throws a `LogError` that names the line. */
export function parseLog(file: string): Entry[] {
  const lines = file.replace(/^\uFEFF/u, '').split('\n');
  if (lines.at(-1)?.trim() === '') lines.pop();
  const log = lines.map((line, i): Entry => {
    let value: unknown;
    try {
      value = JSON.parse(line);
    } catch {
      throw new LogError('syntax', i + 1);
    }
    const parsed = v.safeParse(entrySchema, value);
    if (!parsed.success) throw new LogError('shape', i + 1);
    return parsed.output;
  });
  checked(log);
  return log;
}

/** Throws a `LogError` for the first entry that does not follow from those before it. */
function checked(log: readonly Entry[]): void {
  const excused = new Set<string>();
  for (const [i, { hash, ...entry }] of log.entries()) {
    if (entry.seq !== i + 1) throw new LogError('seq', i + 1);
    if (entry.prev !== (log[i - 1]?.hash ?? firstHash)) throw new LogError('chain', i + 1);
    if (hash !== sha256(hashed(entry))) throw new LogError('hash', i + 1);
    const name = nameOf(entry);
    if (entry.act === 'excuse' && excused.has(name)) throw new LogError('twice', i + 1);
    if (entry.act === 'withdraw' && !excused.delete(name)) throw new LogError('nothing', i + 1);
    if (entry.act === 'excuse') excused.add(name);
  }
}

/**
 * How another copy of a log goes with one's own: `same`, `longer` (it goes on where ours ends, and can take its place), `shorter` (ours goes on
 * where it ends), or `apart`, with the first entry in which they differ.
 */
export function compared(
  own: readonly Entry[],
  other: readonly Entry[],
): { readonly kind: 'same' | 'longer' | 'shorter' } | { readonly kind: 'apart'; readonly seq: number } {
  const apart = own.findIndex((entry, i) => i < other.length && entry.hash !== other[i]?.hash);
  if (apart >= 0) return { kind: 'apart', seq: apart + 1 };
  if (own.length === other.length) return { kind: 'same' };
  return { kind: other.length > own.length ? 'longer' : 'shorter' };
}
