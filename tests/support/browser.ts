import { execFileSync } from 'node:child_process';
import { accessSync, constants, existsSync } from 'node:fs';
import { delimiter, join } from 'node:path';

/** Chromium without a screen and without anything that would look for the internet by itself. */
export const browserFlags = [
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
  '--disable-dev-shm-usage',
];

const names = ['chromium', 'chromium-browser', 'google-chrome'];

/**
 * Path of a Chromium: `CHROMIUM_PATH`, else one of the usual names on `PATH`. As root on Debian it is installed, with a Chinese font,
 * when there is none. Throws when there is no browser to be had.
 */
export function findBrowser(): string {
  const found = browserHere();
  if (found !== null) return found;
  if (process.getuid?.() === 0 && existsSync('/etc/debian_version')) {
    for (const args of [
      ['update', '-qq'],
      ['install', '-y', '-qq', '--no-install-recommends', 'chromium', 'fonts-noto-cjk'],
    ])
      execFileSync('apt-get', args, {
        stdio: ['ignore', 'ignore', 'inherit'],
        env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
      });
    const installed = browserHere();
    if (installed !== null) return installed;
  }
  throw new Error(`没有找到 Chromium（PATH 中无 ${names.join('、')}）。请安装，或用环境变量 CHROMIUM_PATH 指定其路径`);
}

function browserHere(): string | null {
  const given = process.env['CHROMIUM_PATH'];
  if (given) {
    if (!executable(given)) throw new Error(`CHROMIUM_PATH 指定的文件不存在或不可执行：${given}`);
    return given;
  }
  const folders = (process.env['PATH'] ?? '').split(delimiter);
  return names.flatMap((name) => folders.map((folder) => join(folder, name))).find(executable) ?? null;
}

function executable(path: string): boolean {
  try {
    accessSync(path, constants.X_OK);
    return true;
  } catch {
    return false;
  }
}

/** Set by `npm run test:deploy`: the tests run against this server, which somebody else has started. */
export const siteVariable = 'MINGJING_E2E_SITE';

/** How the set-up tells the tests where the site is, and where everything else ends. */
export const addressVariable = 'MINGJING_E2E_ADDRESS';
export const proxyVariable = 'MINGJING_E2E_PROXY';
