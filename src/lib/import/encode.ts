import { Compression, Table, WriterPropertiesBuilder, writeParquet } from 'parquet-wasm/esm';
import { Sha256 } from '../metrics/sha256.ts';

/** A table as a Parquet file, and the hash of its bytes. */
export interface Encoded {
  readonly file: Blob;
  readonly sha256: string;
}

/** The rows of an Arrow IPC stream as a Parquet file. `parquet-wasm` must be initialised. */
export function encode(ipc: Uint8Array): Encoded {
  const properties = new WriterPropertiesBuilder().setCompression(Compression.ZSTD).build();
  const bytes = new Uint8Array(writeParquet(Table.fromIPCStream(ipc), properties));
  const hash = new Sha256();
  hash.update(bytes);
  return { file: new Blob([bytes]), sha256: hash.hex() };
}
