import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { serveSite, type RunningSite } from '../../ingest/cli/server.ts';
import { siteFolder } from '../../ingest/cli/site.ts';
import { expect, test } from '../support/fixtures.ts';
import { frozen, thaw } from '../support/frozen.ts';

/** Snapshots as older programs wrote them, on the screens of this one. */

let folder: string;
const sites = new Map<string, RunningSite>();

test.beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'mingjing-frozen-'));
  for (const name of [...frozen.opens, ...frozen.old]) {
    thaw(name, join(folder, name));
    sites.set(name, await serveSite({ site: siteFolder, snapshot: join(folder, name), port: 0 }));
  }
});
test.afterAll(async () => {
  for (const site of sites.values()) await site.close();
  await rm(folder, { recursive: true });
});

for (const name of frozen.opens)
  test.describe(name, () => {
    test.use({ baseURL: async ({ browserName }, use) => use(sites.get(name)?.address ?? browserName) });

    test('every screen opens', async ({ page }) => {
      test.slow();
      await page.goto('/');
      await expect(page.getByRole('heading', { level: 1 })).toContainText('3个执法主体');
      await page.goto('/metrics/PRC-02/');
      await expect(page.locator('tr.row').filter({ hasText: 'CFJX-001' })).toBeVisible();
      await page.goto('/cases/?no=CFJX-001');
      await expect(page.getByRole('heading', { level: 1 })).toContainText('CFJX-001');
      for (const path of ['/issues/', '/agencies/', '/reconcile/', '/assess/', '/data/', '/query/', '/dictionary/']) {
        await page.goto(path);
        await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
        await expect(page.getByRole('progressbar')).toHaveCount(0);
        await expect(page.getByRole('alert')).toHaveCount(0);
      }
    });
  });

for (const name of frozen.old)
  test.describe(name, () => {
    test.use({ baseURL: async ({ browserName }, use) => use(sites.get(name)?.address ?? browserName) });

    test('is said to be of an older program', async ({ page }) => {
      await page.goto('/');
      await expect(page.getByRole('heading', { name: '快照版本不符' })).toBeVisible();
      await expect(page.getByRole('alert')).toContainText('格式版本为1，由旧的程序生成');
      await expect(page.getByRole('alert')).toContainText('请用源文件重新导入');
    });
  });
