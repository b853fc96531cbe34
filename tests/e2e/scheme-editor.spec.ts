import { readFileSync, writeFileSync } from 'node:fs';
import { demoSnapshot } from '../../ingest/cli/demo.ts';
import { mingjing } from '../support/command.ts';
import { expect, test } from '../support/fixtures.ts';

/** A copy of a scheme is edited; what it gives is what the command line makes of the exported file. */

test('points are changed in the form, the preview follows, the file gives the same on the command line', async ({
  page,
}, info) => {
  await page.goto('/assess/');
  await page.getByRole('link', { name: '编辑办法' }).click();
  await expect(page.getByRole('heading', { name: '考核办法', level: 1 })).toBeVisible();
  await expect(page.getByRole('status')).toHaveText('没有问题。');
  await page.locator('summary', { hasText: 'B3 决定公示率' }).click();
  const item = page.locator('details[open]');
  await item.getByLabel('分值').fill('12');
  await expect(page.locator('.cm-content')).toContainText('id: three-systems-local');
  await expect(page.getByText('修改 项目 B3 决定公示率')).toBeVisible();
  await expect(page.getByText('分值：6 → 12')).toBeVisible();

  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: '导出 YAML' }).click(),
  ]);
  const path = info.outputPath('own.yaml');
  await download.saveAs(path);
  const { out } = await mingjing(
    'schemes',
    'diff',
    'three-systems',
    path,
    '--snapshot',
    demoSnapshot,
    '--format',
    'json',
  );
  const { totals } = JSON.parse(out) as {
    totals: Record<string, { after: { total: number }; before: { total: number } }>;
  };
  for (const [org, { before, after }] of Object.entries(totals)) {
    const row = page.locator(`tr[data-org="${org}"]`);
    await expect(row.locator('.own')).toHaveText(after.total.toFixed(2));
    await expect(row).toContainText(before.total.toFixed(2));
  }

  await page.getByRole('button', { name: '撤销' }).click();
  await expect(item.getByLabel('分值')).toHaveValue('6');
  await page.getByRole('button', { name: '重做' }).click();
  await expect(item.getByLabel('分值')).toHaveValue('12');

  await page.getByRole('button', { name: '保存到此浏览器' }).click();
  await expect(page.getByRole('status')).toContainText('已保存');
  await page.reload();
  await page.goto('/assess/?scheme=three-systems-local%401');
  const [org = '', first] = Object.entries(totals)[0] ?? [];
  await expect(page.locator(`tr:has(a[href*="org=${org}"]) td.sum`)).toHaveText(first?.after.total.toFixed(2) ?? '');
  await page.goto('/assess/');
  await expect(page.locator(`tr:has(a[href*="org=${org}"]) td.sum`)).toHaveText(first?.before.total.toFixed(2) ?? '');
});

test('what is wrong is said with line and place as the command line says it; fines are refused with the article', async ({
  page,
}, info) => {
  await page.goto('/assess/scheme/');
  await page.locator('summary', { hasText: 'B3 决定公示率' }).click();
  const item = page.locator('details[open]');
  await item.getByLabel('名称', { exact: true }).fill('罚没收入完成率');
  await expect(page.getByRole('status')).toContainText('行政处罚法第74条第3款');
  await expect(page.getByText('办法有错，没有预览。')).toBeVisible();
  await expect(page.getByRole('button', { name: '保存到此浏览器' })).toBeDisabled();
  await page.getByRole('button', { name: '撤销' }).click();
  await expect(page.getByRole('status')).toHaveText('没有问题。');

  await item.getByLabel('分值').fill('很多');
  const said = await page.getByRole('status').innerText();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: '导出 YAML' }).click(),
  ]);
  const path = info.outputPath('wrong.yaml');
  await download.saveAs(path);
  const { err } = await mingjing('schemes', 'check', path);
  const line = /第 (\d+) 行/u.exec(err)?.[1];
  expect(said).toContain(`第${line}行`);
  expect(said).toContain('“很多”不是这里可写的数');
  expect(err).toContain('“很多”不是这里可写的数');

  const before = readFileSync(path, 'utf8');
  writeFileSync(path, before.replace('很多', '7'));
  await page.locator('input[type=file]').setInputFiles(path);
  await expect(page.getByRole('status')).toHaveText('没有问题。');
  await expect(item.getByLabel('分值')).toHaveValue('7');
  // a scheme that comes along keeps its name
  await page.locator('fieldset').first().getByLabel('编号').fill('three-systems');
  await page.getByRole('button', { name: '保存到此浏览器' }).click();
  await expect(page.getByRole('status')).toContainText('是自带办法的');
});

test('a rule is chosen with its metrics and numbers; an item is added, moved and deleted', async ({ page }) => {
  await page.goto('/assess/scheme/');
  const block = page.locator('fieldset').filter({ hasText: '监督与培训' });
  const summaries = block.locator('details:not(.block) > summary');
  await block.getByRole('button', { name: '新增项目' }).click();
  await summaries.filter({ hasText: 'E3 新项目' }).click();
  const item = block.locator('details[open]');
  await item.getByLabel('算法').selectOption('linear');
  await item.getByRole('combobox', { name: '再加一个指标…' }).selectOption('PRC-03');
  await item.getByLabel('起点（此比率及以下不得分）').fill('0.75');
  await expect(page.getByText('新增 项目 E3 新项目')).toBeVisible();
  await expect(page.getByText('比率75%及以下不得分')).toBeVisible();
  await item.getByRole('button', { name: /上移/ }).click();
  await expect(summaries.nth(1)).toContainText('E3');
  await summaries.nth(1).click();
  await block.getByRole('button', { name: '删除项目E3 新项目' }).click();
  await expect(summaries).toHaveCount(2);
  await expect(page.getByText('新增 项目 E3 新项目')).toHaveCount(0);
});

