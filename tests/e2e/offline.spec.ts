import { cp, mkdtemp, readdir, readFile, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import { demoSnapshot } from '../../ingest/cli/demo.ts';
import { serveSite, type RunningSite } from '../../ingest/cli/server.ts';
import { siteFolder } from '../../ingest/cli/site.ts';
import { ingest } from '../../ingest/ingest.ts';
import { publish } from '../../ingest/publish/publish.ts';
import { expect, test as base } from '../support/fixtures.ts';
import { threeAsOf, writeThreeAgencies } from '../support/three-agencies.ts';

/** The dashboard without its server, with a newer program, with another snapshot. Each test has a server and a folder of its own. */

class House {
  readonly folder: string;
  #running: RunningSite | null = null;
  #port = 0;

  constructor(folder: string) {
    this.folder = folder;
  }

  get site(): string {
    return join(this.folder, 'site');
  }
  get snapshot(): string {
    return join(this.folder, 'snapshot');
  }
  get address(): string {
    return `http://127.0.0.1:${this.#port}/`;
  }

  async open(): Promise<void> {
    this.#running = await serveSite({ site: this.site, snapshot: this.snapshot, port: this.#port });
    this.#port = this.#running.port;
  }

  /** The server is gone, and with it every connection. */
  async close(): Promise<void> {
    await this.#running?.close();
    this.#running = null;
  }

  /** Puts a newer build in place: another version, told by the title of the pages. */
  async rebuild(): Promise<void> {
    const worker = join(this.site, 'service-worker.js');
    const { version } = JSON.parse(await readFile(join(this.site, '_app', 'version.json'), 'utf8')) as {
      version: string;
    };
    const program = await readFile(worker, 'utf8');
    expect(program).toContain(version);
    await writeFile(worker, program.replaceAll(version, `${version}-newer`));
    for (const name of ['index.html', 'data/index.html']) {
      const page = join(this.site, name);
      const text = await readFile(page, 'utf8');
      await writeFile(page, text.replace('<html lang="zh-CN"', '<html lang="zh-CN" data-build="newer"'));
    }
  }
}

const test = base.extend<{ house: House }>({
  house: async ({ browserName }, use) => {
    const house = new House(await mkdtemp(join(tmpdir(), `mingjing-offline-${browserName}-`)));
    await cp(siteFolder, house.site, { recursive: true, filter: (path) => path !== join(siteFolder, 'snapshot') });
    await cp(demoSnapshot, house.snapshot, { recursive: true });
    await house.open();
    await use(house);
    await house.close();
    await rm(house.folder, { recursive: true });
  },
  baseURL: async ({ house }, use) => use(house.address),
});
test.use({ serviceWorkers: 'allow' });
test.slow();

/** The first visit, until the worker has kept the program and what was opened. */
async function visit(page: Page, path: string, kept: readonly string[] = []): Promise<void> {
  await page.goto(path);
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
  await expect.poll(() => names(page)).toEqual(expect.arrayContaining(['manifest.json', ...kept]));
}

/** The last parts of the addresses of the snapshot's files that are kept. */
async function names(page: Page): Promise<string[]> {
  return page.evaluate(async () => {
    const all = (await caches.keys()).filter((name) => name.endsWith(' snapshot'));
    const requests = await Promise.all(all.map(async (name) => (await caches.open(name)).keys()));
    return requests.flat().map(({ url }) => url.replace(/^.*\//, ''));
  });
}

test('after the first visit everything that was opened is there without the server, and it says so', async ({
  page,
  house,
}) => {
  await visit(page, '/metrics/REV-01/', ['cube.parquet', 'calendar.parquet', 'REV-01.parquet']);
  const rows = await page.getByRole('status').filter({ hasText: '共' }).first().textContent();
  await house.close();
  await page.reload();
  await expect(page.getByText('连不上服务器')).toBeVisible();
  await expect(page.locator('tr.row').first()).toBeVisible();
  await expect(page.getByRole('status').filter({ hasText: '共' }).first()).toHaveText(rows ?? '');
  await page.goto('/');
  await expect(page.locator('[data-cell]').first()).toBeVisible();
  // what was not opened is named, the rest is shown
  await expect(page.getByRole('alert')).toContainText('.parquet');
  await house.open();
  await page.reload();
  await expect(page.getByText('连不上服务器')).toHaveCount(0);
  await expect(page.getByRole('region', { name: '逾期' }).locator('tbody tr')).toHaveCount(10);
  await expect(page.getByRole('alert')).toHaveCount(0);
});

test('a newer program waits until it is wanted, and what is kept in the browser stays', async ({ page, house }) => {
  await visit(page, '/data/');
  await page.evaluate(async () => {
    localStorage.setItem('mingjing-test', '留下');
    const open = indexedDB.open('mingjing');
    await new Promise((resolve) => (open.onsuccess = resolve));
    const put = open.result.transaction('mappings', 'readwrite').objectStore('mappings').put({ id: '留下' });
    await new Promise((resolve) => (put.onsuccess = resolve));
    open.result.close();
  });
  await house.rebuild();
  await page.reload();
  await expect(page.getByText('程序有新版本，刷新后使用')).toBeVisible();
  await expect(page.locator('html')).not.toHaveAttribute('data-build');
  // opened again without a word of consent it is still the older
  await page.reload();
  await expect(page.getByText('程序有新版本，刷新后使用')).toBeVisible();
  await expect(page.locator('html')).not.toHaveAttribute('data-build');
  await page.getByRole('button', { name: '刷新', exact: true }).click();
  await expect(page.locator('html')).toHaveAttribute('data-build', 'newer');
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  await expect(page.getByText('程序有新版本')).toHaveCount(0);
  const kept = await page.evaluate(async () => {
    const open = indexedDB.open('mingjing');
    await new Promise((resolve) => (open.onsuccess = resolve));
    const get = open.result.transaction('mappings').objectStore('mappings').get('留下');
    await new Promise((resolve) => (get.onsuccess = resolve));
    open.result.close();
    return [localStorage.getItem('mingjing-test'), get.result as unknown];
  });
  expect(kept).toEqual(['留下', { id: '留下' }]);
});

test('another tab goes on with the older program after this one has taken the newer, and is told', async ({
  page,
  context,
  house,
}) => {
  await visit(page, '/data/');
  const other = await context.newPage();
  await other.goto('/');
  await expect(other.locator('[data-cell]').first()).toBeVisible();
  await house.rebuild();
  await page.reload();
  await page.getByRole('button', { name: '刷新', exact: true }).click();
  await expect(page.locator('html')).toHaveAttribute('data-build', 'newer');
  await expect(other.getByText('程序有新版本')).toBeVisible();
  // a part of the older program that it has not needed until now
  await other.getByRole('navigation').getByRole('link', { name: '查询' }).click();
  await expect(other.getByRole('heading', { level: 1 })).toHaveText('查询');
});

test('a new snapshot is shown at once, and nothing of the old one is under it', async ({ page, house }) => {
  await visit(page, '/', ['cube.parquet']);
  await expect(page.getByRole('heading', { level: 1 })).toContainText('13个执法主体');
  const exports = join(house.folder, 'exports');
  writeThreeAgencies(exports);
  await ingest({ inputs: [exports], out: house.snapshot, asOf: threeAsOf });
  await page.reload();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('3个执法主体');
  await expect.poll(async () => (await names(page)).filter((name) => name === 'cube.parquet').length).toBe(1);
  const folders = await page.evaluate(async () => {
    const [name = ''] = (await caches.keys()).filter((one) => one.endsWith(' snapshot'));
    const all = await (await caches.open(name)).keys();
    return [...new Set(all.map(({ url }) => /data-[0-9a-f]+/.exec(url)?.[0]).filter((found) => found !== undefined))];
  });
  const [folder] = (await readdir(house.snapshot)).filter((name) => name.startsWith('data-'));
  expect(folders).toEqual([folder]);
  await house.close();
  await page.reload();
  await expect(page.getByText('连不上服务器')).toBeVisible();
  await expect(page.getByRole('heading', { level: 1 })).toContainText('3个执法主体');
});

test('a table under the same name with other bytes is not taken from what is kept', async ({ page, house }) => {
  await visit(page, '/', ['cube.parquet']);
  await page.reload();
  await expect(page.locator('[data-cell]').first()).toBeVisible();
  // what is kept is spoilt behind the worker's back; by its mark it is the old one
  await page.evaluate(async () => {
    const [name = ''] = (await caches.keys()).filter((one) => one.endsWith(' snapshot'));
    const cache = await caches.open(name);
    for (const request of await cache.keys())
      if (request.url.endsWith('cube.parquet'))
        await cache.put(request, new Response('old', { headers: { 'x-mingjing-sha256': '0'.repeat(64) } }));
  });
  await page.reload();
  await expect(page.locator('[data-cell]').first()).toBeVisible();
  await house.close();
});

test('an encrypted snapshot that was opened opens again without the server, with its passphrase only', async ({
  page,
  house,
}) => {
  const passphrase = '甲县商务局的口令-2025';
  const [exports, plain, out] = ['exports', 'plain', 'out'].map((name) => join(house.folder, name)) as [
    string,
    string,
    string,
  ];
  writeThreeAgencies(exports);
  await ingest({ inputs: [exports], out: plain, asOf: threeAsOf });
  await publish({ snapshot: plain, site: siteFolder, by: 'agency', out, passphraseOf: () => passphrase });
  await rm(house.snapshot, { recursive: true });
  await cp(join(out, 'JXSW0001', 'snapshot'), house.snapshot, { recursive: true });
  const unlock = async (text: string) => {
    await page.getByLabel('口令').fill(text);
    await page.getByRole('button', { name: '打开' }).click();
  };
  await page.goto('/');
  await unlock(passphrase);
  await expect(page.getByRole('heading', { level: 1 })).toContainText('1个执法主体');
  await page.evaluate(() => navigator.serviceWorker.ready.then(() => undefined));
  await expect.poll(async () => (await names(page)).length).toBeGreaterThan(3);
  await house.close();
  await page.reload();
  await unlock('不是这个口令-2025');
  await expect(page.getByText('口令不对')).toBeVisible();
  await unlock(passphrase);
  await expect(page.getByRole('heading', { level: 1 })).toContainText('1个执法主体');
});

test('it can be installed: name, icons, start', async ({ page, request }) => {
  await page.goto('/');
  const link = page.locator('link[rel=manifest]');
  const url = new URL((await link.getAttribute('href')) ?? '', page.url()).href;
  const response = await request.get(url);
  expect(response.headers()['content-type']).toMatch(/^application\/manifest\+json/);
  const manifest = (await response.json()) as { icons: { src: string; sizes: string }[]; display: string };
  expect(manifest.display).toBe('standalone');
  expect(manifest.icons.map(({ sizes }) => sizes)).toEqual(expect.arrayContaining(['192x192', '512x512']));
  for (const { src } of manifest.icons) expect((await request.get(new URL(src, url).href)).ok()).toBe(true);
  const session = await page.context().newCDPSession(page);
  await expect
    .poll(async () => {
      const { installabilityErrors } = await session.send('Page.getInstallabilityErrors');
      return installabilityErrors.map(({ errorId }) => errorId).filter((id) => id !== 'in-incognito');
    })
    .toEqual([]);
});
