import {
  Compression,
  Table,
  WriterPropertiesBuilder,
  transformParquetStream,
  writeParquet,
  type RecordBatch,
  type WriterProperties,
} from 'parquet-wasm/esm';
import type { SnapshotStore } from '../../../ingest/snapshot.ts';
import type { Engine } from '../engine/engine.ts';
import type { WasmEngine } from '../engine/wasm.ts';
import { Sha256 } from '../metrics/sha256.ts';

/** A snapshot in the browser's keeping: each table a Parquet file of its own. `parquet-wasm` must be initialised. */
export class BlobStore implements SnapshotStore {
  readonly #piece: number;
  #written: Record<string, Blob> = {};
  /** path as the manifest gives it → file; filled when the snapshot is whole */
  tables: Readonly<Record<string, Blob>> = {};

  /** `piece`: rows that are handed over at a time, so that neither the engine nor the writer has all of a long table twice. */
  constructor(piece = 200_000) {
    this.#piece = piece;
  }

  async write(engine: Engine, select: string, path: string): Promise<{ bytes: number; sha256: string }> {
    if (!givesArrow(engine)) throw new Error('not the engine of a page');
    const parts = await parquetOf(engine, select, this.#piece);
    const hash = new Sha256();
    for (const part of parts) hash.update(part);
    const file = new Blob(parts);
    this.#written[path] = file;
    return { bytes: file.size, sha256: hash.hex() };
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

const properties = (): WriterProperties => new WriterPropertiesBuilder().setCompression(Compression.ZSTD).build();

/** What is needed of the engine of a page. */
type ArrowEngine = Engine & Pick<WasmEngine, 'ipc'>;

function givesArrow(engine: Engine): engine is ArrowEngine {
  return 'ipc' in engine;
}

async function parquetOf(engine: ArrowEngine, select: string, piece: number): Promise<Uint8Array<ArrayBuffer>[]> {
  // what is sorted would be sorted again for every piece
  const [count] = / ORDER BY /u.test(select)
    ? []
    : await engine.query<{ n: number }>(`SELECT count(*) AS n FROM (${select})`);
  const rows = count?.n ?? 0;
  if (rows <= piece) return [new Uint8Array(writeParquet(Table.fromIPCStream(await engine.ipc(select)), properties()))];
  let at = 0;
  const batches = new ReadableStream<RecordBatch>({
    async pull(controller) {
      const table = Table.fromIPCStream(await engine.ipc(`${select} LIMIT ${piece} OFFSET ${at}`));
      for (const batch of table.recordBatches()) controller.enqueue(batch);
      table.free();
      at += piece;
      if (at >= rows) controller.close();
    },
  });
  const written = (await transformParquetStream(batches, properties())) as ReadableStream<Uint8Array>;
  const parts: Uint8Array<ArrayBuffer>[] = [];
  const reader = written.getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return parts;
    parts.push(new Uint8Array(value));
  }
}
