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
