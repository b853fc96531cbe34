import { readFileSync } from 'node:fs';
import Papa from 'papaparse';
import type { Page } from '@playwright/test';
import { demoSnapshot } from '../../ingest/cli/demo.ts';
import { openSnapshot } from '../../src/lib/snapshot/native.ts';
import { expect, test } from '../support/fixtures.ts';
import { grouped } from './demo.ts';

/** Read-only SQL: what it answers is what the same statement answers on the snapshot in Node, and nothing but reading is run. */

const patient = { timeout: 120_000 };
const editor = (page: Page) => page.getByRole('textbox', { name: '查询语句' });
const said = (page: Page) => page.locator('#query-said');
const offered = (page: Page) => page.getByRole('listbox', { name: '可用的名称' }).getByRole('option');
/** The text in the editor, line by line. */
const written = (page: Page) =>
  editor(page).evaluate((box) => [...box.querySelectorAll('.cm-line')].map((line) => line.textContent).join('\n'));
/** A key that comes together with the list is not meant for it: it is taken a moment later. */
const listed = (page: Page) => page.waitForTimeout(150);
/** The text before the cursor on its line. */
const beforeCursor = (page: Page) =>
  page.evaluate(() => {
    const selection = getSelection();
    const line = selection?.focusNode?.parentElement?.closest('.cm-line');
    if (!selection?.focusNode || !line) return null;
    const range = document.createRange();
    range.setStart(line, 0);
    range.setEnd(selection.focusNode, selection.focusOffset);
    return range.toString();
  });

async function ask(page: Page, sql: string): Promise<void> {
  await editor(page).fill(sql);
  await editor(page).press('Control+Enter');
}

test.beforeEach(async ({ page }) => {
  await page.goto('/query/');
  await expect(editor(page)).toBeVisible(patient);
});

test('an answer is that of the snapshot, and the text is in no address', async ({ page }) => {
  const sql = `SELECT act, state, sum(n) AS n FROM cube WHERE metric = 'PUB-08' GROUP BY act, state ORDER BY act, state`;
  const { engine } = await openSnapshot(demoSnapshot);
  const rows = await engine.query<{ act: string; state: string; n: number }>(sql);
  await engine.close();
  await ask(page, sql);
  await expect(said(page)).toHaveText(new RegExp(`^${rows.length}行，3列，用时`), patient);
  const cells = page.getByRole('region', { name: '结果各行' }).locator('tr.row');
  expect(await cells.evaluateAll((lines) => lines.map((line) => [...line.children].map((c) => c.textContent)))).toEqual(
    rows.map(({ act, state, n }) => [act, state, String(n)]),
  );
  expect(new URL(page.url()).search + new URL(page.url()).hash).toBe('');
  await page.reload();
  await expect(editor(page)).toBeVisible(patient);
  expect(await written(page)).toBe(sql);
  const [download] = await Promise.all([
    (async () => {
      await page.getByRole('button', { name: '执行' }).click();
      const [file] = await Promise.all([
        page.waitForEvent('download', patient),
        page.getByRole('button', { name: '导出CSV' }).click(patient),
      ]);
      return file;
    })(),
  ]);
  const csv = readFileSync(await download.path(), 'utf8');
  expect(csv.startsWith('\uFEFF')).toBe(true);
  expect(Papa.parse(csv.slice(1).trim()).data).toEqual([
    ['act', 'state', 'n'],
    ...rows.map(({ act, state, n }) => [act, state, String(n)]),
  ]);
});

test('every example runs', async ({ page }) => {
  test.slow();
  const buttons = page.locator('.examples button');
  expect(await buttons.count()).toBeGreaterThanOrEqual(8);
  for (const button of await buttons.all()) {
    await button.click();
    await page.getByRole('button', { name: '执行' }).click();
    await expect(page.getByRole('button', { name: '停止' })).toBeHidden(patient);
    await expect(said(page), (await button.textContent()) ?? '').toHaveText(/\d+行，\d+列，用时/);
  }
});

