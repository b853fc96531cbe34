import { asset } from '$app/paths';
import { ParquetError } from '../engine/parquet.ts';
import { Silence, stallAfter } from '../engine/stall.ts';
import { keptHeader } from '../offline/names.ts';
import { parseManifest, type Manifest } from '../snapshot/manifest.ts';

/** The files of the snapshot that lies beside the site. What goes wrong with one is a `ParquetError` that names it. */

export const manifestFile = 'manifest.json';

class FromHere {
  /** the server can't be reached; the manifest is the one that was kept on this machine */
  kept = $state(false);
}

export const fromHere = new FromHere();

/** Addresses of the files that were asked for, without the manifest. */
const asked = new Set<string>();

export function askedOf(): ReadonlySet<string> {
  return asked;
}

/** The address of a file of the published snapshot that is about to be fetched. */
export function addressOf(path: string): string {
  const url = snapshotUrl(path);
  if (path !== manifestFile) asked.add(url);
  return url;
}

/** There is no snapshot beside the site. */
export class MissingSnapshotError extends Error {}

/** The address of a file of the published snapshot. */
export function snapshotUrl(path: string): string {
  return new URL(asset(`/snapshot/${path}`), location.href).href;
}

/** The manifest of the published snapshot. Rejects when there is none, or it is locked. */
export async function fetchManifest(): Promise<Manifest> {
  return parseManifest(await manifestText());
}

export async function manifestText(): Promise<string> {
  const bytes = await fileOfSnapshot(manifestFile, manifestFile);
  const text = bytes && new TextDecoder().decode(bytes);
  // Some servers answer every address with a page.
  if (text === null || text.trimStart().startsWith('<')) throw new MissingSnapshotError();
  return text;
}

/** A file of the published snapshot that lies under `name`; null when there is none. `path` names it where that goes wrong. */
export async function fileOfSnapshot(name: string, path: string): Promise<Uint8Array<ArrayBuffer> | null> {
  const controller = new AbortController();
  const silence = new Silence(stallAfter, () => controller.abort());
  const parts: BlobPart[] = [];
  try {
    const response = await fetch(addressOf(name), { cache: 'no-cache', signal: controller.signal });
    if (name === manifestFile) fromHere.kept = response.headers.has(keptHeader);
    if (response.status === 404) return null;
    if (!response.ok || !response.body) throw new Error(`HTTP ${response.status}`);
    const reader = response.body.getReader();
    for (;;) {
      const { done, value } = await reader.read();
      if (done) break;
      silence.heard();
      parts.push(value);
    }
  } catch (cause) {
    const message = cause instanceof Error ? cause.message : String(cause);
    throw new ParquetError(controller.signal.aborted ? 'stalled' : 'network', path, message);
  } finally {
    silence.end();
  }
  return new Uint8Array(await new Blob(parts).arrayBuffer());
}
