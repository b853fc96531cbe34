import { chromium, type Browser, type Page } from '@playwright/test';
import { join } from 'node:path';
import { demoAsOf } from '../demo/generate.ts';
import { serveSite } from '../ingest/cli/server.ts';
import { siteFolder } from '../ingest/cli/site.ts';
import { importing as words } from '../src/lib/i18n/importing.zh.ts';
import { browserFlags, findBrowser } from '../tests/support/browser.ts';
import { buildPage } from './browser.ts';
import { watchMemory, type Memory } from './memory.ts';

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
  readonly memory: ImportMemory;
}

/** MiB of the page's process. */
export interface ImportMemory {
  /** before the files are handed in */
  readonly before: number;
  /** the most there was */
  readonly peak: number;
  /** ten seconds after the commit, when the overview stands; null where there was nothing to commit */
  readonly committed: number | null;
  /** ten seconds after an import of the same files is stopped while it judges */
  readonly stopped: number;
}

/** Milliseconds after which memory that is given back is expected to be. */
const settled = 10_000;

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
    const handed = [join(files.gb18030, cases), join(files.gb18030, agencies)];
    const { memory, ...imported } = await handIn(browser, site.address, handed);
    const stopped = await stop(browser, site.address, handed);
    return { bare, ...imported, memory: { ...memory, stopped } };
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

async function handIn(
  browser: Browser,
  address: string,
  files: string[],
): Promise<Omit<ImportedInBrowser, 'bare' | 'memory'> & { memory: Omit<ImportMemory, 'stopped'> }> {
  const { page, memory } = await openScreen(browser, address);
  const before = await memory.now();
  await page.evaluate(() => {
    window.longest = 0;
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) window.longest = Math.max(window.longest ?? 0, duration);
    }).observe({ type: 'longtask' });
  });
  const start = performance.now();
  const since = () => (performance.now() - start) / 1000;
  await check(page, files);
  await page.getByText(words.progress.tables).or(page.getByRole('alert')).first().waitFor();
  const rows = since();
  await page.getByText(words.progress.compute).or(page.getByRole('alert')).first().waitFor();
  const tables = since();
  const done = page.getByRole('button', { name: words.commit });
  await done.or(page.getByRole('alert')).first().waitFor();
  const verdicts = (await done.isVisible()) ? since() : null;
  const blocked = (await page.evaluate(() => window.longest)) ?? 0;
  let committed: number | null = null;
  if (verdicts !== null) {
    await done.click();
    await page.locator('[data-cell]').first().waitFor();
    await page.waitForTimeout(settled);
    committed = await memory.now();
  }
  const peak = memory.end();
  await page.context().close();
  return { rows, tables, verdicts, blocked, memory: { before, peak, committed } };
}

/** Stops an import once it judges. Returns the memory some time after. */
async function stop(browser: Browser, address: string, files: string[]): Promise<number> {
  const { page, memory } = await openScreen(browser, address);
  await check(page, files);
  await page.getByText(words.progress.compute).or(page.getByRole('alert')).first().waitFor();
  await page.getByRole('button', { name: words.cancel, exact: true }).click();
  await page.waitForTimeout(settled);
  const left = await memory.now();
  memory.end();
  await page.context().close();
  return left;
}

/** The screen of imports in a browser that keeps nothing yet. */
async function openScreen(browser: Browser, address: string): Promise<{ page: Page; memory: Memory }> {
  const page = await (await browser.newContext()).newPage();
  page.setDefaultTimeout(0);
  await page.goto(`${address}data/import/`);
  await page.locator('input[type=file]').first().waitFor();
  return { page, memory: await watchMemory(await browser.newBrowserCDPSession()) };
}

async function check(page: Page, files: string[]): Promise<void> {
  await page.locator('input[type=file]').first().setInputFiles(files);
  await page.getByRole('button', { name: words.check, exact: true }).waitFor();
  await page.getByLabel(words.asOf).fill(demoAsOf);
  await page.getByRole('button', { name: words.check, exact: true }).click();
}

export function memoryLines({ before, peak, committed, stopped }: ImportMemory): string[] {
  const seconds = settled / 1000;
  return [
    `渲染进程的内存：导入之前 ${before.toFixed(0)}，峰值 ${peak.toFixed(0)} MiB`,
    ...(committed === null ? [] : [`提交后 ${seconds} 秒 ${committed.toFixed(0)} MiB（总览已经画出）`]),
    `判定途中停止后 ${seconds} 秒 ${stopped.toFixed(0)} MiB`,
  ];
}
