import { chromium, type Page } from '@playwright/test';
import { join } from 'node:path';
import { demoAsOf } from '../demo/generate.ts';
import { serveSite } from '../ingest/cli/server.ts';
import { siteFolder } from '../ingest/cli/site.ts';
import { importing as words } from '../src/lib/i18n/importing.zh.ts';
import { browserFlags, findBrowser } from '../tests/support/browser.ts';
import { buildPage } from './browser.ts';

/** Seconds of an import in a page, from the moment the files are handed in. */
export interface ImportedInBrowser {
  /** every row is read, cleaned, checked and linked */
  readonly rows: number;
  /** and written as the tables of a snapshot */
  readonly tables: number;
  /** and judged by every metric; null where the page had no memory for that */
  readonly verdicts: number | null;
  /** DuckDB-WASM reads the UTF-8 twin of the largest file into a table, as text */
  readonly bare: number;
  /** milliseconds of the longest task that kept the page from answering */
  readonly blocked: number;
}

const cases = '行政处罚办案台账.csv';
const agencies = '执法主体名录.csv';

/** The register of cases and the agencies it names, handed in to the built site as a user does, and what reading it barely takes. */
export async function measureImport(
  files: { readonly gb18030: string; readonly utf8: string },
  snapshot: string,
  work: string,
): Promise<ImportedInBrowser> {
  const pageFolder = join(work, 'page');
  await buildPage(pageFolder);
  const site = await serveSite({ site: siteFolder, snapshot });
  const empty = await serveSite({ site: pageFolder, snapshot });
  const browser = await chromium.launch({ executablePath: findBrowser(), args: [...browserFlags] });
  try {
    const bare = await bareRead(await browser.newPage(), empty.address, join(files.utf8, cases));
    const page = await browser.newPage();
    const imported = await handIn(page, site.address, [join(files.gb18030, cases), join(files.gb18030, agencies)]);
    return { bare, ...imported };
  } finally {
    await browser.close();
    await site.close();
    await empty.close();
  }
}

async function bareRead(page: Page, address: string, file: string): Promise<number> {
  page.setDefaultTimeout(0);
  await page.goto(address);
  await page.waitForFunction(() => window.bench?.booted);
  await page.locator('input[type=file]').setInputFiles(file);
  const timed = await page.evaluate(() => window.bench?.read());
  await page.close();
  if (!timed) throw new Error('the bench page is not ready');
  return timed.milliseconds / 1000;
}

async function handIn(page: Page, address: string, files: string[]): Promise<Omit<ImportedInBrowser, 'bare'>> {
  page.setDefaultTimeout(0);
  await page.goto(`${address}data/import/`);
  await page.locator('input[type=file]').first().waitFor();
  await page.evaluate(() => {
    window.longest = 0;
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) window.longest = Math.max(window.longest ?? 0, duration);
    }).observe({ type: 'longtask' });
  });
  const start = performance.now();
  const since = () => (performance.now() - start) / 1000;
  await page.locator('input[type=file]').first().setInputFiles(files);
  await page.getByRole('button', { name: words.check, exact: true }).waitFor();
  await page.getByLabel(words.asOf).fill(demoAsOf);
  await page.getByRole('button', { name: words.check, exact: true }).click();
  await page.getByText(words.progress.tables).or(page.getByRole('alert')).first().waitFor();
  const rows = since();
  await page.getByText(words.progress.compute).or(page.getByRole('alert')).first().waitFor();
  const tables = since();
  const done = page.getByRole('button', { name: words.commit });
  await done.or(page.getByRole('alert')).first().waitFor();
  const verdicts = (await done.isVisible()) ? since() : null;
  return { rows, tables, verdicts, blocked: (await page.evaluate(() => window.longest)) ?? 0 };
}
