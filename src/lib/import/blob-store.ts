import { Compression, Table, WriterPropertiesBuilder, writeParquet } from 'parquet-wasm/esm';
import type { SnapshotStore } from '../../../ingest/snapshot.ts';
import type { Engine } from '../engine/engine.ts';
import { WasmEngine } from '../engine/wasm.ts';
import { Sha256 } from '../metrics/sha256.ts';

/** A snapshot in the browser's keeping: each table a Parquet file of its own. `parquet-wasm` must be initialised. */
export class BlobStore implements SnapshotStore {
  #written: Record<string, Blob> = {};
  /** path as the manifest gives it → file; filled when the snapshot is whole */
  tables: Readonly<Record<string, Blob>> = {};

  async write(engine: Engine, select: string, path: string): Promise<{ bytes: number; sha256: string }> {
    if (!(engine instanceof WasmEngine)) throw new Error('not the engine of a page');
    const file = parquetOf(await engine.ipc(select));
    const hash = new Sha256();
    hash.update(file);
    this.#written[path] = new Blob([file]);
    return { bytes: file.length, sha256: hash.hex() };
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

function parquetOf(ipc: Uint8Array): Uint8Array<ArrayBuffer> {
  const properties = new WriterPropertiesBuilder().setCompression(Compression.ZSTD).build();
  return new Uint8Array(writeParquet(Table.fromIPCStream(ipc), properties));
}
