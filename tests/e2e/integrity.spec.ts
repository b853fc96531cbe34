import type { BrowserContext } from '@playwright/test';
import { expect, test } from '../support/fixtures.ts';

/** Every table is held against the hash in the manifest. One that is not what it was is named, and everything else goes on. */

async function flipOneBit(context: BrowserContext, path: string): Promise<void> {
  await context.route(`**/${path}`, async (route) => {
    const response = await route.fetch();
    const body = await response.body();
    // in the middle of the data, where Parquet itself has no checksum that is looked at
    body[100] = (body[100] ?? 0) ^ 1;
    await route.fulfill({ response, body });
  });
}

test('one flipped bit in a table of rows: the file is named with both hashes, the overview goes on', async ({
  page,
  context,
}) => {
  await flipOneBit(context, 'verdicts/REV-01.parquet');
  await page.goto('/');
  await expect(page.getByRole('heading', { level: 1 })).toContainText('法制审核率');
  const alert = page.getByRole('alert');
  await expect(alert).toContainText('verdicts/REV-01.parquet');
  await expect(alert).toContainText('校验值不符');
  const hashes = await alert.locator('dd').allTextContents();
  expect(hashes).toEqual([expect.stringMatching(/^[0-9a-f]{64}$/), expect.stringMatching(/^[0-9a-f]{64}$/)]);
  expect(hashes[0]).not.toBe(hashes[1]);
  await expect(page.getByRole('region', { name: '逾期' }).locator('tbody tr')).toHaveCount(10);
});

test('the screen that needs the table says so, and others work after it', async ({ page, context }) => {
  await flipOneBit(context, 'verdicts/REV-01.parquet');
  await page.goto('/metrics/REV-01/');
  await expect(page.getByRole('heading', { name: '快照已损坏' })).toBeVisible();
  await expect(page.getByRole('alert')).toContainText('verdicts/REV-01.parquet');
  await page.getByRole('navigation').getByRole('link', { name: '指标' }).first().click();
  await page.locator('a[href*="PUB-08"]').first().click();
  await expect(page.locator('tr.row').first()).toBeVisible();
  await expect(page.getByRole('alert')).toContainText('verdicts/REV-01.parquet');
});

test('a flipped bit in the cube, without which nothing can be shown, is named', async ({ page, context }) => {
  await flipOneBit(context, 'tables/cube.parquet');
  await page.goto('/');
  await expect(page.getByRole('heading', { name: '快照已损坏' })).toBeVisible();
  await expect(page.getByRole('alert')).toContainText('SHA-256');
});

for (const [version, words] of [
  [3, '由更新的程序生成'],
  [0, '由旧的程序生成'],
] as const)
  test(`a snapshot of format version ${version} says which of the two to renew`, async ({ page }) => {
    await page.route('**/snapshot/manifest.json*', async (route) => {
      const response = await route.fetch();
      await route.fulfill({ response, body: (await response.text()).replace('"version": 2', `"version": ${version}`) });
    });
    await page.goto('/');
    await expect(page.getByRole('heading', { name: '快照版本不符' })).toBeVisible();
    await expect(page.getByRole('alert')).toContainText(words);
  });
