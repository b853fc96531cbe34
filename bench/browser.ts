import { chromium, type Browser, type Page } from '@playwright/test';
import { mkdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { build } from 'vite';
import { serveSite } from '../ingest/cli/server.ts';
import { siteFolder } from '../ingest/cli/site.ts';
import { literal } from '../src/lib/engine/engine.ts';
import { nativeEngine } from '../src/lib/engine/native.ts';
import { parseManifest } from '../src/lib/snapshot/manifest.ts';
import { browserFlags, findBrowser } from '../tests/support/browser.ts';
import type { Timed } from './page/messages.ts';

/** Milliseconds, each the median of several runs, every cold start in a browser profile of its own. */
export interface InBrowser {
  /** navigation start → first query answered, DuckDB-WASM and nothing else */
  readonly boot: number;
  /** navigation start → the first n/N is drawn on the dashboard */
  readonly open: number;
  /** choosing a filter → the new numbers are drawn */
  readonly filter: number;
  /** the same counts straight from the verdict rows in the page */
  readonly groupBy: number;
  /** verdict rows in the page, and how long it took to load them */
  readonly rows: Timed;
}

const coldRuns = 5;

/** `snapshot` on the built dashboard, and the bench page beside it. `work` is a folder for what is made on the way. */
export async function measureBrowser(snapshot: string, work: string): Promise<InBrowser> {
  const pageFolder = join(work, 'page');
  await buildPage(pageFolder);
  const rowsFolder = join(work, 'rows');
  await writeRows(snapshot, rowsFolder);
  const dashboard = await serveSite({ site: siteFolder, snapshot });
  const bare = await serveSite({ site: pageFolder, snapshot: rowsFolder });
  const browser = await chromium.launch({ executablePath: findBrowser(), args: [...browserFlags] });
  try {
    const boot = median(await repeat(coldRuns, () => cold(browser, bare.address, booted)));
    const open = median(await repeat(coldRuns, () => cold(browser, dashboard.address, firstNumbers)));
    const filter = median(await cold(browser, dashboard.address, filterChanges));
    const { rows, groupBy } = await cold(browser, bare.address, groupBys);
    return { boot, open, filter, groupBy: median(groupBy), rows };
  } finally {
    await browser.close();
    await dashboard.close();
    await bare.close();
  }
}

/** Builds the bench page into a folder. */
export async function buildPage(out: string): Promise<void> {
  await build({
    root: fileURLToPath(new URL('page', import.meta.url)),
    configFile: false,
    logLevel: 'warn',
    base: './',
    worker: { format: 'es' },
    build: { outDir: out, emptyOutDir: true, target: 'chrome111', assetsInlineLimit: 0, chunkSizeWarningLimit: 2000 },
  });
}

/** The columns of all verdicts that the overview counts by, in one file. */
export async function writeRows(snapshot: string, out: string): Promise<void> {
  const { tables } = parseManifest(readFileSync(join(snapshot, 'manifest.json'), 'utf8'));
  const verdicts = Object.entries(tables).filter(([name]) => name.startsWith('verdicts/'));
  const files = verdicts.map(([, { path }]) => literal(join(snapshot, path))).join(', ');
  mkdirSync(out, { recursive: true });
  const engine = await nativeEngine();
  await engine.run(
    `COPY (SELECT metric, org, act, state, on_date FROM read_parquet([${files}])) TO ${literal(join(out, 'rows.parquet'))} (FORMAT parquet)`,
  );
  await engine.close();
}

/** Opens an address in a new profile, without caches, and measures there. */
async function cold<T>(browser: Browser, address: string, measure: (page: Page) => Promise<T>): Promise<T> {
  const context = await browser.newContext({ locale: 'zh-CN', viewport: { width: 1440, height: 900 } });
  const page = await context.newPage();
  page.setDefaultTimeout(300_000);
  await page.addInitScript({ path: fileURLToPath(new URL('page/watch.js', import.meta.url)) });
  try {
    await page.goto(address, { waitUntil: 'commit' });
    return await measure(page);
  } finally {
    await context.close();
  }
}

async function booted(page: Page): Promise<number> {
  const handle = await page.waitForFunction(() => window.bench?.booted);
  return (await handle.jsonValue()) ?? 0;
}

const firstNumbers = async (page: Page): Promise<number> => (await page.evaluate(() => window.firstNumbers)) ?? 0;

/** What is chosen one after the other: four agencies, then two kinds of act. */
const choices = ['SW140403', 'SW140406', 'SW140423', 'SW140431', '行政许可', '行政处罚'];

async function filterChanges(page: Page): Promise<number[]> {
  await firstNumbers(page);
  const times: number[] = [];
  for (const value of choices) times.push((await page.evaluate((chosen) => window.watch?.choose(chosen), value)) ?? 0);
  return times;
}

/** The counts of the overview for the same choices, by agency and state, from every verdict row. */
async function groupBys(page: Page): Promise<{ rows: Timed; groupBy: number[] }> {
  await booted(page);
  const rows = await page.evaluate(() => window.bench?.load('snapshot/rows.parquet'));
  if (!rows) throw new Error('the bench page is not ready');
  const groupBy: number[] = [];
  const chosen = new Map<string, string>();
  for (const value of choices) {
    const column = value.startsWith('SW') ? 'org' : 'act';
    chosen.set(column, `${column} = ${literal(value)}`);
    const sql = `SELECT metric, org, state, count(*) AS n FROM verdict
WHERE (on_date IS NULL OR on_date BETWEEN DATE '2024-01-01' AND DATE '2024-12-31') AND ${[...chosen.values()].join(' AND ')} GROUP BY metric, org, state`;
    const timed = await page.evaluate((text) => window.bench?.time(text), sql);
    groupBy.push(timed?.milliseconds ?? 0);
  }
  return { rows, groupBy };
}

async function repeat<T>(times: number, measure: () => Promise<T>): Promise<T[]> {
  const results: T[] = [];
  for (let i = 0; i < times; i++) results.push(await measure());
  return results;
}

function median(values: readonly number[]): number {
  const sorted = values.toSorted((a, b) => a - b);
  const middle = Math.floor(sorted.length / 2);
  return ((sorted[middle] ?? 0) + (sorted[Math.ceil(sorted.length / 2) - 1] ?? 0)) / 2;
}
