import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { correctionsText, parseCorrections } from '../../ingest/corrections/file.ts';
import { demoAsOf } from '../../demo/generate.ts';
import { demoSnapshot } from '../../ingest/cli/demo.ts';
import { ingest } from '../../ingest/ingest.ts';
import { loadRuleset } from '../../src/lib/metrics/catalogue.ts';
import { readOverrides } from '../../src/lib/metrics/parameters.ts';
import { parseManifest } from '../../src/lib/snapshot/manifest.ts';
import { citizen, writeCaseFiles } from '../support/case-files.ts';
import { expect, test } from '../support/fixtures.ts';
import { check, commit, commitButton, handIn, importAsOf as asOf } from '../support/importing.ts';
import { keptTable, writtenTable } from '../support/kept.ts';

/** What is corrected on the screen, and what is set for an import, give what the command line makes of the same. */

test.describe.configure({ timeout: 600_000 });
// a worker may run a part of these tests, clean up, and then run another part
let folder = '';
test.beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'correct-'));
});
test.afterAll(() => rmSync(folder, { recursive: true, force: true }));

const cases = '行政处罚办案台账.csv';

/** The register of agencies and the cases of two agencies, which is enough; and other files. */
function writeTwo(from: string, ...others: readonly string[]): void {
  writeCaseFiles(from);
  for (const name of readdirSync(from))
    if (![cases, '执法主体名录.csv', ...others].includes(name)) rmSync(join(from, name));
}

async function sameTables(page: Page, out: string, tables: readonly string[]): Promise<void> {
  for (const table of tables)
    expect(await keptTable(page, folder, table), table).toEqual(await writtenTable(out, table));
}

async function openRow(page: Page): Promise<void> {
  await page
    .getByRole('region', { name: '三、结果' })
    .getByRole('row', { name: '值无法识别' })
    .getByRole('link')
    .click();
  await page.getByRole('button', { name: `改正${cases}第2行` }).click();
}

test('a cell is corrected on the screen: listed, undone, checked again, and all is as if the file said so', async ({
  page,
}) => {
  const from = mkdtempSync(join(folder, 'files-'));
  writeTwo(from);
  await handIn(page, from);
  await check(page);
  await openRow(page);
  const editor = page.getByRole('region', { name: `改正：${cases} 第2行` });
  const fine = editor.getByLabel('罚款金额（元）');
  await expect(fine).toBeFocused();
  await expect(fine).toHaveValue('约1000');
  await expect(editor).toContainText('不是金额');
  expect(await page.locator('main').innerHTML()).not.toContain(citizen);
  await fine.fill('1000');
  await editor.getByLabel('当事人名称').fill('丙某某');
  await page.keyboard.press('Enter');
  const list = page.getByRole('region', { name: '更正清单' });
  await expect(list.getByRole('row', { name: /罚款金额（元） 约1000 1000/ })).toBeVisible();
  await expect(commitButton(page)).toBeDisabled();
  await list.getByRole('button', { name: `撤销${cases}第2行当事人名称的更正` }).click();
  await expect(list.getByRole('row')).toHaveCount(2);
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    list.getByRole('button', { name: '存为更正清单' }).click(),
  ]);
  const saved = join(folder, 'corrections.json');
  await download.saveAs(saved);

  await page.getByRole('region', { name: '四、提交' }).getByRole('button', { name: '重新核对' }).click();
  await expect(commitButton(page)).toBeEnabled({ timeout: 300_000 });
  await expect(page.getByRole('region', { name: '三、结果' }).getByRole('row', { name: '值无法识别' })).toHaveCount(0);
  await commit(page);

  const tables = ['cube', 'cases', 'issues', 'originals', 'fates'];
  const corrections = parseCorrections(readFileSync(saved, 'utf8'));
  expect(correctionsText(corrections)).toBe(readFileSync(saved, 'utf8'));
  const listed = join(folder, 'listed');
  const manifest = await ingest({ inputs: [from], out: listed, asOf, corrections });
  expect(manifest.files.find(({ name }) => name === cases)?.corrected?.cells).toBe(1);
  await sameTables(page, listed, tables);
  const [edited, byHand] = [join(folder, 'edited'), join(folder, 'by-hand')];
  writeTwo(edited);
  const text = readFileSync(join(edited, cases), 'utf8');
  writeFileSync(join(edited, cases), text.replace('约1000', '1000'));
  await ingest({ inputs: [edited], out: byHand, asOf });
  await sameTables(page, byHand, tables);

  // it is part of the batch: there on the next import, too
  await page.goto('/data/import/');
  await expect(page.getByRole('row', { name: new RegExp(`^${cases}`) })).toContainText('已有');
  await expect(list.getByRole('row', { name: /罚款金额（元） 约1000 1000/ })).toBeVisible();
});

