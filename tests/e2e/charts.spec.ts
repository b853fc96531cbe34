import { readFileSync } from 'node:fs';
import type { Page } from '@playwright/test';
import { expect, test } from '../support/desk.ts';
import { headlines } from '../../src/lib/state/headlines.ts';
import { dueOf, figureOf, figuresOf } from './demo.ts';

/** Charts as files: the picture says what it shows, and the CSV has the numbers of the screen and of the command line. */

const year = figuresOf('2024-01-01', '2024-12-31');

async function take(page: Page, title: string, kind: string): Promise<{ name: string; content: Buffer }> {
  await page.getByLabel(`${title}：导出`, { exact: true }).click();
  const [download] = await Promise.all([
    page.waitForEvent('download'),
    page.locator('details[open]').getByRole('button', { name: kind }).filter({ visible: true }).click(),
  ]);
  return { name: download.suggestedFilename(), content: readFileSync(await download.path()) };
}

/** What the browser says of an SVG file: its texts and size, or that it is not well-formed. In a page of its own, where text may be markup. */
async function read(page: Page, svg: string) {
  const desk = await page.context().newPage();
  const found = await desk.evaluate((source) => {
    const file = new DOMParser().parseFromString(source, 'image/svg+xml');
    return {
      wrong: file.querySelector('parsererror')?.textContent ?? '',
      texts: [...file.querySelectorAll('text')].map((one) => one.textContent),
      width: file.documentElement.getAttribute('width'),
      height: file.documentElement.getAttribute('height'),
      patterns: file.querySelectorAll('pattern').length,
    };
  }, svg);
  await desk.close();
  return found;
}

test('pictures of the charts have title, scope, unit and source, on light paper, and PNG is twice as large', async ({
  page,
  visit,
}) => {
  await page.emulateMedia({ colorScheme: 'dark' });
  await visit('/metrics/PUB-08/?org=SW140406');
  const titles = { 公示及时率: '月度走势', 办理用时分布: '办理用时分布', 各机关与目标: '各机关与目标' };
  for (const [title, end] of Object.entries(titles)) {
    const { name, content } = await take(page, title, 'SVG');
    expect(name).toBe(`PUB-08-公示及时率${end}-2025-03-31.svg`);
    const svg = content.toString('utf8');
    const found = await read(page, svg);
    expect(found.wrong).toBe('');
    expect(found.texts[0]).toBe(`公示及时率${end}`);
    expect(found.texts[1]).toContain(
      title === '各机关与目标' ? '2024年度 · 全部机关　单位：%' : '2024年度 · 长治市潞城区商务局',
    );
    expect(found.texts).toContain('来源：本快照判定明细，数据截至2025年3月31日');
    expect(svg).toContain('fill="#fbfaf6"');
    if (title === '办理用时分布') {
      expect(found.texts).toContain('期限7个工作日');
      expect(found.patterns).toBeGreaterThan(0);
    }
    const png = await take(page, title, 'PNG');
    expect(png.name).toBe(`PUB-08-公示及时率${end}-2025-03-31.png`);
    expect(png.content.subarray(1, 4).toString('latin1')).toBe('PNG');
    expect([png.content.readUInt32BE(16), png.content.readUInt32BE(20)]).toEqual([
      Number(found.width) * 2,
      Number(found.height) * 2,
    ]);
  }
});

test('the CSV of the ranking has numerator and denominator of every agency as the command line has them', async ({
  page,
  visit,
}) => {
  await visit('/metrics/REV-01/');
  const { name, content } = await take(page, '各机关与目标', 'CSV');
  expect(name).toBe('REV-01-法制审核率各机关与目标-2025-03-31.csv');
  const [head, ...lines] = content.toString('utf8').trimEnd().split('\r\n');
  expect(head).toBe('\uFEFF名次,机关代码,机关,比率,分子,分母,目标,范围,数据截至');
  expect(lines).toHaveLength(13);
  for (const line of lines) {
    const [, code = '', , rate, n, of, , scope, day] = line.split(',');
    const { numerator, denominator } = figureOf(year, 'REV-01', code);
    expect([Number(n), Number(of)], code).toEqual([numerator, denominator]);
    if (denominator > 0) expect(Number(rate)).toBeCloseTo(numerator / denominator, 6);
    expect([scope, day]).toEqual(['2024年度 · 全部机关', '2025-03-31']);
  }
});

