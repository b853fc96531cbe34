import { openDB, type DBSchema, type IDBPDatabase } from 'idb';
import { evaluationText, parseEvaluation, type Evaluation } from '../evaluation/evaluation.ts';
import { failure, WorkspaceError } from './workspace.ts';

/**
 * The evaluations that this browser keeps, one for each year. Apart from the snapshots: they outlive them. Each has a revision that rises with every
 * writing; one that was written on the ground of an older revision is refused, so that two tabs never overwrite one another. The transaction holds
 * where there are no Web Locks, as on an address without encryption.
 */

interface Schema extends DBSchema {
  /** the file, by year */
  evaluations: { key: number; value: string };
  /** how often it was written, by year; nothing there is 0 */
  revisions: { key: number; value: number };
}

/** An evaluation as it is kept. */
export interface Kept {
  readonly evaluation: Evaluation;
  readonly revision: number;
}

let database: Promise<IDBPDatabase<Schema>> | null = null;

function open(): Promise<IDBPDatabase<Schema>> {
  database ??= openDB<Schema>('mingjing-evaluations', 2, {
    upgrade: (db, from) => {
      if (from < 1) db.createObjectStore('evaluations');
      db.createObjectStore('revisions');
    },
    blocking: (_, __, event) => (event.target as IDBDatabase).close(),
  }).catch((cause: unknown) => {
    database = null;
    throw new WorkspaceError('unavailable', cause instanceof Error ? cause.message : String(cause), { cause });
  });
  return database;
}

/** All of them. Rejects with `WorkspaceError` where the browser keeps nothing. */
export async function keptEvaluations(): Promise<Kept[]> {
  const transaction = (await open()).transaction(['evaluations', 'revisions']);
  const files = await transaction.objectStore('evaluations').getAll();
  const kept = files.map(parseEvaluation);
  const revisions = transaction.objectStore('revisions');
  return Promise.all(
    kept.map(async (evaluation) => ({ evaluation, revision: (await revisions.get(evaluation.year)) ?? 0 })),
  );
}

/**
 * Puts one in place of that of the same year, which has `revision`. Resolves to its new revision. Rejects with `WorkspaceError`: `changed` when
 * another tab has written in the meantime; then nothing is written.
 */
export async function keepEvaluation(evaluation: Evaluation, revision: number): Promise<number> {
  try {
    const transaction = (await open()).transaction(['evaluations', 'revisions'], 'readwrite');
    const done = transaction.done;
    done.catch(() => undefined);
    const revisions = transaction.objectStore('revisions');
    if (((await revisions.get(evaluation.year)) ?? 0) !== revision) {
      transaction.abort();
      throw new WorkspaceError('changed', '');
    }
    await transaction.objectStore('evaluations').put(evaluationText(evaluation), evaluation.year);
    await revisions.put(revision + 1, evaluation.year);
    await done;
    return revision + 1;
  } catch (cause) {
    throw failure(cause);
  }
}
