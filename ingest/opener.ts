import { availableParallelism } from 'node:os';
import { Worker } from 'node:worker_threads';
import { openFile, type FileOpener, type OpenedFile, type OpenRequest } from './open-file.ts';
import { firstBytes, latin1 } from './read/bytes.ts';
import type { Source } from './read/source.ts';

/** Text files from this size on are opened beside each other, one a processor. */
const large = 16 * 1048576;

/** Opens large text files beside each other, here and in threads of their own, the largest that wait first, and any other when it is asked for. */
export class Opener implements FileOpener {
  readonly #waiting: { request: OpenRequest; done: (file: OpenedFile) => void; failed: (cause: unknown) => void }[] =
    [];
  readonly #workers: Worker[] = [];

  async openAll(requests: readonly OpenRequest[]): Promise<(() => Promise<OpenedFile>)[]> {
    const large = await Promise.all(requests.map(({ source }) => isLargeText(source)));
    const openings = requests.map((request, i) => (large[i] ? settled(this.#queue(request)) : () => openFile(request)));
    this.#waiting.sort((a, b) => a.request.source.bytes - b.request.source.bytes);
    // this thread has nothing else to do meanwhile, and need not begin with the program
    const others = Math.min(availableParallelism(), this.#waiting.length) - 1;
    void this.#openHere();
    for (let i = 0; i < others; i++) this.#hire();
    return openings;
  }

  #queue(request: OpenRequest): Promise<OpenedFile> {
    return new Promise((done, failed) => this.#waiting.push({ request, done, failed }));
  }

  async close(): Promise<void> {
    this.#waiting.length = 0;
    await Promise.all(this.#workers.map((worker) => worker.terminate()));
  }

  async #openHere(): Promise<void> {
    for (let job = this.#waiting.pop(); job; job = this.#waiting.pop())
      await openFile(job.request).then(job.done, job.failed);
  }

  #hire(): void {
    const worker = new Worker(new URL('./opener-worker.js', import.meta.url));
    this.#workers.push(worker);
    this.#next(worker);
  }

  #next(worker: Worker): void {
    const job = this.#waiting.pop();
    if (!job) return;
    const answered = (file: OpenedFile) => {
      worker.off('error', broken);
      job.done(file);
      this.#next(worker);
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