test('the CSV of the trend adds up to the figure of the year, month by month as the table says', async ({
  page,
  visit,
}) => {
  await visit('/metrics/PUB-08/');
  const { content } = await take(page, '公示及时率', 'CSV');
  const lines = content
    .toString('utf8')
    .trimEnd()
    .split('\r\n')
    .slice(1)
    .map((line) => line.split(','));
  const sum = (column: number) => lines.reduce((n, line) => n + Number(line[column]), 0);
  const { numerator, denominator } = figureOf(year, 'PUB-08');
  expect([lines.length, sum(2), sum(3)]).toEqual([12, numerator, denominator]);
  await page.getByRole('button', { name: '公示及时率：显示为表' }).click();
  const table = page.getByRole('region', { name: '公示及时率', exact: true }).locator('tbody tr');
  expect(await table.locator('td:nth-child(3)').allInnerTexts()).toEqual(lines.map((line) => `${line[2]}/${line[3]}`));
});

test('the menu of files opens by the keyboard, and Escape gives the focus back', async ({ page, visit }) => {
  await visit('/metrics/PUB-08/');
  const opener = page.getByLabel('办理用时分布：导出', { exact: true });
  await opener.focus();
  await page.keyboard.press('Enter');
  await page.keyboard.press('Tab');
  await expect(page.getByRole('button', { name: 'PNG' }).filter({ visible: true })).toBeFocused();
  await page.keyboard.press('Escape');
  await expect(opener).toBeFocused();
  await expect(page.getByRole('button', { name: 'PNG' }).filter({ visible: true })).toHaveCount(0);
});

test('a chart says to a screen reader what it shows, in the language of the reader', async ({ page, visit }) => {
  await visit('/metrics/PUB-08/');
  await expect(page.locator('[aria-label^="公示及时率（许可、处罚）月度走势，2024-01至2024-12，"]')).toBeVisible();
  const { met, late } = figureOf(year, 'PUB-08');
  await expect(page.locator(`[aria-label*="办理用时分布，达标${met}件，迟延${late}件"]`)).toBeVisible();
});

test('the calendar has as many on each day as the command line warns of, and a day opens exactly those rows', async ({
  page,
  visit,
}) => {
  const rows = dueOf(headlines.flatMap(({ metrics }) => metrics)).filter((row) => row.due <= '2025-05-11');
  const byDay = new Map<string, number>();
  for (const { due } of rows) byDay.set(due, (byDay.get(due) ?? 0) + 1);
  await visit('/');
  const calendar = page.getByRole('figure').filter({ hasText: '到期日历' });
  const links = calendar.getByRole('link');
  await expect(links).toHaveCount(byDay.size);
  const said = await links.evaluateAll((all) =>
    all.map((link) => [
      new URL(link.getAttribute('href') ?? '', location.href).searchParams.get('due'),
      link.textContent,
    ]),
  );
  expect(Object.fromEntries(said)).toEqual(Object.fromEntries([...byDay].map(([day, n]) => [day, String(n)])));
  await expect(calendar.locator('td').filter({ hasText: '27' })).toContainText('班');
  await expect(calendar.getByText('5月1日')).toContainText('休');

  await calendar.getByRole('link', { name: `2025年4月2日，到期${byDay.get('2025-04-02')}项次` }).click();
  await expect(page).toHaveURL(/\?due=2025-04-02$/);
  const region = page.getByRole('region', { name: '2025年4月2日到期的事项' }).and(page.locator('.scroller'));
  await expect(region.locator('tr.row').filter({ hasText: '未到期' })).toHaveCount(byDay.get('2025-04-02') ?? 0);
  const keys = await region.locator('tr.row a').allInnerTexts();
  for (const { key } of rows.filter(({ due }) => due === '2025-04-02')) expect(keys).toContain(key);
  await page.getByRole('button', { name: '收起' }).click();
  await expect(region).toHaveCount(0);

  const { name, content } = await take(page, '到期日历', 'CSV');
  expect(name).toBe('到期日历-2025-03-31.csv');
  const lines = content.toString('utf8').trimEnd().split('\r\n');
  expect(lines).toHaveLength(1 + 42);
  expect(lines[5]).toBe('2025-04-04,五,休息日,0,全部机关 · 2025年3月31日至2025年5月11日,2025-03-31');
  const svg = (await take(page, '到期日历', 'SVG')).content.toString('utf8');
  const picture = await read(page, svg);
  expect([picture.wrong, picture.texts[0]]).toEqual(['', '到期日历']);
});

