import { readFileSync, writeFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { demoSnapshot } from '../../ingest/cli/demo.ts';
import { parseLog } from '../../src/lib/excuses/log.ts';
import { mingjing } from '../support/command.ts';
import { expect, test } from '../support/fixtures.ts';

/** A row is excused with reason and name: no verdict changes, and wherever it would change a number the number without it stands beside. */

interface Figures {
  readonly metrics: Readonly<Record<string, Readonly<Record<string, Readonly<Record<string, number>>>>>>;
}

const list = '/issues/?of=PUB-08&state=overdue';

async function tick(page: Page, n: number): Promise<string[]> {
  const rows = page.locator('tr.row:has(input)');
  await expect(rows.nth(n - 1)).toBeVisible();
  const keys: string[] = [];
  for (let i = 0; i < n; i++) {
    await rows.nth(i).getByRole('checkbox').check();
    keys.push((await rows.nth(i).locator('td').nth(3).innerText()).trim());
  }
  return keys;
}

async function say(page: Page, by: string, reason: string, button: RegExp): Promise<void> {
  await page.getByLabel('姓名', { exact: true }).fill(by);
  await page.getByLabel('理由', { exact: true }).fill(reason);
  await page.getByRole('button', { name: button }).click();
}

async function excuseTwo(page: Page): Promise<string[]> {
  await page.goto(list);
  const keys = await tick(page, 2);
  await page.getByRole('button', { name: '核减…' }).click();
  await say(page, '李检', '系统故障期间已在公告栏公示，有照片', /^核减所选（2行）/);
  await expect(page.getByText('已核减2行。')).toBeVisible();
  return keys;
}

test('two rows are excused: the rate stays, the one without them stands beside it, on every screen, and after a reload', async ({
  page,
}) => {
  const { out } = await mingjing('figures', demoSnapshot);
  const all = (JSON.parse(out) as Figures).metrics['PUB-08']?.['ALL'];
  const [met = 0, due = 0] = [all?.['numerator'], all?.['denominator']];
  expect(due).toBeGreaterThan(2);
  const fraction = `（${met}/${due}）`;
  const without = `（${met}/${due - 2}）`;

  const keys = await excuseTwo(page);
  const log = page.locator('#excuses');
  await expect(log.locator('tr[data-metric="PUB-08"]')).toContainText(fraction);
  await expect(log.locator('tr[data-metric="PUB-08"]')).toContainText(without);
  for (const key of keys) await expect(log.locator('.entries')).toContainText(key);
  await expect(page.locator('tr.row').filter({ hasText: '已核减' })).toHaveCount(2);
  await page.getByRole('combobox', { name: /^核减/ }).selectOption('only');
  await expect(page.getByText('共2行', { exact: true })).toBeVisible();

  await page.goto('/metrics/PUB-08/');
  await expect(page.locator('.fraction').first()).toHaveText(`${met}/${due}`);
  await page.getByRole('link', { name: new RegExp(`^核减2件后.*${without}`) }).click();
  await expect(page.getByText('共2行', { exact: true })).toBeVisible();

  await page.goto('/');
  await expect(page.locator('.excused').first()).toContainText(without);
  await expect(page.locator('table sup')).not.toHaveCount(0);

  await page.goto('/assess/');
  await expect(page.getByRole('columnheader', { name: '核减后' }).first()).toBeVisible();
  await expect(page.getByText('核减台账中的2项次')).toBeVisible();
});

test('what was excused is taken back by a further entry, and the file of the log says both', async ({ page }, info) => {
  await excuseTwo(page);
  await tick(page, 2);
  await say(page, '王复', '照片日期不符', /^撤销核减/);
  await expect(page.getByText('已撤销2行的核减。')).toBeVisible();
  await expect(page.locator('tr.row').filter({ hasText: '已核减' })).toHaveCount(0);
  await expect(page.locator('#excuses .effect')).toHaveCount(0);

  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: '导出台账' }).click(),
  ]);
  const path = info.outputPath('log.jsonl');
  await download.saveAs(path);
  const text = readFileSync(path, 'utf8');
  expect(parseLog(text).map(({ act, by }) => `${act} ${by}`)).toEqual([
    'excuse 李检',
    'excuse 李检',
    'withdraw 王复',
    'withdraw 王复',
  ]);

  const changed = info.outputPath('changed.jsonl');
  writeFileSync(changed, text.replace('照片日期不符', '照片日期相符'));
  await page.locator('#excuses input[type=file]').setInputFiles(changed);
  await expect(page.getByRole('alert')).toContainText('第3行内容与哈希不符');
  await page.locator('#excuses input[type=file]').setInputFiles(path);
  await expect(page.getByText('两份台账相同。')).toBeVisible();
});

test('nothing is entered without a name, a reason, or with an ID number; an excused row goes into no notice', async ({
  page,
}) => {
  await page.goto(list);
  await tick(page, 1);
  await page.getByRole('button', { name: '核减…' }).click();
  await say(page, '', '有理由', /^核减所选/);
  await expect(page.getByRole('alert')).toContainText('请填写姓名');
  await say(page, '李检', '', /^核减所选/);
  await expect(page.getByRole('alert')).toContainText('请写明理由');
  await say(page, '李检', '当事人11010519491231002X认可', /^核减所选/);
  await expect(page.getByRole('alert')).toContainText('不要写身份证号码');
  await expect(page.locator('#excuses')).toContainText('台账是空的');
  await say(page, '李检', '<img src=x onerror=alert(1)> 确有理由', /^核减所选/);
  await expect(page.locator('#excuses')).toContainText('<img src=x onerror=alert(1)> 确有理由');
  await tick(page, 1);
  await page.getByRole('button', { name: '起草督办通知书' }).click();
  await expect(page.getByText('所选事项中有1项次已核减')).toBeVisible();
});

test('a log of another browser is taken over where it goes on; two that part are not mixed', async ({
  page,
  browser,
}, info) => {
  await excuseTwo(page);
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: '导出台账' }).click(),
  ]);
  const path = info.outputPath('log.jsonl');
  await download.saveAs(path);
  const context = await browser.newContext();
  const other = await context.newPage();
  await other.goto(new URL(list, page.url()).href);
  await other.locator('#excuses input[type=file]').setInputFiles(path);
  await expect(other.getByText('已并入2条。')).toBeVisible();
  await expect(other.locator('tr.row').filter({ hasText: '已核减' })).toHaveCount(2);
  await context.close();

  const third = await browser.newContext();
  const apart = await third.newPage();
  await apart.goto(new URL(list, page.url()).href);
  await tick(apart, 1);
  await apart.getByRole('button', { name: '核减…' }).click();
  await say(apart, '赵另', '另有理由', /^核减所选/);
  await expect(apart.getByText('已核减1行。')).toBeVisible();
  await apart.locator('#excuses input[type=file]').setInputFiles(path);
  await expect(apart.getByText('两份台账自第1条起各记各的')).toBeVisible();
  await third.close();
});
