import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { read, utils } from '@e965/xlsx';
import { demoSnapshot } from '../../ingest/cli/demo.ts';
import { mingjing } from '../support/command.ts';
import { expect, test } from '../support/desk.ts';

/** The score sheet on the screen is that of `mingjing assess`, and every number of it opens. */

interface Scores {
  readonly scores: Readonly<Record<string, Readonly<Record<string, number | string | null>>>>;
}

async function scoresOf(...options: string[]): Promise<Scores['scores']> {
  const { out } = await mingjing('assess', demoSnapshot, '--format', 'json', ...options);
  return (JSON.parse(out) as Scores).scores;
}

const shown = (value: number | string | null | undefined): string =>
  typeof value === 'number' ? value.toFixed(2) : (value ?? '—');

test('every agency has the points, total and grade that the command line gives, and its sheet opens', async ({
  page,
  visit,
}) => {
  const scores = await scoresOf();
  await visit('/assess/');
  const rows = page.locator('tbody tr');
  await expect(rows).toHaveCount(Object.keys(scores).length);
  for (const [org, score] of Object.entries(scores)) {
    const points = Object.entries(score).flatMap(([line, value]) => (['grade', 'veto'].includes(line) ? [] : [value]));
    const cells = page.locator(`tr:has(a[href*="org=${org}"]) td`);
    const texts = await cells.allInnerTexts();
    expect(texts.slice(0, -1)).toEqual(points.map(shown));
    expect(texts.at(-1)?.replace('*', '')).toBe(shown(score['grade']));
  }
  const [org = '', first] = Object.entries(scores)[0] ?? [];
  await page.locator(`a[href*="org=${org}"]`).click();
  await expect(page.locator('tfoot td.points')).toHaveText(shown(first?.['total']));
  await expect(page.getByRole('row', { name: /A1/ }).locator('.points')).toHaveText(shown(first?.['A1']));
  const input = page.getByRole('row', { name: /D1/ }).getByRole('link').first();
  await input.click();
  await expect(page).toHaveURL(new RegExp(`/metrics/REV-01/\\?org=${org}`));
});

test('another year is chosen and stays in the address', async ({ page, visit }) => {
  const scores = await scoresOf('--year', '2023');
  await visit('/assess/');
  await page.getByRole('combobox', { name: '考核年度' }).selectOption('2023');
  await expect(page).toHaveURL(/from=2023-01&to=2023-12/);
  const [org = '', first] = Object.entries(scores)[0] ?? [];
  await expect(page.locator(`tr:has(a[href*="org=${org}"]) td.sum`)).toHaveText(shown(first?.['total']));
});

test('what would move an agency’s grade is what the command line says, and its rows open', async ({ page, visit }) => {
  const scores = await scoresOf();
  for (const org of Object.keys(scores).slice(1, 3)) {
    const { out } = await mingjing('assess', demoSnapshot, '--what-if', org, '--format', 'json');
    const found = JSON.parse(out) as {
      outcome: string;
      needed: number;
      then: { total: number; grade: string };
      groups: { rows: { key: string }[]; needed: number }[];
      lines: { item: string; rows: number; first: number; all: number }[];
    };
    await visit(`/assess/?org=${org}`);
    await page.getByText('如能整改').click();
    const said = page.getByRole('status').filter({ hasText: '现为' });
    await expect(said).toContainText(found.then.total.toFixed(2));
    if (found.outcome === 'reached') await expect(said).toContainText(`办结下列${found.needed}件`);
    const shown = page.locator('table').filter({ hasText: '要办的事' }).locator('tbody tr');
    await expect(shown).toHaveCount(found.groups.length);
    for (const [i, group] of found.groups.entries())
      expect(await shown.nth(i).locator('li').allTextContents()).toEqual(group.rows.map(({ key }) => key));
    for (const line of found.lines)
      await expect(page.locator(`.gains tr:has(.note:text-is("${line.item}"))`)).toContainText(
        `+${line.all.toFixed(2)}`,
      );
    if (found.groups.length > 0) {
      await shown.first().locator('a.source').first().click();
      await expect(page).toHaveURL(new RegExp(`/metrics/[A-Z]+-\\d+/\\?org=${org}&state=overdue`));
    }
  }
});

