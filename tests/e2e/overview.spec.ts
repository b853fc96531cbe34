import { expect, test } from '../support/desk.ts';
import { figureOf, figuresOf, grouped } from './demo.ts';

const year = figuresOf('2024-01-01', '2024-12-31');

test('every cell of the heat table is the figure of the command line', async ({ page, visit }) => {
  await visit('/');
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  const cells = await page
    .locator('[data-cell]')
    .evaluateAll((links) =>
      links.map((link) => ({ href: link.getAttribute('href') ?? '', label: link.getAttribute('aria-label') ?? '' })),
    );
  expect(cells.length).toBe(15 * 14);
  for (const { href, label } of cells) {
    const [, metric = '', org = 'ALL'] = /metrics\/([A-Z]+-\d+)\/(?:\?org=(\w+))?/.exec(href) ?? [];
    const { numerator, denominator } = figureOf(year, metric, org);
    expect(label, href).toContain(denominator === 0 ? '无应判定事项' : `${numerator}/${denominator}`);
  }
});

test('the sentence and the cards say the figures of the command line', async ({ page, visit }) => {
  await visit('/');
  const review = figureOf(year, 'REV-01');
  const open = figureOf(year, 'PUB-11');
  const sentence = page.getByRole('heading', { level: 1 });
  await expect(sentence).toContainText('截至2025年3月31日，全市13个执法主体2024年度法制审核率');
  await expect(sentence).toContainText(`（${review.numerator}/${review.denominator}）`);
  await expect(sentence).toContainText(`逾期未公示${open.overdue}件`);
  for (const metric of ['PUB-07', 'REC-01', 'REV-01', 'PRC-08']) {
    const { numerator, denominator } = figureOf(year, metric);
    await expect(page.locator('.cards')).toContainText(`${grouped(numerator)}/${grouped(denominator)}`);
  }
});

test('a filter goes into the address, changes the figures, and comes back with the history', async ({
  page,
  visit,
}) => {
  await visit('/');
  const sentence = page.getByRole('heading', { level: 1 });
  await expect(sentence).toContainText('2024年度');
  await page.getByRole('combobox', { name: '年度' }).selectOption('2023');
  await expect(page).toHaveURL(/\?from=2023-01&to=2023-12$/);
  const before = figureOf(figuresOf('2023-01-01', '2023-12-31'), 'REV-01');
  await expect(sentence).toContainText(`2023年度法制审核率`);
  await expect(sentence).toContainText(`（${before.numerator}/${before.denominator}）`);
  await page.getByRole('combobox', { name: '机关' }).selectOption('SW140406');
  await expect(page).toHaveURL(/org=SW140406/);
  await expect(sentence).toContainText('潞城区商务局2023年度');
  await page.goBack();
  await expect(page).not.toHaveURL(/org=/);
  await expect(sentence).toContainText(`（${before.numerator}/${before.denominator}）`);
  await page.goBack();
  await expect(sentence).toContainText('2024年度');
  await page.goForward();
  await expect(sentence).toContainText('2023年度');
});

test('a misspelt address falls back to the default period', async ({ page, visit }) => {
  await visit('/?from=2024-13&to=hello&org=nobody&act=nothing');
  await expect(page.getByRole('heading', { level: 1 })).toContainText('全市13个执法主体2024年度');
  // a link of another snapshot says what it can't show
  await expect(page.getByText('网址中的机关“nobody”不在本快照的执法主体名录中')).toBeVisible();
  await expect(page.getByText('网址中的期间“2024-13—hello”不能识别')).toBeVisible();
});

test('the heat table sorts by a column, worst first, and walks by arrow keys', async ({ page, visit }) => {
  await visit('/');
  await page.getByRole('button', { name: '公示及时率' }).click();
  await expect(page.getByRole('columnheader', { name: '公示及时率' })).toHaveAttribute('aria-sort', 'ascending');
  const first = page.locator('tbody tr:not(.all) th').first();
  await expect(first).toHaveText('潞城区商务局');
  await page.locator('[data-cell="0,0"]').focus();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press('ArrowRight');
  await expect(page.locator('[data-cell="1,1"]')).toBeFocused();
  await expect(page.locator('.noted')).toContainText('潞城区商务局');
});

test('the heat table sorts by the names as they sound, and gives the order of the register back', async ({
  page,
  visit,
}) => {
  await visit('/');
  const heat = page.getByRole('region', { name: '各机关各项指标' });
  const names = () => heat.locator('tbody tr:not(.all) th').allInnerTexts();
  await expect(heat.locator('tbody tr:not(.all)')).toHaveCount(13);
  const register = await names();
  const head = heat.getByRole('columnheader', { name: '执法主体' });
  await head.getByRole('button').click();
  await expect(head).toHaveAttribute('aria-sort', 'ascending');
  const rising = await names();
  expect(rising.map((name) => name.slice(0, 2)).join(' ')).toBe(
    '长治 壶关 黎城 潞城 潞州 平顺 沁县 沁源 上党 屯留 武乡 襄垣 长子',
  );
  await head.getByRole('button').click();
  expect(await names()).toEqual(rising.toReversed());
  await head.getByRole('button').click();
  await expect(head).not.toHaveAttribute('aria-sort');
  expect(await names()).toEqual(register);
});

test('what is overdue and what falls due opens onto its rows', async ({ page, visit }) => {
  await visit('/');
  const overdue = page.getByRole('region', { name: '逾期' });
  await expect(overdue.locator('tbody tr')).toHaveCount(10);
  await expect(page.getByRole('region', { name: '即将到期' }).locator('tbody tr').first()).toBeVisible();
  await overdue.getByRole('link', { name: '法制审核率', exact: true }).click();
  await expect(page).toHaveURL(/metrics\/REV-01\/\?state=overdue/);
  await expect(page.getByRole('status')).toHaveText(`共${figureOf(year, 'REV-01').overdue}行`);
});

test('an agency among the overdue filters the page and keeps the period', async ({ page, visit }) => {
  await visit('/?from=2023-01&to=2023-12');
  const overdue = page.getByRole('region', { name: '逾期' });
  await overdue.locator('li').getByRole('link', { name: '潞城区商务局' }).click();
  await expect(page).toHaveURL(/from=2023-01&to=2023-12&org=SW140406/);
  await expect(page.getByRole('heading', { level: 1 })).toContainText('潞城区商务局2023年度');
});

test('the screen is readable in English, and remembers it', async ({ page }) => {
  await page.goto('/');
  await page.getByRole('button', { name: 'English' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('As of 31 March 2025');
  await page.reload();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('As of 31 March 2025');
  await expect(page.locator('html')).toHaveAttribute('lang', 'en');
});

test('on a phone the agencies are lists and the filters a sheet', async ({ page, visit }) => {
  await page.setViewportSize({ width: 390, height: 844 });
  await visit('/');
  await expect(page.getByText('各机关各项指标').last()).toBeVisible();
  const width = await page.evaluate(() => document.documentElement.scrollWidth);
  expect(width).toBe(390);
  await page.locator('summary', { hasText: '潞城区商务局' }).click();
  await expect(page.locator('details[open] li')).toHaveCount(15);
  await page.getByRole('button', { name: /^筛选/ }).click();
  await page.getByRole('dialog').getByRole('combobox', { name: '机关' }).selectOption('SW140406');
  await page.getByRole('button', { name: '查看结果' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('潞城区商务局');
});
