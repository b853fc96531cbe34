import {
  Compression,
  Table,
  WriterPropertiesBuilder,
  transformParquetStream,
  writeParquet,
  type RecordBatch,
  type WriterProperties,
} from 'parquet-wasm/esm';
import { Sha256 } from '../metrics/sha256.ts';

/** A table as a Parquet file, and the hash of its bytes. */
export interface Encoded {
  readonly file: Blob;
  readonly sha256: string;
}

/** The rows of a table, given piece by piece, each an Arrow IPC stream, as a Parquet file. `parquet-wasm` must be initialised. */
export async function encode(pieces: AsyncIterable<Uint8Array>): Promise<Encoded> {
  const hash = new Sha256();
  const parts: Uint8Array<ArrayBuffer>[] = [];
  for await (const part of parquetOf(pieces[Symbol.asyncIterator]())) {
    const own = new Uint8Array(part);
    hash.update(own);
    parts.push(own);
  }
  return { file: new Blob(parts), sha256: hash.hex() };
}

const properties = (): WriterProperties => new WriterPropertiesBuilder().setCompression(Compression.ZSTD).build();

async function* parquetOf(pieces: AsyncIterator<Uint8Array>): AsyncGenerator<Uint8Array> {
  const first = await pieces.next();
  if (first.done === true) throw new Error('a table without a piece');
  let next = await pieces.next();
  if (next.done === true) {
    // also one without a row, which as a stream would have no columns
    yield writeParquet(Table.fromIPCStream(first.value), properties());
    return;
  }
  const put = (controller: ReadableStreamDefaultController<RecordBatch>, ipc: Uint8Array) => {
    const table = Table.fromIPCStream(ipc);
    for (const batch of table.recordBatches()) controller.enqueue(batch);
    table.free();
  };
  const batches = new ReadableStream<RecordBatch>({
    start: (controller) => put(controller, first.value),
    async pull(controller) {
      if (next.done === true) return controller.close();
      put(controller, next.value);
      next = await pieces.next();
    },
  });
  const reader = ((await transformParquetStream(batches, properties())) as ReadableStream<Uint8Array>).getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return;
    yield value;
  }
}
