import { readFileSync } from 'node:fs';
import Papa from 'papaparse';
import type { Page } from '@playwright/test';
import { demoSnapshot } from '../../ingest/cli/demo.ts';
import { expect, test } from '../support/desk.ts';
import { mingjing } from '../support/command.ts';
import { grouped } from './demo.ts';

/** The register held against the publications: in the register only is what PUB-07 says was not published. */

const patient = { timeout: 120_000 };
const agencies = (page: Page) => page.getByRole('region', { name: '各机关的表' });
const rows = (page: Page) => page.getByRole('region', { name: '明细的表' }).locator('tbody tr');

async function listOf(state: string, ...options: string[]): Promise<Record<string, string>[]> {
  const args = ['list', demoSnapshot, '--metric', 'PUB-07', '--state', state, '--format', 'csv', ...options];
  const { code, out, err } = await mingjing(...args);
  expect(code, err).toBe(0);
  return Papa.parse<Record<string, string>>(out.replace(/^\uFEFF/, ''), { header: true, skipEmptyLines: true }).data;
}

test('counts are those of the metric: exempt ones left out, what is unpublished is only here', async ({
  page,
  visit,
}) => {
  const due = await listOf('met,late,overdue,pending,unknown');
  await visit('/reconcile/');
  await expect(page.getByRole('button', { name: '台账与公示台账' })).toHaveAttribute('aria-pressed', 'true');
  const sum = agencies(page).getByRole('row').last().locator('td');
  await expect(sum.first()).toHaveText(grouped(due.length), patient);
  const numbers = (await sum.allInnerTexts()).map((text) => Number(text.split(/\s/)[0]?.replaceAll(',', '')));
  const [total = NaN, both = NaN, , agreed = NaN, differing = NaN, incomplete = NaN, onlyHere = NaN] = numbers;
  expect(agreed + differing + incomplete).toBe(both);
  expect(both + onlyHere).toBe(total);
  expect(differing + onlyHere).toBeGreaterThan(0);
  const column = async (index: number) =>
    (await agencies(page).locator(`tbody td:nth-child(${index})`).allInnerTexts()).reduce(
      (n, text) => n + Number(text.replaceAll(',', '')),
      0,
    );
  expect(await column(2)).toBe(total);
});

test('rows open their case, and the file to take home has them all', async ({ page, visit }) => {
  const saved = async () => {
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: '导出CSV' }).click(),
    ]);
    const csv = readFileSync(await download.path(), 'utf8');
    return Papa.parse<Record<string, string>>(csv.slice(1), { header: true, skipEmptyLines: true }).data;
  };
  await visit('/reconcile/?with=disclosures&org=SW140406');
  await expect(rows(page).first()).toBeVisible(patient);
  const all = await saved();
  // published where it does not count is in both, and overdue all the same
  const overdue = await listOf('overdue', '--org', 'SW140406');
  const late = all.filter((line) => line['判定'] === '逾期');
  expect(late.map((line) => line['案件等编号']).sort()).toEqual(overdue.map((row) => row['编号']).sort());
  await page.getByRole('button', { name: /^仅台账有/ }).click();
  await expect(page).toHaveURL(/show=only_here/);
  const here = all.filter((line) => line['核对结果'] === '仅台账有').map((line) => line['案件等编号']);
  expect(here.length).toBeGreaterThan(0);
  await expect(rows(page)).toHaveCount(here.length);
  const keys = await rows(page).locator('td:nth-child(2) .note').allInnerTexts();
  expect(keys).toEqual(here);
  expect((await saved()).map((line) => line['案件等编号'])).toEqual(here);
  const first = rows(page).first().getByRole('link');
  await first.click();
  await expect(page).toHaveURL(new RegExp(`/cases/\\?no=${encodeURIComponent(keys[0] ?? '')}&`));
});

test('a number in the table chooses its rows; what is published of nothing is only there', async ({ page, visit }) => {
  await visit('/reconcile/');
  const there = agencies(page).getByRole('row').last().getByRole('button').last();
  const n = await there.innerText(patient);
  await there.click();
  await expect(page).toHaveURL(/show=only_there/);
  await expect(page.getByRole('status').filter({ hasText: '共' })).toContainText(`共${n}行`);
  await expect(rows(page).first()).toContainText('仅对方有');
  await page.goBack();
  await expect(page).not.toHaveURL(/show=/);
});

test('a source that was not handed in is named', async ({ page, visit }) => {
  await visit('/reconcile/?with=credit');
  await expect(page.getByText('双公示-行政处罚或者双公示-行政许可')).toBeVisible(patient);
});
