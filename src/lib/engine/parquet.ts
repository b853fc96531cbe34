import { identifier } from './engine.ts';
import decoderUrl from 'parquet-wasm/esm/parquet_wasm_bg.wasm?url';
import workerUrl from './parquet.worker.ts?worker&url';
import { Silence, stallAfter } from './stall.ts';
import { program } from './trusted.ts';
import type { WasmEngine } from './wasm.ts';

/** What the Parquet worker is told, and what it says. */
export type ToParquet =
  /** once, before all else: where the decoder is */
  | { type: 'start'; decoder: string }
  | { type: 'read'; from: string | Blob; sha256: string | null }
  /** row groups that follow each other; `whole` is what the manifest says of the file */
  | { type: 'parts'; from: string | Blob; whole: WholeFile; parts: readonly PartToRead[] }
  /** what a table of that footer is like, without a row */
  | { type: 'schema'; footer: Uint8Array }
  | { type: 'next' };
export type FromParquet =
  | { type: 'bytes'; bytes: number }
  /** a piece of the decoder itself */
  | { type: 'piece' }
  /** nothing more comes over the network for this file */
  | { type: 'arrived' }
  /** `part`: the number of the row group, where they are read one by one */
  | { type: 'batch'; ipc: Uint8Array<ArrayBuffer>; rows: number; first: boolean; part?: number }
  | { type: 'done' }
  | { type: 'error'; reason: ParquetError['reason']; message: string; hashes?: NonNullable<ParquetError['hashes']> };

/** A part of a file: its number, its bytes there and their hash. Behind `PAR1` they are a file of their own. */
export interface PartToRead {
  readonly part: number;
  readonly start: number;
  readonly bytes: number;
  readonly sha256: string;
}

/** A file as the manifest has it. */
export interface WholeFile {
  readonly bytes: number;
  readonly sha256: string;
}

export interface LoadProgress {
  readonly bytes: number;
  readonly rows: number;
}

/** A Parquet file that could not be read; `url` names it. */
export class ParquetError extends Error {
  /**
   * `stalled`: for too long not a byte has come, though nobody said that the connection is broken; `no ranges`: the server gives no part of a file,
   * and whole it is too large
   */
  readonly reason: 'missing' | 'network' | 'stalled' | 'damaged' | 'no ranges';
  readonly url: string;
  /** SHA-256 that the bytes should have and that they have, where these differ */
  readonly hashes: { readonly expected: string; readonly actual: string } | null;
  constructor(reason: ParquetError['reason'], url: string, message: string, hashes: ParquetError['hashes'] = null) {
    super(message);
    this.hashes = hashes;
    this.name = 'ParquetError';
    this.reason = reason;
    this.url = url;
  }
}

/** A Parquet file: at an address, or in hand; `url` names it in errors. */
export interface ParquetSource {
  readonly url: string;
  readonly content?: Blob | undefined;
  /** what the manifest says of its bytes: nothing of a file that is otherwise gets into the engine; null where nobody has said */
  readonly sha256: string | null;
}

/** Streams Parquet files of the site into tables of the engine, one file after the other, in a worker of its own. */
export class ParquetLoader {
  #worker: Worker | null = null;
  #last: Promise<unknown> = Promise.resolve();

  /**
   * Makes `table` from a file and returns its number of rows. The file lies at `url`, or is `content`. Rejects with a `ParquetError`, also
   * when the bytes do not have the hash that is stated, or none has come for `stallAfter`; a table of which only a part arrived is dropped.
   */
  load(
    engine: WasmEngine,
    table: string,
    source: ParquetSource,
    onProgress?: (p: LoadProgress) => void,
  ): Promise<number> {
    const { url, content, sha256 } = source;
    return this.#next(async () => {
      try {
        const request = { type: 'read', from: content ?? url, sha256 } as const;
        return await this.#read(request, url, ({ ipc, first }) => engine.insertArrow(table, ipc, first), onProgress);
      } catch (cause) {
        await engine.run(`DROP TABLE IF EXISTS ${identifier(table)}`);
        throw cause;
      }
    });
  }

  /**
   * Makes a table of each of these row groups, which follow each other in the file. Rejects as `load` does; what damage is found in is the row
   * group with the bytes that are not as the index says. Returns the bytes that were read.
   */
  loadParts(
    engine: WasmEngine,
    tableOf: (part: number) => string,
    { url, content }: ParquetSource,
    whole: WholeFile,
    parts: readonly PartToRead[],
    onProgress?: (p: LoadProgress) => void,
  ): Promise<void> {
    return this.#next(async () => {
      try {
        const request = { type: 'parts', from: content ?? url, whole, parts } as const;
        await this.#read(
          request,
          url,
          ({ ipc, first, part = 0 }) => engine.insertArrow(tableOf(part), ipc, first),
          onProgress,
        );
      } catch (cause) {
        for (const { part } of parts) await engine.run(`DROP TABLE IF EXISTS ${identifier(tableOf(part))}`);
        throw cause;
      }
    });
  }

  /** Makes an empty table of the kind that a file with this footer has. */
  async makeEmpty(engine: WasmEngine, table: string, footer: Uint8Array, url: string): Promise<void> {
    await this.#next(() =>
      this.#read({ type: 'schema', footer }, url, ({ ipc, first }) => engine.insertArrow(table, ipc, first)),
    );
  }

  #next<T>(work: () => Promise<T>): Promise<T> {
    const mine = this.#last.then(work);
    this.#last = mine.catch(() => undefined);
    return mine;
  }

  close(): void {
    this.#worker?.terminate();
    this.#worker = null;
  }

  async #read(
    request: ToParquet,
    url: string,
    put: (batch: Extract<FromParquet, { type: 'batch' }>) => Promise<void>,
    onProgress?: (p: LoadProgress) => void,
  ): Promise<number> {
    const worker = (this.#worker ??= startWorker());
    let rows = 0;
    let bytes = 0;
    let silence: Silence | null = null;
    try {
      return await new Promise<number>((resolve, reject) => {
        silence = new Silence(stallAfter, () => {
          // a worker that waits for the network can't be told to stop waiting
          this.close();
          reject(new ParquetError('stalled', url, `${bytes} B`));
        });
        const receive = async (message: FromParquet): Promise<void> => {
          if (message.type === 'bytes' || message.type === 'piece') silence?.heard();
          else silence?.end();
          if (message.type === 'bytes') bytes = message.bytes;
          else if (message.type === 'piece' || message.type === 'arrived') return;
          else if (message.type === 'batch') {
            await put(message);
            rows += message.rows;
            worker.postMessage({ type: 'next' } satisfies ToParquet);
          } else if (message.type === 'done') resolve(rows);
          else {
            const { reason, message: text, hashes = null } = message;
            // it may be the decoder that did not arrive; the next file begins anew
            if (reason === 'network') this.close();
            reject(new ParquetError(reason, url, text, hashes));
          }
          onProgress?.({ bytes, rows });
        };
        worker.onmessage = (event: MessageEvent<FromParquet>) => void receive(event.data).catch(reject);
        worker.onerror = (event) => reject(new ParquetError('network', url, event.message || 'worker'));
        worker.postMessage(request);
      });
    } finally {
      (silence as Silence | null)?.end();
      worker.onmessage = null;
      worker.onerror = null;
    }
  }
}

function startWorker(): Worker {
  const worker = new Worker(program(workerUrl), { type: 'module' });
  worker.postMessage({ type: 'start', decoder: decoderUrl } satisfies ToParquet);
  return worker;
}
