import { openDB, type DBSchema, type IDBPDatabase } from 'idb';
import type { Correction } from '../../../ingest/corrections/correction.ts';
import type { Mapping } from '../../../ingest/layouts/mapping.ts';
import type { Said } from '../../../ingest/said.ts';
import type { Entry } from '../excuses/log.ts';
import { parseManifest, type Manifest } from '../snapshot/manifest.ts';

/**
 * What this browser keeps: the files that were handed in, and the snapshots made of them, one for each batch. In IndexedDB, which there is on
 * every address, encrypted or not. A batch is put there by one transaction: after a crash at any moment it is there or it is not.
 */

/** A file of a batch. */
export interface KeptFile {
  readonly name: string;
  readonly content: Blob;
  /** what was said of it by hand */
  readonly said: Said;
  /** cells of it that are read as if something else stood there; what stands there is kept in each */
  readonly corrections?: readonly Correction[];
}

/** A snapshot and everything it was made of. */
export interface Batch {
  readonly id: number;
  /** when it was put here, by the clock; ISO 8601 */
  readonly at: string;
  /** the batch that was shown before */
  readonly parent: number | null;
  /** how many files were new or other ones */
  readonly changed: number;
  readonly manifest: Manifest;
  readonly files: readonly KeptFile[];
}

interface Schema extends DBSchema {
  batches: { key: number; value: Omit<Batch, 'manifest'> & { manifest: string } };
  /** key: `<batch>/<path>` */
  tables: { key: string; value: Blob };
  state: { key: 'current'; value: Shown };
  /** how files with the same columns were read before, by id */
  mappings: { key: string; value: Mapping };
  /** the excuse log, by `seq` */
  excuses: { key: number; value: Entry };
}

/** What is shown, and the batch that stands behind it; null without one. */
export interface Shown {
  readonly show: 'published' | 'own';
  readonly batch: number | null;
}

/** The browser keeps nothing, or no more; `reason` says why. */
export class WorkspaceError extends Error {
  override readonly name = 'WorkspaceError';
  readonly reason: 'unavailable' | 'full' | 'changed';
  constructor(reason: WorkspaceError['reason'], message: string, options?: ErrorOptions) {
    super(message, options);
    this.reason = reason;
  }
}

/** Batches that are kept to go back to. */
const kept = 10;

const nothing: Shown = { show: 'published', batch: null };
let database: Promise<IDBPDatabase<Schema>> | null = null;

/** The database of this browser. Rejects with `WorkspaceError`. */
export function open(): Promise<IDBPDatabase<Schema>> {
  database ??= openDB<Schema>('mingjing', 3, {
    upgrade: (db, from) => {
      if (from < 1) {
        db.createObjectStore('batches', { keyPath: 'id' });
        db.createObjectStore('tables');
        db.createObjectStore('state');
      }
      if (from < 2) db.createObjectStore('mappings', { keyPath: 'id' });
      db.createObjectStore('excuses', { keyPath: 'seq' });
    },
    // another tab has a newer program and waits for us
    blocking: (_, __, event) => (event.target as IDBDatabase).close(),
  }).catch((cause: unknown) => {
    database = null;
    throw new WorkspaceError('unavailable', cause instanceof Error ? cause.message : String(cause), { cause });
  });
  return database;
}

/** What is to be shown. Where the browser keeps nothing, the published snapshot. */
export async function shown(): Promise<Shown> {
  try {
    return (await (await open()).get('state', 'current')) ?? nothing;
  } catch {
    return nothing;
  }
}

/** Chooses what is shown from the next opening on. Rejects with `WorkspaceError`. */
export async function show(what: Shown['show']): Promise<void> {
  const db = await open();
  const transaction = db.transaction('state', 'readwrite');
  const now = (await transaction.store.get('current')) ?? nothing;
  await transaction.store.put({ ...now, show: what }, 'current');
  await transaction.done;
  tell();
}

/** How files were read before. Rejects with `WorkspaceError`. */
export async function mappings(): Promise<Mapping[]> {
  return (await open()).getAll('mappings');
}

export async function forgetMapping(id: string): Promise<void> {
  await (await open()).delete('mappings', id);
}

/** A batch; null when it is not here. */
export async function batch(id: number): Promise<Batch | null> {
  const found = await (await open()).get('batches', id);
  return found ? { ...found, manifest: parseManifest(found.manifest) } : null;
}

