import './older-browsers.ts';
import initParquet, { ParquetFile, type RecordBatch } from 'parquet-wasm/esm';
import { Sha256 } from '../metrics/sha256.ts';
import type { FromParquet, ToParquet } from './parquet.ts';

/** Reads Parquet off the main thread: fetches a file whole (plain servers know no ranges), then sends it as Arrow IPC, batch by batch. */

const BATCH_ROWS = 65_536;
declare const self: DedicatedWorkerGlobalScope;
let ready: Promise<void> | null = null;
let resume: (() => void) | null = null;

self.addEventListener('message', (event: MessageEvent<ToParquet>) => {
  if (event.data.type === 'start') {
    ready = start(event.data.decoder);
    // told with the first file that is to be read
    ready.catch(() => undefined);
  } else if (event.data.type === 'next') resume?.();
  else void read(event.data.from, event.data.sha256);
});

function send(message: FromParquet, transfer: Transferable[] = []): void {
  self.postMessage(message, transfer);
}

/** The main thread asks for the next batch when it has put this one away, so memory holds one batch at a time. */
function sendAndWait(message: FromParquet, bytes: Uint8Array<ArrayBuffer>): Promise<void> {
  return new Promise((resolve) => {
    resume = resolve;
    send(message, [bytes.buffer]);
  });
}

async function read(from: string | Blob, sha256: string | null): Promise<void> {
  let step: 'network' | 'damaged' = 'network';
  try {
    const body = typeof from === 'string' ? await download(from, (bytes) => send({ type: 'bytes', bytes })) : from;
    if (!body) return send({ type: 'error', reason: 'missing', message: 'HTTP 404' });
    await ready;
    send({ type: 'arrived' });
    step = 'damaged';
    const actual = sha256 === null ? null : await hashOf(body);
    if (actual !== null && actual !== sha256)
      return send({ type: 'error', reason: 'damaged', message: 'SHA-256', actual });
    const file = await ParquetFile.fromFile(body);
    const schema = own(file.schema().intoIPCStream());
    await sendAndWait({ type: 'batch', ipc: schema, rows: 0, first: true }, schema);
    const reader = (await file.stream({ batchSize: BATCH_ROWS })).getReader();
    for (;;) {
      const next = await reader.read();
      if (next.done) break;
      const batch = next.value as RecordBatch;
      const rows = batch.numRows;
      const ipc = own(batch.intoIPCStream());
      await sendAndWait({ type: 'batch', ipc, rows, first: false }, ipc);
    }
    file.free();
    send({ type: 'done' });
  } catch (cause) {
    send({ type: 'error', reason: step, message: cause instanceof Error ? cause.message : String(cause) });
  }
}

/** SHA-256 in hex. A page over http has no `crypto.subtle`. */
async function hashOf(body: Blob): Promise<string> {
  if (self.isSecureContext) {
    const hash = new Uint8Array(await crypto.subtle.digest('SHA-256', await body.arrayBuffer()));
    return Array.from(hash, (byte) => byte.toString(16).padStart(2, '0')).join('');
  }
  const hash = new Sha256();
  const reader = body.stream().getReader();
  for (;;) {
    const { done, value } = await reader.read();
    if (done) return hash.hex();
    hash.update(value);
  }
}

/** A copy outside the wasm memory, so that it can be transferred. */
function own(bytes: Uint8Array): Uint8Array<ArrayBuffer> {
  return bytes.buffer instanceof ArrayBuffer && bytes.byteLength === bytes.buffer.byteLength
    ? (bytes as Uint8Array<ArrayBuffer>)
    : new Uint8Array(bytes);
}

/** Fetches the decoder, and tells of every piece of it. */
async function start(decoder: string): Promise<void> {
  const program = await download(decoder, () => send({ type: 'piece' }));
  if (!program) throw new Error(decoder);
  await initParquet({ module_or_path: await program.arrayBuffer() });
}

/** The file's bytes, or null when the server has none. */
async function download(url: string, told: (bytes: number) => void): Promise<Blob | null> {
  const response = await fetch(url);
  if (response.status === 404) return null;
  if (!response.ok || !response.body) throw new Error(`HTTP ${response.status}`);
  const parts: BlobPart[] = [];
  const reader = response.body.getReader();
  let bytes = 0;
  for (;;) {
    const { done, value } = await reader.read();
    if (done) break;
    parts.push(value);
    bytes += value.byteLength;
    told(bytes);
  }
  return new Blob(parts);
}
