import { once } from 'node:events';
import { createServer, request as ask, type IncomingMessage, type ServerResponse } from 'node:http';

/** A request for a file of the snapshot. */
export interface Counted {
  /** path below `/snapshot/` */
  readonly path: string;
  /** bytes of the answer's body */
  bytes: number;
  readonly range: string | null;
}

/** A server in front of another, that counts what is asked of the snapshot, and can do what bad servers and disks do. */
export interface CountingSite {
  readonly address: string;
  /** the server behind it */
  behind: string;
  readonly asked: Counted[];
  /** answers a request for a range with the whole file */
  ranges: boolean;
  /** path below `/snapshot/` → number of a byte of the file, one bit of which is turned */
  readonly damaged: Map<string, number>;
  close(): Promise<void>;
}

export async function countingSite(behind: string): Promise<CountingSite> {
  const asked: Counted[] = [];
  const damaged = new Map<string, number>();
  const server = createServer((request, response) => void pass(request, response));
  const site = {
    address: '',
    behind,
    asked,
    ranges: true,
    damaged,
    async close() {
      server.close();
      server.closeAllConnections();
      await once(server, 'close');
    },
  };
  async function pass(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const headers = { ...request.headers, host: new URL(site.behind).host };
    if (!site.ranges) delete headers.range;
    const to = ask(new URL(request.url ?? '/', site.behind), { headers, method: request.method });
    to.end();
    const [from] = (await once(to, 'response')) as [IncomingMessage];
    const path = /^\/snapshot\/([^?]+)/.exec(request.url ?? '')?.[1];
    const counted: Counted = { path: path ?? '', bytes: 0, range: headers.range ?? null };
    if (path !== undefined) asked.push(counted);
    if (!site.ranges) delete from.headers['accept-ranges'];
    response.writeHead(from.statusCode ?? 500, from.headers);
    let at = Number(/^bytes (\d+)-/.exec(String(from.headers['content-range']))?.[1] ?? 0);
    const turned = damaged.get(path ?? '');
    for await (const piece of from as AsyncIterable<Buffer>) {
      if (turned !== undefined && turned >= at && turned < at + piece.length)
        piece[turned - at] = (piece[turned - at] ?? 0) ^ 1;
      at += piece.length;
      counted.bytes += piece.length;
      if (!response.write(piece)) await drained(response);
      if (response.destroyed) return void to.destroy();
    }
    response.end();
  }
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const at = server.address();
  site.address = `http://127.0.0.1:${typeof at === 'object' && at ? at.port : 0}/`;
  return site;
}

/** When it can take more, or nobody listens any longer. */
function drained(response: ServerResponse): Promise<void> {
  return new Promise((resolve) => {
    const go = () => {
      response.off('drain', go).off('close', go);
      resolve();
    };
    response.on('drain', go).on('close', go);
  });
}
