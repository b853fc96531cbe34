import { loadRuleset } from '../../src/lib/metrics/catalogue.ts';
import { expect, test } from '../support/desk.ts';

/** Every metric of `queries/` with all there is to say of it, to be searched, linked to and printed. */

const { definitions } = loadRuleset();

test('every metric is there with its definition, articles and statement', async ({ page, visit }) => {
  await visit('/dictionary/');
  const entries = page.getByRole('article');
  await expect(entries).toHaveCount(definitions.length);
  for (const { id, name, definition, law, exclusions, sql } of definitions.filter((_, i) => i % 7 === 0)) {
    const entry = page.locator(`article[id="${id}"]`);
    await expect(entry.getByRole('heading')).toContainText(name.zh);
    await expect(entry).toContainText(definition.zh);
    await expect(entry).toContainText(exclusions.zh);
    await expect(entry).toContainText(law.join('；'));
    expect(await entry.locator('pre').textContent()).toBe(sql);
  }
});

test('parameters have the value the snapshot was computed with', async ({ page, visit }) => {
  await visit('/dictionary/#PUB-08');
  const table = page.getByRole('table', { name: 'PUB-08 参数' });
  const line = table.getByRole('row').filter({ hasText: 'publish_days' });
  await expect(line.locator('td').first()).toHaveText(/^7\s*工作日$/);
});

test('an address names one of them', async ({ page, visit }) => {
  await visit('/dictionary/#REV-11');
  await expect(page.locator('article[id="REV-11"]')).toBeInViewport();
  await page
    .getByRole('navigation', { name: '目录' })
    .getByRole('link', { name: /^PUB-07/ })
    .click();
  await expect(page).toHaveURL(/#PUB-07$/);
  await expect(page.locator('article[id="PUB-07"]')).toBeInViewport();
});

test('a search finds articles of law and both languages', async ({ page, visit }) => {
  await visit('/dictionary/');
  const search = page.getByRole('searchbox');
  const of = (word: string) =>
    definitions.filter((d) =>
      [
        d.id,
        d.name.zh,
        d.name.en,
        d.definition.zh,
        d.definition.en,
        d.exclusions.zh,
        d.exclusions.en,
        d.unit.zh,
        d.unit.en,
        ...d.law,
        d.sql,
      ]
        .join('\n')
        .toLowerCase()
        .includes(word),
    );
  for (const word of ['第64条', 'timely publication']) {
    await search.fill(word);
    const found = of(word);
    expect(found.length).toBeGreaterThan(0);
    await expect(page.getByRole('article')).toHaveCount(found.length);
  }
  await expect(page).toHaveURL(/q=timely\+publication/);
  await search.fill('没有这样的指标');
  await expect(page.getByText('没有符合的指标。')).toBeVisible();
});

test('on paper the statements are unfolded', async ({ page, visit }) => {
  await visit('/dictionary/?q=PUB-07');
  const statement = page.locator('article[id="PUB-07"] pre');
  await expect(page.locator('article[id="PUB-07"]')).toBeVisible();
  await expect(statement).toBeHidden();
  await page.evaluate(() => window.dispatchEvent(new Event('beforeprint')));
  await expect(statement).toBeVisible();
  await page.evaluate(() => window.dispatchEvent(new Event('afterprint')));
  await expect(statement).toBeHidden();
});
