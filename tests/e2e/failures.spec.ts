import { expect, test } from '../support/fixtures.ts';

/** What a reader sees when the snapshot or the browser is not as it should be. */

const manifest = '**/snapshot/manifest.json*';

test('without a snapshot the page says how to make one', async ({ page }) => {
  await page.route(manifest, (route) => route.fulfill({ status: 404, body: 'Not Found' }));
  await page.goto('/');
  await expect(page.getByRole('heading', { name: '没有找到快照' })).toBeVisible();
  await expect(page.getByText('npm start')).toBeVisible();
  await expect(page.getByText(/npx mingjing ingest/)).toBeVisible();
});

test('a server that answers everything with a page has no snapshot either', async ({ page }) => {
  await page.route(manifest, (route) => route.fulfill({ contentType: 'text/html', body: '<!doctype html><p>hello' }));
  await page.goto('/');
  await expect(page.getByRole('heading', { name: '没有找到快照' })).toBeVisible();
});

test('a cut-off manifest is named', async ({ page }) => {
  await page.route(manifest, async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, body: (await response.text()).slice(0, 500) });
  });
  await page.goto('/metrics/PUB-07/');
  await expect(page.getByRole('heading', { name: '快照已损坏' })).toBeVisible();
  await expect(page.getByRole('alert')).toContainText('manifest.json');
});

test('a snapshot of another version asks for the right program', async ({ page }) => {
  await page.route(manifest, async (route) => {
    const response = await route.fetch();
    await route.fulfill({ response, body: (await response.text()).replace('"version": 2', '"version": 9') });
  });
  await page.goto('/');
  await expect(page.getByRole('heading', { name: '快照版本不符' })).toBeVisible();
});

for (const [name, spoil] of [
  ['cut off', (body: Buffer) => body.subarray(0, body.length / 2)],
  ['overwritten', (body: Buffer) => Buffer.alloc(body.length, 7)],
] as const)
  test(`a table that is ${name} is named`, async ({ page, context }) => {
    await context.route('**/tables/cube.parquet', async (route) => {
      const response = await route.fetch();
      await route.fulfill({ response, body: spoil(await response.body()) });
    });
    await page.goto('/');
    await expect(page.getByRole('heading', { name: '快照已损坏' })).toBeVisible();
    await expect(page.getByRole('alert')).toContainText('tables/cube.parquet');
  });

test('a missing table of rows is named when the rows are needed', async ({ page, context }) => {
  await context.route('**/verdicts/REV-01.parquet', (route) => route.fulfill({ status: 404 }));
  await page.goto('/metrics/REV-01/');
  await expect(page.getByRole('heading', { name: '快照已损坏' })).toBeVisible();
  await expect(page.getByRole('alert')).toContainText('verdicts/REV-01.parquet');
});

test('a browser without WebAssembly exceptions is told which one to use', async ({ page }) => {
  await page.addInitScript(() => {
    WebAssembly.validate = () => false;
  });
  await page.goto('/');
  await expect(page.getByRole('heading', { name: '当前浏览器无法运行本看板' })).toBeVisible();
  await expect(page.getByRole('alert')).toContainText('Chromium 109');
});

test('something is on the screen before the program has arrived', async ({ page }) => {
  await page.route('**/_app/immutable/**/*.js', () => undefined);
  await page.goto('/', { waitUntil: 'commit' });
  await expect(page.getByText('正在载入程序')).toBeVisible();
});

test('the figures do not wait for the rows', async ({ page }) => {
  await page.route('**/verdicts/*.parquet', () => undefined);
  await page.goto('/');
  await expect(page.getByRole('heading', { level: 1 })).toContainText('法制审核率');
  await expect(page.locator('[data-cell]').first()).toBeVisible();
});

test('an engine that runs out of memory is started again, and the screen is there', async ({ page }) => {
  let starts = 0;
  await page.route('**/*duckdb-browser-eh*.js', async (route) => {
    const response = await route.fetch();
    const program = await response.text();
    // the first engine may grow to little more than what the cube takes
    const limit = `const grow = WebAssembly.Memory.prototype.grow;
      WebAssembly.Memory.prototype.grow = function (pages) {
        if (this.buffer.byteLength + pages * 65536 > 72 * 1048576) throw new RangeError('out of memory');
        return grow.call(this, pages);
      };\n`;
    await route.fulfill({ response, body: starts++ === 0 ? limit + program : program });
  });
  await page.goto('/issues/');
  await expect(page.getByText('查询程序已重新启动')).toBeVisible();
  await expect(page.locator('tr.row').first()).toBeVisible();
  expect(starts).toBe(2);
});