test('last year stands beside: the totals and the lines are those of the command line, and the choice stays in the address', async ({
  page,
  visit,
}) => {
  const { out } = await mingjing('assess', demoSnapshot, '--beside-last-year', '--format', 'json');
  const { last_year: before } = JSON.parse(out) as {
    last_year: {
      scores: Record<string, Record<string, number | string | null>>;
      differences: Record<string, { total: number | null; lines: { item: string; difference: number | null }[] }>;
    };
  };
  const signed = (n: number) => `${n > 0 ? '+' : n < 0 ? '−' : ''}${Math.abs(n).toFixed(2)}`;
  await visit('/assess/');
  await page.getByRole('checkbox', { name: '并列上年' }).check();
  await expect(page).toHaveURL(/beside=last-year/);
  for (const [org, { total }] of Object.entries(before.differences)) {
    const row = page.locator(`tr:has(a[href*="org=${org}"])`);
    await expect(row).toContainText(shown(before.scores[org]?.['total']));
    await expect(row.locator('.change')).toContainText(total === null ? '—' : signed(total));
  }
  const [org = '', first] = Object.entries(before.differences)[0] ?? [];
  await page.locator(`a[href*="org=${org}"]`).click();
  await expect(page.locator('tfoot .then')).toHaveText(shown(before.scores[org]?.['total']));
  for (const { item, difference } of first?.lines ?? [])
    if (difference !== null)
      await expect(page.locator(`tbody tr:has(.item .note:text-is("${item}")) .change`)).toContainText(
        signed(difference),
      );
  await page.getByRole('checkbox', { name: '并列上年' }).uncheck();
  await expect(page.locator('.then')).toHaveCount(0);
});

test('every line of every agency is on the screen what it is in the workbook of evidence: points, n and N, rows that cost points', async ({
  page,
  visit,
}, info) => {
  const scheme = 'three-systems-full';
  const out = info.outputPath('report');
  const file = fileURLToPath(new URL(`../../queries/schemes/${scheme}.yaml`, import.meta.url));
  const { code, err } = await mingjing('report', demoSnapshot, '--year', '2024', '--scheme', file, '--out', out);
  expect(code, err).toBe(0);
  const book = read(readFileSync(join(out, '2024年度证据清单-全市.xlsx')));
  const rows = utils.sheet_to_json<Record<string, unknown>>(book.Sheets['考核得分'] ?? {}, { defval: null });
  const scores = await scoresOf('--year', '2024', '--scheme', scheme);
  const numbers = (text: string) => [...text.replaceAll(',', '').matchAll(/\d+\/\d+/g)].map(([one]) => one);
  const rest = (text: string) => /(?:扣分事项|长期逾期)\s?\d+/g.exec(text)?.[0].replaceAll(' ', '') ?? '';
  for (const org of Object.keys(scores)) {
    await visit(`/assess/?scheme=${scheme}&from=2024-01&to=2024-12&org=${org}`);
    const own = rows.filter((row) => row['机关代码'] === org && row['项目'] !== null);
    expect(own.length).toBeGreaterThan(25);
    const lines = page.locator('tbody tr:has(td.points)');
    await expect(lines).toHaveCount(own.length);
    const said = await lines.evaluateAll((all) =>
      all.map((row) => ({
        id: row.querySelector('th .note')?.textContent ?? '',
        points: row.querySelector('td.points')?.textContent.trim() ?? '',
        inputs: row.querySelector('td.inputs')?.textContent ?? '',
      })),
    );
    for (const [i, row] of own.entries()) {
      const { id = '', points = '', inputs = '' } = said[i] ?? {};
      const written = typeof row['取数（n/N）'] === 'string' ? row['取数（n/N）'] : '';
      const value = row['得分'];
      expect([org, id]).toEqual([org, row['项目']]);
      expect([org, id, numbers(inputs), rest(inputs)]).toEqual([org, id, numbers(written), rest(written)]);
      expect([org, id, points]).toEqual([
        org,
        id,
        typeof value === 'number' ? value.toFixed(2) : row['理由'] === '待评' ? '待评' : '—',
      ]);
      expect([org, id, value]).toEqual([org, id, scores[org]?.[id]]);
    }
  }
});
