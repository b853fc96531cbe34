import { readFileSync } from 'node:fs';
import { strFromU8, unzipSync } from 'fflate';
import { readXlsx } from 'hucre';
import Papa from 'papaparse';
import type { Download, Page } from '@playwright/test';
import { demoSnapshot } from '../../ingest/cli/demo.ts';
import { parseManifest } from '../../src/lib/snapshot/manifest.ts';
import { mingjing } from '../support/command.ts';
import { expect, test } from '../support/desk.ts';
import { informing } from '../support/informing.ts';
import { grouped } from './demo.ts';

/** The list of problems: its counts are those of `mingjing metrics`, its rows those of `mingjing list`, and both can be taken home. */

type Line = Record<string, string>;

async function command(...args: string[]): Promise<Line[]> {
  const { code, out, err } = await mingjing(...args, '--format', 'csv');
  expect(code, err).toBe(0);
  return records(out);
}
function records(csv: string): Line[] {
  return Papa.parse<Line>(csv.replace(/^\uFEFF/, ''), { header: true, skipEmptyLines: true }).data;
}
/** What is overdue, late and unknown in all metrics together that do not only inform. */
async function totals(org?: string, ...options: string[]): Promise<{ overdue: number; late: number; unknown: number }> {
  const all = await command('metrics', demoSnapshot, ...(org === undefined ? [] : ['--by', 'org']), ...options);
  const lines = all.filter(
    (line) => (org === undefined || line['机关代码'] === org) && !informing.has(line['指标'] ?? ''),
  );
  const sum = (title: string) => lines.reduce((n, line) => n + Number(line[title] ?? NaN), 0);
  return { overdue: sum('逾期'), late: sum('迟延'), unknown: sum('无法判定') };
}
async function saved(page: Page, button: string): Promise<{ bytes: Uint8Array; download: Download }> {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: button, exact: true }).click(),
  ]);
  return { bytes: new Uint8Array(readFileSync(await download.path())), download };
}
const summary = (page: Page) => page.getByRole('table', { name: '各类事项' });
/** The rows behind fifty metrics take a while on a small machine. */
test.use({ actionTimeout: 60_000 });
const waiting = { timeout: 120_000 };
const rowCount = (page: Page) => page.getByRole('region', { name: '明细', exact: true }).locator('.count');

test('the counts are those of the command line, and the rows are as many', async ({ page, visit }) => {
  const { overdue, late, unknown } = await totals();
  await visit('/issues/');
  const sum = summary(page).getByRole('row').last();
  await expect(sum.locator('td')).toHaveText([overdue, late, unknown, overdue + late + unknown].map(grouped));
  await expect(rowCount(page)).toHaveText(`共${grouped(overdue + late + unknown)}行`, waiting);
  const agencies = page.getByRole('table', { name: '各机关' });
  await expect(agencies.getByRole('row').last().locator('td').last()).toHaveText(grouped(overdue + late + unknown));
  await page.getByRole('button', { name: new RegExp(`^迟延\\s*${grouped(late)}$`) }).click();
  await expect(page).toHaveURL(/state=late/);
  await expect(rowCount(page)).toHaveText(`共${grouped(late)}行`, waiting);
  await page.goBack();
  await expect(rowCount(page)).toHaveText(`共${grouped(overdue + late + unknown)}行`, waiting);
});

test('agency, period and act are those of the filters, and a system or a metric can be chosen', async ({
  page,
  visit,
}) => {
  const period = ['--from', '2023-01-01', '--to', '2023-12-31'];
  const { overdue, late, unknown } = await totals('SW140406', ...period);
  await visit('/issues/?from=2023-01&to=2023-12&org=SW140406');
  await expect(rowCount(page)).toHaveText(`共${grouped(overdue + late + unknown)}行`, waiting);
  const list = await command('list', demoSnapshot, '--metric', 'PUB-11', '--org', 'SW140406', ...period);
  expect(list.length).toBeGreaterThan(0);
  await page.getByRole('combobox', { name: /^指标/ }).selectOption('PUB-11');
  await expect(page).toHaveURL(/of=PUB-11/);
  await expect(rowCount(page)).toHaveText(`共${grouped(list.length)}行`, waiting);
  const { bytes } = await saved(page, '导出CSV');
  const rows = records(Buffer.from(bytes).toString('utf8'));
  expect(rows.map((row) => row['编号']).sort()).toEqual(list.map((row) => row['编号']).sort());
});

