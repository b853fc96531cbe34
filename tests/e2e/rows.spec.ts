import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import Papa from 'papaparse';
import * as v from 'valibot';
import { demoSnapshot } from '../../ingest/cli/demo.ts';
import { loadRuleset } from '../../src/lib/metrics/catalogue.ts';
import { parseManifest } from '../../src/lib/snapshot/manifest.ts';
import { expect, test } from '../support/desk.ts';
import { mingjing } from '../support/command.ts';
import { figureOf, figuresOf, grouped } from './demo.ts';

/** The rows behind a figure are those of `mingjing list`: their states, order, sources, and the file they can be taken home in. */

const states = ['达标', '迟延', '逾期', '未到期', '不适用', '无法判定'];
const every = 'met,late,overdue,pending,exempt,unknown';

/** `mingjing list` of a metric as records: title → cell. */
async function listOf(metric: string, ...options: string[]): Promise<Record<string, string>[]> {
  const { code, out, err } = await mingjing('list', demoSnapshot, '--metric', metric, '--format', 'csv', ...options);
  expect(code, err).toBe(0);
  return records(out);
}

function records(csv: string): Record<string, string>[] {
  return Papa.parse<Record<string, string>>(csv.replace(/^\uFEFF/, ''), { header: true, skipEmptyLines: true }).data;
}

test('the statement behind a metric opens', async ({ page, visit }) => {
  await visit('/metrics/PUB-08/');
  const statement = page.locator('pre');
  await expect(page.getByText('计算语句')).toBeVisible();
  await expect(statement).toBeHidden();
  await page.getByText('计算语句').click();
  await expect(statement).toBeVisible();
  const file = readFileSync(new URL('../../queries/metrics/PUB-08.sql', import.meta.url), 'utf8');
  expect(file).toContain((await statement.innerText()).trim());
  await expect(statement).toContainText('SELECT');
});

test('the six states are shown, and their sum is the rows', async ({ page, visit }) => {
  const all = await listOf('PUB-08', '--state', every);
  await visit('/metrics/PUB-08/');
  const table = page.getByRole('table', { name: '六种状态' });
  await expect(table.getByRole('rowheader')).toHaveText(states);
  const counts = (await table.locator('td.num').allInnerTexts()).map((text) => Number(text.replaceAll(',', '')));
  expect(counts).toEqual(states.map((state) => all.filter((row) => row['状态'] === state).length));
  await expect(page.getByRole('status')).toHaveText(`共${grouped(all.length)}行`);
  await expect(page.getByRole('button', { name: `全部 ${grouped(all.length)}` })).toBeVisible();
  const other = figureOf(figuresOf('2024-01-01', '2024-12-31'), 'PUB-08');
  expect(counts.reduce((sum, n) => sum + n, 0)).toBe(
    other.met + other.late + other.overdue + other.pending + other.exempt + other.unknown,
  );
});

test('the rows sort by working days overdue, both ways', async ({ page, visit }) => {
  const days = (await listOf('PUB-08', '--state', 'overdue')).map((row) => Number(row['超期（工作日）']));
  days.sort((a, b) => a - b);
  await visit('/metrics/PUB-08/?state=overdue');
  const region = page.getByRole('region', { name: '公示及时率（许可、处罚）的判定明细' });
  const title = region.getByRole('columnheader', { name: '超期工作日' });
  const cells = region.locator('tr.row td.num');
  await expect(title).toHaveAttribute('aria-sort', 'descending');
  await expect(cells.first()).toHaveText(String(days.at(-1)));
  await expect(cells.nth(1)).toHaveText(String(days.at(-2)));
  await title.getByRole('button').click();
  await expect(title).toHaveAttribute('aria-sort', 'ascending');
  await expect(cells.first()).toHaveText(String(days[0]));
  const ascending = (await cells.allInnerTexts()).map(Number);
  expect(ascending).toEqual(days.slice(0, ascending.length));
  await region.focus();
  await page.keyboard.press('End');
  await expect(region.locator(`tr[aria-rowindex="${days.length + 1}"] td.num`)).toHaveText(String(days.at(-1)));
  await title.getByRole('button').click();
  await expect(title).toHaveAttribute('aria-sort', 'descending');
  await expect(cells.first()).toHaveText(String(days.at(-1)));
  const descending = (await cells.allInnerTexts()).map(Number);
  expect(descending).toEqual(days.toReversed().slice(0, descending.length));
});