test('nothing is written, and no file is read', async ({ page }) => {
  for (const [sql, sentence] of [
    ['DROP TABLE cases', '只能执行以SELECT'],
    ['SELECT 1; DROP TABLE cube', '第1行第9列：一次只能执行一条语句。'],
    ['WITH x AS (SELECT 1)\nDELETE FROM cube', '第2行第1列：不能使用DELETE'],
    ["SELECT * FROM read_csv('https://example.org/x.csv')", '第1行第15列：不能使用函数read_csv'],
    ["SELECT *\nFROM cube, 'https://example.org/x.csv'", '第2行第12列：不能从“https://example.org/x.csv”读取'],
    ['SELECT * FROM nowhere', '第1行第15列：没有名为“nowhere”的表'],
    ["SELECT '没写完", '第1行第8列：单引号没有配对'],
  ] as const) {
    await ask(page, sql);
    await expect(said(page)).toContainText(sentence);
    await expect(page.getByRole('region', { name: '结果各行' })).toBeHidden();
  }
});

test('what the engine refuses is said plainly, with the place', async ({ page }) => {
  await ask(page, "SELECT '甲', metrik FROM cube");
  await expect(said(page)).toHaveText(/^第1行第13列：没有名为“metrik”的列。相近的：.*metric/, patient);
  await expect(editor(page)).toBeFocused();
  expect(await beforeCursor(page)).toBe("SELECT '甲', ");
  await ask(page, 'SELECT metric, sum(n) FROM cube');
  await expect(said(page)).toHaveText(/列“metric”既没有汇总，也没有列入GROUP BY/);
});

test('a long answer is cut and says so; what it holds is text', async ({ page }) => {
  await ask(page, "SELECT i, '<b onclick=x>' || i AS html FROM range(1000000) t(i)");
  await expect(said(page)).toContainText(`结果超过${grouped(10_000)}行`, patient);
  const region = page.getByRole('region', { name: '结果各行' });
  await expect(region.locator('tr.row').first().locator('td')).toHaveText(['0', '<b onclick=x>0']);
  await region.focus();
  await page.keyboard.press('End');
  await expect(region.locator('tr[aria-rowindex="10001"] td').first()).toHaveText('9999');
  expect(await region.locator('tr').count()).toBeLessThan(200);
});

test('a statement without end is stopped, by the reader and by the clock, and the next one runs', async ({ page }) => {
  test.slow();
  const endless = 'SELECT count(*) FROM range(100000000) a, range(100000000) b WHERE (a.range * b.range) % 7 = 3';
  await ask(page, endless);
  await expect(said(page)).toHaveText('正在执行…', patient);
  await page.getByRole('button', { name: '停止' }).click();
  await expect(said(page)).toHaveText('已停止。');
  await ask(page, endless);
  await expect(said(page)).toHaveText(/^超过10秒，已停止/, patient);
  await ask(page, 'SELECT sum(n) AS n FROM cube');
  await expect(said(page)).toHaveText(/^1行，1列/, patient);
});

test('the tables are listed with their columns, and a click inserts a name', async ({ page }) => {
  const schema = page.getByRole('region', { name: '可查询的表' });
  await schema.locator('summary').filter({ hasText: '行政处罚办案台账' }).click();
  await expect(schema.getByText('处罚决定书文号', { exact: true })).toBeVisible();
  await editor(page).fill('SELECT ');
  await schema.getByRole('button', { name: '插入decision_no', exact: true }).first().click();
  await editor(page).press('End');
  await editor(page).pressSequentially(' FROM ');
  await schema.getByRole('button', { name: '插入cases', exact: true }).click();
  expect(await written(page)).toBe('SELECT decision_no FROM cases');
  await expect(editor(page)).toBeFocused();
  await editor(page).press('Control+Enter');
  await expect(said(page)).toHaveText(/行，1列/, patient);
  await ask(page, 'SHOW TABLES');
  await expect(page.getByRole('region', { name: '结果各行' }).getByText('cube', { exact: true })).toBeAttached();
});

