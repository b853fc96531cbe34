import { readFileSync } from 'node:fs';
import Papa from 'papaparse';
import type { Page } from '@playwright/test';
import { expect, test } from '../support/fixtures.ts';

/** The columns of the rows are the reader's choice and stay; what is taken home has them all; a row is copied as a line of a table. */

const patient = { timeout: 120_000 };
const titles = (page: Page) => page.locator('#rows thead th');
const usual = ['机关', '编号', '状态', '起算日', '期限', '完成日', '超期工作日↓', '原因', '来源文件：行'];
const rows = '/metrics/PUB-08/?state=overdue';

async function open(page: Page, path = rows): Promise<void> {
  await page.goto(path);
  await expect(page.locator('tr.row a').first()).toBeVisible(patient);
}

test('columns are shown and hidden by the keyboard alone, and stay so; the file has all', async ({ page }) => {
  test.slow();
  await open(page);
  await expect(titles(page)).toHaveText(usual);
  const button = page.getByRole('button', { name: '列', exact: true });
  await button.focus();
  await page.keyboard.press('Enter');
  await expect(button).toHaveAttribute('aria-expanded', 'true');
  const menu = page.getByRole('group', { name: '显示哪些列' });
  await expect(menu.getByRole('checkbox', { name: '编号' })).toHaveCount(0);
  await expect(menu.getByRole('checkbox', { name: '状态' })).toHaveCount(0);
  await page.keyboard.press('Tab');
  await expect(menu.getByRole('checkbox', { name: '机关' })).toBeFocused();
  await page.keyboard.press('Space');
  await page.keyboard.press('Tab');
  await page.keyboard.press('Space');
  await menu.getByRole('checkbox', { name: '用时工作日' }).check();
  await page.keyboard.press('Escape');
  await expect(menu).toHaveCount(0);
  await expect(button).toBeFocused();
  const chosen = ['执法行为', ...usual.slice(1, 6), '用时工作日', ...usual.slice(6)];
  await expect(titles(page)).toHaveText(chosen);

  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: '下载CSV' }).click(),
  ]);
  const { meta } = Papa.parse(readFileSync(await download.path(), 'utf8').replace(/^\uFEFF/, ''), { header: true });
  expect(meta.fields).toEqual(
    expect.arrayContaining([
      '机关',
      '机关代码',
      '指标',
      '执法行为',
      '归属日期',
      '用时工作日',
      '依据',
      '来源文件',
      '行',
    ]),
  );

  await open(page);
  await expect(titles(page)).toHaveText(chosen);
  await button.click();
  await page.getByRole('button', { name: '恢复默认' }).click();
  await expect(titles(page)).toHaveText(usual);
  await page.getByRole('heading', { level: 1 }).click();
  await expect(menu).toHaveCount(0);
});

test('where nothing may be stored, the choice lasts as long as the page', async ({ page }) => {
  await page.addInitScript(() => {
    Object.defineProperty(window, 'localStorage', {
      get() {
        throw new DOMException('forbidden', 'SecurityError');
      },
    });
  });
  await open(page);
  await page.getByRole('button', { name: '列', exact: true }).click();
  await page.getByRole('checkbox', { name: '原因' }).uncheck();
  await expect(titles(page)).toHaveText(usual.filter((title) => title !== '原因'));
});

test('Ctrl+C copies the row of the focus as a line of a table, and the ticked rows with their titles', async ({
  page,
  context,
}) => {
  test.slow();
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  const copied = () => page.evaluate(() => navigator.clipboard.readText());
  await open(page);
  const link = page.locator('tr.row').nth(1).getByRole('link');
  const key = await link.innerText();
  await link.focus();
  await page.keyboard.press('Control+c');
  await expect(page.getByText('已复制1行')).toBeVisible();
  const line = await copied();
  expect(line.split('\n')).toHaveLength(1);
  expect(line.split('\t').slice(2, 6)).toEqual(['PUB-08', '公示及时率（许可、处罚）', expect.any(String), key]);

  await open(page, '/issues/?of=PUB-11&state=overdue&org=SW140406');
  const ticks = page.locator('tr.row').getByRole('checkbox');
  await ticks.nth(2).check();
  await ticks.nth(0).check();
  await page.keyboard.press('Control+c');
  await expect(page.getByText('已复制2行')).toBeVisible();
  const lines = (await copied()).split('\n').map((row) => row.split('\t'));
  expect(lines).toHaveLength(3);
  expect(lines[0]?.slice(0, 3)).toEqual(['机关', '机关代码', '指标编号']);
});

test('the list of problems sorts metrics as the catalogue does: the three systems first', async ({ page }) => {
  await open(page, '/issues/?state=late');
  const title = page.getByRole('region', { name: '问题清单的明细' }).getByRole('columnheader', { name: '指标' });
  await title.getByRole('button').click();
  await expect(title).toHaveAttribute('aria-sort', 'ascending');
  await expect(page.locator('tr.row td:nth-child(3)').first()).toHaveAttribute('title', /^PUB-/);
});
