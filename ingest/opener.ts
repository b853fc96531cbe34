import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import { headerScore } from './layouts/choose.ts';
import { layoutById } from './layouts/index.ts';
import type { Mapping } from './layouts/mapping.ts';
import { firstBytes } from './read/encoding.ts';
import { openSource, UnreadableFile, type Opened } from './read/open.ts';
import { sha256File, type Source } from './read/sources.ts';

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

/** Text files from this size on are opened beside each other, one a processor. */
const large = 16 * 1048576;

/** Opens large text files in threads of their own, the largest that wait first. Ask for all at once; `close` when done. */
export class Opener {
  readonly #waiting: { request: OpenRequest; done: (file: OpenedFile) => void; failed: (cause: unknown) => void }[] =
    [];
  readonly #workers: Worker[] = [];
  #idle: Worker[] = [];

  open(request: OpenRequest): Promise<OpenedFile> {
    return new Promise((done, failed) => {
      this.#waiting.push({ request, done, failed });
      this.#waiting.sort((a, b) => a.request.source.bytes - b.request.source.bytes);
      setImmediate(() => {
        if (this.#waiting.length > 0 && this.#idle.length === 0 && this.#workers.length < availableParallelism())
          this.#hire();
        this.#next();
      });
    });
  }

  async close(): Promise<void> {
    await Promise.all(this.#workers.map((worker) => worker.terminate()));
  }

  #hire(): void {
    const worker = new Worker(new URL('./opener-worker.js', import.meta.url));
    this.#workers.push(worker);
    this.#idle.push(worker);
  }

  #next(): void {
    const worker = this.#idle.pop();
    if (!worker) return;
    const job = this.#waiting.pop();
    if (!job) {
      this.#idle.push(worker);
      return;
    }
    const answered = (file: OpenedFile) => {
      worker.off('error', broken);
      this.#idle.push(worker);
      this.#next();
      job.done(file);
    };
    const broken = (cause: unknown) => {
      worker.off('message', answered);
      job.failed(cause);
    };
    worker.once('message', answered);
    worker.once('error', broken);
    worker.postMessage(job.request);
  }
}

/** Whether a source is worth a thread. Workbooks are not: no two of them shall be in memory at a time. */
export async function isLargeText({ path, bytes }: Source): Promise<boolean> {
  if (bytes < large) return false;
  const start = await firstBytes(path, 4);
  return !['PK\u0003\u0004', '\u00d0\u00cf\u0011\u00e0'].includes(start.toString('latin1'));
}