test('blocks, additions, deductions, grades and the limit are made by form, and give a scheme that is sound', async ({
  page,
}) => {
  await page.goto('/assess/scheme/');
  const sets = page.locator('fieldset');
  const status = page.getByRole('status');
  const text = page.locator('.cm-content');
  const preview = page.locator('main');

  await page.getByRole('button', { name: '新增一块' }).click();
  const block = sets.filter({ hasText: 'F 新的一块' });
  await expect(status).toHaveText('没有问题。');
  await block.getByText('修改这一块的编号、名称、次序').click();
  await block.locator('details.block').getByLabel('名称', { exact: true }).fill('社会评价');
  await expect(preview).toContainText('新增 块 F 社会评价');
  await sets.filter({ hasText: 'F 社会评价' }).getByRole('button', { name: '删除F 社会评价这一块' }).click();
  await expect(preview).not.toContainText('新增 块 F');

  const more = sets.filter({ has: page.getByRole('button', { name: '新增加分' }) });
  await more.getByRole('button', { name: '新增加分' }).click();
  const added = more.getByRole('group', { name: /PLUS1/ });
  await added.getByLabel('名称', { exact: true }).fill('典型案例');
  await added.getByLabel('算法').selectOption('hand');
  await added.getByLabel('看什么', { exact: true }).fill('上级推广的案例');
  await more.getByLabel('各项合计有上限').check();
  await more.getByLabel('合计上限（分）').fill('3');
  await expect(status).toHaveText('没有问题。');
  await expect(preview).toContainText('新增 加分 PLUS1 典型案例');

  const less = sets.filter({ has: page.getByRole('button', { name: '新增减分' }) });
  await less.getByRole('button', { name: '新增减分' }).click();
  await less.getByRole('group', { name: /LESS1/ }).getByLabel('每件扣分').fill('0.5');
  await expect(preview).toContainText('新增 减分 LESS1');

  const grades = sets.filter({ has: page.getByRole('button', { name: '新增一等' }) });
  await grades.getByRole('button', { name: '新增一等' }).click();
  const grade = grades.getByRole('group', { name: 'new grade' }).or(grades.getByRole('group', { name: '新等次' }));
  await grade.getByLabel('名称', { exact: true }).fill('基本合格');
  await grades.getByRole('group', { name: '基本合格' }).getByLabel('起点分').fill('50');
  await expect(status).toHaveText('没有问题。');
  await expect(preview).toContainText('新增 等次 基本合格');
  // grades that do not fall are refused
  await grades.getByRole('group', { name: '基本合格' }).getByLabel('起点分').fill('95');
  await expect(status).toContainText('等次应当由高到低');
  await grades.getByRole('group', { name: '基本合格' }).getByLabel('起点分').fill('50');

  await page.getByLabel('最高等次').selectOption('合格');
  await expect(preview).toContainText('修改 限制等次');
  await page.getByLabel('有下列指标的逾期时限制等次').uncheck();
  await expect(preview).toContainText('删除 限制等次');
  await expect(status).toHaveText('没有问题。');
  await expect(text).toContainText('id: three-systems-local');
});

test('points off for each failing row are set by form: of a kind of act, for a reason', async ({ page }) => {
  await page.goto('/assess/scheme/');
  await page.locator('summary', { hasText: 'C3' }).click();
  const item = page.locator('details[open]');
  await item.getByLabel('另按不符合的行逐件扣分').check();
  await item.getByLabel('哪类执法行为').selectOption('行政强制');
  await item.getByRole('combobox', { name: '加一个原因…' }).selectOption('recording_missing');
  await expect(page.getByRole('status')).toHaveText('没有问题。');
  await expect(page.getByText('每有一件行政强制的迟延或逾期（没有音像记录）扣1分，最多扣5分').first()).toBeVisible();
  await item.getByRole('button', { name: '去掉原因“没有音像记录”' }).click();
  await expect(page.getByText('每有一件行政强制的迟延或逾期扣1分，最多扣5分').first()).toBeVisible();
  await item.getByLabel('另按不符合的行逐件扣分').uncheck();
  await expect(page.getByText('每有一件行政强制')).toHaveCount(0);
});

test('an own scheme is kept, and the year-end report is scored by it', async ({ page }) => {
  await page.goto('/assess/scheme/');
  await page.locator('fieldset').first().getByLabel('名称', { exact: true }).fill('本市考核办法');
  await page.locator('summary', { hasText: 'B3 决定公示率' }).click();
  await page.locator('details[open]').getByLabel('分值').fill('12');
  await page.getByRole('button', { name: '保存到此浏览器' }).click();
  await expect(page.getByRole('status')).toContainText('已保存');
  await page.goto('/assess/report/?step=page&org=SW140406&scheme=three-systems-local%401');
  const article = page.getByRole('article');
  await expect(article).toContainText('按《本市考核办法》计分');
  await page.goto('/assess/?scheme=three-systems-local%401&from=2024-01&to=2024-12&org=SW140406');
  const points = page.getByRole('row', { name: /B3/ }).locator('.points');
  const total = await page.locator('tfoot td.points').innerText();
  await expect(article.or(points)).toBeVisible();
  const shown = await points.innerText();
  await page.goto('/assess/report/?step=page&org=SW140406&scheme=three-systems-local%401');
  await expect(article.locator('.chip[title="score|SW140406|2024|B3"]').first()).toHaveText(shown);
  await expect(article.locator('.chip[title="score|SW140406|2024|total"]').first()).toHaveText(total);
});
