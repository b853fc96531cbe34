import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { ingest } from '../../ingest/ingest.ts';
import { citizen, writeCaseFiles } from '../support/case-files.ts';
import { expect, test } from '../support/fixtures.ts';
import { keptTable, writtenTable } from '../support/kept.ts';
import { check, commit, handIn, importAsOf as asOf } from '../support/importing.ts';

/** Files that are handed in in the browser become what the command line makes of them: the same ledger, the same figures. */

test.describe.configure({ timeout: 480_000 });
// a worker may run a part of these tests, clean up, and then run another part
let folder = '';
test.beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'import-'));
});
test.afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Counts of every file, as the screen shows them. */
function ledgerShown(page: Page): Promise<string[][]> {
  return page
    .getByRole('region', { name: '源文件' })
    .locator('tbody tr')
    .evaluateAll((rows) =>
      rows.map((row) =>
        [...row.querySelectorAll('th, td')].slice(4, 12).map((cell) => cell.textContent.trim().replace(/,/g, '')),
      ),
    );
}

/** Hands in, checks and commits a folder, and compares with what the command line makes of it. */
async function sameAsCommandLine(page: Page, from: string): Promise<void> {
  const out = mkdtempSync(join(folder, 'out-'));
  const expected = await ingest({ inputs: [from], out, asOf });
  await handIn(page, from);
  await check(page);
  const parts = ['physical', 'header', 'nondata', 'blank', 'accepted', 'rejected', 'duplicates', 'conflicts'] as const;
  expect(await ledgerShown(page)).toEqual(
    expected.files.map(({ ledger }) => parts.map((part) => String(ledger[part]))),
  );
  await commit(page);
  expect(await keptTable(page, folder, 'cube')).toEqual(await writtenTable(out, 'cube'));
}

test('handed in, checked, committed; after a reload still there; undone, the published data are back', async ({
  page,
}) => {
  const from = mkdtempSync(join(folder, 'files-'));
  writeCaseFiles(from);
  await sameAsCommandLine(page, from);
  await page.goto('/data/');
  await expect(page.getByText('现在显示的是本机第1批数据')).toBeVisible();
  page.once('dialog', (dialog) => void dialog.accept());
  await page.getByRole('button', { name: '撤销这一批' }).click();
  await expect(page.getByText('还没有在本机导入过数据')).toBeVisible();
  await expect(page.getByText('演示数据').first()).toBeVisible();
});

test('what is wrong opens its row; a number of a person is not shown; given up, nothing has changed', async ({
  page,
}) => {
  const from = mkdtempSync(join(folder, 'files-'));
  writeCaseFiles(from);
  await handIn(page, from);
  await page.getByText('前几行').first().click();
  await check(page);
  await page
    .getByRole('region', { name: '三、结果' })
    .getByRole('row', { name: '值无法识别' })
    .getByRole('link')
    .click();
  await expect(page.locator('#issues')).toContainText('约1000');
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: /^行政处罚办案台账\.csv（/ }).click(),
  ]);
  expect(download.suggestedFilename()).toBe('需改正-行政处罚办案台账.xlsx');
  expect(await page.locator('main').innerHTML()).not.toContain(citizen);
  await page.goto('/data/');
  await expect(page.getByText('还没有在本机导入过数据')).toBeVisible();
});

test('a file that can’t be read says why; one of a name the program does not know is told what it is', async ({
  page,
}) => {
  const from = mkdtempSync(join(folder, 'files-'));
  writeFileSync(join(from, 'a.csv'), '案件编号,办案机关,立案日期\nCF1,甲县商务局,2024-01-05\n');
  writeFileSync(join(from, 'b.pdf'), '%PDF-1.7 nothing');
  await page.goto('/data/import/');
  await page
    .locator('input[type=file]')
    .first()
    .setInputFiles([join(from, 'a.csv'), join(from, 'b.pdf')]);
  await expect(page.getByRole('row', { name: /b\.pdf/ })).toContainText('这是 PDF 文档，不是表格');
  await page.getByRole('button', { name: '移除b.pdf' }).click();
  await expect(page.getByRole('row', { name: /b\.pdf/ })).toHaveCount(0);
});

const reference = join(import.meta.dirname, '../../../shared/reference/seed2-nasty/source');

test('the ugly files of the reference set', async ({ page }) => {
  test.skip(!existsSync(reference), 'the reference sets are not here');
  await sameAsCommandLine(page, reference);
});
