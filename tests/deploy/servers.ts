import { spawn, type ChildProcess } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:net';
import { join } from 'node:path';
import { once } from 'node:events';
import { projectFolder } from '../../ingest/cli/site.ts';

/** Web servers as they are installed, run on this machine with the samples of docs/samples; only what is local is changed: address and folder. */

export interface Running {
  readonly address: string;
  stop(): Promise<void>;
}

export interface WebServer {
  readonly name: string;
  /** how its version is asked for */
  readonly version: readonly [string, ...string[]];
  /** serves `root` on `port`; `work` is a folder for its own files */
  start(root: string, port: number, work: string): ChildProcess;
}

const sample = (name: string) => readFileSync(join(projectFolder, 'docs', 'samples', name), 'utf8');

/** The sample with its own lines changed; throws when one of them is not there, so that what runs is what is handed out. */
function changed(text: string, changes: readonly (readonly [string, string])[]): string {
  let out = text;
  for (const [from, to] of changes) {
    if (!out.includes(from)) throw new Error(`the sample has no “${from}”`);
    out = out.replaceAll(from, to);
  }
  return out;
}

const nginx: WebServer = {
  name: 'nginx',
  version: ['nginx', '-v'],
  start(root, port, work) {
    const server = changed(sample('nginx.conf'), [
      ['listen 80;', `listen 127.0.0.1:${port};`],
      ['root /srv/mingjing;', `root ${root};`],
    ]);
    const paths = ['client_body', 'proxy', 'fastcgi', 'uwsgi', 'scgi'].map(
      (kind) => `${kind}_temp_path ${work}/${kind};`,
    );
    const user = process.getuid?.() === 0 ? 'user root;\n' : '';
    const main = `${user}daemon off;\npid ${work}/pid;\nerror_log ${work}/error.log;\nevents {}\nhttp {\naccess_log off;\n${paths.join('\n')}\n${server}\n}\n`;
    writeFileSync(join(work, 'nginx.conf'), main);
    return spawn('nginx', ['-e', join(work, 'error.log'), '-p', work, '-c', join(work, 'nginx.conf')], {
      stdio: 'inherit',
    });
  },
};

const caddy: WebServer = {
  name: 'caddy',
  version: ['caddy', 'version'],
  start(root, port, work) {
    const site = changed(sample('Caddyfile'), [
      ['mingjing.example.gov {', `http://127.0.0.1:${port} {`],
      ['\ttls internal\n', ''],
      ['root * /srv/mingjing', `root * ${root}`],
    ]);
    writeFileSync(join(work, 'Caddyfile'), `{\n\tadmin off\n\tauto_https off\n}\n${site}`);
    const env = { ...process.env, XDG_DATA_HOME: work, XDG_CONFIG_HOME: work };
    const args = ['run', '--config', join(work, 'Caddyfile'), '--adapter', 'caddyfile'];
    return spawn('caddy', args, { stdio: ['ignore', 'ignore', 'inherit'], env });
  },
};

export const webServers: readonly WebServer[] = [nginx, caddy];

/** Starts a server on a free port and waits until it answers. Rejects when it ends before. */
export async function serveWith(server: WebServer, root: string, work: string): Promise<Running> {
  const port = await freePort();
  const child = server.start(root, port, work);
  const ended = once(child, 'exit');
  const address = `http://127.0.0.1:${port}/`;
  for (;;) {
    if (child.exitCode !== null) throw new Error(`${server.name} ended with ${child.exitCode}`);
    const answer = await fetch(address).catch(() => null);
    if (answer) break;
    await new Promise((resolve) => setTimeout(resolve, 100));
  }
  return {
    address,
    async stop() {
      child.kill('SIGTERM');
      await ended;
    },
  };
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (typeof address !== 'object' || address === null) throw new Error('no port');
  return address.port;
}
