import { firstHash, type Entry } from '../excuses/log.ts';
import { failure, open, WorkspaceError } from './workspace.ts';

/** The excuse log that this browser keeps. It goes with the browser, not with a snapshot: the rows it excuses are those of the snapshots to come, too. */

/** All entries, in their order. Rejects with `WorkspaceError`. */
export async function keptExcuses(): Promise<Entry[]> {
  return (await open()).getAll('excuses');
}

/**
 * Adds entries at the end: all or none. Rejects with `WorkspaceError`: `changed` when the log no longer ends where they begin, because another
 * tab has added to it.
 */
export async function keepExcuses(entries: readonly Entry[]): Promise<void> {
  const transaction = (await open()).transaction('excuses', 'readwrite');
  const done = transaction.done;
  done.catch(() => undefined);
  try {
    const last = (await transaction.store.openCursor(null, 'prev'))?.value.hash ?? firstHash;
    if (entries[0] && entries[0].prev !== last) {
      transaction.abort();
      throw new WorkspaceError('changed', '');
    }
    for (const entry of entries) await transaction.store.add(entry);
    await done;
  } catch (cause) {
    throw failure(cause);
  }
  const channel = new BroadcastChannel(channelName);
  channel.postMessage(null);
  channel.close();
}

const channelName = 'mingjing-excuses';

/** Calls back when another tab has added to the log. */
export function whenExcused(then: () => void): () => void {
  const channel = new BroadcastChannel(channelName);
  channel.onmessage = () => then();
  return () => channel.close();
}
