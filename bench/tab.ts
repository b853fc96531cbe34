import { chromium, type Page } from '@playwright/test';
import { Command } from 'commander';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { serveSite } from '../ingest/cli/server.ts';
import { siteFolder } from '../ingest/cli/site.ts';
import { parseManifest, type Manifest } from '../src/lib/snapshot/manifest.ts';
import { browserFlags, findBrowser } from '../tests/support/browser.ts';
import { countingSite, type CountingSite } from '../tests/support/counting.ts';
import { watchMemory } from './memory.ts';

/**
 * A snapshot of any size in one tab of Chromium: `npx tsx bench/tab.ts SNAPSHOT`. From the overview down to a case and a search, with the bytes
 * that each click has read of the snapshot, and the peak of the tab's memory (resident set of its process, /proc, so on Linux only).
 */

export interface Click {
  readonly name: string;
  /** bytes of the snapshot's files, and in how many requests */
  readonly bytes: number;
  readonly requests: number;
  readonly milliseconds: number;
}

export interface Tab {
  readonly clicks: readonly Click[];
  /** MiB */
  readonly peak: number;
  /** why the tab did not get through */
  readonly failed: string | null;
}

/** Opens the snapshot with the built dashboard and drills, as far as screens come. */
export async function measureTab(snapshot: string, limit = 120_000): Promise<Tab> {
  const manifest = parseManifest(readFileSync(join(snapshot, 'manifest.json'), 'utf8'));
  const served = await serveSite({ site: siteFolder, snapshot, port: 0 });
  const site = await countingSite(served.address);
  const browser = await chromium.launch({ executablePath: findBrowser(), args: [...browserFlags] });
  try {
    const page = await browser.newPage({ locale: 'zh-CN', viewport: { width: 1440, height: 900 } });
    page.setDefaultTimeout(limit);
    const memory = await watchMemory(await browser.newBrowserCDPSession());
    const clicks: Click[] = [];
    let failed: string | null = null;
    try {
      for (const step of stepsOf(manifest)) clicks.push(await click(page, site, step));
    } catch (cause) {
      failed = (cause instanceof Error ? cause.message : String(cause)).split('\n')[0] ?? '';
      const said = await page.getByRole('alert').or(page.getByRole('status')).allTextContents();
      failed += ` ${page.url()} ${said.join(' ').slice(0, 500)}`;
    }
    return { clicks, failed, peak: memory.end() };
  } finally {
    await browser.close();
    await site.close();
    await served.close();
  }
}

interface Step {
  readonly name: string;
  readonly act: (page: Page, site: CountingSite) => Promise<void>;
}

/** Overview, the metric with most verdicts, the overdue ones of one agency there, the first of their cases, a search, all problems of an agency. */
function stepsOf({ metrics, agencies }: Manifest): Step[] {
  const most = (prefix: string) =>
    metrics.filter(({ id }) => id.startsWith(prefix)).reduce((a, b) => (b.rows > a.rows ? b : a), { id: '', rows: -1 });
  const metric = most('PUB-08').rows >= 0 ? most('PUB-08').id : most('').id;
  const org = agencies.find(({ is_enforcement: enforces }) => enforces)?.code ?? '';
  const list = (page: Page) => page.locator('#rows tr.row a').first().waitFor();
  let number = '';
  return [
    {
      name: '打开总览',
      act: async (page, site) => {
        const { address } = site;
        await page.goto(address);
        await page.locator('[data-cell]').first().waitFor();
        await page.locator('#soon-title').waitFor();
        // its lists come after its figures
        await page.locator('.attention tbody tr').first().waitFor();
        await quiet(site);
      },
    },
    {
      name: `指标 ${metric}（全市）`,
      act: async (page, site) => {
        await page.getByRole('navigation').getByRole('link', { name: '指标' }).first().click();
        await page.locator(`a[href*="${metric}"]`).first().click();
        await list(page);
        await quiet(site);
      },
    },
    {
      name: `一个机关的清单（${org}）`,
      act: async (page, site) => {
        await follow(page, `${page.url().split('?')[0] ?? ''}?org=${org}`);
        await page.locator('#rows [role=status]', { hasText: /^共[\d,]+行$/ }).waitFor();
        await list(page);
        await quiet(site);
      },
    },
    {
      name: '该机关逾期的清单',
      act: async (page, site) => {
        await follow(page, `${page.url()}&state=overdue`);
        await page.locator('#rows tr.row').first().waitFor();
        await quiet(site);
      },
    },
    {
      name: '清单中的第一件案件',
      act: async (page, site) => {
        number = (await page.locator('#rows tr.row a').first().textContent()) ?? '';
        await page.locator('#rows tr.row a').first().click();
        await page.locator('main .top table').first().waitFor();
        await quiet(site);
      },
    },
    {
      name: '按编号开头查找',
      act: async (page) => {
        await page.getByRole('searchbox').fill(number.slice(0, -2));
        await page.getByRole('searchbox').press('Enter');
        // the case that is still shown has links that begin alike
        await page.waitForURL(/[?&]q=/);
        await page
          .locator('section a', { hasText: number.slice(0, -2) })
          .first()
          .waitFor();
      },
    },
    {
      name: '该机关的问题清单',
      act: async (page, site) => {
        const { address } = site;
        await follow(page, `${address}issues/?org=${org}`);
        await page.locator('tr.row a').first().waitFor();
        await quiet(site);
      },
    },
  ];
}

/** Follows a link of our own, as a click on one does. */
async function follow(page: Page, href: string): Promise<void> {
  await page.evaluate((to) => {
    const link = document.createElement('a');
    link.href = to;
    document.body.append(link);
    link.click();
    link.remove();
  }, href);
}

/** Until nothing has been asked of the snapshot for a second. */
async function quiet(site: CountingSite): Promise<void> {
  for (let before = -1; before !== site.asked.length;) {
    before = site.asked.length;
    await new Promise((resolve) => setTimeout(resolve, 1000));
  }
}

async function click(page: Page, site: CountingSite, { name, act }: Step): Promise<Click> {
  const before = site.asked.length;
  const start = performance.now();
  await act(page, site);
  const asked = site.asked.slice(before);
  return {
    name,
    bytes: asked.reduce((sum, { bytes }) => sum + bytes, 0),
    requests: asked.length,
    milliseconds: performance.now() - start,
  };
}

export function tabLines({ clicks, peak, failed }: Tab): string[] {
  return [
    ...clicks.map(
      ({ name, bytes, requests, milliseconds }) =>
        `${(bytes / 1048576).toFixed(2).padStart(8)} MiB ${String(requests).padStart(4)} 次请求 ${(milliseconds / 1000).toFixed(1).padStart(6)} 秒  ${name}`,
    ),
    ...(failed === null ? [] : [`标签页没有走完：${failed}`]),
    `标签页内存峰值 ${peak.toFixed(0)} MiB`,
  ];
}

if (process.argv[1]?.endsWith('tab.ts') === true) {
  const { args } = new Command('tab')
    .description('在一个标签页里打开快照并逐层点到案件，记下每次点击读取的字节和内存峰值')
    .argument('<快照目录>')
    .parse();
  const result = await measureTab(args[0] ?? '');
  for (const line of tabLines(result)) process.stdout.write(`${line}\n`);
}
