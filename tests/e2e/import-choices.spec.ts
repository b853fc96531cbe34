import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from '../support/fixtures.ts';
import { check, commit, handIn } from '../support/importing.ts';

/** What the program takes a file for can be corrected, and is remembered. */

test.describe.configure({ timeout: 480_000 });
// a worker may run a part of these tests, clean up, and then run another part
let folder = '';
let orgs = '';
test.beforeAll(() => {
  folder = mkdtempSync(join(tmpdir(), 'choices-'));
  orgs = join(folder, '执法主体名录.csv');
  writeFileSync(orgs, '机关代码,机关名称,统一社会信用代码,行政区划代码\nSW1,甲县商务局,111404000123456783,140400\n');
});
test.afterAll(() => rmSync(folder, { recursive: true, force: true }));

const register = (name: string, key: string) => {
  const path = join(folder, name);
  const header = '流水号,承办单位,相对人名称,办理程序,登记日期,罚款数';
  writeFileSync(path, `某局登记（导出）\n${header}\n${key},甲县商务局,丙公司,普通程序,2024-01-05,0.2\n`);
  return path;
};

test('a file nobody knows: its columns are matched, committed, remembered for the next one, and forgotten', async ({
  page,
}) => {
  await handIn(page, [orgs, register('登记.csv', 'CF1')]);
  const row = page.getByRole('row', { name: /^登记\.csv/ });
  await expect(row).toContainText('不能读取');
  await page.getByText('怎样读').nth(1).click();
  await page.getByLabel('列的对应，读作').last().selectOption('行政处罚办案台账');
  await expect(page.getByLabel('当事人名称读取的列')).toHaveValue(':相对人名称');
  await page.getByLabel('案件编号读取的列').selectOption('流水号');
  await page.getByLabel('先行登记保存日期读取的列').selectOption('不读');
  await page.getByRole('button', { name: /^显示其余/ }).click();
  await page.getByLabel('立案日期读取的列').selectOption('登记日期');
  await expect(page.getByText('还缺：程序类型')).toBeVisible();
  await expect(page.getByRole('button', { name: '按此读取' })).toBeDisabled();
  await page.getByLabel('程序类型读取的列').selectOption('办理程序');
  await page.getByLabel('罚款金额（元）的单位').selectOption('万元');
  const [saved] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: '存为映射文件' }).click(),
  ]);
  expect(saved.suggestedFilename()).toMatch(/^行政处罚办案台账（登记）\.yaml$/);
  await page.getByRole('button', { name: '按此读取' }).click();
  await expect(row).toContainText('按来源格式', { timeout: 60_000 });
  await check(page);
  await commit(page);

  await page.goto('/data/import/');
  await handIn(page, [register('二月.csv', 'CF2')]);
  const next = page.getByRole('row', { name: /^二月\.csv/ });
  await expect(next).toContainText('按来源格式');
  await page.getByRole('button', { name: '忘记行政处罚办案台账（登记）' }).click();
  await expect(next).toContainText('不能读取', { timeout: 60_000 });
  // what was said of a file itself stays
  await expect(page.getByRole('row', { name: /^登记\.csv/ })).toContainText('按来源格式');
});

test('encoding, delimiter and header can be said, and taken back', async ({ page }) => {
  const path = join(folder, '台账.csv');
  const header = '案件编号,办案机关,当事人名称,程序类型,立案日期';
  writeFileSync(
    path,
    `${header}\n示例,甲县商务局,某,普通程序,2024-01-01\n${header}\nCF1,甲县商务局,丙,普通程序,2024-01-05\n`,
  );
  await handIn(page, [orgs, path]);
  const row = page.getByRole('row', { name: /^台账\.csv/ });
  await expect(row).toContainText('UTF-8，逗号分隔');
  await page.getByText('怎样读').first().click();
  const how = page.locator('.preview').first();
  await how.getByLabel('表头起始行').selectOption('第3行');
  await expect(row.getByRole('cell', { name: '3', exact: true })).toBeVisible({ timeout: 60_000 });
  await how.getByLabel('编码').selectOption('GB18030');
  await expect(row).toContainText('无法解码', { timeout: 60_000 });
  await row.getByRole('button', { name: '恢复自动识别' }).click();
  await expect(row).toContainText('UTF-8，逗号分隔', { timeout: 60_000 });
  await expect(row.getByRole('cell', { name: '1', exact: true })).toBeVisible();
});
