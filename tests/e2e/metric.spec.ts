import { readFileSync } from 'node:fs';
import { expect, test } from '../support/desk.ts';
import { figureOf, figuresOf, grouped } from './demo.ts';

const year = figuresOf('2024-01-01', '2024-12-31');

test('a metric opens by its address, with its figure, definition and rows', async ({ page, visit }) => {
  await visit('/metrics/PUB-08/');
  const { numerator, denominator, met, overdue } = figureOf(year, 'PUB-08');
  await expect(page.getByRole('heading', { level: 1 })).toContainText('公示及时率');
  await expect(page.locator('.fraction').first()).toHaveText(`${grouped(numerator)}/${grouped(denominator)}`);
  await expect(page.getByText('国办发〔2018〕118号；行政处罚法第48条')).toBeVisible();
  await expect(page.getByRole('button', { name: `达标 ${met}` })).toBeVisible();
  await page.getByRole('button', { name: `逾期 ${overdue}` }).click();
  await expect(page).toHaveURL(/\?state=overdue$/);
  await expect(page.getByRole('status')).toHaveText(`共${overdue}行`);
  const table = page.getByRole('region', { name: '公示及时率（许可、处罚）的判定明细' }).getByRole('table');
  await expect(table).toHaveAttribute('aria-rowcount', String(overdue + 1));
  await expect(table.locator('tbody tr.row').first()).toContainText('逾期');
});

test('only the rows in sight are in the page, and the last one can be reached by the keyboard', async ({
  page,
  visit,
}) => {
  await visit('/metrics/REC-01/');
  const region = page.getByRole('region', { name: '文字记录完整率的判定明细' });
  const figure = figureOf(year, 'REC-01');
  const total = figure.met + figure.late + figure.overdue + figure.pending + figure.exempt + figure.unknown;
  await expect(page.getByRole('status')).toHaveText(`共${grouped(total)}行`);
  expect(await region.locator('tr.row').count()).toBeLessThan(80);
  await region.focus();
  await page.keyboard.press('End');
  await expect(region.locator(`tr[aria-rowindex="${total + 1}"] td`)).toHaveCount(9);
});

test('the rows come as a CSV file that a spreadsheet opens', async ({ page, visit }) => {
  await visit('/metrics/REV-01/?state=overdue');
  const { overdue } = figureOf(year, 'REV-01');
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: '下载CSV' }).click(),
  ]);
  expect(download.suggestedFilename()).toBe('REV-01-法制审核率明细-2025-03-31.csv');
  const text = readFileSync(await download.path(), 'utf8');
  const lines = text.trimEnd().split('\r\n');
  expect(lines[0]).toBe(
    '\uFEFF机关,机关代码,指标编号,指标,执法行为,编号,所属案件,状态,归属日期,起算日,期限,完成日,用时工作日,超期工作日,原因,核减,依据,来源文件,行',
  );
  expect(lines).toHaveLength(overdue + 1);
  for (const line of lines.slice(1)) expect(line).toContain(',逾期,');
});

test('agencies are ranked against the target; fewer than ten cases have no rank', async ({ page, visit }) => {
  await visit('/metrics/REV-01/');
  const ranked = page.getByRole('figure').filter({ hasText: '各机关与目标' });
  await expect(ranked.locator('tbody tr').first()).toBeVisible();
  for (const row of await ranked.locator('tbody tr').all()) {
    const [, n = '0'] = (await row.locator('.fraction').innerText()).split('/');
    expect(/^\d+$/.test((await row.locator('.place').innerText()).trim())).toBe(Number(n) >= 10);
  }
});

test('a chart is a table, too', async ({ page, visit }) => {
  await visit('/metrics/PUB-08/');
  await page.getByRole('button', { name: '公示及时率：显示为表' }).click();
  await expect(page.getByRole('region', { name: '公示及时率', exact: true }).locator('tbody tr')).toHaveCount(12);
  await expect(page.getByText('期限7个工作日')).toBeVisible();
});

test('an agency of the ranking filters the page', async ({ page, visit }) => {
  await visit('/metrics/PUB-08/');
  await page.getByRole('figure').getByRole('link', { name: '潞城区商务局' }).click();
  await expect(page).toHaveURL(/org=SW140406/);
  const { numerator, denominator } = figureOf(year, 'PUB-08', 'SW140406');
  await expect(page.locator('.fraction').first()).toHaveText(`${numerator}/${denominator}`);
});

test('rows of no agency that is known are counted and listed under a name of their own', async ({ page, visit }) => {
  await visit('/metrics/DQ-01/?state=overdue');
  const { denominator, overdue } = figureOf(year, 'DQ-01');
  const unresolved = figureOf(year, 'DQ-01', '-');
  await expect(page.locator('.top')).toContainText(`/${grouped(denominator)}`);
  await expect(page.getByRole('status')).toHaveText(`共${grouped(overdue)}行`);
  const line = page.getByRole('row', { name: '未识别的机关' }).filter({ has: page.locator('.track') });
  await expect(line).toContainText(`${unresolved.numerator}/${unresolved.denominator}`);
  await expect(line.getByRole('link')).toHaveCount(0);
  // after all agencies that have a name; in the other direction first
  const title = page.getByRole('columnheader', { name: '机关' }).filter({ has: page.getByRole('button') });
  await title.getByRole('button').click();
  await expect(page.locator('tr.row').first()).not.toContainText('未识别的机关');
  await title.getByRole('button').click();
  await expect(page.locator('tr.row').first()).toContainText('未识别的机关');
});

test('the ledger adds up', async ({ page, visit }) => {
  await visit('/data/');
  await expect(page.getByText('总行数＝表头＋非数据＋空行＋接受＋拒绝＋重复＋冲突')).toBeVisible();
  const sums = await page.locator('tfoot td.num').allInnerTexts();
  const [, physical = 0, ...parts] = sums.map((text) => Number(text.replaceAll(',', '')));
  expect(parts.reduce((sum, n) => sum + n, 0)).toBe(physical);
});

test('an address without a page says so', async ({ page }) => {
  await page.goto('/nowhere/');
  await expect(page.getByRole('heading', { name: '没有这个页面' })).toBeVisible();
});
