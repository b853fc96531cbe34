/**
 * Takes the picture at the top of the README, and those that are looked at before a release, from the real dashboard on the demo data:
 * `npx tsx docs/screenshot.ts` writes `docs/images/overview.png`; `--all FOLDER` the 总览 and one 指标, wide and narrow, light and dark.
 */
import { mkdirSync } from 'node:fs';
import { join } from 'node:path';
import { chromium, type Browser } from '@playwright/test';
import { demoSnapshot, prepareDemo } from '../ingest/cli/demo.ts';
import { serveSite } from '../ingest/cli/server.ts';
import { projectFolder, siteFolder } from '../ingest/cli/site.ts';
import { browserFlags, findBrowser } from '../tests/support/browser.ts';

interface Picture {
  readonly file: string;
  readonly path: string;
  readonly width: number;
  readonly height: number;
  readonly theme: 'light' | 'dark';
}

async function take(browser: Browser, address: string, picture: Picture): Promise<void> {
  const { width, height } = picture;
  const context = await browser.newContext({
    viewport: { width, height },
    deviceScaleFactor: 2,
    colorScheme: picture.theme,
    locale: 'zh-CN',
  });
  const page = await context.newPage();
  await page.goto(new URL(picture.path, address).href);
  await page.getByRole('heading', { level: 1 }).waitFor();
  // Everything that is still being computed says so.
  await page.waitForFunction(() => document.querySelector('[aria-busy="true"]') === null);
  await page.waitForLoadState('networkidle');
  await page.screenshot({ path: picture.file });
  await context.close();
  process.stdout.write(`${picture.file}\n`);
}

function pictures(): Picture[] {
  const at = process.argv.indexOf('--all');
  const folder = at < 0 ? undefined : process.argv[at + 1];
  if (folder === undefined)
    return [
      { file: join(projectFolder, 'docs/images/overview.png'), path: '/', width: 1440, height: 900, theme: 'light' },
    ];
  mkdirSync(folder, { recursive: true });
  const pages = [
    ['overview', '/'],
    ['metric', '/metrics/PUB-08/'],
  ] as const;
  const sizes = [
    [1440, 900],
    [390, 844],
  ] as const;
  return pages.flatMap(([name, path]) =>
    sizes.flatMap(([width, height]) =>
      (['light', 'dark'] as const).map((theme) => ({
        file: join(folder, `${name}-${width}-${theme}.png`),
        path,
        width,
        height,
        theme,
      })),
    ),
  );
}

await prepareDemo();
const site = await serveSite({ site: siteFolder, snapshot: demoSnapshot, port: 0 });
const browser = await chromium.launch({ executablePath: findBrowser(), args: [...browserFlags] });
try {
  for (const picture of pictures()) await take(browser, site.address, picture);
} finally {
  await browser.close();
  await site.close();
}
