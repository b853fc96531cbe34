import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { generateBench } from '../../bench/generate.ts';
import { demoAsOf } from '../../demo/generate.ts';
import { serveSite } from '../../ingest/cli/server.ts';
import { siteFolder } from '../../ingest/cli/site.ts';
import { ingest } from '../../ingest/ingest.ts';
import type { Manifest } from '../../src/lib/snapshot/manifest.ts';
import { countingSite, type CountingSite } from '../support/counting.ts';
import { expect, test as base } from '../support/fixtures.ts';
import { smallParts } from '../support/small-parts.ts';

/** A snapshot that is read by parts shows what the same snapshot shows that is opened whole, and reads only the row groups it needs. */

interface Two {
  /** in front of either */
  readonly site: CountingSite;
  /** addresses of the snapshot that is read by parts, and of the one that is opened whole */
  readonly divided: string;
  readonly whole: string;
  readonly manifest: Manifest;
}

const test = base.extend<{ fresh: Two }, { two: Two }>({
  two: [
    async ({ browserName }, use) => {
      const work = mkdtempSync(join(tmpdir(), `mingjing-parts-${browserName}-`));
      const inputs = [generateBench(join(work, 'files'), 3000).gb18030];
      const folders = { divided: join(work, 'divided'), whole: join(work, 'whole') };
      await ingest({ inputs, out: folders.whole, asOf: demoAsOf, demo: true });
      const manifest = await ingest({ inputs, out: folders.divided, asOf: demoAsOf, demo: true, parts: smallParts });
      const divided = await serveSite({ site: siteFolder, snapshot: folders.divided, port: 0 });
      const whole = await serveSite({ site: siteFolder, snapshot: folders.whole, port: 0 });
      const site = await countingSite(divided.address);
      await use({ site, divided: divided.address, whole: whole.address, manifest });
      for (const server of [site, divided, whole]) await server.close();
      rmSync(work, { recursive: true });
    },
    { scope: 'worker', timeout: 600_000 },
  ],
  fresh: async ({ two }, use) => {
    two.site.behind = two.divided;
    two.site.ranges = true;
    two.site.damaged.clear();
    two.site.asked.length = 0;
    await use(two);
  },
  baseURL: async ({ two }, use) => use(two.site.address),
});

const list = 'metrics/PUB-08/?org=SW140403';

const listed = (page: Page) => page.locator('#rows tr.row');

/** The count of a list and its rows that are in sight. */
async function rowsOf(page: Page, address: string): Promise<string[]> {
  await page.goto(address);
  await expect(listed(page).first()).toContainText(/\d/);
  return [(await page.locator('#rows .count').textContent()) ?? '', ...(await listed(page).allInnerTexts())];
}

/** Until a case is there with all that belongs to it. */
async function shown(page: Page, number: string): Promise<void> {
  await expect(page.getByRole('heading', { level: 1 })).toContainText(number);
  await expect(page.locator('main .top table').first()).toBeVisible();
}

test('a list, its count and its order are those of the whole load, from few row groups', async ({ page, fresh }) => {
  const { site, manifest } = fresh;
  const table = manifest.tables['verdicts/PUB-08'];
  const found = await rowsOf(page, list);
  const asked = site.asked.filter(({ path }) => path === table?.path);
  expect(asked.length).toBeGreaterThan(0);
  for (const { range } of asked) expect(range).toMatch(/^bytes=\d+-\d+$/);
  expect(asked.reduce((sum, { bytes }) => sum + bytes, 0)).toBeLessThan(table?.bytes ?? 0);
  // no other verdicts are read for it
  expect(site.asked.filter(({ path }) => path.includes('/verdicts/') && !path.includes('PUB-08'))).toEqual([]);
  site.behind = fresh.whole;
  expect(found).toEqual(await rowsOf(page, list));
  expect(found.length).toBeGreaterThan(10);
});

test('a case and a search read little, and the case is the same', async ({ page, fresh }) => {
  const { site, manifest } = fresh;
  await page.goto(list);
  const link = listed(page).locator('a').first();
  const number = (await link.textContent()) ?? '';
  site.asked.length = 0;
  await link.click();
  await shown(page, number);
  const text = await page.locator('main').innerText();
  // small tables are read whole, of the large ones only parts
  const large = site.asked.filter(({ path }) =>
    Object.entries(manifest.tables).some(([name, t]) => t.path === path && `parts/${name}` in manifest.tables),
  );
  expect(large.length).toBeGreaterThan(5);
  for (const { path, range } of large) expect(range, path).not.toBeNull();
  const address = page.url();
  site.asked.length = 0;
  await page.getByRole('searchbox').fill(number.slice(0, -1));
  await expect(page.getByText('按编号或者文号的开头查找')).toBeVisible();
  await expect(page.locator('section a', { hasText: number })).toBeVisible();
  expect(site.asked.reduce((sum, { bytes }) => sum + bytes, 0)).toBeLessThan(200_000);
  site.behind = fresh.whole;
  await page.goto(address);
  await shown(page, number);
  expect(text).toBe(await page.locator('main').innerText());
});

