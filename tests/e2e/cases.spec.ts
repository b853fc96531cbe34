import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import * as v from 'valibot';
import { demoSnapshot } from '../../ingest/cli/demo.ts';
import { expect, test } from '../support/desk.ts';
import { mingjing } from '../support/command.ts';
import { grouped } from './demo.ts';

/** Every row opens its case, and the case on the screen is the case of `mingjing case`. */

const source = v.object({ file: v.string(), sheet: v.nullable(v.string()), record: v.number() });
const told = v.object({
  as_of: v.string(),
  case: v.looseObject({ number: v.string(), decision_no: v.nullable(v.string()), org_name: v.string() }),
  timeline: v.array(v.looseObject({ on: v.string() })),
  verdicts: v.array(
    v.looseObject({ metric: v.string(), name: v.string(), state: v.string(), law: v.array(v.string()) }),
  ),
  rows: v.array(v.looseObject({ layout: v.string(), title: v.string(), source })),
  people: v.array(v.looseObject({})),
});

/** `mingjing case --format json` of the demo. */
async function caseOf(number: string): Promise<v.InferOutput<typeof told>> {
  const { code, out, err } = await mingjing('case', demoSnapshot, number, '--format', 'json');
  expect(code, err).toBe(0);
  return v.parse(told, JSON.parse(out));
}

const words: Readonly<Record<string, string>> = {
  met: '达标',
  late: '迟延',
  overdue: '逾期',
  pending: '未到期',
  exempt: '不适用',
  unknown: '无法判定',
};

/** All that a case is collected from has to be read first. */
const patience = { timeout: 120_000 };

async function opened(page: Page): Promise<void> {
  test.slow();
  await expect(page.locator('#people-title')).toBeVisible(patience);
}

test('a row of a metric opens its case, with the verdicts of the command line', async ({ page, visit }) => {
  await visit('/metrics/PUB-08/?org=SW140406&state=overdue');
  const link = page.locator('tr.row').first().getByRole('link');
  const number = await link.innerText();
  await link.click();
  await expect(page).toHaveURL(new RegExp(`/cases/\\?no=${number}&org=SW140406`));
  await expect(page.getByRole('heading', { level: 1 })).toContainText(number);
  const expected = await caseOf(number);
  await expect(page.locator('main').getByText('数据截至2025年3月31日').first()).toBeVisible();
  await expect(page.locator('main').getByText(expected.case.org_name, { exact: true }).first()).toBeVisible();

  await opened(page);
  const rows = page.getByRole('region', { name: '判定', exact: true }).locator('tr[data-metric]');
  await expect(rows.first()).toBeVisible();
  const shown = await rows.evaluateAll((lines) =>
    lines.flatMap((line) => {
      const { metric, state, count } = (line as HTMLElement).dataset;
      const word = line.querySelector('.mark')?.textContent.trim();
      return Array.from({ length: Number(count) }, () => `${metric ?? ''} ${state ?? ''} ${word ?? ''}`);
    }),
  );
  expect(shown.sort()).toEqual(
    expected.verdicts.map(({ metric, state }) => `${metric} ${state} ${words[state] ?? ''}`).sort(),
  );
  const late = rows.filter({ has: page.getByRole('link', { name: '公示及时率（许可、处罚）' }) });
  const own = expected.verdicts.find(({ metric }) => metric === 'PUB-08');
  await expect(late).toContainText(`超期${String(own?.['over'])}个工作日`);
  await expect(late).toContainText(own?.law.join('；') ?? '');
  await expect(late.getByRole('link')).toHaveAttribute('href', /\/metrics\/PUB-08\/$/);

  const days = await page.getByRole('region', { name: '时间线' }).locator('li:not(.as-of) time').allInnerTexts();
  expect(days).toEqual(expected.timeline.map(({ on }) => on));
  for (const { title, source: at } of expected.rows) {
    const place = `${at.sheet === null ? at.file : `${at.file}（${at.sheet}）`}：${at.record}`;
    await expect(page.getByRole('region', { name: '数据' }).getByText(place, { exact: true }).first()).toBeVisible();
    await expect(page.getByRole('heading', { level: 3 }).filter({ hasText: title }).first()).toBeVisible();
  }
  await expect(page.getByRole('region', { name: '人员' }).locator('tbody tr')).toHaveCount(expected.people.length);
});

test('the verdicts can be narrowed down to a state', async ({ page, visit }) => {
  const { verdicts } = await caseOf('CF20241404060013');
  await visit('/cases/?no=CF20241404060013');
  await opened(page);
  const rows = page.locator('tr[data-metric]');
  const overdue = verdicts.filter(({ state }) => state === 'overdue').length;
  await page.getByRole('button', { name: `逾期 ${overdue}` }).click();
  await expect(rows.filter({ hasNotText: '逾期' })).toHaveCount(0);
  await expect(rows).toHaveCount(overdue);
});

