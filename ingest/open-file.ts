import { headerScore } from './layouts/choose.ts';
import { layoutById } from './layouts/index.ts';
import type { Mapping } from './layouts/mapping.ts';
import { sha256File } from './read/bytes.ts';
import { openSource, UnreadableFile, type Opened } from './read/open.ts';
import type { Source } from './read/source.ts';

/** A source, the folder that takes rewritten copies of it, and the layout it is said to have. */
export interface OpenRequest {
  readonly source: Source;
  readonly folder: string;
  /** layout id */
  readonly wanted: string | null;
  /** the caller's mappings */
  readonly mappings: readonly Mapping[];
}

/** What came of opening a source; `refused` is for people. */
export interface OpenedFile {
  readonly sha256: string;
  readonly opened: Opened | null;
  readonly refused: Pick<UnreadableFile, 'code' | 'message'> | null;
}

/** Opens one source in this thread. Rejects only on faults of ours. */
export async function openFile({ source, folder, wanted, mappings }: OpenRequest): Promise<OpenedFile> {
  const sha256 = await sha256File(source.path);
  try {
    const layout = wanted === null ? null : layoutById(wanted);
    const score = headerScore(source.name, { layout, mappings });
    return { sha256, opened: await openSource(source, folder, score), refused: null };
  } catch (cause) {
    if (!(cause instanceof UnreadableFile)) throw cause;
    return { sha256, opened: null, refused: { code: cause.code, message: cause.message } };
  }
}

/** Opens sources; some may be on their way before they are asked for. */
export interface FileOpener {
  /** One function for each request, to be called in this order, once. */
  openAll(requests: readonly OpenRequest[]): Promise<(() => Promise<OpenedFile>)[]>;
  close(): Promise<void>;
}

/** Opens one after the other in this thread. */
export const oneByOne: FileOpener = {
  openAll: async (requests) => requests.map((request) => () => openFile(request)),
  close: () => Promise.resolve(),
};
