import { open, type FileHandle } from 'node:fs/promises';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { extname, join } from 'node:path';
import { pipeline } from 'node:stream/promises';

/**
 * Static files over HTTP: a request path in, a file's bytes out. GET and HEAD, one byte range, ETag. A file is opened once and
 * sent from that handle, so one that is replaced while it is sent is sent whole and as it was.
 */

const types: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.json': 'application/json; charset=utf-8',
  '.webmanifest': 'application/manifest+json; charset=utf-8',
  '.txt': 'text/plain; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.woff2': 'font/woff2',
  '.wasm': 'application/wasm',
  '.parquet': 'application/vnd.apache.parquet',
};

/** The media type of a file name; anything unknown is bytes to download. */
export function mediaType(name: string): string {
  return types[extname(name).toLowerCase()] ?? 'application/octet-stream';
}

/** Path segments of a request, or null when it can't name a public file: malformed, climbing up, or with a hidden segment. */
export function segments(pathname: string): string[] | null {
  let decoded: string;
  try {
    decoded = decodeURIComponent(pathname);
  } catch {
    return null;
  }
  const parts = decoded.split('/').filter((part) => part !== '');
  return parts.some((part) => part.startsWith('.') || /[\\\0]/.test(part)) ? null : parts;
}

export interface Found {
  readonly handle: FileHandle;
  readonly name: string;
  readonly size: number;
  readonly modified: number;
}

/** The first of these files below a folder that exists, opened. The caller closes it, or sends it. */
export async function findFile(folder: string, names: readonly string[]): Promise<Found | null> {
  for (const name of names) {
    let handle: FileHandle;
    try {
      handle = await open(join(folder, name), 'r');
    } catch (cause) {
      if (isMissing(cause)) continue;
      throw cause;
    }
    const stats = await handle.stat();
    if (stats.isFile()) return { handle, name, size: stats.size, modified: stats.mtimeMs };
    await handle.close();
  }
  return null;
}

function isMissing(error: unknown): boolean {
  const code = error instanceof Error && 'code' in error ? error.code : undefined;
  return code === 'ENOENT' || code === 'ENOTDIR' || code === 'EISDIR' || code === 'ENAMETOOLONG';
}

/** First and last byte of a `Range` header, `null` when the whole file is meant, `'none'` when it lies outside the file. */
export function byteRange(header: string | undefined, size: number): readonly [number, number] | null | 'none' {
  const [, from, to] = /^bytes=(\d*)-(\d*)$/.exec(header ?? '') ?? [];
  if (from === undefined || to === undefined || (from === '' && to === '')) return null;
  if (from === '') return Number(to) === 0 || size === 0 ? 'none' : [Math.max(0, size - Number(to)), size - 1];
  if (Number(from) >= size) return 'none';
  if (to !== '' && Number(to) < Number(from)) return null;
  return [Number(from), to === '' ? size - 1 : Math.min(Number(to), size - 1)];
}

/** Sends a file with the headers already set on the response, and closes it. A reader who goes away is no error. */
export async function sendFile(
  request: IncomingMessage,
  response: ServerResponse,
  file: Found,
  status = 200,
): Promise<void> {
  try {
    const etag = `W/"${file.size.toString(36)}-${Math.round(file.modified).toString(36)}"`;
    response.setHeader('ETag', etag);
    response.setHeader('Content-Type', mediaType(file.name));
    response.setHeader('Accept-Ranges', 'bytes');
    if (status === 200 && request.headers['if-none-match'] === etag) {
      response.writeHead(304).end();
      return;
    }
    const range = status === 200 ? byteRange(request.headers.range, file.size) : null;
    if (range === 'none') {
      response.writeHead(416, { 'Content-Range': `bytes */${file.size}` }).end();
      return;
    }
    const [start, end] = range ?? [0, file.size - 1];
    response.setHeader('Content-Length', end - start + 1);
    if (range) response.setHeader('Content-Range', `bytes ${start}-${end}/${file.size}`);
    response.writeHead(range ? 206 : status);
    if (request.method === 'HEAD' || end < start) response.end();
    else await pipeline(file.handle.createReadStream({ start, end, autoClose: false }), response);
  } catch (cause) {
    if (!response.destroyed) throw cause;
  } finally {
    await file.handle.close();
  }
}
