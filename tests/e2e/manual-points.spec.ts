import { readFileSync, writeFileSync } from 'node:fs';
import Papa from 'papaparse';
import { demoSnapshot } from '../../ingest/cli/demo.ts';
import { mingjing } from '../support/command.ts';
import { expect, test } from '../support/fixtures.ts';

/** Items that people score: the table goes out, comes back filled in, and gives the totals of the command line. */

test('another scheme is chosen, its table filled in, and the totals are those of the command line', async ({
  page,
}, info) => {
  await page.goto('/assess/');
  await page.getByRole('combobox', { name: '考核办法' }).selectOption('year-end');
  await expect(page).toHaveURL(/scheme=year-end/);
  await expect(page.locator('td.sum').first()).toHaveText('待评4项');
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: '下载评分表' }).click(),
  ]);
  const path = info.outputPath('points.csv');
  await download.saveAs(path);
  const rows = Papa.parse<Record<string, string>>(readFileSync(path, 'utf8').replace(/^\uFEFF/u, ''), {
    header: true,
    skipEmptyLines: true,
  }).data;
  writeFileSync(path, Papa.unparse(rows.map((row) => ({ ...row, 得分: '8', 理由: '<b>抽查</b>', 评分人: '王评' }))));
  await page.locator('input[type=file]').setInputFiles(path);
  await expect(page.getByRole('alert')).toContainText('“得分”或“调整”一列的8超过该项目的分值');

  writeFileSync(path, Papa.unparse(rows.map((row) => ({ ...row, 得分: '2.5', 理由: '<b>抽查</b>', 评分人: '王评' }))));
  await page.locator('input[type=file]').setInputFiles(path);
  const { out } = await mingjing('assess', demoSnapshot, '--scheme', 'year-end', '--manual', path, '--format', 'json');
  const { scores } = JSON.parse(out) as { scores: Record<string, { total: number }> };
  for (const [org, { total }] of Object.entries(scores))
    await expect(page.locator(`tr:has(a[href*="org=${org}"]) td.sum`)).toHaveText(total.toFixed(2));

  await page.reload();
  const [org = '', first] = Object.entries(scores)[0] ?? [];
  await page.locator(`a[href*="org=${org}"]`).click();
  await expect(page).toHaveURL(/scheme=year-end/);
  await expect(page.locator('tfoot td.points')).toHaveText(first?.total.toFixed(2) ?? '');
  await expect(page.getByRole('row', { name: /F1/ })).toContainText('王评：<b>抽查</b>');
  await page.getByRole('link', { name: '返回各机关' }).click();
  await page.getByRole('button', { name: '清除评分' }).click();
  await expect(page.locator('td.sum').first()).toHaveText('待评4项');
});
