import type { Manifest } from './manifest.ts';

/** The hash a snapshot is known by, which is also in the name of its folder: same rows, same rules, same hash. */
export function snapshotHash(manifest: Pick<Manifest, 'tables'>): string {
  const path = manifest.tables['cube']?.path ?? Object.values(manifest.tables)[0]?.path ?? '';
  return path.split('/')[0]?.replace(/^data-/, '') ?? '';
}