/** All batches that can be gone back to, the newest first, and what is shown. Rejects with `WorkspaceError`. */
export async function history(): Promise<{ batches: Batch[]; shown: Shown }> {
  const db = await open();
  const all = await db.getAll('batches');
  const batches = all.map((b) => ({ ...b, manifest: parseManifest(b.manifest) })).sort((a, b) => b.id - a.id);
  return { batches, shown: (await db.get('state', 'current')) ?? nothing };
}

/** A table of a batch, by the path its manifest gives; null when it is not here. */
export async function table(id: number, path: string): Promise<Blob | null> {
  return (await (await open()).get('tables', `${id}/${path}`)) ?? null;
}

/** All tables of a batch, by path. */
export async function tablesOf({ id, manifest }: Batch): Promise<Record<string, Blob>> {
  const paths = Object.values(manifest.tables).map((t) => t.path);
  const found = await Promise.all(paths.map((path) => table(id, path)));
  return Object.fromEntries(paths.flatMap((path, i) => (found[i] ? [[path, found[i]]] : [])));
}

/**
 * Puts a batch in place and shows it: all of it or nothing. Rejects with `WorkspaceError`: `full` when there is no room for it, `changed`
 * when another tab has put one in place since `parent` was.
 */
export async function commit(
  content: Omit<Batch, 'id'>,
  tables: Readonly<Record<string, Blob>>,
  remembered: readonly Mapping[] = [],
): Promise<Batch> {
  const db = await open();
  const transaction = db.transaction(['batches', 'tables', 'state', 'mappings'], 'readwrite');
  const [batches, blobs, state] = [
    transaction.objectStore('batches'),
    transaction.objectStore('tables'),
    transaction.objectStore('state'),
  ];
  const done = transaction.done;
  done.catch(() => undefined);
  try {
    const now = (await state.get('current')) ?? nothing;
    if (now.batch !== content.parent) {
      transaction.abort();
      throw new WorkspaceError('changed', '');
    }
    const ids = await batches.getAllKeys();
    const id = Math.max(0, ...ids) + 1;
    await batches.put({ ...content, id, manifest: JSON.stringify(content.manifest) });
    for (const [path, blob] of Object.entries(tables)) await blobs.put(blob, `${id}/${path}`);
    for (const old of ids.sort((a, b) => b - a).slice(kept - 1)) {
      await batches.delete(old);
      await blobs.delete(IDBKeyRange.bound(`${old}/`, `${old}0`, false, true));
    }
    for (const mapping of [...remembered, ...content.files.flatMap(({ said }) => said.mapping ?? [])])
      await transaction.objectStore('mappings').put(mapping);
    await state.put({ show: 'own', batch: id }, 'current');
    await done;
    tell();
    return { ...content, id };
  } catch (cause) {
    throw failure(cause);
  }
}

/** Takes the newest batch away and goes back to the one before it. Rejects with `WorkspaceError`. */
export async function undo(id: number): Promise<void> {
  const db = await open();
  const transaction = db.transaction(['batches', 'tables', 'state'], 'readwrite');
  const state = transaction.objectStore('state');
  const now = (await state.get('current')) ?? nothing;
  const taken = await transaction.objectStore('batches').get(id);
  if (now.batch !== id || !taken) {
    transaction.abort();
    await transaction.done.catch(() => undefined);
    throw new WorkspaceError('changed', '');
  }
  const before = taken.parent === null ? undefined : await transaction.objectStore('batches').get(taken.parent);
  await transaction.objectStore('batches').delete(id);
  await transaction.objectStore('tables').delete(IDBKeyRange.bound(`${id}/`, `${id}0`, false, true));
  await state.put({ show: before ? 'own' : 'published', batch: before?.id ?? null }, 'current');
  await transaction.done;
  tell();
}

/** A failure of a transaction in the terms of this module. */
export function failure(cause: unknown): unknown {
  if (cause instanceof WorkspaceError) return cause;
  const full = cause instanceof DOMException && cause.name === 'QuotaExceededError';
  return full ? new WorkspaceError('full', cause.message, { cause }) : cause;
}

const channelName = 'mingjing-workspace';
const thisTab = Math.random().toString(36);

function tell(): void {
  const channel = new BroadcastChannel(channelName);
  channel.postMessage(thisTab);
  channel.close();
}

/** Calls back when another tab has changed what is kept here. */
export function whenChanged(then: () => void): () => void {
  const channel = new BroadcastChannel(channelName);
  channel.onmessage = (event: MessageEvent<string>) => {
    if (event.data !== thisTab) then();
  };
  return () => channel.close();
}
