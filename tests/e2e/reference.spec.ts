import { readdirSync, readFileSync } from 'node:fs';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Page } from '@playwright/test';
import * as v from 'valibot';
import { serveSite } from '../../ingest/cli/server.ts';
import { siteFolder } from '../../ingest/cli/site.ts';
import { ingest } from '../../ingest/ingest.ts';
import { states } from '../../src/lib/metrics/definition.ts';
import { mingjing } from '../support/command.ts';
import { follow } from '../support/desk.ts';
import { expect, test as base } from '../support/fixtures.ts';
import { beside } from '../support/shared.ts';
import { informing } from '../support/informing.ts';

/** On source files with known truth, every number of the screens is that of the command line, which the truth is compared with elsewhere. */

const reference = beside('reference');
const sets = reference === null ? [] : readdirSync(reference, { withFileTypes: true }).filter((e) => e.isDirectory());

const figure = v.record(v.string(), v.unknown());
const metrics = v.record(v.string(), v.record(v.string(), figure));
const documentSchema = v.object({
  metrics,
  further: v.object({ metrics }),
  scores: v.record(
    v.string(),
    v.record(v.string(), v.nullable(v.union([v.number(), v.string(), v.array(v.string())]))),
  ),
});
type Document = v.InferOutput<typeof documentSchema>;

const grouped = (n: number) => n.toLocaleString('en-US');

interface Served {
  readonly said: Document;
  readonly address: string;
}

const test = base.extend<{ set: string; served: Served }>({
  set: ['', { option: true }],
  /** a set as a snapshot on the built site, and what the command line says of it */
  served: async ({ set }, use) => {
    const folder = join(reference ?? '', set);
    const work = await mkdtemp(join(tmpdir(), 'mingjing-walk-'));
    const snapshot = join(work, 'snapshot');
    const { as_of: asOf } = v.parse(
      v.object({ as_of: v.string() }),
      JSON.parse(readFileSync(join(folder, 'truth.json'), 'utf8')),
    );
    await ingest({ inputs: [join(folder, 'source')], out: snapshot, asOf });
    const said = v.parse(documentSchema, JSON.parse((await mingjing('figures', snapshot)).out));
    const site = await serveSite({ site: siteFolder, snapshot, port: 0 });
    await use({ said, address: site.address });
    await site.close();
    await rm(work, { recursive: true });
  },
  baseURL: async ({ served }, use) => use(served.address),
});

test.describe.configure({ timeout: 600_000 });

for (const { name } of sets)
  test.describe(name, () => {
    test.use({ set: name });
    test('overview, metrics, problems, agencies and scores', async ({ page, served: { said } }) => {
      await page.goto('/');
      await overview(page, said);
      await everyMetric(page, said);
      await problems(page, said);
      await agencies(page, said);
      await scores(page, said);
    });
  });
if (sets.length === 0)
  test('reference sets', () => {
    test.skip(true, '../shared/reference is not here');
  });

type Figure = Readonly<Record<string, number>>;

function figureOf({ metrics: m, further }: Document, id: string, org = 'ALL'): Figure {
  const found = (m[id] ?? further.metrics[id])?.[org];
  if (!found) throw new Error(`no figure of ${id} for ${org}`);
  return found as Figure;
}
const fraction = (of: Figure) => `${grouped(of['numerator'] ?? 0)}/${grouped(of['denominator'] ?? 0)}`;

/** Every cell of the heat table. */
async function overview(page: Page, said: Document): Promise<void> {
  await expect(page.locator('[data-cell]').first()).toBeVisible();
  const cells = await page
    .locator('[data-cell]')
    .evaluateAll((links) =>
      links.map((link) => [link.getAttribute('href') ?? '', link.getAttribute('aria-label') ?? '']),
    );
  expect(cells.length).toBeGreaterThan(100);
  for (const [href = '', label = ''] of cells) {
    const [, metric = '', org = 'ALL'] = /metrics\/([A-Z]+-\w+)\/(?:\?org=(\w+))?/.exec(href) ?? [];
    const own = figureOf(said, metric, org);
    const expected = own['denominator'] === 0 ? '无应判定事项' : `${own['numerator']}/${own['denominator']}`;
    expect(label, href).toContain(expected);
  }
}