test('a case is searched for by a piece of its number, and by its 文号 as it is typed', async ({ page, visit }) => {
  await visit('/cases/');
  await expect(page.getByRole('region', { name: '最近的案件' }).locator('tbody tr')).toHaveCount(20);
  const box = page.getByRole('searchbox', { name: '编号或者文号' });
  await box.fill('C');
  await box.press('Enter');
  await expect(page.getByRole('heading', { name: '最近的案件' })).toBeVisible();
  await box.fill('cf2024');
  await expect(page).toHaveURL(/\?q=cf2024$/);
  await expect(page.getByRole('status')).toContainText(/^共\d+件，列出前50件/);
  await expect(page.locator('tbody tr')).toHaveCount(50);
  await box.fill('（潞城）商罚决字[2024]22号');
  await expect(page.getByRole('status')).toHaveText(`共${grouped(1)}件`);
  const row = page.locator('tbody tr');
  await expect(row).toContainText('行政处罚');
  await expect(row).toContainText('潞城区');
  await expect(row).toContainText('2024-08-19');
  await row.getByRole('link').click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('CF20241404060013');
  await page.goBack();
  await expect(page.getByRole('status')).toHaveText('共1件');
});

test('who types and goes on to another screen stays there', async ({ page, visit }) => {
  await visit('/cases/');
  const next = await page.getByRole('link', { name: '核对' }).elementHandle();
  // in one breath: what is typed is looked for when there has been no key for a while
  await page.getByRole('searchbox').evaluate((box, link) => {
    if (box instanceof HTMLInputElement) box.value = 'cf2024';
    box.dispatchEvent(new Event('input', { bubbles: true }));
    if (link instanceof HTMLElement) link.click();
  }, next);
  await expect(page).toHaveURL(/\/reconcile\/$/);
  await page.waitForTimeout(1000);
  await expect(page).toHaveURL(/\/reconcile\/$/);
});

test('a number that no case has is said to be none', async ({ page, visit }) => {
  await visit('/cases/?no=CF0000');
  await expect(page.getByText('没有编号或者文号为“CF0000”的案件。')).toBeVisible();
  await page.getByRole('searchbox').fill('没有这样的编号');
  await expect(page.getByText('没有编号或者文号包含“没有这样的编号”的案件。')).toBeVisible();
});

test('an agency that the case is not of does not hide it', async ({ page, visit }) => {
  await visit('/cases/?no=CF20241404060013&org=SW140400');
  await opened(page);
  await expect(page.getByText('长治市潞城区商务局').first()).toBeVisible();
  await page.getByRole('link', { name: '总览' }).click();
  await expect(page).not.toHaveURL(/org=/);
});

test('a linked matter leads to its own case', async ({ page, visit }) => {
  await visit('/cases/?no=CF20241404060013');
  await opened(page);
  await page.getByRole('region', { name: '行政强制台账' }).getByRole('link').click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('QZ2024140406003');
  await page.getByRole('region', { name: '行政处罚办案台账' }).getByRole('link').click();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('CF20241404060013');
});

test('a sample for review is the one that the command line draws, and goes home as a table', async ({
  page,
  visit,
}) => {
  const drawnBy = async (...more: string[]) => {
    const { code, out, err } = await mingjing('sample', demoSnapshot, '--format', 'json', ...more);
    expect(code, err).toBe(0);
    return v.parse(
      v.object({ frame: v.number(), acts: v.array(v.looseObject({ number: v.string(), draw: v.string() })) }),
      JSON.parse(out),
    );
  };
  await visit('/cases/');
  await page.getByText('抽取案卷评查样本', { exact: true }).click();
  const panel = page.locator('details', { hasText: '抽取案卷评查样本' });
  const numbers = () =>
    panel
      .getByRole('region', { name: '抽到的案卷' })
      .locator('tbody tr')
      .evaluateAll((rows) => rows.map((row) => row.querySelector('td')?.textContent.trim()));
  await panel.getByLabel('件数', { exact: true }).fill('7');
  await panel.getByRole('button', { name: '抽取', exact: true }).click();
  const seven = await drawnBy('--n', '7');
  await expect(panel.getByRole('status')).toContainText(
    `2024-01-01至2024-12-31的案卷共${grouped(seven.frame)}件，按种子“2025-03-31”抽取7件`,
    patience,
  );
  expect(await numbers()).toEqual(seven.acts.map(({ number }) => number));

  await panel.getByLabel('种子').fill('第二次 <b>"');
  await panel.getByLabel('执法行为').selectOption('行政处罚');
  await panel.getByLabel('每个机关各抽这么多件').check();
  await panel.getByLabel('件数', { exact: true }).fill('2');
  await panel.getByRole('button', { name: '抽取', exact: true }).click();
  const by = await drawnBy('--n', '2', '--seed', '第二次 <b>"', '--act', '行政处罚', '--by', 'agency');
  await expect(panel.getByRole('status')).toContainText('每个机关抽取2件');
  expect(await numbers()).toEqual(by.acts.map(({ number }) => number));
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    panel.getByRole('button', { name: '导出CSV' }).click(),
  ]);
  const text = readFileSync(await download.path(), 'utf8');
  expect(
    text
      .trim()
      .split('\n')
      .slice(1)
      .map((line) => line.trim().split(',').at(-1)),
  ).toEqual(by.acts.map(({ draw }) => draw));
  await panel.getByLabel('起始日期').fill('2025-01-01');
  await panel.getByRole('button', { name: '抽取', exact: true }).click();
  await expect(panel.getByRole('alert')).toHaveText('起始日期不能晚于截止日期。');
});

test('the words are English when English is asked for', async ({ page, visit }) => {
  await visit('/cases/?no=CF20241404060013');
  await opened(page);
  await page.getByRole('button', { name: 'English' }).click();
  const line = page.getByRole('region', { name: 'Time line' });
  await expect(line.getByText('Case filed')).toBeVisible();
  await expect(page.getByRole('region', { name: 'Verdicts', exact: true })).toContainText('working days past due');
});
