import { ParquetError } from '../engine/parquet.ts';
import { TooLargeError } from '../engine/part-tables.ts';
import { ManifestError, manifestVersion } from '../snapshot/manifest.ts';
import { manifestFile, MissingSnapshotError } from './published.svelte.ts';
import type { Feature } from './support.ts';

/** What can go wrong with a snapshot, as the screens say it. */

export type Failure =
  | { readonly kind: 'unsupported'; readonly features: readonly Feature[] }
  | { readonly kind: 'missing' }
  | { readonly kind: 'insecure' }
  | {
      readonly kind: 'damaged';
      readonly file: string;
      readonly message: string;
      /** SHA-256 that the file should have and that it has */
      readonly hashes: ParquetError['hashes'];
    }
  /** the server gives no parts of a file that is too large to be read whole */
  | { readonly kind: 'no ranges'; readonly file: string; readonly message: string }
  /** the rows that a screen needs at once are more than there is room for */
  | { readonly kind: 'large'; readonly rows: number; readonly most: number }
  | { readonly kind: 'version'; readonly found: number; readonly known: number }
  | {
      readonly kind: 'unreachable';
      readonly file: string;
      readonly message: string;
      /** the connection stands, but for too long nothing has come over it */
      readonly stalled: boolean;
    }
  | { readonly kind: 'engine'; readonly message: string };

/** A table that can't be used. */
export type LostTable = Extract<Failure, { kind: 'damaged' | 'unreachable' }>;

export class EngineStartError extends Error {}

export class InsecureError extends Error {}

/** What is said of an error. */
export function failureOf(cause: unknown): Failure {
  const message = cause instanceof Error ? cause.message : String(cause);
  if (cause instanceof MissingSnapshotError) return { kind: 'missing' };
  if (cause instanceof InsecureError) return { kind: 'insecure' };
  if (cause instanceof ManifestError)
    return cause.found !== null
      ? { kind: 'version', found: cause.found, known: manifestVersion }
      : { kind: 'damaged', file: manifestFile, message, hashes: null };
  if (cause instanceof TooLargeError) return { kind: 'large', rows: cause.rows, most: cause.most };
  if (cause instanceof ParquetError) {
    const file = cause.url.replace(/^.*\/snapshot\//, '');
    if (cause.reason === 'network' || cause.reason === 'stalled')
      return { kind: 'unreachable', file, message, stalled: cause.reason === 'stalled' };
    if (cause.reason === 'no ranges') return { kind: 'no ranges', file, message };
    return { kind: 'damaged', file, message, hashes: cause.hashes };
  }
  return { kind: 'engine', message };
}
