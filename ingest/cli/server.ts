import { createServer, type IncomingMessage, type Server, type ServerResponse } from 'node:http';
import { once } from 'node:events';
import { findFile, segments, sendFile, type Found } from './static-files.ts';

/** The dashboard over HTTP: the built site, with `/snapshot/` taken from another folder. Nothing is written, nothing goes out. */

export interface SiteOptions {
  /** folder of the built site */
  readonly site: string;
  /** folder of the snapshot */
  readonly snapshot: string;
  readonly host?: string;
  /** the port to try first; the next free one is taken */
  readonly port?: number;
}

export interface RunningSite {
  readonly address: string;
  readonly port: number;
  /** Ends open connections and frees the port. */
  close(): Promise<void>;
}

export const defaultHost = '127.0.0.1';
export const defaultPort = 8140;
const portsToTry = 20;
const loopback = new Set(['127.0.0.1', 'localhost', '::1']);

/** Starts the server. Rejects with the system's error when the host can't be bound or no port is free. */
export async function serveSite(options: SiteOptions): Promise<RunningSite> {
  const host = options.host ?? defaultHost;
  const server = createServer((request, response) => {
    answer(request, response, options, loopback.has(host)).catch((cause: unknown) => {
      if (!response.headersSent) response.writeHead(500, { 'Content-Type': 'text/plain; charset=utf-8' });
      response.end(cause instanceof Error ? cause.message : String(cause));
    });
  });
  const port = await listen(server, host, options.port ?? defaultPort);
  const shown = host.includes(':') ? `[${host}]` : host;
  return {
    address: `http://${shown}:${port}/`,
    port,
    async close() {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}

async function listen(server: Server, host: string, first: number): Promise<number> {
  for (let port = first; ; port++) {
    // After the ports nearby, 0 lets the system choose.
    const tried = port > 65_535 || port >= first + portsToTry ? 0 : port;
    server.listen(tried, host);
    try {
      await once(server, 'listening');
      const address = server.address();
      return typeof address === 'object' && address ? address.port : tried;
    } catch (cause) {
      const taken = cause instanceof Error && 'code' in cause && cause.code === 'EADDRINUSE';
      if (!taken || tried === 0) throw cause;
    }
  }
}

async function answer(
  request: IncomingMessage,
  response: ServerResponse,
  { site, snapshot }: SiteOptions,
  local: boolean,
): Promise<void> {
  for (const [name, value] of Object.entries(headers)) response.setHeader(name, value);
  if (request.method !== 'GET' && request.method !== 'HEAD') {
    response.writeHead(405, { Allow: 'GET, HEAD' }).end();
    return;
  }
  // A page of another site whose name was made to point here must not read the data.
  if (local && !loopback.has(hostName(request.headers.host))) {
    response.writeHead(421).end();
    return;
  }
  const { pathname, search } = new URL(request.url ?? '/', 'http://localhost');
  const parts = segments(pathname);
  const file = parts && (await resolve(parts, pathname.endsWith('/'), site, snapshot));
  if (file && !pathname.endsWith('/') && file.name.endsWith('/index.html')) {
    // A page finds its own files relative to its folder.
    await file.handle.close();
    response.writeHead(308, { Location: `${pathname}/${search}` }).end();
    return;
  }
  if (file) {
    response.setHeader(
      'Cache-Control',
      parts.includes('immutable') ? 'public, max-age=31536000, immutable' : 'no-cache',
    );
    response.setHeader('Content-Security-Policy', policy(file.name));
    await sendFile(request, response, file);
    return;
  }
  const page = request.headers.accept?.includes('text/html') ? await findFile(site, ['404.html']) : null;
  if (!page) {
    response.writeHead(404).end();
    return;
  }
  response.setHeader('Content-Security-Policy', policy(page.name));
  await sendFile(request, response, page, 404);
}

async function resolve(parts: string[], folder: boolean, site: string, snapshot: string): Promise<Found | null> {
  if (parts[0] === 'snapshot') {
    const name = parts.slice(1).join('/');
    return /^(manifest\.json|([\w-]+\/)*[\w-]+\.parquet|[0-9a-f]{32}\.bin)$/.test(name)
      ? findFile(snapshot, [name])
      : null;
  }
  const name = parts.join('/');
  if (name === '') return findFile(site, ['index.html']);
  return findFile(site, folder ? [`${name}/index.html`, `${name}.html`] : [name, `${name}.html`, `${name}/index.html`]);
}

function hostName(host = ''): string {
  return host.replace(/:\d+$/, '').replace(/^\[(.*)\]$/, '$1');
}

const headers = {
  'X-Content-Type-Options': 'nosniff',
  'X-Frame-Options': 'DENY',
  'Referrer-Policy': 'no-referrer',
  'Cross-Origin-Opener-Policy': 'same-origin',
  'Cross-Origin-Resource-Policy': 'same-origin',
  'Permissions-Policy': 'camera=(), microphone=(), geolocation=(), payment=(), usb=()',
};

/** What a response may load. Pages name their own scripts by hash in a meta element; this adds what a meta element can't say. */
function policy(name: string): string {
  if (name.endsWith('.html'))
    return "connect-src 'self'; object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'none'; require-trusted-types-for 'script'";
  if (/\.m?js$/.test(name))
    return "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'; require-trusted-types-for 'script'; trusted-types mingjing-program";
  return "default-src 'none'; style-src 'unsafe-inline'";
}