test('agencies are sorted by the sound of their names, reasons and states as they are read', async ({
  page,
  visit,
}) => {
  const list = await listOf('PUB-08', '--state', every);
  await visit('/metrics/PUB-08/');
  const region = page.getByRole('region', { name: '公示及时率（许可、处罚）的判定明细' });
  const title = region.getByRole('columnheader', { name: '机关' });
  const first = region.locator('tr.row').first().locator('td').first();
  await title.getByRole('button').click();
  await expect(title).toHaveAttribute('aria-sort', 'ascending');
  // cháng, of all others hú, lí … and at last zhǎng: the same character
  await expect(first).toHaveText('长治市商务局');
  const names = new Set(list.map((row) => row['机关'] ?? ''));
  expect(names).toContain('长治市商务局');
  expect(names).toContain('长子县商务局');
  await title.getByRole('button').click();
  await expect(first).toHaveText('长子县商务局');
  await region.getByRole('columnheader', { name: '状态' }).getByRole('button').click();
  await expect(region.locator('tr.row').first().locator('td').nth(2)).toHaveText('达标');
});

test('every row names the file and the line it comes from', async ({ page, visit }) => {
  const list = await listOf('PUB-08', '--state', 'overdue', '--org', 'SW140406');
  const sources = new Map(list.map((row) => [row['编号'], `${row['文件'] ?? ''}：${row['行'] ?? ''}`]));
  await visit('/metrics/PUB-08/?org=SW140406&state=overdue');
  await expect(page.getByRole('status')).toHaveText(`共${list.length}行`);
  const rows = page.locator('tr.row');
  await expect(rows).toHaveCount(list.length);
  await expect(rows.first().locator('td')).toHaveCount(9);
  const shown = await rows.evaluateAll((lines) =>
    lines.map((line) => [line.children[1]?.textContent ?? '', line.children[8]?.textContent ?? ''] as const),
  );
  expect(new Map(shown)).toEqual(sources);
});

test('the file to take home has exactly these rows', async ({ page, visit }) => {
  const list = await listOf(
    'PUB-08',
    '--state',
    'late',
    '--org',
    'SW140400',
    '--from',
    '2023-01-01',
    '--to',
    '2023-12-31',
  );
  await visit('/metrics/PUB-08/?from=2023-01&to=2023-12&org=SW140400&state=late');
  await expect(page.getByRole('status')).toHaveText(`共${list.length}行`);
  expect(list.length).toBeGreaterThan(0);
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.getByRole('button', { name: '下载CSV' }).click(),
  ]);
  const text = readFileSync(await download.path(), 'utf8');
  expect(text.startsWith('\uFEFF')).toBe(true);
  const byKey = (a: Record<string, string>, b: Record<string, string>) =>
    (a['编号'] ?? '') < (b['编号'] ?? '') ? -1 : 1;
  const saved = records(text).sort(byKey);
  expect(new Set(saved.map((row) => `${row['指标编号'] ?? ''} ${row['机关代码'] ?? ''}`))).toEqual(
    new Set(['PUB-08 SW140400']),
  );
  const titles = ['机关', '编号', '状态', '起算日', '期限', '完成日', '超期工作日', '原因', '来源文件', '行'];
  expect(saved.map((row) => Object.fromEntries(titles.map((title) => [title, row[title]])))).toEqual(
    list
      .map((row) => ({
        机关: row['机关'] ?? '',
        编号: row['编号'] ?? '',
        状态: row['状态'] ?? '',
        起算日: row['起算日期'] ?? '',
        期限: row['到期日期'] ?? '',
        完成日: row['完成日期'] ?? '',
        超期工作日: row['超期（工作日）'] ?? '',
        原因: row['原因'] ?? '',
        来源文件: row['文件'] ?? '',
        行: row['行'] ?? '',
      }))
      .sort(byKey),
  );
  for (const row of Papa.parse<string[]>(text).data)
    for (const cell of row) expect(cell).not.toMatch(/^[=+@＝＋＠]|^-(?!\d+$)/);
});