test('names are offered while a statement is written, and the keyboard is never held', async ({ page }) => {
  await editor(page).fill('');
  await editor(page).pressSequentially('sel');
  await expect(offered(page)).toHaveText(['SELECT']);
  await listed(page);
  await page.keyboard.press('Enter');
  await editor(page).pressSequentially(' org, FROM verdict_pub_0');
  await expect(offered(page).first()).toContainText('verdict_pub_0');
  await page.keyboard.press('Escape');
  await expect(offered(page)).toHaveCount(0);
  await editor(page).pressSequentially('8');
  expect(await written(page)).toBe('SELECT org, FROM verdict_pub_08');
  for (let i = 0; i < ' FROM verdict_pub_08'.length; i++) await page.keyboard.press('ArrowLeft');
  await editor(page).pressSequentially(' sta');
  await expect(offered(page).first()).toContainText('state');
  await expect(editor(page)).toHaveAttribute('aria-activedescendant', /.+/);
  await listed(page);
  await page.keyboard.press('Enter');
  expect(await written(page)).toBe('SELECT org, state FROM verdict_pub_08');
  await page.keyboard.press('Control+Enter');
  await expect(said(page)).toHaveText(/行，2列/, patient);
  await page.keyboard.press('Control+End');
  await editor(page).pressSequentially(' v WHERE v.');
  await expect(offered(page).first()).toContainText('metric');
  await page.keyboard.press('Tab');
  await expect(editor(page)).not.toBeFocused();
  await expect(offered(page)).toHaveCount(0);
  await page.keyboard.press('Shift+Tab');
  await expect(editor(page)).toBeFocused();
});

test('a name is found by its Chinese meaning, written with an input method', async ({ page, context }) => {
  await editor(page).fill('SELECT  FROM verdict_pub_08');
  await page.keyboard.press('Home');
  for (let i = 0; i < 7; i++) await page.keyboard.press('ArrowRight');
  const client = await context.newCDPSession(page);
  await client.send('Input.imeSetComposition', { text: '归属', selectionStart: 2, selectionEnd: 2 });
  await client.send('Input.insertText', { text: '归属' });
  await expect(offered(page).first()).toContainText('on_date');
  await listed(page);
  await page.keyboard.press('Enter');
  expect(await written(page)).toBe('SELECT on_date FROM verdict_pub_08');
});

test('what is written in words is coloured in both themes, and violates no content policy', async ({ page }) => {
  await editor(page).fill("SELECT count(*) FROM cases WHERE org = 'x' -- 注");
  const colours = () =>
    editor(page).evaluate((box) =>
      [...box.querySelectorAll('.cm-line span')].map((span) => getComputedStyle(span).color),
    );
  await page.emulateMedia({ colorScheme: 'light' });
  const light = await colours();
  expect(new Set(light).size).toBeGreaterThanOrEqual(4);
  await page.emulateMedia({ colorScheme: 'dark' });
  const dark = await colours();
  expect(dark.length).toBe(light.length);
  dark.forEach((colour, i) => expect(colour).not.toBe(light[i]));
});

test('a text of a million characters can be pasted, and written on', async ({ page }) => {
  await editor(page).fill('');
  await page.evaluate(() => {
    const data = new DataTransfer();
    data.setData('text/plain', "SELECT '甲', 1 -- 注\n".repeat(50_000));
    document.activeElement?.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true }));
  });
  await editor(page).pressSequentially('selec');
  await expect(offered(page)).toHaveText(['SELECT']);
  expect(await page.locator('.cm-line').count()).toBeLessThan(500);
});

test('the answer is sorted by its titles, and copied as it is shown', async ({ page, context }) => {
  await context.grantPermissions(['clipboard-read', 'clipboard-write']);
  await ask(page, "SELECT * FROM (VALUES ('沁县', 10), (NULL, 9), ('壶关县', 100)) v(地方, n)");
  const region = page.getByRole('region', { name: '结果各行' });
  const places = region.locator('tr.row td:first-child');
  await expect(places).toHaveText(['沁县', '—', '壶关县'], patient);
  const title = region.getByRole('columnheader', { name: '地方' });
  await title.getByRole('button').click();
  await expect(title).toHaveAttribute('aria-sort', 'ascending');
  await expect(places).toHaveText(['壶关县', '沁县', '—']);
  await title.getByRole('button').press('Enter');
  await expect(places).toHaveText(['沁县', '壶关县', '—']);
  await title.getByRole('button').press('Enter');
  await expect(places).toHaveText(['沁县', '—', '壶关县']);
  await region.getByRole('columnheader', { name: 'n' }).getByRole('button').click();
  await expect(region.locator('tr.row td:last-child')).toHaveText(['9', '10', '100']);
  await page.getByRole('button', { name: '复制', exact: true }).click();
  await expect(page.getByText('已复制3行')).toBeVisible();
  expect(await page.evaluate(() => navigator.clipboard.readText())).toBe('地方\tn\n\t9\n沁县\t10\n壶关县\t100');
});
