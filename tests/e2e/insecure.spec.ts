import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type Browser } from '@playwright/test';
import { demoSnapshot } from '../../ingest/cli/demo.ts';
import { serveSite, type RunningSite } from '../../ingest/cli/server.ts';
import { siteFolder } from '../../ingest/cli/site.ts';
import { browserFlags, findBrowser } from '../support/browser.ts';
import { writeCaseFiles } from '../support/case-files.ts';
import { expect, test } from '../support/fixtures.ts';
import { check, commit, handIn } from '../support/importing.ts';

/**
 * The address most offices have: http and a name of the intranet, where browsers offer no service worker, no `crypto.subtle`, no Web Locks and
 * no OPFS. All but what needs these works, and the page says what that is.
 */

let site: RunningSite;
let browser: Browser;
let folder: string;
const host = 'mingjing.intranet';

test.describe.configure({ timeout: 480_000 });
test.beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'mingjing-insecure-'));
  writeCaseFiles(folder);
  site = await serveSite({ site: siteFolder, snapshot: demoSnapshot, host: '0.0.0.0', port: 0 });
  browser = await chromium.launch({
    executablePath: findBrowser(),
    args: [...browserFlags, `--host-resolver-rules=MAP ${host} 127.0.0.1, MAP * ~NOTFOUND`],
  });
});
test.afterAll(async () => {
  await browser.close();
  await site.close();
  rmSync(folder, { recursive: true });
});

test('figures, rows, queries and imports work; what is missing is said, and how to get it', async () => {
  const context = await browser.newContext({ baseURL: `http://${host}:${site.port}/`, serviceWorkers: 'allow' });
  const page = await context.newPage();
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(error.message));
  await page.goto('/');
  expect(await page.evaluate(() => [isSecureContext, 'serviceWorker' in navigator, 'subtle' in crypto])).toEqual([
    false,
    false,
    false,
  ]);
  await expect(page.locator('[data-cell]').first()).toBeVisible();
  const said = page.getByRole('contentinfo');
  await expect(said).toContainText('本页用http打开');
  for (const missing of ['离线使用', '安装为应用', '加密的快照', 'https']) await expect(said).toContainText(missing);
  await page.goto('/metrics/PUB-08/');
  await expect(page.locator('tr.row').first()).toBeVisible();
  await handIn(page, folder);
  await check(page);
  await commit(page);
  await page.reload();
  await expect(page.locator('header').getByText('本机数据')).toBeVisible();
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  expect(errors).toEqual([]);
  await context.close();
});

test('on the machine itself nothing of that is said', async ({ page }) => {
  await page.goto('/');
  await expect(page.locator('[data-cell]').first()).toBeVisible();
  await expect(page.getByRole('contentinfo')).not.toContainText('本页用http打开');
});