const figure = v.looseObject({ numerator: v.number(), denominator: v.number() });
const byAction = v.looseObject({ metrics: v.record(v.string(), v.record(v.string(), figure)) });

test('a link with filters opens the overview with them, for one kind of act', async ({ page, visit }) => {
  const { code, out, err } = await mingjing(
    ...['metrics', demoSnapshot, '--by', 'action', '--from', '2024-01-01', '--to', '2024-06-30', '--format', 'json'],
  );
  expect(code, err).toBe(0);
  const { metrics } = v.parse(byAction, JSON.parse(out));
  await visit('/?from=2024-01&to=2024-06&act=行政许可');
  await expect(page.getByRole('heading', { level: 1 })).toContainText('2024年1月至2024年6月');
  await expect(page.getByRole('combobox', { name: '期间' })).toHaveValue('custom');
  await expect(page.getByRole('combobox', { name: '起始月份' })).toHaveValue('2024-01');
  await expect(page.getByRole('combobox', { name: '截止月份' })).toHaveValue('2024-06');
  await expect(page.getByRole('combobox', { name: '执法行为' })).toHaveValue('行政许可');
  for (const metric of ['PUB-07', 'PUB-08', 'REV-01']) {
    const { numerator = 0, denominator = 0 } = metrics[metric]?.['行政许可'] ?? {};
    const total = page.locator(`tr.all a[href*="metrics/${metric}/"]`);
    await expect(total).toHaveAttribute('aria-label', new RegExp(`，${numerator}/${denominator}$`));
  }
  await page.getByRole('combobox', { name: '执法行为' }).selectOption('行政处罚');
  await expect(page).toHaveURL(/act=%E8%A1%8C%E6%94%BF%E5%A4%84%E7%BD%9A/);
  const { numerator = 0, denominator = 0 } = metrics['PUB-08']?.['行政处罚'] ?? {};
  await expect(page.locator('tr.all a[href*="metrics/PUB-08/"]')).toHaveAttribute(
    'aria-label',
    new RegExp(`，${numerator}/${denominator}$`),
  );
});

test('a link with an agency opens the metric with its rows only', async ({ page, visit }) => {
  await visit('/metrics/PUB-08/?org=SW140406&act=行政处罚');
  await expect(page.getByRole('combobox', { name: '机关' })).toHaveValue('SW140406');
  const list = await listOf('PUB-08', '--state', every, '--org', 'SW140406');
  const penalties = list.filter((row) => row['行为'] === '行政处罚');
  expect(penalties.length).toBeLessThan(list.length);
  await expect(page.getByRole('status')).toHaveText(`共${penalties.length}行`);
});

test('every metric stands in its system; those without a source wait for it, and name it', async ({ page, visit }) => {
  const { absent } = parseManifest(readFileSync(join(demoSnapshot, 'manifest.json'), 'utf8'));
  const { definitions } = loadRuleset();
  const waiting = Object.keys(absent).length;
  await visit('/metrics/');
  await expect(page.getByRole('heading', { level: 3 })).toHaveCount(definitions.length - waiting);
  const folded = page.locator('details');
  for (const fold of await folded.all()) await fold.locator('summary').click();
  await expect(page.getByRole('heading', { level: 3 })).toHaveCount(definitions.length);
  await expect(folded.getByText('待接入', { exact: true })).toHaveCount(waiting);
  const credit = Object.values(absent).filter((groups) => groups.join(';') === 'credit_penalties,credit_licences');
  expect(credit).not.toHaveLength(0);
  await expect(page.getByText('双公示-行政处罚或者双公示-行政许可', { exact: true })).toHaveCount(credit.length);
});
