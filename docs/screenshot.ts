/**
 * Takes the picture at the top of the README, and those that are looked at before a release, from the real dashboard on the demo data:
 * `npx tsx docs/screenshot.ts` writes `docs/images/overview.png`, and the screens of the tour into `docs/screens/`; `--all FOLDER` every screen in three sizes, light, dark and as on paper.
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
  readonly theme: 'light' | 'dark' | 'print';
  readonly sharp?: boolean;
}

const screens = [
  ['overview', '/'],
  ['metric', '/metrics/PUB-08/'],
  ['issues', '/issues/?of=PUB-08'],
  ['case', '/cases/?no=CF20241404060013'],
  ['agency', '/agencies/?org=SW140406'],
  ['assess', '/assess/'],
  ['reconcile', '/reconcile/'],
  ['query', '/query/'],
  ['dictionary', '/dictionary/'],
  ['data', '/data/'],
] as const;

async function take(browser: Browser, address: string, picture: Picture): Promise<void> {
  const { width, height } = picture;
  const context = await browser.newContext({
    viewport: { width, height },
    deviceScaleFactor: picture.sharp ? 2 : 1,
    colorScheme: picture.theme === 'dark' ? 'dark' : 'light',
    locale: 'zh-CN',
  });
  const page = await context.newPage();
  await page.goto(new URL(picture.path, address).href);
  await page.getByRole('heading', { level: 1 }).waitFor();
  // Everything that is still being computed says so.
  await page.waitForFunction(() => document.querySelector('[aria-busy="true"], main > .place') === null);
  await page.waitForLoadState('networkidle');
  if (picture.theme === 'print') await page.emulateMedia({ media: 'print' });
  await page.screenshot({ path: picture.file, fullPage: picture.theme === 'print' });
  await context.close();
  process.stdout.write(`${picture.file}\n`);
}

function pictures(): Picture[] {
  const at = process.argv.indexOf('--all');
  const folder = at < 0 ? undefined : process.argv[at + 1];
  if (folder === undefined)
    return [
      {
        file: join(projectFolder, 'docs/images/overview.png'),
        path: '/',
        width: 1440,
        height: 900,
        theme: 'light',
        sharp: true,
      },
      ...['metric', 'issues', 'case', 'agency', 'assess', 'query'].map((name) => ({
        file: join(projectFolder, `docs/screens/${name}.png`),
        path: screens.find(([screen]) => screen === name)?.[1] ?? '/',
        width: 1440,
        height: 900,
        theme: 'light' as const,
      })),
    ];
  mkdirSync(folder, { recursive: true });
  const sizes = [
    [1440, 900],
    [1280, 720],
    [390, 844],
  ] as const;
  return screens.flatMap(([name, path]) =>
    sizes.flatMap(([width, height]) =>
      (['light', 'dark', 'print'] as const).map((theme) => ({
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
