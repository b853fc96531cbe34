import { createServer, type Server } from 'node:http';
import { once } from 'node:events';

/**
 * A proxy that lets nothing through and notes what was asked for. A browser that may reach only this machine directly sends it
 * every other request: of pages, of workers, of the browser itself.
 */
export interface Outside {
  readonly port: number;
  /** hosts and addresses asked for, in order, without those the browser asks for on its own account */
  readonly asked: readonly string[];
  close(): Promise<void>;
}

/** Where Chromium looks for updates and accounts, whatever page is open and whichever flags forbid it. */
const browserOwn = /^(https?:\/\/)?([\w-]+\.)*(google|googleapis|gstatic|gvt1)\.com[:/]/;

export async function nothingOutside(): Promise<Outside> {
  const asked: string[] = [];
  const note = (address = '') => {
    if (!browserOwn.test(address)) asked.push(address);
  };
  const server: Server = createServer((request, response) => {
    note(request.url);
    response.writeHead(403).end();
  });
  server.on('connect', (request, socket) => {
    note(request.url);
    socket.end('HTTP/1.1 403 Forbidden\r\n\r\n');
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (typeof address !== 'object' || address === null) throw new Error('the proxy has no port');
  return {
    port: address.port,
    asked,
    async close() {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}
