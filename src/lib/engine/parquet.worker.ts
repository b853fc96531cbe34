import './older-browsers.ts';
import initParquet, { ParquetFile, type RecordBatch } from 'parquet-wasm/esm';
import { Sha256 } from '../metrics/sha256.ts';
import { asFile, emptyFile, wholeAtMost } from './part-file.ts';
import type { FromParquet, PartToRead, ToParquet, WholeFile } from './parquet.ts';

/** Reads Parquet off the main thread: fetches a file whole, or row groups of it, then sends it as Arrow IPC, batch by batch. */

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
  else void answer(event.data);
});

async function answer(request: Exclude<ToParquet, { type: 'start' | 'next' }>): Promise<void> {
  try {
    if (request.type === 'read') await read(request.from, request.sha256);
    else if (request.type === 'parts') await readParts(request.from, request.whole, request.parts);
    else {
      await ready;
      const file = await ParquetFile.fromFile(emptyFile(request.footer));
      await sendSchema(file);
      file.free();
    }
    send({ type: 'done' });
  } catch (cause) {
    const message = cause instanceof Error ? cause.message : String(cause);
    send(cause instanceof ReadError ? { type: 'error', ...cause.told } : { type: 'error', reason: 'network', message });
  }
}

/** Why a file or a part of it can't be read, as it is told. */
class ReadError extends Error {
  readonly told: Omit<Extract<FromParquet, { type: 'error' }>, 'type'>;
  constructor(told: ReadError['told'], options?: ErrorOptions) {
    super(told.message, options);
    this.told = told;
  }
}

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
  const body = typeof from === 'string' ? await download(from, (bytes) => send({ type: 'bytes', bytes })) : from;
  if (!body) throw new ReadError({ reason: 'missing', message: 'HTTP 404' });
  await ready;
  send({ type: 'arrived' });
  if (sha256 !== null) await check(body, sha256, 'SHA-256');
  await decode(body);
}

async function readParts(from: string | Blob, whole: WholeFile, parts: readonly PartToRead[]): Promise<void> {
  const [first, last] = [parts.at(0), parts.at(-1)];
  if (!first || !last) return;
  const body = typeof from === 'string' ? await part(from, first.start, last.start + last.bytes, whole) : from;
  const shift = typeof from === 'string' && body.size < whole.bytes ? first.start : 0;
  await ready;
  send({ type: 'arrived' });
  for (const { part: number, start, bytes, sha256 } of parts) {
    const range = body.slice(start - shift, start - shift + bytes);
    await check(range, sha256, `SHA-256, bytes ${start}-${start + bytes - 1}`);
    await decode(asFile(new Uint8Array(await range.arrayBuffer())), number);
  }
}

/** Sends a Parquet file as Arrow. */
async function decode(body: Blob, part?: number): Promise<void> {
  try {
    const file = await ParquetFile.fromFile(body);
    await sendSchema(file, part);
    const reader = (await file.stream({ batchSize: BATCH_ROWS })).getReader();
    for (;;) {
      const next = await reader.read();
      if (next.done) break;
      const batch = next.value as RecordBatch;
      const rows = batch.numRows;
      const ipc = own(batch.intoIPCStream());
      await sendAndWait({ type: 'batch', ipc, rows, first: false, ...(part === undefined ? {} : { part }) }, ipc);
    }
    file.free();
  } catch (cause) {
    throw new ReadError(
      { reason: 'damaged', message: cause instanceof Error ? cause.message : String(cause) },
      { cause },
    );
  }
}

async function sendSchema(file: ParquetFile, part?: number): Promise<void> {
  const ipc = own(file.schema().intoIPCStream());
  await sendAndWait({ type: 'batch', ipc, rows: 0, first: true, ...(part === undefined ? {} : { part }) }, ipc);
}

async function check(body: Blob, expected: string, message: string): Promise<void> {
  const actual = await hashOf(body);
  if (actual !== expected) throw new ReadError({ reason: 'damaged', message, hashes: { expected, actual } });
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
  return bodyOf(response, told);
}

/** Files that a server without ranges has given whole, the last that were asked for. */
const kept = new Map<string, Blob>();

/** Bytes `start` … `end - 1` of a file, or all of it, where the server gives no parts and it is not too large. */
async function part(url: string, start: number, end: number, whole: WholeFile): Promise<Blob> {
  const before = kept.get(url);
  if (before) return before;
  const controller = new AbortController();
  const response = await fetch(url, { headers: { Range: `bytes=${start}-${end - 1}` }, signal: controller.signal });
  if (response.status === 404) throw new ReadError({ reason: 'missing', message: 'HTTP 404' });
  const told = (bytes: number) => send({ type: 'bytes', bytes });
  if (response.status === 206) {
    const body = await bodyOf(response, told);
    if (body.size === end - start) return body;
    throw new ReadError({ reason: 'damaged', message: `${body.size} ≠ ${end - start} B, bytes ${start}-${end - 1}` });
  }
  // a file that is shorter than it should be
  if (response.status === 416) throw new ReadError({ reason: 'damaged', message: 'HTTP 416' });
  if (response.ok && whole.bytes > wholeAtMost) {
    controller.abort();
    throw new ReadError({ reason: 'no ranges', message: `HTTP ${response.status}, ${whole.bytes} B` });
  }
  const body = await bodyOf(response, told);
  await check(body, whole.sha256, 'SHA-256');
  kept.set(url, body);
  for (const [oldest, { size }] of kept) {
    const bytes = [...kept.values()].reduce((sum, blob) => sum + blob.size, 0);
    if (bytes > 2 * wholeAtMost && size > 0) kept.delete(oldest);
  }
  return body;
}

async function bodyOf(response: Response, told: (bytes: number) => void): Promise<Blob> {
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
