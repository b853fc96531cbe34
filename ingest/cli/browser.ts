import { spawn } from 'node:child_process';

/** Programs that show an address in the user's browser, by operating system. */
const openers: Partial<Record<NodeJS.Platform, readonly string[]>> = {
  darwin: ['open'],
  win32: ['cmd', '/c', 'start', ''],
  linux: ['xdg-open'],
};

/**
 * Shows an address in the user's browser; only when someone sits at a terminal, not in CI and not with `MINGJING_NO_OPEN`. The address
 * has been printed: when no browser can be opened, nothing else happens.
 */
export function openBrowser(address: string): void {
  if (!process.stdout.isTTY || process.env['CI'] || process.env['MINGJING_NO_OPEN']) return;
  const [program, ...args] = openers[process.platform] ?? [];
  if (program === undefined) return;
  const child = spawn(program, [...args, address], { stdio: 'ignore', detached: true });
  child.on('error', () => undefined);
  child.unref();
}
