import { cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { serveSite } from '../../ingest/cli/server.ts';
import { siteFolder } from '../../ingest/cli/site.ts';
import { ingest } from '../../ingest/ingest.ts';
import { publish } from '../../ingest/publish/publish.ts';
import { expect, test as base } from '../support/fixtures.ts';
import { threeAsOf, writeThreeAgencies } from '../support/three-agencies.ts';

/** What a unit sees in its folder of a publication, plain and encrypted. */

const passphrase = '甲县商务局的口令-2025';

interface Published {
  readonly plain: string;
  readonly locked: string;
  /** as `locked`, with one bit of every table flipped */
  readonly spoilt: string;
}

const test = base.extend<object, { published: Published }>({
  published: [
    async ({ browserName }, use) => {
      const folder = await mkdtemp(join(tmpdir(), `mingjing-published-${browserName}-`));
      const [exports, snapshot] = [join(folder, 'exports'), join(folder, 'snapshot')];
      writeThreeAgencies(exports);
      await ingest({ inputs: [exports], out: snapshot, asOf: threeAsOf });
      const [plain, locked, spoilt] = [join(folder, 'plain'), join(folder, 'locked'), join(folder, 'spoilt')];
      await publish({ snapshot, site: siteFolder, by: 'agency', out: plain });
      await publish({ snapshot, site: siteFolder, by: 'agency', out: locked, passphraseOf: () => passphrase });
      const own = (out: string) => join(out, 'JXSW0001');
      await cp(join(own(locked), 'snapshot'), spoilt, { recursive: true });
      for (const name of await readdir(spoilt)) {
        if (name === 'manifest.json') continue;
        const bytes = await readFile(join(spoilt, name));
        bytes[20] = (bytes[20] ?? 0) ^ 4;
        await writeFile(join(spoilt, name), bytes);
      }
      const sites = await Promise.all([
        serveSite({ site: own(plain), snapshot: join(own(plain), 'snapshot'), port: 0 }),
        serveSite({ site: own(locked), snapshot: join(own(locked), 'snapshot'), port: 0 }),
        serveSite({ site: own(locked), snapshot: spoilt, port: 0 }),
      ]);
      await use({
        plain: sites[0].address,
        locked: sites[1].address,
        spoilt: sites[2].address,
      });
      await Promise.all(sites.map((site) => site.close()));
      await rm(folder, { recursive: true });
    },
    { scope: 'worker', timeout: 180_000 },
  ],
});

test.describe('plain', () => {
  test.use({ baseURL: async ({ published }, use) => use(published.plain) });

  test('there is one agency, its figures and rows, and sums of its peers only where they are enough', async ({
    page,
  }) => {
    await page.goto('/');
    await expect(page.getByRole('heading', { level: 1 })).toContainText('1个执法主体');
    await expect(page.getByText('本份数据只含甲县商务局')).toBeVisible();
    await page.goto('/agencies/?org=JXSW0001&from=2024-01&to=2024-12');
    const peers = page.getByRole('region', { name: '同类机关' }).first();
    await expect(peers).toContainText('机关不足3个或者件数不足3件，不列');
    await page.goto('/cases/?no=CFJX-001');
    await expect(page.getByRole('heading', { level: 1 })).toContainText('CFJX-001');
    await expect(page.locator('body')).not.toContainText('乙审某');
  });
});

test.describe('encrypted', () => {
  test.use({ baseURL: async ({ published }, use) => use(published.locked) });

  test('a wrong passphrase is refused, the right one opens it', async ({ page }) => {
    await page.goto('/');
    await expect(page.getByRole('heading', { name: '本快照已加密' })).toBeVisible();
    await page.getByLabel('口令').fill('不是这个口令-2025');
    await page.getByRole('button', { name: '打开' }).click();
    await expect(page.getByText('口令不对')).toBeVisible();
    await page.getByLabel('口令').fill(passphrase);
    await page.getByRole('button', { name: '打开' }).click();
    await expect(page.getByRole('heading', { level: 1 })).toContainText('1个执法主体');
    await page.getByRole('link', { name: '指标' }).first().click();
    await page.locator('a[href*="PRC-02"]').first().click();
    await expect(page.locator('tr.row').filter({ hasText: 'CFJX-001' })).toBeVisible();
  });

  test('over http from another machine it says that https is needed', async ({ page }) => {
    await page.addInitScript(() => Object.defineProperty(window, 'isSecureContext', { value: false }));
    await page.goto('/');
    await expect(page.getByRole('heading', { name: '不能在此地址打开加密的快照' })).toBeVisible();
  });
});

test.describe('altered', () => {
  test.use({ baseURL: async ({ published }, use) => use(published.spoilt) });

  test('one flipped bit is refused with the right passphrase, too', async ({ page }) => {
    await page.goto('/');
    await page.getByLabel('口令').fill(passphrase);
    await page.getByRole('button', { name: '打开' }).click();
    await expect(page.getByRole('heading', { name: '快照已损坏' })).toBeVisible();
    await expect(page.getByRole('alert')).toContainText('manifest.json');
  });
});
