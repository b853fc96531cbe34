import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { expect, type Page } from '@playwright/test';

/** The steps of an import, as a reader does them. */

export const importAsOf = '2025-03-31';

/** Hands in files, or every file of a folder, and waits until each is known for what it is. */
export async function handIn(page: Page, from: string | readonly string[]): Promise<void> {
  if (!page.url().includes('/data/import/')) await page.goto('/data/import/');
  const files = typeof from === 'string' ? readdirSync(from).map((name) => join(from, name)) : [...from];
  await page.locator('input[type=file]').first().setInputFiles(files);
  await expect(page.getByRole('button', { name: '核对', exact: true })).toBeVisible({ timeout: 90_000 });
}

export async function check(page: Page): Promise<void> {
  await begin(page);
  await expect(commitButton(page)).toBeVisible({ timeout: 300_000 });
}

/** Begins to check, and does not wait for the end. */
export async function begin(page: Page): Promise<void> {
  await page.getByLabel('统计时点').fill(importAsOf);
  await page.getByRole('button', { name: '核对', exact: true }).click();
}

export const commitButton = (page: Page) => page.getByRole('button', { name: '提交，查看结果' });

/** `shown`: what the header says then. */
export async function commit(page: Page, shown: string | RegExp = '本机数据'): Promise<void> {
  await commitButton(page).click();
  await expect(page.locator('header').getByText(shown)).toBeVisible({ timeout: 90_000 });
}