/** Each metric's n/N in the list, and all six states on its page. */
async function everyMetric(page: Page, said: Document): Promise<void> {
  await follow(page, '/metrics/');
  await expect(page.locator('.figure').first()).toBeVisible();
  const lines = await page
    .locator('li:has(.figure)')
    .evaluateAll((list) =>
      list.map((li) => [
        li.querySelector('h3 .note')?.textContent.trim() ?? '',
        li.querySelector('.figure span')?.textContent.trim() ?? '',
      ]),
    );
  expect(lines.length).toBeGreaterThan(30);
  for (const [id = '', shown] of lines) expect(shown, id).toBe(fraction(figureOf(said, id)));
  for (const [id = ''] of lines) {
    await follow(page, `/metrics/${id}/`);
    await expect(page.locator('h1 small')).toHaveText(id);
    const rows = page.locator('table').filter({ hasText: '不适用' }).first().locator('tbody tr');
    await expect(rows).toHaveCount(states.length);
    const shown = (await rows.locator('td.num').allInnerTexts()).map((text) => Number(text.replaceAll(',', '')));
    const own = figureOf(said, id);
    expect(shown, id).toEqual(states.map((state) => own[state]));
  }
}

/** The sums of the list of problems. */
async function problems(page: Page, said: Document): Promise<void> {
  await follow(page, '/issues/');
  const sum = page.locator('table[aria-label="各类事项"] tr.sum');
  const all = Object.keys({ ...said.metrics, ...said.further.metrics }).filter((id) => !informing.has(id));
  const total = (state: string) => all.reduce((n, id) => n + (figureOf(said, id)[state] ?? 0), 0);
  const three = ['overdue', 'late', 'unknown'].map(total);
  const expected = [...three, three.reduce((a, b) => a + b, 0)].map(grouped);
  await expect(sum.locator('td')).toHaveText(expected);
}

/** Every metric of the first agencies of the register. */
async function agencies(page: Page, said: Document): Promise<void> {
  for (const org of Object.keys(said.scores).slice(0, 3)) {
    await follow(page, `/agencies/?org=${org}`);
    const rows = page.locator(`tr[data-metric]:has(td.own):has(a[href*="org=${org}"])`);
    await expect(page.locator('main header .note').first()).toContainText(org);
    await expect(rows.first()).toBeVisible();
    const lines = await rows.evaluateAll((list) =>
      list.map((tr) => [
        tr.getAttribute('data-metric') ?? '',
        tr.querySelector('.fraction a')?.textContent.trim() ?? '',
      ]),
    );
    for (const [id = '', shown] of lines) {
      const own = figureOf(said, id, org);
      expect(shown, `${org} ${id}`).toBe(own['denominator'] === 0 ? '' : fraction(own));
    }
  }
}

/** Every point, total and grade. */
async function scores(page: Page, said: Document): Promise<void> {
  await follow(page, '/assess/');
  await expect(page.locator('tbody tr')).toHaveCount(Object.keys(said.scores).length);
  for (const [org, score] of Object.entries(said.scores)) {
    const points = Object.entries(score).flatMap(([line, value]) => (['grade', 'veto'].includes(line) ? [] : [value]));
    const texts = await page.locator(`tr:has(a[href*="org=${org}"]) td`).allInnerTexts();
    const shown = (value: unknown) =>
      typeof value === 'number' ? value.toFixed(2) : ((value as string | null) ?? '—');
    expect(texts.slice(0, -1), org).toEqual(points.map(shown));
    expect(texts.at(-1)?.replace('*', ''), org).toBe(shown(score['grade']));
  }
}
