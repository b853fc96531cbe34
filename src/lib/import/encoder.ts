import { program } from '../engine/trusted.ts';
import type { TableFile } from './blob-store.ts';
import type { Encoded } from './encode.ts';

/** What the encoder's worker is told, and what it says. */
export type ToEncoder = { readonly type: 'piece'; readonly ipc: Uint8Array } | { readonly type: 'end' };
export type FromEncoder =
  | { readonly type: 'taken' }
  | { readonly type: 'encoded'; readonly encoded: Encoded }
  | { readonly type: 'failed'; readonly message: string };

interface Waiting<T> {
  readonly resolve: (value: T) => void;
  readonly reject: (cause: Error) => void;
}

/** Makes Parquet files in a worker of its own, in the order in which they are asked for. */
export class Encoder {
  readonly #worker: Worker;
  readonly #untaken: Waiting<void>[] = [];
  readonly #tables: Waiting<Encoded>[] = [];
  #taken: Promise<void> = Promise.resolve();
  #failure: Error | null = null;

  /** `url`: address of `encoder.worker.ts`. A page gives it: what only a worker knows of would not be kept for use without a server. */
  constructor(url: string) {
    this.#worker = new Worker(program(url), { type: 'module' });
    this.#worker.onmessage = ({ data }: MessageEvent<FromEncoder>) => {
      if (data.type === 'taken') this.#untaken.shift()?.resolve();
      else if (data.type === 'encoded') this.#tables.shift()?.resolve(data.encoded);
      else this.#fail(data.message);
    };
    this.#worker.onerror = (event) => this.#fail(event.message || 'worker');
  }

  /** A new file; those before must have been given their end. The bytes of a piece are handed over: they are gone afterwards. */
  table(): TableFile {
    return {
      put: async (ipc) => {
        // one piece is waiting there at most
        await this.#taken;
        this.#send({ type: 'piece', ipc }, [ipc.buffer]);
      },
      end: async () => {
        const encoded = new Promise<Encoded>((resolve, reject) => this.#tables.push({ resolve, reject }));
        this.#send({ type: 'end' });
        return encoded;
      },
    };
  }

  /** Gives back its memory. */
  close(): void {
    this.#worker.terminate();
  }

  #send(message: ToEncoder, transfer: Transferable[] = []): void {
    this.#taken = new Promise((resolve, reject) => this.#untaken.push({ resolve, reject }));
    // who sends the next piece is told
    this.#taken.catch(() => undefined);
    this.#worker.postMessage(message, transfer);
    if (this.#failure) this.#fail(this.#failure.message);
  }

  #fail(message: string): void {
    this.#failure ??= new Error(message);
    for (const { reject } of [...this.#untaken.splice(0), ...this.#tables.splice(0)]) reject(this.#failure);
  }
}
