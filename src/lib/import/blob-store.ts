import type { SnapshotStore } from '../../../ingest/snapshot.ts';
import type { Engine } from '../engine/engine.ts';
import type { WasmEngine } from '../engine/wasm.ts';
import type { Encoded } from './encode.ts';

/** A snapshot in the browser's keeping: each table a Parquet file of its own. */
export class BlobStore implements SnapshotStore {
  readonly #encode: (ipc: Uint8Array) => Promise<Encoded>;
  #last: Promise<unknown> = Promise.resolve();
  #written: Record<string, Blob> = {};
  /** path as the manifest gives it → file; filled when the snapshot is whole */
  tables: Readonly<Record<string, Blob>> = {};

  /** `encode`: makes a Parquet file of an Arrow IPC stream, which is handed over; the engine works on meanwhile */
  constructor(encode: (ipc: Uint8Array) => Promise<Encoded>) {
    this.#encode = encode;
  }

  async write(
    engine: Engine,
    select: string,
    path: string,
    onRows?: () => void,
  ): Promise<{ bytes: number; sha256: string }> {
    if (!givesArrow(engine)) throw new Error('not the engine of a page');
    const ipc = await engine.ipc(select);
    // the rows of two tables at most are in memory besides the engine's: these, and those before them
    const encoding = this.#last.then(() => {
      onRows?.();
      return this.#encode(ipc);
    });
    this.#last = encoding;
    const { file, sha256 } = await encoding;
    this.#written[path] = file;
    return { bytes: file.size, sha256 };
  }

  /** The engine of a page can't read Parquet, so the rows stay where they are. */
  source(): null {
    return null;
  }

  async publish(folder: string): Promise<void> {
    this.tables = Object.fromEntries(Object.entries(this.#written).map(([path, blob]) => [`${folder}/${path}`, blob]));
  }

  async discard(): Promise<void> {
    this.#written = {};
  }
}

/** What is needed of the engine of a page. */
type ArrowEngine = Engine & Pick<WasmEngine, 'ipc'>;

function givesArrow(engine: Engine): engine is ArrowEngine {
  return 'ipc' in engine;
}
