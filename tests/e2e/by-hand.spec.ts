import { readFileSync, writeFileSync } from 'node:fs';
import Papa from 'papaparse';
import { expect, test } from '../support/fixtures.ts';

/** Points changed by hand, files reviewed by a sheet, and two tabs on one evaluation: what people enter is kept, shown and never overwritten. */

test('a line is changed by hand: before and after, reason and name; without a reason it is refused, and it can be withdrawn', async ({
  page,
}) => {
  await page.goto('/assess/');
  const agency = page.locator('th.agency a').first();
  const name = (await agency.textContent()) ?? '';
  await agency.click();
  const form = page.getByRole('region', { name: '登记人工评分、加减分和调整' });
  await form.getByRole('combobox', { name: '项目' }).selectOption('B3');
  await form.getByRole('textbox', { name: /调整/ }).fill('-0.5');
  await form.getByRole('button', { name: '登记' }).click();
  await expect(form.getByRole('alert')).toHaveText('B3有得分而没有理由。');
  await form.getByRole('textbox', { name: '理由' }).fill('抽查一件决定公示不全');
  await form.getByRole('textbox', { name: '评分人' }).fill('王评');
  await form.getByRole('button', { name: '登记' }).click();
  await expect(form.getByRole('status')).toHaveText(/^已登记：B3/);
  const row = page.getByRole('row', { name: /^决定公示率/ });
  const before = Number(await row.locator('s').textContent());
  await expect(row.locator('td.points')).toContainText((before - 0.5).toFixed(2));
  await expect(row).toContainText(`数据计${before.toFixed(2)}分，人工调整−0.50分（王评：抽查一件决定公示不全）`);

  // it is there again, marked, and in the table that is saved
  await page.reload();
  await page.getByRole('link', { name: '返回各机关' }).click();
  await expect(page.getByRole('row', { name: new RegExp(name) }).locator('sup', { hasText: '†' })).toHaveCount(1);
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: '下载评分表' }).click(),
  ]);
  const table = readFileSync(await download.path(), 'utf8').replace('\uFEFF', '');
  const rows = Papa.parse<Record<string, string>>(table, { header: true, skipEmptyLines: true }).data;
  expect(rows).toMatchObject([{ 项目: 'B3', 得分: '', 调整: '-0.5', 理由: '抽查一件决定公示不全', 评分人: '王评' }]);

  await page
    .getByRole('row', { name: new RegExp(name) })
    .getByRole('link')
    .click();
  await form.getByRole('button', { name: /撤销B3/ }).click();
  await expect(row.locator('s')).toHaveCount(0);
});

test('files drawn are reviewed by a sheet: a table with what the data say, then scores, a failing ground and grades', async ({
  page,
}, info) => {
  await page.goto('/cases/');
  const panel = page.locator('details', { hasText: '按评查表评查' });
  await panel.locator('summary').first().click();
  await panel.getByRole('spinbutton').fill('6');
  await panel.getByRole('combobox', { name: '执法行为' }).selectOption('行政处罚');
  await panel.getByRole('button', { name: '抽取', exact: true }).click();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    panel.getByRole('button', { name: '下载评查表' }).click(),
  ]);
  const table = readFileSync(await download.path(), 'utf8').replace('\uFEFF', '');
  const rows = Papa.parse<Record<string, string>>(table, { header: true, skipEmptyLines: true }).data;
  expect(rows).toHaveLength(6 * 31);
  expect(rows.some((row) => /：(达标|逾期)/.test(row['数据提示'] ?? ''))).toBe(true);
  const filled = rows.map((row) => ({
    ...row,
    ...(row['分值'] === '' ? {} : { 得分: row['分值'], 评查人: '王评' }),
    ...(row['序号'] === '2' && row['项目'] === 'V5' ? { 得分: '是', 扣分理由: '事实没有查清', 评查人: '李评' } : {}),
  }));
  const path = info.outputPath('评查表.csv');
  writeFileSync(path, Papa.unparse(filled));
  await panel.locator('input[type=file]').setInputFiles(path);
  const files = panel.getByRole('region', { name: '各案卷' });
  await expect(files.getByRole('row')).toHaveCount(7);
  await expect(files.getByRole('row', { name: /100\.00 优秀/ })).toHaveCount(5);
  await expect(files.getByRole('row', { name: /0\.00 不合格 违法事实不清（李评：事实没有查清）/ })).toHaveCount(1);
});

test('two tabs on one evaluation: the second is told, and chooses; nothing is overwritten silently', async ({
  page,
  context,
}) => {
  test.setTimeout(300_000);
  const open = async (tab: typeof page) => {
    await tab.goto('/assess/report/?step=freeze');
    await expect(tab.getByRole('button', { name: '冻结现在的快照' })).toBeVisible({ timeout: 120_000 });
  };
  const other = await context.newPage();
  await open(page);
  await open(other);
  await page.getByRole('button', { name: '冻结现在的快照' }).click();
  await expect(page.getByText('与冻结的一致。')).toBeVisible();
  await other.getByRole('checkbox', { name: /公开版/ }).check();
  await expect(other.getByRole('alert').filter({ hasText: '另一个标签页改动了' })).toBeVisible();
  await other.getByRole('button', { name: '采用另一个标签页的' }).click();
  await expect(other.getByText('与冻结的一致。')).toBeVisible();
  await expect(other.getByRole('checkbox', { name: /公开版/ })).not.toBeChecked();
  // now it goes on from the newest, and the first is the one that is told
  await other.getByRole('checkbox', { name: /公开版/ }).check();
  await expect(other.getByRole('alert')).toHaveCount(0);
  await page.getByRole('checkbox', { name: /公开版/ }).check();
  await page.getByRole('button', { name: '以这里的为准' }).click();
  await expect(page.getByRole('alert')).toHaveCount(0);
});
