import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Papa from 'papaparse';
import { serveSite } from '../../ingest/cli/server.ts';
import { siteFolder } from '../../ingest/cli/site.ts';
import { ingest } from '../../ingest/ingest.ts';
import { expect, test as base } from '../support/fixtures.ts';

/** Files made by somebody who means harm: everything in them is text on every screen, and no text breaks the page. */

const image = '<img src=x onerror="window.hacked=1">';
const drawing = '<svg/onload=window.hacked=1>';
const script = '"><script>window.hacked=1</script>';
const formula = '=HYPERLINK("x")';
const backwards = '\u202E局务商县甲';
const long = '长'.repeat(34_000);
const texts = [image, drawing, script, formula, backwards, long];

/** The reader takes white space out of names and numbers, and writes numbers in capitals. */
const named = texts.map((text) => text.replaceAll(' ', ''));
const numbered = named.map((text) => text.toUpperCase());

/** Names of agencies. */
const agencyNames = named;

const agencies = `执法主体名录${image}.csv`;
const cases = `行政处罚办案台账${formula}\u202E.csv`;
const stray = `${image}"><script>window.hacked=1.csv`;

/** One agency for each text, and for each agency one case for each text. */
const exports: Readonly<Record<string, readonly (readonly string[])[]>> = {
  [agencies]: [
    ['机关代码', '机关名称', '统一社会信用代码', '行政区划代码', ...texts],
    ...agencyNames.map((text, i) => [`SW${i}`, text, `11140400012345${1000 + i}`, '140400', ...texts]),
  ],
  [cases]: [
    ['案件编号', '办案机关', '当事人名称', '程序类型', '立案日期', '办案人员', '备注', image],
    ...agencyNames.flatMap((agency, i) =>
      texts.map((text, j) => [`${text}${i}`, agency, text, '普通程序', `2024-0${j + 1}-05`, text, text, text]),
    ),
  ],
  [stray]: [texts],
};

const test = base.extend<object, { hostileAddress: string }>({
  hostileAddress: [
    async ({ browserName }, use) => {
      const folder = await mkdtemp(join(tmpdir(), `mingjing-${browserName}-`));
      const [inputs, snapshot] = [join(folder, 'exports'), join(folder, 'snapshot')];
      await mkdir(inputs);
      for (const [name, rows] of Object.entries(exports))
        await writeFile(join(inputs, name), Papa.unparse(rows.map((row) => [...row])));
      await ingest({ inputs: [inputs], out: snapshot, asOf: '2025-03-31' });
      const site = await serveSite({ site: siteFolder, snapshot, port: 0 });
      await use(site.address);
      await site.close();
      await rm(folder, { recursive: true });
    },
    { scope: 'worker' },
  ],
  baseURL: async ({ hostileAddress }, use) => use(hostileAddress),
});

test.afterEach(async ({ page }) => {
  expect(await page.evaluate(() => 'hacked' in window)).toBe(false);
  await expect(page.locator('img, [onload], [onerror]')).toHaveCount(0);
  const { content, screen } = await page.evaluate(() => ({
    content: document.documentElement.scrollWidth,
    screen: document.documentElement.clientWidth,
  }));
  expect(content).toBeLessThanOrEqual(screen);
});

for (const [width, height] of [
  [1440, 900],
  [390, 844],
] as const)
  test.describe(`${width} wide`, () => {
    test.use({ viewport: { width, height } });

    test('the overview names the agencies as they are written', async ({ page }) => {
      await page.goto('/');
      await expect(page.getByRole('heading', { level: 1 })).toContainText(
        `全市${agencyNames.length}个执法主体2024年度`,
      );
      const names =
        width > 640 ? page.locator('[data-cell]').locator('xpath=ancestor::tr/th') : page.locator('summary');
      for (const name of agencyNames) await expect(names.filter({ hasText: name })).toHaveCount(1);
      await expect(page.getByRole('region', { name: '逾期' }).locator('tbody tr')).toHaveCount(10);
      const first = page.getByRole('region', { name: '逾期' }).locator('tbody').getByRole('link').first();
      await expect(first).toHaveText(`${numbered[0] ?? ''}0`);
    });

    test('a chosen agency is named in the sentence, which reads forwards', async ({ page }) => {
      test.slow();
      for (const [i, name] of agencyNames.entries()) {
        await page.goto(`/?org=SW${i}`);
        await expect(page.getByRole('heading', { level: 1 })).toContainText(`${name.replace('\u202E', '')}2024年度`);
      }
    });

    test('the rows name cases and files as they are written', async ({ page }) => {
      test.slow();
      await page.goto('/metrics/PRC-02/');
      await expect(page.getByRole('status')).toHaveText(`共${agencyNames.length * numbered.length}行`);
      const rows = page.getByRole('region', { name: '按期决定率的判定明细' }).locator('tr.row');
      for (const i of agencyNames.keys()) {
        await page.goto(`/metrics/PRC-02/?org=SW${i}`);
        await expect(page.getByRole('status')).toHaveText('共6行');
        await expect(rows).toHaveCount(6);
        for (const text of numbered) {
          const row = rows.filter({ hasText: `${text}${i}` });
          await expect(row).toHaveCount(1);
          await expect(row).toContainText(`${cases}：`);
        }
      }
    });

    test('a case shows what its row says as it is written', async ({ page }) => {
      test.slow();
      for (const [j, text] of numbered.entries()) {
        if (text.length > 200) continue;
        await page.goto(`/cases/?no=${encodeURIComponent(`${text}0`)}&org=SW0`);
        await expect(page.getByRole('heading', { level: 1 })).toHaveText(`${text}0`);
        const data = page.getByRole('region', { name: '数据' });
        await expect(data.getByText(named[j] ?? '', { exact: true }).first()).toBeVisible();
        await expect(data).toContainText(`${cases}：`);
      }
      await page.goto('/cases/?q=长长长');
      await expect(page.locator('tbody tr')).toHaveCount(agencyNames.length);
      await page.goto(`/cases/?no=${encodeURIComponent(script)}`);
      await expect(page.getByText(`没有编号或者文号为“${script}”的案件。`)).toBeVisible();
    });

    test('the data page names the files as they are written', async ({ page }) => {
      await page.goto('/data/');
      const read = page.getByRole('region', { name: '源文件' }).getByRole('rowheader');
      for (const name of [agencies, cases]) await expect(read.filter({ hasText: name })).toBeVisible();
      await expect(page.getByRole('rowheader').filter({ hasText: stray })).toBeVisible();
    });
  });
