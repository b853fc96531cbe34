import type { Page } from '@playwright/test';
import { addressVariable } from '../support/browser.ts';
import { expect, test as base } from '../support/fixtures.ts';
import { stallingSite, type StallingSite } from '../support/stalling.ts';

/** A file that begins and then does not go on, over a connection that nobody closes: nothing waits for it for ever. */

const test = base.extend<{ stalling: StallingSite }>({
  stalling: async ({ browserName }, use) => {
    const site = await stallingSite(process.env[addressVariable] ?? browserName);
    await use(site);
    await site.close();
  },
  baseURL: async ({ stalling }, use) => use(stalling.address),
});

/** Until so many transfers have fallen silent; then as long as the dashboard listens to silence. */
async function wait(page: Page, site: StallingSite, transfers = 1): Promise<void> {
  await expect.poll(() => site.waiting()).toBe(transfers);
  await page.clock.fastForward(30_000);
}

test.beforeEach(({ page }) => page.clock.install());

test('rows that stop arriving are named, the other metrics work, and another try brings them', async ({
  page,
  stalling,
}) => {
  stalling.silent.add('/verdicts/REV-01.parquet');
  await page.goto('/metrics/REV-01/');
  await wait(page, stalling);
  await expect(page.getByRole('heading', { name: '无法读取快照' })).toBeVisible();
  const alert = page.getByRole('alert');
  await expect(alert).toContainText('verdicts/REV-01.parquet');
  await expect(alert).toContainText('连续30秒没有收到数据');
  await page.getByRole('navigation').getByRole('link', { name: '指标' }).first().click();
  await page.locator('a[href*="PUB-08"]').first().click();
  await expect(page.locator('tr.row').first()).toBeVisible();
  await expect(alert).toContainText('verdicts/REV-01.parquet');
  await page.goBack();
  await page.locator('a[href*="REV-01"]').first().click();
  await wait(page, stalling, 2);
  await expect(page.getByRole('heading', { name: '无法读取快照' })).toBeVisible();
  stalling.silent.clear();
  await page.getByRole('button', { name: '重试' }).click();
  await expect(page.locator('tr.row').first()).toBeVisible();
  await expect(alert).toHaveCount(0);
});

test('the overview shows what it can, and the rest after another try', async ({ page, stalling }) => {
  stalling.silent.add('/verdicts/PUB-07.parquet');
  await page.goto('/');
  await wait(page, stalling);
  const alert = page.getByRole('alert');
  await expect(alert).toContainText('verdicts/PUB-07.parquet');
  await expect(page.getByRole('region', { name: '逾期' }).locator('tbody tr')).toHaveCount(10);
  stalling.silent.clear();
  await alert.getByRole('button', { name: '重试' }).click();
  await expect(alert).toHaveCount(0);
  await expect(page.getByRole('region', { name: '逾期' }).locator('tbody tr')).toHaveCount(10);
});

for (const path of ['/snapshot/manifest.json', '/tables/cube.parquet'])
  test(`without ${path} nothing can be shown, which is said`, async ({ page, stalling }) => {
    stalling.silent.add(path);
    await page.goto('/');
    await wait(page, stalling);
    await expect(page.getByRole('heading', { name: '无法读取快照' })).toBeVisible();
    await expect(page.getByRole('alert')).toContainText(path.replace('/snapshot/', '').replace(/^\//, ''));
    stalling.silent.clear();
    await page.getByRole('button', { name: '刷新本页' }).click();
    await expect(page.locator('[data-cell]').first()).toBeVisible();
  });
