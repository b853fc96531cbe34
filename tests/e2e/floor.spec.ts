import type { Browser, Page } from '@playwright/test';
import { expect, refuseOthers, test } from '../support/fixtures.ts';

/** A browser below the floor is told so in words, even one that can read nothing of the program. */

const windows7 = (version: number) =>
  `Mozilla/5.0 (Windows NT 6.1; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/${version}.0.0.0 Safari/537.36`;

/** A page of a browser that says it is of this version; what goes wrong in it is no fault of the test. */
async function pageOf(browser: Browser, baseURL: string | undefined, version: number): Promise<Page> {
  const context = await browser.newContext({
    userAgent: windows7(version),
    ...(baseURL === undefined ? {} : { baseURL }),
  });
  await refuseOthers(context, baseURL);
  return context.newPage();
}

test('version 86, which can not parse the program', async ({ browser, baseURL }) => {
  const page = await pageOf(browser, baseURL, 86);
  await page.route('**/_app/immutable/**/*.js', (route) =>
    route.fulfill({ contentType: 'text/javascript', body: 'export const a = ;' }),
  );
  await page.goto('/metrics/');
  await expect(page.getByRole('alert')).toContainText('当前浏览器版本太旧');
  await expect(page.getByRole('alert')).toContainText('Chromium 109');
  await expect(page.getByText('正在载入程序')).toHaveCount(0);
  await page.context().close();
});

test('version 108, which might run it for a while', async ({ browser, baseURL }) => {
  const page = await pageOf(browser, baseURL, 108);
  await page.goto('/');
  await expect(page.getByRole('alert')).toContainText('Chromium 109');
  await expect(page.locator('[data-cell]')).toHaveCount(0);
  await page.context().close();
});

test('one that says nothing of its version, and can not parse the program', async ({ browser, baseURL }) => {
  const page = await pageOf(browser, baseURL, 200);
  await page.route('**/_app/immutable/entry/*.js', (route) =>
    route.fulfill({ contentType: 'text/javascript', body: 'using a = ;' }),
  );
  await page.goto('/');
  await expect(page.getByRole('alert')).toContainText('当前浏览器版本太旧');
  await page.context().close();
});

test('version 109 without the methods that came after it runs', async ({ browser, baseURL }) => {
  const page = await pageOf(browser, baseURL, 109);
  await page.addInitScript(() => {
    for (const name of ['toSorted', 'toReversed', 'toSpliced', 'with']) Reflect.deleteProperty(Array.prototype, name);
    for (const [owner, names] of [
      [Object, ['groupBy']],
      [Map, ['groupBy']],
      [Promise, ['withResolvers', 'try']],
      [Array, ['fromAsync']],
      [URL, ['canParse', 'parse']],
      [AbortSignal, ['any']],
      [String.prototype, ['isWellFormed', 'toWellFormed']],
      [Set.prototype, ['union', 'intersection', 'difference', 'isSubsetOf']],
    ] as const)
      for (const name of names) Reflect.deleteProperty(owner, name);
    Reflect.deleteProperty(ReadableStream.prototype, Symbol.asyncIterator);
    Reflect.deleteProperty(globalThis, 'Iterator');
  });
  const errors: string[] = [];
  page.on('pageerror', (error) => errors.push(error.message));
  for (const path of ['/', '/metrics/PUB-08/', '/issues/', '/assess/', '/data/', '/query/']) {
    await page.goto(path);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    await expect(page.getByRole('alert')).toHaveCount(0);
  }
  expect(errors).toEqual([]);
  await page.context().close();
});
