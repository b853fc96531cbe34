import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { addressVariable } from '../support/browser.ts';
import { writeCaseFiles } from '../support/case-files.ts';
import { expect, test } from '../support/fixtures.ts';
import { check, commit, handIn } from '../support/importing.ts';
import { stallingSite, type StallingSite } from '../support/stalling.ts';

/**
 * What goes wrong with machines and networks, and what is left then. A tab that is killed, two tabs and a full disk are in
 * import-trouble.spec.ts, an engine without memory in failures.spec.ts, a silent network in stall.spec.ts, no server in offline.spec.ts.
 */

const breaking = test.extend<{ site: StallingSite }>({
  site: async ({ browserName }, use) => {
    const site = await stallingSite(process.env[addressVariable] ?? browserName);
    await use(site);
    await site.close();
  },
  baseURL: async ({ site }, use) => use(site.address),
});

breaking(
  'a connection that breaks in the middle of a file is named, and another try brings it',
  async ({ page, site }) => {
    site.breaking.add('/verdicts/PUB-07.parquet');
    await page.goto('/');
    const alert = page.getByRole('alert');
    await expect(alert).toContainText('verdicts/PUB-07.parquet');
    await expect(alert).toContainText('连接中断');
    await expect(page.getByRole('region', { name: '逾期' }).locator('tbody tr')).toHaveCount(10);
    site.breaking.clear();
    await alert.getByRole('button', { name: '重试' }).click();
    await expect(alert).toHaveCount(0);
  },
);

for (const [when, what] of [
  ['1999-01-01T00:00:00Z', 'decades slow'],
  ['2041-06-01T00:00:00Z', 'years fast'],
] as const)
  test(`a clock that is ${what} changes nothing that is judged`, async ({ page }) => {
    const texts = async () => {
      await expect(page.getByRole('region', { name: '逾期' }).locator('tbody tr')).toHaveCount(10);
      return Promise.all(
        ['逾期', /到期/].map((name) =>
          page.getByRole('region', { name }).first().locator('tbody').first().textContent(),
        ),
      );
    };
    await page.goto('/');
    const right = [await page.getByRole('heading', { level: 1 }).textContent(), ...(await texts())];
    await page.clock.setSystemTime(new Date(when));
    await page.goto('/');
    const wrong = [await page.getByRole('heading', { level: 1 }).textContent(), ...(await texts())];
    expect(wrong).toEqual(right);
    expect(await page.evaluate(() => new Date().getFullYear())).toBe(Number(when.slice(0, 4)));
  });

test('the browser has thrown away what was kept: the published snapshot is shown', async ({ page }) => {
  test.setTimeout(480_000);
  const folder = mkdtempSync(join(tmpdir(), 'mingjing-evicted-'));
  writeCaseFiles(folder);
  await handIn(page, folder);
  await check(page);
  await commit(page);
  await page.goto('about:blank');
  const session = await page.context().newCDPSession(page);
  const origin = new URL(process.env[addressVariable] ?? '').origin;
  await session.send('Storage.clearDataForOrigin', { origin, storageTypes: 'indexeddb,cache_storage,local_storage' });
  await page.goto('/');
  await expect(page.getByRole('heading', { level: 1 })).toContainText('13个执法主体');
  await expect(page.locator('header').getByText('本机数据')).toHaveCount(0);
  await expect(page.getByRole('alert')).toHaveCount(0);
  rmSync(folder, { recursive: true });
});

test('a program that stops with an error of its own leaves the other screens', async ({ page, context }) => {
  // the decoder of tables can't be had, as when a worker dies at once
  await context.route('**/parquet_wasm*', (route) => route.abort('failed'));
  await page.goto('/');
  await expect(page.getByRole('heading', { name: '无法读取快照' })).toBeVisible();
  // it was told, not found out by waiting
  await expect(page.getByText('已停止等待')).toHaveCount(0);
  await context.unroute('**/parquet_wasm*');
  await page.getByRole('button', { name: '刷新本页' }).click();
  await expect(page.locator('[data-cell]').first()).toBeVisible();
});
