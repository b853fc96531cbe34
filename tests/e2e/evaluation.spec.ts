import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { read, utils, write } from '@e965/xlsx';
import { unzipSync } from 'fflate';
import { demoSnapshot } from '../../ingest/cli/demo.ts';
import { mingjing } from '../support/command.ts';
import { expect, test } from '../support/fixtures.ts';
import { sha256OfFile } from '../support/hash.ts';
import type { Page } from '@playwright/test';

/** The evaluator's path to a report, from the dates of the year to the final version; the file of it gives the same report on the command line. */

let work: string;
test.beforeAll(() => {
  work = mkdtempSync(join(tmpdir(), 'mingjing-evaluation-e2e-'));
});
test.afterAll(() => rmSync(work, { recursive: true, force: true }));

const step = (page: Page, name: string) =>
  page.getByRole('navigation', { name: '步骤' }).getByRole('link', { name, exact: true }).click();

async function saved(page: Page, button: string, path: string): Promise<void> {
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: button }).click(),
  ]);
  await download.saveAs(path);
}

test('from the dates to the final version; the command line writes the same report from its file', async ({ page }) => {
  test.setTimeout(480_000);
  await page.goto('/assess/report/?step=plan');
  await expect(page.getByRole('row', { name: /定稿归档/ })).toContainText('2025-01-27');
  await expect(page.getByRole('row', { name: /定稿归档/ })).toContainText('已过');
  await page.getByRole('textbox', { name: '经办人' }).fill('王评');

  await step(page, '冻结');
  await page.getByRole('button', { name: '冻结现在的快照' }).click();
  await expect(page.getByText('与冻结的一致。')).toBeVisible();

  await step(page, '就绪');
  const gaps = page.getByPlaceholder('说明后继续的理由');
  await expect(gaps.first()).toBeVisible();
  const n = await gaps.count();
  expect(n).toBeGreaterThan(2);
  await gaps.first().fill('电话13800001111');
  await page.getByRole('button', { name: '记下说明' }).first().click();
  await expect(page.getByText('理由至少两个字，不能含身份证号码、手机号码。')).toBeVisible();
  for (let i = 0; i < n; i++) {
    await gaps.first().fill('已经逐项核实，来源系统无此数据');
    await page.getByRole('button', { name: '记下说明' }).first().click();
    await expect(gaps).toHaveCount(n - i - 1);
  }

  await step(page, '认定');
  const first = page.getByRole('combobox', { name: '认定 WT-2024-001' });
  await first.selectOption('dismissed');
  await page
    .getByRole('row', { name: /WT-2024-001/ })
    .getByRole('button', { name: '不认定' })
    .click();
  await expect(page.getByText('不认定须写明理由。')).toBeVisible();
  await page.getByRole('textbox', { name: '理由 WT-2024-001' }).fill('台账漏登，已核实');
  await page
    .getByRole('row', { name: /WT-2024-001/ })
    .getByRole('button', { name: '不认定' })
    .click();
  await page.getByRole('combobox', { name: '认定 WT-2024-002' }).selectOption('accepted');
  await page.getByRole('combobox', { name: '认定 WT-2024-003' }).selectOption('merged');
  await page.getByRole('combobox', { name: '并入的问题 WT-2024-003' }).selectOption({ index: 2 });
  await page
    .getByRole('row', { name: /WT-2024-003/ })
    .getByRole('button', { name: '并入' })
    .click();
  await page.getByRole('button', { name: '其余全部认定' }).click();
  await expect(page.getByText(/待认定0项/)).toBeVisible();

  await step(page, '编写');
  await page.getByRole('textbox', { name: '一、评估工作开展情况' }).fill('评估组抽查了87%的案卷，共13个机关。');
  await page.getByRole('textbox', { name: '一、评估工作开展情况' }).blur();
  await expect(page.getByText('已修改')).toHaveCount(1);
  await step(page, '规范');
  await expect(page.getByText('手写数字“87%”与报告中的任何数字都不相同')).toBeVisible();
  await step(page, '编写');
  await page.getByRole('textbox', { name: '一、评估工作开展情况' }).fill('评估组到13个机关核对了案卷。');
  await page.getByRole('textbox', { name: '一、评估工作开展情况' }).blur();
  for (let i = 0; i < 8; i++) await page.getByRole('button', { name: '审定本部分' }).first().click();
  await expect(page.getByText('已审定')).toHaveCount(8);
  await step(page, '规范');
  await expect(page.getByText('没有发现不合规范之处。')).toBeVisible();

  await step(page, '正文');
  const article = page.getByRole('article');
  await expect(article).toContainText('（征求意见稿）');
  await expect(article).toContainText('评估组到13个机关核对了案卷。');
  await expect(article).toContainText('台账漏登，已核实');

  await step(page, '征求意见');
  await expect(page.getByText('还没有发出征求意见稿')).toBeVisible();
  await page.getByRole('button', { name: '记为已发出征求意见稿' }).click();
  await saved(page, '写各机关的反馈单和反馈表', join(work, 'comments.zip'));
  const sent = unzipSync(readFileSync(join(work, 'comments.zip')));
  const names = Object.keys(sent);
  expect(names.filter((name) => name.endsWith('.docx'))).toHaveLength(13);
  const book = read(sent[names.find((name) => name.includes('反馈表-SW140406')) ?? ''] ?? new Uint8Array());
  const sheet = book.Sheets['反馈意见'];
  if (!sheet) throw new Error('no sheet');
  utils.sheet_add_aoa(sheet, [['不认可', '']], { origin: 'K2' });
  writeFileSync(join(work, 'reply.xlsx'), write(book, { type: 'buffer', bookType: 'xlsx' }) as Buffer);
  await page.getByLabel('读入反馈表…').setInputFiles(join(work, 'reply.xlsx'));
  await expect(page.getByRole('alert')).toContainText('没有写说明');
  utils.sheet_add_aoa(sheet, [['不认可', '该件依法不公开，台账已注明']], { origin: 'K2' });
  writeFileSync(join(work, 'reply.xlsx'), write(book, { type: 'buffer', bookType: 'xlsx' }) as Buffer);
  await page.getByLabel('读入反馈表…').setInputFiles(join(work, 'reply.xlsx'));
  await expect(page.getByText('读入1条意见')).toBeVisible();
  await expect(page.getByText('还有没处理的反馈意见')).toBeVisible();
  await page.getByRole('combobox', { name: /^处理 E-2024-/ }).selectOption('no');
  await page.getByRole('button', { name: '定稿', exact: true }).click();
  await expect(page.getByText(/已定稿（王评）/).first()).toBeVisible();

  await page.reload();
  await expect(page.getByText(/已定稿（王评）/).first()).toBeVisible();
  await step(page, '正文');
  await expect(article).not.toContainText('（征求意见稿）');
  await expect(article).toContainText('与征求意见稿相比，各项数字和认定的问题没有变化');

  await step(page, '导出');
  await saved(page, '保存评估工作文件', join(work, 'evaluation.json'));
  await page.getByRole('button', { name: '写全市的报告' }).click();
  await saved(page, '2024年度评估报告-全市.docx', join(work, 'screen.docx'));
  const out = join(work, 'cli');
  const options = ['--evaluation', join(work, 'evaluation.json')];
  const made = await mingjing('report', demoSnapshot, '--year', '2024', '--out', out, ...options);
  expect(made.code, made.err).toBe(0);
  const path = join(out, '2024年度评估报告-全市.docx');
  expect(sha256OfFile(readFileSync(join(work, 'screen.docx')))).toBe(sha256OfFile(readFileSync(path)));
  expect((await mingjing('verify', path, '--snapshot', demoSnapshot, ...options)).code).toBe(0);
  const without = await mingjing('verify', path, '--snapshot', demoSnapshot);
  expect([without.code, without.err]).toEqual([2, expect.stringContaining('--evaluation')]);
});