test('a damaged range is found and its file named, with both hashes', async ({ page, fresh }) => {
  const { site, manifest } = fresh;
  site.damaged.set(manifest.tables['verdicts/PUB-08']?.path ?? '', 100);
  await page.goto('metrics/PUB-08/');
  await expect(page.getByRole('heading', { name: '快照已损坏' })).toBeVisible();
  const alert = page.getByRole('alert');
  await expect(alert).toContainText('verdicts/PUB-08.parquet');
  await expect(alert).toContainText('bytes 4-');
  const hashes = await alert.locator('dd').allTextContents();
  expect(hashes).toEqual([expect.stringMatching(/^[0-9a-f]{64}$/), expect.stringMatching(/^[0-9a-f]{64}$/)]);
  expect(hashes[0]).not.toBe(hashes[1]);
});

test('without ranges a file that is not too large comes whole, with the same rows', async ({ page, fresh }) => {
  const { site, manifest } = fresh;
  const table = manifest.tables['verdicts/PUB-08'];
  site.ranges = false;
  const found = await rowsOf(page, list);
  expect(site.asked.filter(({ path }) => path === table?.path).map(({ bytes }) => bytes)).toEqual([table?.bytes]);
  site.behind = fresh.whole;
  expect(found).toEqual(await rowsOf(page, list));
});

test('without ranges a file that is too large is not taken, and it is said why', async ({ page, fresh }) => {
  fresh.site.ranges = false;
  await page.route('**/snapshot/manifest.json*', async (route) => {
    const response = await route.fetch();
    const manifest = (await response.json()) as { tables: Record<string, { bytes: number }> };
    const table = manifest.tables['verdicts/PUB-08'];
    if (table) table.bytes = 100_000_000;
    await route.fulfill({ response, json: manifest });
  });
  await page.goto('metrics/PUB-08/');
  await expect(page.getByRole('heading', { name: '服务器不能只给文件的一部分' })).toBeVisible();
  await expect(page.getByRole('alert')).toContainText('verdicts/PUB-08.parquet');
});

test('the overview lists what is longest overdue as the whole load does', async ({ page, fresh }) => {
  const late = page.getByRole('region', { name: '逾期' }).locator('tbody tr');
  await page.goto('/');
  await expect(late).toHaveCount(10);
  const found = await late.allInnerTexts();
  fresh.site.behind = fresh.whole;
  await page.goto('/');
  await expect(late).toHaveCount(10);
  expect(await late.allInnerTexts()).toEqual(found);
});

test('the overview counts and lists what falls due soon as the whole load does', async ({ page, fresh }) => {
  const soon = page.getByRole('region', { name: '即将到期' });
  const calendar = page.getByRole('figure').filter({ has: page.locator('td') });
  const shownThere = async () => {
    await page.goto('/');
    await page.getByLabel('以内').or(soon.getByRole('combobox')).first().selectOption({ index: 2 });
    await expect(soon.locator('tbody tr').first()).toBeVisible();
    await expect(calendar.first()).toBeVisible();
    return [await soon.innerText(), await calendar.first().innerText()];
  };
  const found = await shownThere();
  // no metric's own verdicts are read for it, and what is counted comes from the counts
  expect(fresh.site.asked.filter(({ path }) => path.includes('/verdicts/'))).toEqual([]);
  const counts = fresh.manifest.tables.due_counts?.path;
  expect(fresh.site.asked.some(({ path }) => path === counts)).toBe(true);
  fresh.site.behind = fresh.whole;
  expect(await shownThere()).toEqual(found);
});

test.describe('with the worker that keeps opened files for later', () => {
  test.use({ serviceWorkers: 'allow' });

  test('what was asked for by parts is not fetched whole', async ({ page, fresh }) => {
    const { site, manifest } = fresh;
    await page.goto(list);
    await expect(listed(page).first()).toContainText(/\d/);
    await page.evaluate(async () => {
      await navigator.serviceWorker.ready;
    });
    const kept = () =>
      page.evaluate(async () => {
        const names = await caches.keys();
        const found = await Promise.all(
          names.map(async (name) => (await (await caches.open(name)).keys()).map(({ url }) => url)),
        );
        return found.flat().filter((url) => url.includes('/snapshot/'));
      });
    // the cube comes whole, and is kept; by then it is settled for the others, too
    await expect.poll(async () => (await kept()).some((url) => url.endsWith('cube.parquet'))).toBe(true);
    await expect.poll(async () => (await kept()).some((url) => url.endsWith('calendar.parquet'))).toBe(true);
    const table = manifest.tables['verdicts/PUB-08']?.path ?? '';
    expect(await kept()).not.toContainEqual(expect.stringContaining(table));
    for (const { path, range } of site.asked) if (path === table) expect(range).not.toBeNull();
  });
});
