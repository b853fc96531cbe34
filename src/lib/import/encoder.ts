import { program } from '../engine/trusted.ts';
import type { Encoded } from './encode.ts';

/** What the encoder's worker says. */
export type FromEncoder =
  { readonly type: 'encoded'; readonly encoded: Encoded } | { readonly type: 'failed'; readonly message: string };

interface Waiting {
  readonly resolve: (encoded: Encoded) => void;
  readonly reject: (cause: Error) => void;
}

/** Makes Parquet files in a worker of its own, in the order in which they are asked for. */
export class Encoder {
  readonly #worker: Worker;
  readonly #waiting: Waiting[] = [];

  /** `url`: address of `encoder.worker.ts`. A page gives it: what only a worker knows of would not be kept for use without a server. */
  constructor(url: string) {
    this.#worker = new Worker(program(url), { type: 'module' });
    this.#worker.onmessage = ({ data }: MessageEvent<FromEncoder>) => {
      const next = this.#waiting.shift();
      if (data.type === 'encoded') next?.resolve(data.encoded);
      else next?.reject(new Error(data.message));
    };
    this.#worker.onerror = (event) => {
      for (const { reject } of this.#waiting.splice(0)) reject(new Error(event.message || 'worker'));
    };
  }

  /** The rows of an Arrow IPC stream as a Parquet file. The bytes are handed over: they are gone afterwards. */
  encode(ipc: Uint8Array): Promise<Encoded> {
    return new Promise((resolve, reject) => {
      this.#waiting.push({ resolve, reject });
      this.#worker.postMessage(ipc, [ipc.buffer]);
    });
  }

  /** Gives back its memory. */
  close(): void {
    this.#worker.terminate();
  }
}
