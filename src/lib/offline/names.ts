/**
 * Names of the caches of one folder of a publication. Caches belong to the whole server, on which every unit has a folder of its own, so each
 * name begins with the folder.
 */
export interface CacheNames {
  /** every cache of the program begins with this */
  readonly shells: string;
  readonly snapshot: string;
}

export function cacheNames(folder: string): CacheNames {
  return { shells: `mingjing ${folder}/ program `, snapshot: `mingjing ${folder}/ snapshot` };
}

/** Marks a manifest that comes from this machine because the server could not be reached. */
export const keptHeader = 'x-mingjing-kept';

/** What the page tells the worker. */
export type ToOffline =
  /** the new program may take over */
  | { readonly type: 'take over' }
  /** addresses of files of the snapshot that were opened before the worker was there */
  | { readonly type: 'keep'; readonly urls: readonly string[] };
