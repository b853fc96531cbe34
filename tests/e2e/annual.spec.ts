import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { demoSnapshot } from '../../ingest/cli/demo.ts';
import { mingjing } from '../support/command.ts';
import { expect, test } from '../support/desk.ts';
import { sha256OfFile } from '../support/hash.ts';

/** The statutory tables: on the screen, in the files and on the command line the same numbers, each with its rows. */

let out: string;
test.beforeAll(async () => {
  out = mkdtempSync(join(tmpdir(), 'mingjing-annual-e2e-'));
  const { code, err } = await mingjing('annual', demoSnapshot, '--year', '2024', '--out', out);
  expect(code, err).toBe(0);
});
test.afterAll(() => rmSync(out, { recursive: true, force: true }));

test('the tables are those of the command line, a number opens its rows', async ({ page, visit }) => {
  const { out: printed } = await mingjing('annual', demoSnapshot, '--year', '2024', '--format', 'json');
  const { annual } = JSON.parse(printed) as { annual: Record<string, Record<string, Record<string, number>>> };
  await visit('/assess/');
  await page.getByRole('link', { name: '统计年报各表' }).click();
  const penalty = page.getByRole('region', { name: /行政处罚实施情况统计表/ });
  const sum = penalty.getByRole('row', { name: /^合计/ });
  await expect(sum.getByRole('cell').nth(2)).toHaveText(String(annual['penalty']?.['ALL']?.['罚款']));
  await expect(sum.getByRole('cell').nth(12)).toHaveText(String(annual['penalty']?.['ALL']?.['合计']));
  await expect(page.getByRole('region', { name: /^表\d/ })).toHaveCount(5);

  const [org, numbers] = Object.entries(annual['penalty'] ?? {}).find(
    ([code, row]) => code !== 'ALL' && (row['罚款'] ?? 0) > 0,
  ) ?? ['', {}];
  expect(org).not.toBe('');
  const n = numbers['罚款'] ?? 0;
  await penalty
    .getByRole('row')
    .filter({ has: page.getByRole('button', { name: String(n), exact: true }) })
    .first()
    .getByRole('button', { name: String(n), exact: true })
    .first()
    .click();
  await expect(page.getByRole('heading', { name: new RegExp(`${n}行$`) })).toBeVisible();
  await page.getByRole('table').last().getByRole('link').first().click();
  await expect(page).toHaveURL(/\/cases\/\?no=/);
});

test('what was published stands beside what is counted, as on the command line', async ({ page, visit }) => {
  const { out: printed } = await mingjing(
    ...['annual', demoSnapshot, '--year', '2024', '--published', '--format', 'json'],
  );
  const { published } = JSON.parse(printed) as { published: { difference: number | null; differs: boolean }[] };
  const different = published.filter((n) => n.differs);
  expect(different.length).toBeGreaterThan(0);
  await visit('/annual/?from=2024-01&to=2024-12');
  const section = page.getByRole('region', { name: '与公布的年报核对', exact: true });
  await expect(section).toContainText(`已核对${published.length}个数，${different.length}个不同。`);
  await expect(section.locator('tbody tr')).toHaveCount(different.length);
  await section.getByRole('link', { name: '逐行见DQ-10' }).click();
  await expect(page.getByRole('heading', { name: /统计年报勾稽差异率/ }).first()).toBeVisible();

  await visit('/annual/?from=2023-01&to=2023-12');
  await expect(section).toContainText('没有2023年度的公布数');
});

test('document and workbook are those of the command line, byte for byte', async ({ page, visit }, info) => {
  await visit('/annual/');
  for (const [button, extension] of [
    ['下载 Word 文档', 'docx'],
    ['下载 Excel 工作簿', 'xlsx'],
  ] as const) {
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: button }).click(),
    ]);
    const name = download.suggestedFilename();
    expect(name).toBe(`2024年度行政执法统计年报-全市.${extension}`);
    await download.saveAs(info.outputPath(name));
    expect(sha256OfFile(readFileSync(info.outputPath(name)))).toBe(sha256OfFile(readFileSync(join(out, name))));
  }
});
