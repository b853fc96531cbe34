import { headerScore } from './layouts/choose.ts';
import type { Mapping } from './layouts/mapping.ts';
import { sha256File } from './read/bytes.ts';
import { openSource, UnreadableFile, type Opened } from './read/open.ts';
import type { Source } from './read/source.ts';
import type { Said } from './said.ts';

/** A source, the folder that takes rewritten copies of it, and what is said of it. */
export interface OpenRequest {
  readonly source: Source;
  readonly folder: string;
  readonly said: Said;
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
export async function openFile({ source, folder, said, mappings }: OpenRequest): Promise<OpenedFile> {
  const sha256 = await sha256File(source.path);
  try {
    const score = headerScore(source.name, { said, mappings });
    return { sha256, opened: await openSource(source, folder, score, said), refused: null };
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
