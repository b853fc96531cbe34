import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import type { Page } from '@playwright/test';
import type { AxeResults } from 'axe-core';
import { expect, test } from '../support/desk.ts';

/** WCAG 2.1 AA as far as axe can see it, on every screen, in both colour themes, wide and narrow, and without a word in the console. */

const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8');
/** said by the driver itself, which keeps workers that serve pages away from the tests that are not about them */
const blocked = 'Service Worker registration blocked by Playwright';
const screens = [
  '/',
  '/metrics/',
  '/metrics/PUB-08/',
  '/metrics/PUB-11/',
  '/metrics/REV-10/',
  '/issues/',
  '/reconcile/',
  '/query/',
  '/dictionary/',
  '/assess/',
  '/assess/?scheme=year-end',
  '/assess/scheme/',
  '/assess/report/',
  ...['plan', 'freeze', 'ready', 'findings', 'text', 'form', 'comments'].map((step) => `/assess/report/?step=${step}`),
  '/assess/report/?step=page&org=SW140425',
  '/annual/',
  '/agencies/',
  '/agencies/?org=SW140400',
  '/data/',
  '/data/import/',
  '/cases/',
  '/cases/?no=CF20241404060013',
];

const variants = (['light', 'dark'] as const).flatMap((colorScheme) =>
  [
    { width: 1440, height: 900 },
    { width: 390, height: 844 },
  ].map((size) => ({ colorScheme, size })),
);

// one opening of a screen for all of its looks: opening it is what takes time
for (const path of screens)
  test(path, async ({ page, visit }) => {
    test.slow();
    const said: string[] = [];
    page.on('console', (message) => {
      const told = message.type() === 'error' || message.type() === 'warning';
      if (told && message.text() !== blocked) said.push(message.text());
    });
    await visit(path);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    await complete(page, path);
    await page.evaluate(axe);
    const found: string[] = [];
    for (const { colorScheme, size } of variants) {
      await page.emulateMedia({ colorScheme });
      await page.setViewportSize(size);
      // charts and long tables draw themselves anew
      await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => setTimeout(done, 300))));
      const { violations } = await page.evaluate<AxeResults>(
        `axe.run({ runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'best-practice'] })`,
      );
      for (const { id, nodes } of violations)
        found.push(
          `${colorScheme} ${size.width} ${id}: ${nodes
            .slice(0, 3)
            .map((node) => `${node.target.join(' ')} ${node.failureSummary ?? ''}`)
            .join(' | ')}`,
        );
    }
    expect(found).toEqual([]);
    expect(said).toEqual([]);
  });

test('what opens over a screen: names that can be written, columns that can be chosen, files of a chart', async ({
  page,
  visit,
}) => {
  test.slow();
  const violations = async () => {
    await page.evaluate(axe);
    const found = await page.evaluate<AxeResults>(
      `axe.run({ runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'best-practice'] })`,
    );
    // the arrow keys of the text box move through its list (aria-activedescendant); axe knows that of combo boxes only
    return found.violations
      .map(({ id, nodes }) => `${id}: ${nodes.map((node) => node.target.join(' ')).join(' | ')}`)
      .filter((line) => !/^scrollable-region-focusable: #cm-ac-\w+$/.test(line));
  };
  await visit('/query/');
  const editor = page.getByRole('textbox', { name: '查询语句' });
  await editor.press('Control+End');
  await editor.press('Enter');
  await editor.pressSequentially('c');
  for (const colorScheme of ['light', 'dark'] as const) {
    await page.emulateMedia({ colorScheme });
    await expect(page.getByRole('listbox', { name: '可用的名称' })).toBeVisible();
    expect(await violations()).toEqual([]);
  }
  await visit('/metrics/PUB-08/');
  await page.getByRole('button', { name: '列', exact: true }).click();
  await expect(page.getByRole('group', { name: '显示哪些列' })).toBeVisible();
  expect(await violations()).toEqual([]);
  await page.keyboard.press('Escape');
  await page.getByLabel('公示及时率：导出', { exact: true }).click();
  await expect(page.getByRole('button', { name: 'PNG图片' }).filter({ visible: true })).toHaveCount(1);
  expect(await violations()).toEqual([]);
  await page.goto(`${page.url()}?lag=5`);
  await expect(page.getByRole('button', { name: '用时5个工作日' })).toBeVisible();
  expect(await violations()).toEqual([]);
});

/** Waits until everything of a screen is there. */
async function complete(page: Page, path: string): Promise<void> {
  if (path === '/') await expect(page.getByRole('region', { name: '逾期' }).locator('tbody tr')).toHaveCount(10);
  else if (path === '/issues/') await expect(page.locator('tr.row a').first()).toBeVisible({ timeout: 120_000 });
  else if (path === '/reconcile/') await expect(page.locator('tbody tr td').first()).toBeVisible({ timeout: 120_000 });
  else if (path === '/query/') {
    await page.getByRole('button', { name: '执行' }).click();
    await page
      .getByText('处罚决定书文号', { exact: true })
      .first()
      .evaluate((e) => e.closest('details')?.setAttribute('open', ''));
    await expect(page.locator('tr.row').first()).toBeVisible({ timeout: 120_000 });
  } else if (path === '/cases/' || path === '/agencies/') await expect(page.locator('tbody tr').first()).toBeVisible();
  else if (path.includes('agencies')) {
    await expect(page.locator('.files tfoot')).toBeVisible();
    await expect(page.getByRole('region', { name: '逾期' }).locator('tbody tr')).toHaveCount(10);
  } else if (path.includes('no=')) await expect(page.locator('#people-title')).toBeVisible({ timeout: 120_000 });
  else if (/\w-\d/.test(path)) await expect(page.locator('tr.row').first()).toBeVisible();
}

test('the keyboard reaches the content at once', async ({ page }) => {
  await page.goto('/');
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await page.keyboard.press('Tab');
  await expect(page.getByRole('link', { name: '跳到正文' })).toBeFocused();
  await page.keyboard.press('Enter');
  await expect(page.locator('main')).toBeFocused();
});