test('a row opens its case and its metric', async ({ page, visit }) => {
  await visit('/issues/?of=PUB-08&state=overdue');
  const first = page.locator('tr.row').first();
  const links = first.getByRole('link');
  await expect(links).toHaveCount(2, waiting);
  await expect(links.first()).toHaveAttribute('href', /\/metrics\/PUB-08\/\?state=overdue$/);
  const key = await links.nth(1).innerText();
  await links.nth(1).click();
  await expect(page).toHaveURL(new RegExp(`/cases/\\?no=${encodeURIComponent(key)}&`));
});

test('the csv and the workbook have the rows that are shown, with their sources', async ({ page, visit }) => {
  const { late } = await totals();
  await visit('/issues/?state=late');
  await expect(rowCount(page)).toHaveText(`共${grouped(late)}行`, waiting);
  const csv = await saved(page, '导出CSV');
  expect(csv.download.suggestedFilename()).toBe('问题清单-2025-03-31.csv');
  expect([...csv.bytes.subarray(0, 3)]).toEqual([0xef, 0xbb, 0xbf]);
  const lines = records(Buffer.from(csv.bytes).toString('utf8'));
  expect(lines).toHaveLength(late);
  expect(new Set(lines.map((line) => line['状态']))).toEqual(new Set(['迟延']));
  const { bytes } = await saved(page, '导出Excel');
  const { sheets } = await readXlsx(bytes);
  const [titles = [], ...rows] = sheets[0]?.rows ?? [];
  expect(rows).toHaveLength(late);
  const at = (title: string) => titles.indexOf(title);
  rows.forEach((row, i) => {
    expect(row[at('编号')]).toBe(lines[i]?.['编号']);
    expect(row[at('超期工作日')]).toBe(lines[i]?.['超期工作日'] === '' ? null : Number(lines[i]?.['超期工作日']));
    const due = row[at('期限')];
    expect(due instanceof Date ? due.toISOString().slice(0, 10) : '').toBe(lines[i]?.['期限']);
  });
  const manifest = parseManifest(readFileSync(`${demoSnapshot}/manifest.json`, 'utf8'));
  const facts = new Map((sheets[1]?.rows ?? []).map(([label, value]) => [label, value]));
  expect(facts.get('数据截至')).toBe('2025-03-31');
  expect(manifest.tables['cube']?.path).toContain(`data-${String(facts.get('快照'))}/`);
  expect(facts.get('状态')).toBe('迟延');
  expect(facts.get('行数')).toBe(String(late));
});

test('ticked rows, and only they, are exported, copied and put into a notice', async ({ page, visit, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await visit('/issues/?of=PUB-11&state=overdue&org=SW140406');
  const rows = page.locator('tr.row');
  await expect(rows.nth(3).getByRole('checkbox')).toBeVisible(waiting);
  await rows.nth(2).getByRole('checkbox').check();
  await rows.nth(0).getByRole('checkbox').check();
  await expect(page.getByText(/^已选2行/)).toBeVisible();
  const chosen = [0, 2].map((i) => rows.nth(i).getByRole('link').nth(1));
  const keys = [await chosen[0]?.innerText(), await chosen[1]?.innerText()];
  const csv = await saved(page, '导出CSV');
  expect(records(Buffer.from(csv.bytes).toString('utf8')).map((line) => line['编号'])).toEqual(keys);
  await page.getByRole('button', { name: '复制', exact: true }).click();
  await expect(page.getByText('已复制2行')).toBeVisible();
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  expect(copied.split('\n').map((line) => line.split('\t')[5])).toEqual(['编号', ...keys]);

  const { bytes, download } = await saved(page, '起草督办通知书');
  expect(download.suggestedFilename()).toMatch(/^督办通知书-.+-2025-03-31\.docx$/);
  const text = strFromU8(unzipSync(bytes)['word/document.xml'] ?? new Uint8Array()).replace(/<[^>]+>/g, '\n');
  expect(text).toContain('行政执法督办通知书');
  expect(text).toContain('（2项次）');
  for (const key of keys) expect(text).toContain(key ?? 'nothing');
  expect(text).toContain('2025年3月31日');
  expect(text).toMatch(/国办发〔2018〕118号/);

  await page.getByRole('checkbox', { name: '选择全部' }).check();
  await rows.nth(1).getByRole('checkbox').uncheck();
  const left = await saved(page, '导出CSV');
  const total = Number(((await rowCount(page).innerText()).match(/[\d,]+/)?.[0] ?? '').replaceAll(',', ''));
  expect(records(Buffer.from(left.bytes).toString('utf8'))).toHaveLength(total - 1);
});

test('a notice goes to one agency', async ({ page, visit }) => {
  await visit('/issues/?of=PUB-11&state=overdue');
  await expect(page.locator('tr.row').first()).toBeVisible(waiting);
  await page.getByRole('button', { name: '起草督办通知书' }).click();
  await expect(page.getByText(/所选事项属于\d+个机关/)).toBeVisible();
});
