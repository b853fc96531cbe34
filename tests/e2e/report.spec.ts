import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { unzipSync } from 'fflate';
import { demoSnapshot } from '../../ingest/cli/demo.ts';
import { sha256OfFile } from '../support/hash.ts';
import { mingjing } from '../support/command.ts';
import { expect, test } from '../support/desk.ts';

/** The year-end report in the browser: the files of the command line, byte for byte, and a page to print. */

let out: string;

test.beforeAll(async () => {
  test.setTimeout(600_000);
  out = mkdtempSync(join(tmpdir(), 'mingjing-report-e2e-'));
  const { code, err } = await mingjing('report', demoSnapshot, '--year', '2024', '--all', '--out', out);
  expect(code, err).toBe(0);
});
test.afterAll(() => rmSync(out, { recursive: true, force: true }));

test('all reports as one archive are those of the command line, byte for byte', async ({ page, visit }, info) => {
  await visit('/assess/');
  await page.getByRole('link', { name: '写年终报告' }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('年终报告');
  await page.getByRole('button', { name: /写全市和13个机关的报告/ }).click();
  await expect(page.getByRole('progressbar')).toBeVisible();
  await page.getByRole('button', { name: '停止' }).click();
  await expect(page.getByText('已停止，没有留下文件。')).toBeVisible();
  await expect(page.getByRole('button', { name: '全部保存为压缩包' })).toHaveCount(0);

  await page.getByRole('button', { name: /写全市和13个机关的报告/ }).click();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: '全部保存为压缩包' }).click(),
  ]);
  const path = info.outputPath('all.zip');
  await download.saveAs(path);
  const files = unzipSync(readFileSync(path));
  expect(Object.keys(files).sort()).toEqual(readdirSync(out).sort());
  for (const [name, bytes] of Object.entries(files))
    expect(sha256OfFile(bytes), name).toBe(sha256OfFile(readFileSync(join(out, name))));
});

test('the text on the screen is that of the file, every figure opens, and it prints on A4', async ({ page, visit }) => {
  await visit('/assess/report/?step=page&org=SW140406');
  const text = readFileSync(join(out, '2024年度评估报告-SW140406-长治市潞城区商务局.txt'), 'utf8');
  const article = page.getByRole('article');
  await expect(article).toBeVisible();
  for (const line of text.split('\n').filter((line) => line.startsWith('　　')))
    await expect(article).toContainText(line.replaceAll('　', '').slice(0, 60), { useInnerText: false });
  await expect(article.getByRole('img')).toHaveCount(2);

  const chip = article.locator('a.chip[title="PUB-07|SW140406|2024|overdue"]').first();
  const shown = await chip.innerText();
  await chip.click();
  await expect(page).toHaveURL(/\/metrics\/PUB-07\/\?.*org=SW140406.*state=overdue/);
  await expect(
    page
      .getByText(`共${shown}`)
      .or(page.getByText(`${shown}行`))
      .first(),
  ).toBeVisible();

  await page.goBack();
  await expect(article).toBeVisible();
  await page.emulateMedia({ media: 'print' });
  await expect(page.locator('body > div header').first()).toBeHidden();
  expect(
    await article
      .locator('thead')
      .first()
      .evaluate((head) => getComputedStyle(head).display),
  ).toBe('table-header-group');
  expect(
    await article
      .locator('tbody tr')
      .first()
      .evaluate((row) => getComputedStyle(row).breakInside),
  ).toBe('avoid');
  const pdf = await page.pdf({ preferCSSPageSize: true });
  const boxes = [...pdf.toString('latin1').matchAll(/\/MediaBox \[0 0 ([\d.]+) ([\d.]+)\]/g)];
  expect(boxes.length).toBeGreaterThan(10);
  for (const [, width, height] of boxes)
    expect([Math.round(Number(width)), Math.round(Number(height))]).toEqual([595, 842]);
});
