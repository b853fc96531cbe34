import { chromium } from '@playwright/test';
import { cpSync } from 'node:fs';
import { join } from 'node:path';
import { serveSite } from '../ingest/cli/server.ts';
import { browserFlags, findBrowser } from '../tests/support/browser.ts';
import { buildPage, writeRows } from './browser.ts';
import type { Queries } from './page/messages.ts';

/** What the screens ask of a snapshot in a page, beside the same straight from the rows. `work` is a folder for what is made on the way. */
export async function measureQueries(snapshot: string, work: string): Promise<Queries> {
  const pageFolder = join(work, 'page');
  await buildPage(pageFolder);
  const both = join(work, 'both');
  cpSync(snapshot, both, { recursive: true });
  await writeRows(snapshot, both);
  const site = await serveSite({ site: pageFolder, snapshot: both });
  const browser = await chromium.launch({ executablePath: findBrowser(), args: [...browserFlags] });
  try {
    const page = await browser.newPage();
    page.setDefaultTimeout(0);
    await page.goto(site.address);
    await page.waitForFunction(() => window.bench?.booted);
    const measured = await page.evaluate(() => window.bench?.queries());
    if (!measured) throw new Error('the bench page is not ready');
    return measured;
  } finally {
    await browser.close();
    await site.close();
  }
}
