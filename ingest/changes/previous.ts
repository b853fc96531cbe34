import type { Manifest } from '../../src/lib/snapshot/manifest.ts';
import type { NotComparable } from './changes.ts';

/** The snapshot that stands where a new one will be written. */
export interface Previous {
  /** what it is called in a sentence (Chinese) */
  readonly name: string;
  readonly manifest: Manifest;
  /** The rows of a table, as what may follow FROM; null when that snapshot has no such table. Rejects with `DamagedTable`. */
  table(name: string): Promise<string | null>;
}

export function notComparable(reason: NotComparable['reason'], message: string): NotComparable {
  return { comparable: false, reason, message };
}

/** A table of the old snapshot can't be relied on; the message is for people. */
export class DamagedTable extends Error {
  override readonly name = 'DamagedTable';
}
