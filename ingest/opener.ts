import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import { openFile, type FileOpener, type OpenedFile, type OpenRequest } from './open-file.ts';
import { firstBytes, latin1 } from './read/bytes.ts';
import type { Source } from './read/source.ts';

/** Text files from this size on are opened beside each other, one a processor. */
const large = 16 * 1048576;

/** Opens large text files in threads of their own, the largest that wait first, and any other when it is asked for. */
export class Opener implements FileOpener {
  readonly #waiting: { request: OpenRequest; done: (file: OpenedFile) => void; failed: (cause: unknown) => void }[] =
    [];
  readonly #workers: Worker[] = [];
  #idle: Worker[] = [];

  async openAll(requests: readonly OpenRequest[]): Promise<(() => Promise<OpenedFile>)[]> {
    const large = await Promise.all(requests.map(({ source }) => isLargeText(source)));
    return requests.map((request, i) => (large[i] ? settled(this.#open(request)) : () => openFile(request)));
  }

  #open(request: OpenRequest): Promise<OpenedFile> {
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

/** A promise that may fail before anybody waits for it: the failure comes when it is asked. */
function settled<T>(promise: Promise<T>): () => Promise<T> {
  promise.catch(() => undefined);
  return () => promise;
}

/** Whether a source is worth a thread. Workbooks are not: no two of them shall be in memory at a time. */
async function isLargeText({ path, bytes }: Source): Promise<boolean> {
  if (bytes < large) return false;
  return !['PK\u0003\u0004', '\u00d0\u00cf\u0011\u00e0'].includes(latin1(await firstBytes(path, 4)));
}
