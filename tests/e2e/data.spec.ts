import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { demoSnapshot } from '../../ingest/cli/demo.ts';
import { layoutById } from '../../ingest/layouts/index.ts';
import { parseManifest } from '../../src/lib/snapshot/manifest.ts';
import { expect, test } from '../support/desk.ts';
import { grouped } from './demo.ts';

/** Every file that was handed over is accounted for, and every screen says how old the data are and that they are invented. */

const manifest = parseManifest(readFileSync(join(demoSnapshot, 'manifest.json'), 'utf8'));

test('every file stands on the data page with its ledger', async ({ page, visit }) => {
  await visit('/data/');
  const rows = page.getByRole('region', { name: '源文件' }).locator('tbody tr');
  await expect(rows).toHaveCount(manifest.files.length);
  const shown = await rows.evaluateAll((list) =>
    list.map((row) => ({
      name: row.querySelector('th')?.textContent,
      layout: row.querySelector('td')?.textContent.replace(/（.*）$/, ''),
      numbers: [...row.querySelectorAll('td.num')].slice(1).map((cell) => cell.textContent),
    })),
  );
  expect(shown).toEqual(
    manifest.files.map(({ name, sheet, layout, ledger: l }) => ({
      name: sheet === null ? name : `${name}（${sheet}）`,
      layout: layoutById(layout).title,
      numbers: [l.physical, l.header, l.nondata, l.blank, l.accepted, l.rejected, l.duplicates, l.conflicts].map(
        grouped,
      ),
    })),
  );
  for (const { ledger: l } of manifest.files)
    expect(l.header + l.nondata + l.blank + l.accepted + l.rejected + l.duplicates + l.conflicts).toBe(l.physical);
});

test('why rows were rejected is said in words, with how many', async ({ page, visit }) => {
  await visit('/data/');
  const rows = page.getByRole('region', { name: '源文件' }).locator('tbody tr');
  await expect(rows).toHaveCount(manifest.files.length);
  for (const [i, { ledger }] of manifest.files.entries()) {
    const reasons = (await rows.nth(i).locator('td').last().innerText()).split('、').filter((text) => text !== '');
    expect(reasons).toHaveLength(Object.keys(ledger.reject_codes).length);
    expect(
      reasons.reduce((sum, text) => sum + Number(/^[\p{Script=Han}，、（）]+ ([\d,]+)$/u.exec(text)?.[1]), 0),
    ).toBe(ledger.rejected);
  }
});

test('the stray file is refused by name, with the reason', async ({ page, visit }) => {
  const [stray] = manifest.refused;
  expect(manifest.refused).toHaveLength(1);
  await visit('/data/');
  const row = page.getByRole('row').filter({ has: page.getByRole('rowheader', { name: '报送说明.csv', exact: true }) });
  await expect(row).toContainText('前 20 行里没有认识的表头');
  await expect(row).toContainText(stray?.message ?? '');
  await expect(page.getByRole('contentinfo')).toContainText('未接收1个文件');
});

test('layouts without a file and issues by kind are listed', async ({ page, visit }) => {
  await visit('/data/');
  const issues = page.getByRole('table').filter({ has: page.getByRole('columnheader', { name: '处数' }) });
  await expect(issues.locator('tbody tr')).toHaveCount(Object.keys(manifest.issues).length);
  const counts = await issues.locator('tbody td').allInnerTexts();
  expect(counts.toSorted()).toEqual(Object.values(manifest.issues).map(grouped).toSorted());
  for (const title of ['培训台账', '双公示-行政处罚'])
    await expect(page.locator('h2', { hasText: '没有收到的文件' }).locator('+ p')).toContainText(title);
});

for (const [width, height] of [
  [1440, 900],
  [390, 844],
] as const)
  test(`every screen says the as-of date and that the data are invented · ${width}`, async ({ page, visit }) => {
    await page.setViewportSize({ width, height });
    for (const path of ['/', '/metrics/', '/metrics/PUB-08/', '/data/']) {
      await visit(path);
      const banner = page.getByRole('banner');
      await expect(banner.getByText('数据截至2025年3月31日')).toBeInViewport({ ratio: 1 });
      await expect(banner.getByText('演示数据，均为虚构')).toBeInViewport({ ratio: 1 });
    }
  });

test('every number of issues opens as many, each with its file, row, column, text and what is wrong', async ({
  page,
  visit,
}) => {
  await visit('/data/');
  const opened = page.getByRole('region', { name: '数据问题' });
  for (const [code, n] of Object.entries(manifest.issues)) {
    await page.locator(`a[href="?code=${code}#issues"]`).click();
    await expect(opened.locator('tbody tr')).toHaveCount(n);
    await expect(page.getByText(`共${grouped(n)}行`)).toBeVisible();
  }
  await visit('/data/?code=INVALID_REQUIRED');
  const first = opened.locator('tbody tr').first();
  await expect(first.locator('td')).toHaveCount(5);
  await expect(first).toContainText('该行未采用');
});

test('a rejected row of a file opens from the ledger, and the address keeps it', async ({ page }) => {
  const index = manifest.files.findIndex((file) => file.ledger.rejected > 0);
  const name = manifest.files[index]?.name ?? '';
  await page.goto('/data/');
  await page.locator(`a[href^="?file=${index}&code="][href*="_REQUIRED"], a[href^="?file=${index}&code=ORG"]`).click();
  const rows = page.getByRole('region', { name: '数据问题' }).locator('tbody tr');
  await expect(rows.first()).toContainText(name);
  await page.reload();
  await expect(rows.first()).toContainText(name);
  await page.goto('/data/?code=NO_SUCH&file=999');
  await expect(page.getByRole('region', { name: '数据问题' })).toHaveCount(0);
});
