import { once } from 'node:events';
import { createServer, request } from 'node:http';

/** A server in front of another that can be told to fall silent in the middle of a file, with the connection still open. */
export interface StallingSite {
  readonly address: string;
  /** the ends of paths whose files stop after their first bytes */
  readonly silent: Set<string>;
  /** the same, but the connection is cut there */
  readonly breaking: Set<string>;
  /** how many connections wait for ever, so far */
  readonly waiting: () => number;
  close(): Promise<void>;
}

const firstBytes = 64;

export async function stallingSite(behind: string): Promise<StallingSite> {
  const silent = new Set<string>();
  const breaking = new Set<string>();
  let waiting = 0;
  const server = createServer((asked, answer) => {
    const named = (path: string) => asked.url?.endsWith(path) ?? false;
    const breaks = [...breaking].some(named);
    const stops = breaks || [...silent].some(named);
    const headers = { ...asked.headers, host: new URL(behind).host };
    // what is revalidated would come as a 304 without a body
    if (stops) delete headers['if-none-match'];
    const passed = request(new URL(asked.url ?? '/', behind), { method: asked.method, headers }, (response) => {
      answer.writeHead(response.statusCode ?? 500, response.headers);
      if (!stops) return void response.pipe(answer);
      response.once('data', (bytes: Buffer) => {
        answer.write(bytes.subarray(0, firstBytes));
        waiting++;
        response.destroy();
        if (breaks) setTimeout(() => answer.destroy(), 50);
      });
    });
    passed.on('error', () => answer.destroy());
    passed.end();
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (typeof address !== 'object' || address === null) throw new Error('the server has no port');
  return {
    address: `http://127.0.0.1:${address.port}/`,
    silent,
    breaking,
    waiting: () => waiting,
    async close() {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
}
