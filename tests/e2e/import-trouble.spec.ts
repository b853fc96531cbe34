import { appendFileSync, existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { chromium, type Locator, type Page } from '@playwright/test';
import { demoSnapshot } from '../../ingest/cli/demo.ts';
import { serveSite } from '../../ingest/cli/server.ts';
import { siteFolder } from '../../ingest/cli/site.ts';
import { browserFlags, findBrowser } from '../support/browser.ts';
import { writeCaseFiles } from '../support/case-files.ts';
import { expect, test } from '../support/fixtures.ts';
import { begin, check, commit, commitButton, handIn } from '../support/importing.ts';
import { beside } from '../support/shared.ts';

/** What can go wrong while something is imported: nothing is lost, nothing half done, and it is said. */

test.describe.configure({ timeout: 480_000 });
// a worker may run a part of these tests, clean up, and then run another part
let folder = '';
let exports = '';
test.beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'trouble-'));
  exports = join(folder, 'exports');
  writeCaseFiles(exports);
});
test.afterAll(() => rmSync(folder, { recursive: true, force: true }));

async function nothingKept(page: Page): Promise<void> {
  await page.goto('/data/');
  await expect(page.getByText('还没有在本机导入过数据')).toBeVisible();
}

test('stopped in the middle: the files stay to begin again, nothing is kept', async ({ page }) => {
  await handIn(page, exports);
  await begin(page);
  await page.getByRole('button', { name: '停止' }).click();
  await expect(page.getByRole('button', { name: '重新识别' })).toBeVisible();
  await expect(page.getByRole('row', { name: /^公示台账\.csv/ })).toBeVisible();
  await nothingKept(page);
});

test('a file that is changed after it was handed in is not read by halves: it is to be chosen again', async ({
  page,
}) => {
  const from = join(folder, 'changed');
  writeCaseFiles(from);
  await handIn(page, from);
  appendFileSync(join(from, '公示台账.csv'), '行政处罚,甲商罚决字〔2024〕2号,甲县商务局,门户网站,2024-03-20\n');
  await begin(page);
  await expect(page.getByRole('alert')).toContainText('在选择之后被改动、移走或占用');
  await nothingKept(page);
});

test('a tab that is killed in the middle leaves nothing behind', async ({ page, context }) => {
  await handIn(page, exports);
  await begin(page);
  await expect(page.getByRole('progressbar')).toBeVisible();
  await page.close();
  await nothingKept(await context.newPage());
});

test('two tabs: the second is told, and can’t put its data in place of the first one’s', async ({ page, context }) => {
  const other = await context.newPage();
  await handIn(page, exports);
  await handIn(other, exports);
  await check(page);
  await check(other);
  await commit(page);
  await expect(other.getByText('另一个标签页改动了本机数据')).toBeVisible();
  await commitButton(other).click();
  await expect(other.getByText('另一个标签页刚刚提交过数据，没有提交这一份')).toBeVisible();
});

test('no room: nothing is put in place, and the command that does the same is given', async ({
  page,
  context,
  baseURL,
}) => {
  await handIn(page, exports);
  await check(page);
  const session = await context.newCDPSession(page);
  await session.send('Storage.overrideQuotaForOrigin', { origin: baseURL ?? '', quotaSize: 4096 });
  await commitButton(page).click();
  const said = page.getByRole('alert').filter({ hasText: '浏览器给本站点的空间不够' });
  await expect(said).toBeVisible({ timeout: 60_000 });
  await expect(said).toContainText('npx mingjing ingest');
  await session.send('Storage.overrideQuotaForOrigin', { origin: baseURL ?? '' });
  await nothingKept(page);
});

test('kept in a file, taken back, opened again; a damaged file is refused by the part that is wrong', async ({
  page,
}) => {
  await handIn(page, exports);
  await check(page);
  await commit(page);
  await page.goto('/data/');
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: '存为工作区文件' }).click(),
  ]);
  const whole = join(folder, 'a.mingjing');
  await download.saveAs(whole);
  page.once('dialog', (dialog) => void dialog.accept());
  await page.getByRole('button', { name: '撤销这一批' }).click();
  await expect(page.getByText('还没有在本机导入过数据')).toBeVisible();

  const damaged = readFileSync(whole);
  const at = damaged.indexOf('cube.parquet') + 200;
  damaged[at] = (damaged[at] ?? 0) ^ 1;
  writeFileSync(join(folder, 'b.mingjing'), damaged);
  await page.getByLabel('打开工作区文件').setInputFiles(join(folder, 'b.mingjing'));
  await expect(page.getByRole('alert')).toContainText(/b\.mingjing已损坏：.*cube\.parquet与保存时不一致/);
  await page.getByLabel('打开工作区文件').setInputFiles(join(exports, '公示台账.csv'));
  await expect(page.getByRole('alert')).toContainText('公示台账.csv不是明镜的工作区文件');

  await page.getByLabel('打开工作区文件').setInputFiles(whole);
  await expect(page.getByText('现在显示的是本机第1批数据')).toBeVisible({ timeout: 60_000 });
  await page.goto('/data/import/');
  await expect(page.getByRole('row', { name: /^公示台账\.csv/ })).toContainText('已有');
});

