import { expect, test } from '../support/fixtures.ts';

/** The colour theme follows the system until a reader chooses one, which then stays; paper is always light and has no controls. */

const paper = { light: 'rgb(251, 250, 246)', dark: 'rgb(20, 25, 27)', print: 'rgb(255, 255, 255)' } as const;
const otherThan = { light: 'dark', dark: 'light' } as const;
const shownAs = { light: '浅色', dark: '深色' } as const;

for (const chosen of ['dark', 'light'] as const)
  test(`${chosen} is chosen against the system, and stays`, async ({ page }) => {
    const system = otherThan[chosen];
    await page.emulateMedia({ colorScheme: system });
    await page.goto('/');
    const root = page.locator('html');
    const choice = page.getByRole('combobox', { name: '配色' });
    await expect(choice).toHaveValue('auto');
    await expect(root).toHaveCSS('background-color', paper[system]);
    await choice.selectOption(shownAs[chosen]);
    await expect(root).toHaveCSS('background-color', paper[chosen]);
    await expect(root).toHaveCSS('color-scheme', chosen);
    await page.reload();
    await expect(choice).toHaveValue(chosen);
    await expect(root).toHaveCSS('background-color', paper[chosen]);
    await page.goto('/metrics/PUB-08/');
    await expect(choice).toHaveValue(chosen);
    await expect(root).toHaveCSS('background-color', paper[chosen]);
    await choice.selectOption('随系统');
    await expect(root).toHaveCSS('background-color', paper[system]);
    await page.reload();
    await expect(choice).toHaveValue('auto');
    await expect(root).toHaveCSS('background-color', paper[system]);
  });

test('without a choice the page follows the system while it is open', async ({ page }) => {
  await page.emulateMedia({ colorScheme: 'dark' });
  await page.goto('/');
  const sentence = page.getByRole('heading', { level: 1 });
  await expect(sentence).toHaveCSS('color', 'rgb(232, 230, 222)');
  await expect(page.locator('html')).toHaveCSS('background-color', paper.dark);
  await page.emulateMedia({ colorScheme: 'light' });
  await expect(page.locator('html')).toHaveCSS('background-color', paper.light);
  await expect(sentence).toHaveCSS('color', 'rgb(27, 34, 38)');
});

for (const [path, controls] of [
  ['/', ['年度', '机关', '执法行为', '配色']],
  ['/metrics/PUB-08/', ['年度', '机关', '执法行为', '配色']],
  ['/data/', ['配色']],
] as const)
  test(`${path} on paper: the numbers without the controls`, async ({ page }) => {
    await page.goto(path);
    await page.getByRole('combobox', { name: '配色' }).selectOption('深色');
    // Of the rows of a metric those in sight are there, on paper as many as fit.
    const numbers = page.locator('h1, .fraction, [data-cell], tr:not(.row) > td.num').filter({ visible: true });
    await expect(page.locator('td.num').filter({ visible: true }).first()).toBeVisible();
    if (path === '/') await expect(page.getByRole('region', { name: '逾期' }).locator('tbody tr')).toHaveCount(10);
    if (path === '/metrics/PUB-08/') await expect(page.locator('tr.row').first()).toContainText('逾期');
    for (const name of controls) await expect(page.getByRole('combobox', { name, exact: true })).toBeVisible();
    const onScreen = await numbers.allTextContents();
    expect(onScreen.length).toBeGreaterThan(path === '/' ? 15 * 14 : 20);
    // The width of A4 across without its margins.
    await page.setViewportSize({ width: 1032, height: 703 });
    await page.emulateMedia({ media: 'print' });
    for (const name of controls) await expect(page.getByRole('combobox', { name, exact: true })).toBeHidden();
    await expect(page.getByRole('combobox')).toHaveCount(0);
    await expect(page.getByRole('navigation')).toBeHidden();
    await expect(page.getByRole('button', { name: 'English' })).toBeHidden();
    await expect(page.locator('html')).toHaveCSS('background-color', paper.print);
    expect(await numbers.allTextContents()).toEqual(onScreen);
    await expect(page.getByText('数据截至2025年3月31日', { exact: true })).toBeVisible();
    if (path !== '/data/')
      await expect(page.getByText('2024年度 · 全部机关 · 全部行为', { exact: true })).toBeVisible();
    const wider = await page.evaluate(
      () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
    );
    expect(wider).toBeLessThanOrEqual(0);
  });