test('the calendar of one agency is of its own rows', async ({ page, visit }) => {
  const rows = dueOf(headlines.flatMap(({ metrics }) => metrics)).filter((row) => row.due <= '2025-05-11');
  const own = rows.filter(({ org }) => org === '长治市潞城区商务局');
  await visit('/?org=SW140406');
  const links = page.getByRole('figure').filter({ hasText: '到期日历' }).getByRole('link');
  await expect(links).toHaveCount(new Set(own.map(({ due }) => due)).size);
  const counts = await links.allInnerTexts();
  expect(counts.reduce((sum, n) => sum + Number(n), 0)).toBe(own.length);
});

test('every tile has the figure of its county as the command line has it, and opens its rows', async ({
  page,
  visit,
}) => {
  await visit('/metrics/PUB-08/');
  const map = page.getByRole('figure').filter({ hasText: '各县区（方格示意图）' });
  await expect(map).toContainText('示意图，不代表行政区域界线');
  const tiles = map.locator('.tiles a');
  await expect(tiles).toHaveCount(12);
  const said = await tiles.evaluateAll((all) =>
    all.map((tile) => [new URL((tile as HTMLAnchorElement).href).searchParams.get('org'), tile.textContent] as const),
  );
  for (const [org, text] of said) {
    const { numerator, denominator } = figureOf(year, 'PUB-08', org ?? '');
    expect(text.replace(/\s+/g, ' ').trim(), org ?? '').toContain(`${numerator}/${denominator}`);
  }
  const city = figureOf(year, 'PUB-08', 'SW140400');
  await expect(map.locator('.others li')).toContainText([`${city.numerator}/${city.denominator}`]);

  const { name, content } = await take(page, '各县区（方格示意图）', 'CSV');
  expect(name).toBe('PUB-08-公示及时率各县区-2025-03-31.csv');
  const lines = content.toString('utf8').trimEnd().split('\r\n').slice(1);
  expect(lines).toHaveLength(13);
  const { numerator, denominator } = figureOf(year, 'PUB-08');
  const sum = (column: number) => lines.reduce((n, line) => n + Number(line.split(',')[column]), 0);
  expect([sum(3), sum(4)]).toEqual([numerator, denominator]);
  const picture = await read(page, (await take(page, '各县区（方格示意图）', 'SVG')).content.toString('utf8'));
  expect(picture.wrong).toBe('');
  expect(picture.texts.join('\n')).toContain('示意图，不代表行政区域界线');

  await map.getByRole('link', { name: /^潞城区/ }).click();
  await expect(page).toHaveURL(/\?org=SW140406$/);
  const own = figureOf(year, 'PUB-08', 'SW140406');
  await expect(page.locator('.fraction').first()).toHaveText(`${own.numerator}/${own.denominator}`);
  await expect(map.getByRole('link', { name: /^潞城区/ })).toHaveAttribute('aria-current', 'true');
});

test('a county without anything due has no rate', async ({ page, visit }) => {
  await visit('/metrics/REV-01/');
  expect(figureOf(year, 'REV-01', 'SW140425').denominator).toBe(0);
  const tile = page.getByRole('link', { name: '平顺县，无应判定事项' });
  await expect(tile).toContainText('—');
});

