import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { openBrowser } from './browser.ts';
import { defaultHost, defaultPort, serveSite, type RunningSite } from './server.ts';
import { buildSite, isBuilt, siteFolder } from './site.ts';
import { reasonOf, UsageError, type Terminal } from './terminal.ts';

export interface ServeArguments {
  readonly host?: string;
  readonly port?: number;
  readonly open?: boolean;
}

/** Serves the dashboard on a snapshot until the process is told to stop. The dashboard is built first when it is not there. */
export async function serveCommand(snapshot: string, options: ServeArguments, tell: Terminal): Promise<void> {
  const { m } = tell;
  if (!existsSync(join(snapshot, 'manifest.json'))) throw new UsageError(m.errors.noSnapshot(snapshot));
  if (!isBuilt()) {
    tell.err(`${m.serve.step.site}\n`);
    await buildSite();
  }
  await serveUntilStopped(snapshot, options, tell);
}

/** Starts the server, says where it is, opens a browser when asked to, and resolves when the process is told to stop. */
export async function serveUntilStopped(snapshot: string, options: ServeArguments, tell: Terminal): Promise<void> {
  const { m } = tell;
  const { host = defaultHost, port = defaultPort } = options;
  let site: RunningSite;
  try {
    site = await serveSite({ site: siteFolder, snapshot, host, port });
  } catch (cause) {
    throw new UsageError(m.errors.cannotListen(host, port, reasonOf(cause)), { cause });
  }
  const stopped = new Promise<void>((stop) => {
    process.once('SIGINT', stop);
    process.once('SIGTERM', stop);
  });
  tell.out(`${m.serve.address(site.address)}\n`);
  if (process.stdout.isTTY) tell.out(`${m.serve.stop}\n`);
  if (options.open) openBrowser(site.address);
  await stopped;
  await site.close();
  tell.err(`\n${m.serve.stopped}\n`);
}
