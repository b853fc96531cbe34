import { openDB, type DBSchema, type IDBPDatabase } from 'idb';
import { evaluationText, parseEvaluation, type Evaluation } from '../evaluation/evaluation.ts';
import { failure, WorkspaceError } from './workspace.ts';

/** The evaluations that this browser keeps, one for each year. Apart from the snapshots: they outlive them. */

interface Schema extends DBSchema {
  /** the file, by year */
  evaluations: { key: number; value: string };
}

let database: Promise<IDBPDatabase<Schema>> | null = null;

function open(): Promise<IDBPDatabase<Schema>> {
  database ??= openDB<Schema>('mingjing-evaluations', 1, {
    upgrade: (db) => void db.createObjectStore('evaluations'),
    blocking: (_, __, event) => (event.target as IDBDatabase).close(),
  }).catch((cause: unknown) => {
    database = null;
    throw new WorkspaceError('unavailable', cause instanceof Error ? cause.message : String(cause), { cause });
  });
  return database;
}

/** All of them. Rejects with `WorkspaceError` where the browser keeps nothing. */
export async function keptEvaluations(): Promise<Evaluation[]> {
  return (await (await open()).getAll('evaluations')).map(parseEvaluation);
}

/** Puts one in place of that of the same year. Rejects with `WorkspaceError`. */
export async function keepEvaluation(evaluation: Evaluation): Promise<void> {
  try {
    await (await open()).put('evaluations', evaluationText(evaluation), evaluation.year);
  } catch (cause) {
    throw failure(cause);
  }
}