test('local parameters and a salt give the verdicts and the hashes of the command line', async ({ page }) => {
  const from = mkdtempSync(join(folder, 'files-'));
  writeTwo(from, '法制审核台账.csv');
  const parameters = join(folder, '参数.csv');
  const text = 'parameter,value,source\nreview_days,1,本市规定\narchive_days,1,本市规定\n';
  writeFileSync(parameters, text);
  const salt = 'a salt that nobody else would take';
  writeFileSync(join(folder, 'salt'), `${salt}\n`);
  writeFileSync(join(folder, 'wrong.csv'), 'parameter,value\nreview_days,many\n');
  writeFileSync(join(folder, 'short'), 'short');

  await handIn(page, from);
  await page.getByText('地方参数和盐值').click();
  const [file, saltFile] = [page.getByLabel('选择地方参数文件'), page.getByLabel('选择盐值文件')];
  await file.setInputFiles(join(folder, 'wrong.csv'));
  await expect(page.getByRole('alert')).toContainText('wrong.csv 第 2 行：review_days 的取值“many”不是非负整数');
  await saltFile.setInputFiles(join(folder, 'short'));
  await expect(page.getByRole('alert')).toContainText('不足16个字符');
  await file.setInputFiles(parameters);
  await expect(page.getByText('采用地方参数 2 项')).toBeVisible();
  await saltFile.setInputFiles(join(folder, 'salt'));
  await expect(page.getByText('证件号码遮盖并散列')).toBeVisible();
  await check(page);
  await commit(page);

  const out = join(folder, 'set');
  const overrides = readOverrides(text, loadRuleset().parameters);
  const manifest = await ingest({ inputs: [from], out, asOf, overrides, salt });
  expect(manifest.masking.some(({ action }) => action === 'hashed')).toBe(true);
  await sameTables(page, out, ['cube', 'cases', 'masked', 'verdicts/REV-02']);
  const plain = join(folder, 'plain');
  await ingest({ inputs: [from], out: plain, asOf });
  expect(await writtenTable(plain, 'cube')).not.toEqual(await writtenTable(out, 'cube'));

  await page.goto('/data/');
  await expect(page.getByRole('region', { name: /参数/ }).or(page.locator('#parameters'))).toContainText('本市规定');
  // the secret is kept nowhere
  const kept = await page.evaluate(async () => {
    const texts = [JSON.stringify(localStorage), JSON.stringify(sessionStorage)];
    const database = await new Promise<IDBDatabase>((done, failed) => {
      const opening = indexedDB.open('mingjing');
      opening.onsuccess = () => done(opening.result);
      opening.onerror = () => failed(new Error('no database'));
    });
    const all = (name: string) =>
      new Promise<unknown>((done) => {
        const asked = database.transaction(name).objectStore(name).getAll();
        asked.onsuccess = () => done(asked.result);
      });
    for (const name of database.objectStoreNames) texts.push(JSON.stringify(await all(name)));
    return texts.join('\n');
  });
  expect(kept).not.toContain(salt);
});

test('together with the published data: rows are added and replace theirs, the header says both, later days are refused', async ({
  page,
}) => {
  const from = mkdtempSync(join(folder, 'files-'));
  const manifest = parseManifest(readFileSync(join(demoSnapshot, 'manifest.json'), 'utf8'));
  const [agency] = manifest.agencies.filter((one) => one.is_enforcement);
  const [old] = (await writtenTable(demoSnapshot, 'cases')) as { case_no: string }[];
  const row = (number: string) => `${number},${agency?.name ?? ''},丁公司,企业,普通程序,2025-01-06`;
  writeFileSync(
    join(from, '补报.csv'),
    `案件编号,办案机关,当事人名称,当事人类型,程序类型,立案日期\n${row('补报1')}\n${row(old?.case_no ?? '')}\n`,
  );
  await handIn(page, from);
  const day = page.getByLabel('统计时点');
  await day.fill('2030-01-01');
  const box = page.getByRole('checkbox', { name: /与已发布的数据（截至.*）合在一起/ });
  await expect(box).toBeDisabled();
  await expect(page.getByText('统计时点晚于已发布数据的时点')).toBeVisible();
  await day.fill(demoAsOf);
  await box.check();
  await page.getByRole('button', { name: '核对', exact: true }).click();
  await expect(commitButton(page)).toBeVisible({ timeout: 400_000 });
  const changes = page.getByRole('region', { name: '三、结果' }).getByRole('row', { name: /^行政处罚办案台账 1 1 0/ });
  await expect(changes).toBeVisible();
  await commit(page, /已发布（截至.*）＋本机数据/);
  const kept = await keptTable(page, folder, 'cases');
  expect(kept).toHaveLength((manifest.tables['cases']?.rows ?? 0) + 1);
  await page.goto('/data/');
  await expect(page.getByRole('row', { name: /与已发布的合在一起/ })).toBeVisible();
  await page.getByRole('button', { name: '改看已发布的快照' }).click();
  await expect(page.locator('header').getByText('已发布的数据')).toBeVisible({ timeout: 90_000 });
});