const hostile = [
  '<img src=x onerror="window.hurt=1">',
  '"><script>window.hurt=1</script>',
  '=HYPERLINK("http://203.0.113.9","x")',
  '\u202eexe.xlsx\u202c',
  "{{constructor.constructor('window.hurt=1')()}}",
  'javascript:window.hurt=1//',
  '<svg/onload=window.hurt=1>',
  '\u0007\u001b[31m红',
];

test('whatever stands in names, headers and cells is text', async ({ page }) => {
  const blns = beside('corpora/blns/blns.json');
  const strings = [
    ...hostile,
    ...(blns !== null && existsSync(blns) ? (JSON.parse(readFileSync(blns, 'utf8')) as string[]) : []),
  ];
  const from = join(folder, 'hostile');
  mkdirSync(from);
  const cell = (text: string) => `"${text.replaceAll('"', '""').replaceAll('\0', '')}"`;
  const header = ['案件编号', '办案机关', '当事人名称', '程序类型', '立案日期', '结案日期', ...hostile.map(cell)];
  const rows = strings.map((text, i) =>
    [`CF${i}`, '甲县商务局', cell(text), '普通程序', '2024-01-05', cell(text), ...hostile.map(cell)].join(),
  );
  writeFileSync(
    join(from, '执法主体名录.csv'),
    `机关代码,机关名称,统一社会信用代码,行政区划代码\nSW1,${cell(`甲县商务局`)},111404000123456783,140400\n`,
  );
  writeFileSync(
    join(from, '行政处罚办案台账 <img src=x onerror=window.hurt=1>.csv'),
    `${header.join()}\n${rows.join('\n')}\n`,
  );
  writeFileSync(join(from, '<b>&lt;.csv'), '<script>window.hurt=1</script>\n1\n');
  page.on('dialog', () => expect(null, 'a dialog was opened').toBe('none'));
  await handIn(page, from);
  for (const summary of await page.locator('summary').all()) await summary.click();
  await check(page);
  await page
    .getByRole('region', { name: '三、结果' })
    .getByRole('row', { name: '值无法识别' })
    .getByRole('link')
    .click();
  await expect(page.locator('#issues')).toContainText('onerror');
  await commit(page);
  for (const path of ['/', '/metrics/DQ-04/', '/cases/?no=CF0', '/data/']) {
    await page.goto(path);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible({ timeout: 120_000 });
  }
  await page.goto('/cases/?no=CF0');
  await expect(page.locator('main')).toContainText('onerror', { timeout: 120_000 });
  expect(await page.evaluate('window.hurt')).toBeUndefined();
  expect(await page.locator('main script, main svg[onload], main img').count()).toBe(0);
});

/** Moves the focus on until it is there. */
async function tabTo(page: Page, target: Locator): Promise<void> {
  for (let i = 0; i < 80; i++) {
    if (await target.evaluate((element) => element === document.activeElement)) return;
    await page.keyboard.press('Tab');
  }
  throw new Error(`the focus never came to ${target.toString()}`);
}

test('by keyboard alone, and every step has a name for whoever listens', async ({ page }) => {
  await page.goto('/data/import/');
  await expect(page.getByRole('heading', { level: 1, name: '导入数据' })).toBeVisible();
  // until then the page may still take the focus to its beginning, as after every navigation
  await expect(page.locator('header')).toContainText('数据截至', { timeout: 60_000 });
  const files = page.locator('input[type=file]').first();
  await tabTo(page, files);
  // what opens from here is a window of the system, not of the page
  await files.setInputFiles(['执法主体名录.csv', '行政处罚办案台账.csv'].map((name) => join(exports, name)));
  await expect(page.getByRole('status')).toContainText(/正在/);
  const day = page.getByLabel('统计时点');
  await expect(day).toBeVisible({ timeout: 90_000 });
  await tabTo(page, day);
  await page.keyboard.type('03312025');
  const start = page.getByRole('button', { name: '核对', exact: true });
  await tabTo(page, start);
  await page.keyboard.press('Enter');
  await expect(commitButton(page)).toBeVisible({ timeout: 300_000 });
  await expect(page.getByRole('region', { name: '三、结果' })).toMatchAriaSnapshot(`
    - region "三、结果":
      - heading "三、结果" [level=2]
      - paragraph: /2个文件，共8行/
      - region "源文件":
        - table
  `);
  await tabTo(page, commitButton(page));
  await page.keyboard.press('Enter');
  await expect(page.locator('header').getByText('本机数据')).toBeVisible({ timeout: 90_000 });
});

test('on an address without encryption everything but what the browser withholds there works', async () => {
  // as on an intranet: the server of the tests answers to this machine's own names only
  const site = await serveSite({ site: siteFolder, snapshot: demoSnapshot, host: '0.0.0.0', port: 0 });
  const { port } = new URL(site.address);
  const browser = await chromium.launch({
    executablePath: findBrowser(),
    args: [...browserFlags, '--host-resolver-rules=MAP mingjing.test 127.0.0.1'],
  });
  try {
    const page = await browser.newPage({ locale: 'zh-CN' });
    await page.goto(`http://mingjing.test:${port}/data/import/`);
    expect(await page.evaluate('isSecureContext')).toBe(false);
    await handIn(page, exports);
    await check(page);
    await commit(page);
    await page.goto(`http://mingjing.test:${port}/data/`);
    await expect(page.getByText('现在显示的是本机第1批数据')).toBeVisible();
  } finally {
    await browser.close();
    await site.close();
  }
});
