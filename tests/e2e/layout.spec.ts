import { expect, test } from '../support/desk.ts';

/** No screen is wider than the window it is shown in, and the table of all agencies and metrics fits into a usual one. */

const sizes = [
  [390, 844],
  [1280, 720],
  [1440, 900],
] as const;

const complete = {
  '/': '#soon-title',
  '/?due=2025-04-02': 'tr.row',
  '/metrics/': 'h3',
  '/metrics/PUB-08/': 'tr.row',
  '/issues/': 'tr.row',
  '/reconcile/': 'tbody tr td',
  '/query/': 'summary',
  '/dictionary/': 'article',
  '/assess/': 'tbody',
  '/assess/scheme/': '.cm-content',
  '/assess/report/': '.buttons',
  '/assess/report/?step=findings': 'tbody',
  '/assess/report/?step=page&org=SW140425': 'article table',
  '/annual/': 'tbody',
  '/data/': 'tfoot',
  '/data/import/': '.drop',
  '/agencies/': 'tbody tr',
  '/agencies/?org=SW140400': '.files tfoot',
  '/cases/': 'tbody tr',
  '/cases/?no=CF20241404060013': '#people-title',
} as const;

for (const [path, last] of Object.entries(complete))
  test(`${path} fits into every window`, async ({ page, visit }) => {
    await visit(path);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    await expect(page.locator(last).first()).toBeVisible({ timeout: 60_000 });
    for (const [width, height] of sizes) {
      await page.setViewportSize({ width, height });
      await expect
        .poll(() => page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth), {
          message: `${width} × ${height}`,
        })
        .toBeLessThanOrEqual(0);
    }
  });

test('all agencies and metrics are seen without scrolling', async ({ page, visit }) => {
  await page.setViewportSize({ width: 1440, height: 900 });
  await visit('/');
  const heat = page.getByRole('region', { name: '各机关各项指标' }).getByRole('table');
  await expect(heat.locator('tbody tr')).toHaveCount(14);
  await expect(heat.locator('tbody tr').last()).toBeInViewport({ ratio: 1 });
  await expect(heat.locator('tbody tr').last().getByRole('link').last()).toBeInViewport({ ratio: 1 });
});