test('the heat table goes home with every figure of the command line, as CSV and as a picture', async ({
  page,
  visit,
}) => {
  await visit('/');
  const title = '各机关各项指标';
  const { name, content } = await take(page, title, 'CSV');
  expect(name).toBe(`${title}-2025-03-31.csv`);
  const [head, ...lines] = content.toString('utf8').trimEnd().split('\r\n');
  expect(head).toBe('\uFEFF机关代码,机关,指标编号,指标,比率,分子,分母,目标,范围,数据截至');
  expect(lines).toHaveLength(14 * 15);
  for (const line of lines) {
    const [org, , metric = '', , , n, of] = line.split(',');
    const { numerator, denominator } = figureOf(year, metric, org);
    expect([Number(n), Number(of)], line).toEqual([numerator, denominator]);
  }
  const picture = await read(page, (await take(page, title, 'SVG')).content.toString('utf8'));
  expect([picture.wrong, picture.texts[0], picture.texts.at(-1)]).toEqual([
    '',
    title,
    '来源：本快照判定明细，数据截至2025年3月31日',
  ]);
  const { numerator, denominator } = figureOf(year, 'REV-01');
  expect(picture.texts).toContain(`${numerator}/${denominator}`);
});

test('a month of the trend opens that month, by the pointer and from the table, and the course of the year stays', async ({
  page,
  visit,
}) => {
  await visit('/metrics/PUB-08/');
  const trend = page.getByRole('figure').filter({ hasText: '点月份查看该月' });
  const { numerator, denominator } = figureOf(figuresOf('2024-07-01', '2024-07-31'), 'PUB-08');
  const counted = trend.getByText(`/${denominator}`, { exact: true }).first();
  await expect(counted).toBeVisible();
  const box = await trend.locator('svg').first().boundingBox();
  if (!box) throw new Error('no chart');
  // below the seventh of twelve months there is its number; above it, in the plot, its column
  const label = await trend.locator('svg text').filter({ hasText: /^7$/ }).first().boundingBox();
  if (!label) throw new Error('no July');
  await page.mouse.click(label.x + label.width / 2, box.y + box.height / 3);
  await expect(page).toHaveURL(/from=2024-07&to=2024-07/);
  const figure = page.getByRole('region', { name: '比率' });
  await expect(figure).toContainText(`${numerator}/${denominator}`);
  await trend.getByRole('button', { name: '公示及时率：显示为表' }).click();
  const months = trend.locator('tbody th a');
  await expect(months).toHaveCount(12);
  await months.filter({ hasText: '2024-03' }).click();
  await expect(page).toHaveURL(/from=2024-03&to=2024-03/);
  await page.goBack();
  await expect(page).toHaveURL(/from=2024-07&to=2024-07/);
});

test('a bar of the distribution opens exactly its rows, and the chip above them gives all back', async ({
  page,
  visit,
}) => {
  await visit('/metrics/PUB-08/');
  const chart = page.getByRole('figure').filter({ hasText: '办理用时分布' });
  await chart.getByRole('button', { name: '办理用时分布：显示为表' }).click();
  const line = chart
    .locator('tbody tr')
    .filter({ has: page.locator('a') })
    .first();
  const [days = '', met = '', late = ''] = await line.locator('th, td').allInnerTexts();
  await line.getByRole('link').click();
  await expect(page).toHaveURL(new RegExp(`lag=${days}$`));
  const n = Number(met) + Number(late);
  await expect(page.getByText(`共${n}行`, { exact: true })).toBeVisible();
  await expect(page.locator('tr.row').first()).toBeVisible();
  await page.getByRole('button', { name: `用时${days}个工作日` }).click();
  await expect(page).not.toHaveURL(/lag=/);
  await chart.getByRole('button', { name: '办理用时分布：显示为图' }).click();
  const bar = await chart.locator('svg text').filter({ hasText: /^6$/ }).first().boundingBox();
  const box = await chart.locator('svg').first().boundingBox();
  if (!bar || !box) throw new Error('no chart');
  await page.mouse.click(bar.x + bar.width / 2, box.y + box.height / 2);
  await expect(page).toHaveURL(/lag=6$/);
});

test('the picture of the trend has n and N below its months', async ({ page, visit }) => {
  await visit('/metrics/PUB-08/');
  const { content } = await take(page, '公示及时率', 'SVG');
  const { texts } = await read(page, content.toString('utf8'));
  const { numerator, denominator } = figureOf(figuresOf('2024-07-01', '2024-07-31'), 'PUB-08');
  const at = texts.findIndex((text, i) => text === '7' && texts[i + 1] === String(numerator));
  expect(texts.slice(at, at + 3)).toEqual(['7', String(numerator), `/${denominator}`]);
});
