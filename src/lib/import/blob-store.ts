import type { SnapshotStore } from '../../../ingest/snapshot.ts';
import type { Engine } from '../engine/engine.ts';
import type { WasmEngine } from '../engine/wasm.ts';
import type { Encoded } from './encode.ts';

/** A Parquet file that is being made. */
export interface TableFile {
  /** Takes the next rows, an Arrow IPC stream, which is handed over. Resolves when the next may be worked out. */
  put(ipc: Uint8Array): Promise<void>;
  /** There are no more rows. */
  end(): Promise<Encoded>;
}

/** A snapshot in the browser's keeping: each table a Parquet file of its own. */
export class BlobStore implements SnapshotStore {
  readonly #table: () => TableFile;
  readonly #whole: number;
  #written: Record<string, Blob> = {};
  /** path as the manifest gives it → file; filled when the snapshot is whole */
  tables: Readonly<Record<string, Blob>> = {};

  /**
   * `table`: begins a Parquet file; the engine works on while it is made. `whole`: cells of a table that are handed over at once; a longer one goes
   * piece by piece, so that neither the engine nor whoever makes the file has all of it twice, and is kept sorted for that meanwhile.
   */
  constructor(table: () => TableFile, whole = 20_000_000) {
    this.#table = table;
    this.#whole = whole;
  }

  /** One at a time, until `onRows`. */
  async write(
    engine: Engine,
    select: string,
    path: string,
    onRows?: () => void,
  ): Promise<{ bytes: number; sha256: string }> {
    if (!givesArrow(engine)) throw new Error('not the engine of a page');
    const table = this.#table();
    for await (const piece of piecesOf(engine, select, this.#whole)) await table.put(piece);
    const encoding = table.end();
    onRows?.();
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

/** The rows of a SELECT in its order; sorted once, however many pieces they are. */
async function* piecesOf(engine: ArrowEngine, select: string, whole: number): AsyncGenerator<Uint8Array> {
  const [count] = await engine.query<{ n: number }>(`SELECT count(*) AS n FROM (${select})`);
  const rows = count?.n ?? 0;
  const columns = (await engine.query(`DESCRIBE ${select}`)).length;
  if (rows * columns <= whole) {
    yield await engine.ipc(select);
    return;
  }
  const piece = Math.ceil(whole / columns / 4);
  await engine.run(`CREATE OR REPLACE TEMPORARY TABLE being_written AS ${select}`);
  for (let at = 0; at < rows; at += piece)
    yield await engine.ipc(`SELECT * FROM being_written WHERE rowid >= ${at} AND rowid < ${at + piece}`);
  await engine.run('DROP TABLE being_written');
}
