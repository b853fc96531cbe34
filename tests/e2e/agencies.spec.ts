import type { Page } from '@playwright/test';
import { expect, test } from '../support/desk.ts';
import { figureOf, figuresOf, grouped } from './demo.ts';

/** The page of one agency has the figures of `mingjing figures`, beside those of its peers, and every one of them opens its rows. */

const org = 'SW140406';
const peers = ['SW140403', 'SW140404', 'SW140405'];
const figures = figuresOf('2024-01-01', '2024-12-31');
const percent = (numerator: number, denominator: number) =>
  `${((Math.round((numerator / denominator) * 1000) / 1000) * 100).toFixed(1)}%`;

/** The texts of a metric's line: own rate and count, target, overdue, median, difference, peers, all. */
async function lineOf(page: Page, metric: string): Promise<string[]> {
  const cells = page.locator(`tr[data-metric="${metric}"] td:visible`);
  return (await cells.allInnerTexts()).map((text) => text.replaceAll(/\s+/g, ' ').trim());
}

test('the name in the heat table leads to the agency, whose figures are those of the command line', async ({
  page,
  visit,
}) => {
  await visit('/');
  await page
    .getByRole('region', { name: '各机关各项指标' })
    .getByRole('link', { name: '潞城区商务局', exact: true })
    .click();
  await expect(page).toHaveURL(/\/agencies\/\?org=SW140406$/);
  await expect(page.getByRole('heading', { level: 1 })).toHaveText('长治市潞城区商务局');
  await expect(page.locator('tr[data-metric]').first()).toBeVisible();
  let compared = 0;
  for (const metric of Object.keys(figures.metrics)) {
    const own = figureOf(figures, metric, org);
    const all = figureOf(figures, metric);
    const together = peers.map((code) => figureOf(figures, metric, code));
    const sum = (of: 'numerator' | 'denominator') => together.reduce((total, figure) => total + figure[of], 0);
    const texts = await lineOf(page, metric);
    const row = page.locator(`tr[data-metric="${metric}"]`);
    if (own.denominator === 0) {
      expect(texts[0], metric).toBe('不适用');
    } else {
      expect(texts[0], metric).toBe(percent(own.numerator, own.denominator));
      expect(texts[1]?.split(' ')[0], metric).toBe(`${grouped(own.numerator)}/${grouped(own.denominator)}`);
    }
    expect(texts.at(-3), metric).toBe(
      sum('denominator') === 0 ? '' : `${grouped(sum('numerator'))}/${grouped(sum('denominator'))}`,
    );
    expect(texts.at(-1), metric).toBe(
      all.denominator === 0 ? '' : `${grouped(all.numerator)}/${grouped(all.denominator)}`,
    );
    await expect(row.locator('.overdue'), metric).toHaveText(grouped(own.overdue));
    const rates = together
      .filter(({ denominator }) => denominator >= 10)
      .map(({ numerator, denominator }) => numerator / denominator)
      .sort((a, b) => a - b);
    const [low, high] = [rates[Math.ceil(rates.length / 2) - 1], rates[Math.floor(rates.length / 2)]];
    const median = low === undefined || high === undefined ? null : (low + high) / 2;
    await expect(row.locator('td.other').first(), metric).toHaveText(median === null ? '—' : percent(median, 1));
    const difference = row.locator('td.other').nth(1);
    if (own.denominator > 0 && own.denominator < 10) await expect(difference, metric).toHaveText('不足10');
    else if (own.denominator > 0 && median !== null) {
      await expect(difference, metric).toHaveText(/^(优|差)\d+\.\d$|^持平$/);
      compared++;
    }
  }
  expect(compared).toBeGreaterThan(20);
  const unseen = page.locator('tr[data-metric="PUB-20"]');
  await expect(unseen).toHaveCount(0);
  await page
    .getByRole('button', { name: /^待接入\d+项/ })
    .first()
    .click();
  await expect(unseen).toContainText('无数据来源');
});

test('a figure opens the rows behind it', async ({ page, visit }) => {
  await visit(`/agencies/?org=${org}`);
  const { overdue } = figureOf(figures, 'PUB-08', org);
  const link = page.locator('tr[data-metric="PUB-08"] .overdue').getByRole('link');
  await expect(link).toHaveText(grouped(overdue));
  await link.click();
  await expect(page).toHaveURL(new RegExp(`/metrics/PUB-08/\\?org=${org}&state=overdue#rows$`));
  await expect(page.getByText(`共${grouped(overdue)}行`)).toBeVisible();
});

test('the period of the address holds, and an agency is chosen from the list of all', async ({ page, visit }) => {
  const earlier = figuresOf('2023-01-01', '2023-12-31');
  await visit('/agencies/?from=2023-01&to=2023-12');
  await expect(page.locator('tbody tr')).toHaveCount(13);
  await page.getByRole('link', { name: '长治市潞城区商务局' }).click();
  await expect(page).toHaveURL(/from=2023-01&to=2023-12&org=SW140406/);
  const { numerator, denominator } = figureOf(earlier, 'PRC-02', org);
  await expect(page.locator('tr[data-metric="PRC-02"] td').nth(1)).toHaveText(
    new RegExp(`^${grouped(numerator)}/${grouped(denominator)}`),
  );
});

test('officers by certificate on the as-of day, and reviewers as REV-10 counts them', async ({ page, visit }) => {
  await visit('/agencies/?org=SW140400');
  const staff = page.getByRole('region', { name: '执法人员与审核人员' });
  const extra = figureOf(figures, 'REV-10', 'SW140400');
  await expect(staff.locator('.ratio')).toContainText(
    `${String(extra['reviewers'])}人，持证执法人员${String(extra['officers'])}人`,
  );
  const numbers = (await staff.locator('.counts .num').allInnerTexts()).slice(0, -1).map((text) => parseInt(text, 10));
  const [onDuty = 0, ...states] = numbers;
  expect(states.reduce((sum, n) => sum + n, 0)).toBe(onDuty);
  const soon = Number.parseInt(
    await staff.getByRole('row', { name: '91至180日内到期' }).locator('.num').innerText(),
    10,
  );
  await expect(staff.getByRole('region', { name: '已过期和180日内到期的证件' }).locator('tbody tr')).toHaveCount(soon);
});

test('the rows it handed in, and what is wrong with them, open', async ({ page, visit }) => {
  await visit('/agencies/?org=SW140400');
  const data = page.getByRole('region', { name: '报送数据的质量' });
  const judged = figureOf(figures, 'DQ-01', 'SW140400');
  const repeated = figureOf(figures, 'DQ-04', 'SW140400');
  const total = data.locator('tfoot td');
  await expect(total).toHaveCount(4);
  const [accepted = 0, rejected = 0, duplicates = 0, conflicts = 0] = (await total.allInnerTexts()).map((text) =>
    Number(text.replaceAll(',', '')),
  );
  expect(accepted + rejected).toBe(judged.denominator);
  expect(duplicates + conflicts).toBe(repeated.overdue);
  expect(accepted).toBe(repeated.met);
  const issue = data.getByRole('row', { name: '必填项为空' }).getByRole('link');
  const n = await issue.innerText();
  await issue.click();
  await expect(page).toHaveURL(/org=SW140400&code=MISSING_REQUIRED#issues$/);
  await expect(page.locator('#issues tbody tr')).toHaveCount(Number(n));
});

test('the list of agencies sorts by the names as they sound, inside their groups', async ({ page, visit }) => {
  await visit('/agencies/');
  const groups = page.getByRole('table');
  await expect(groups.first()).toBeVisible();
  const names = async () =>
    Promise.all((await groups.all()).map((table) => table.locator('tbody th a').allInnerTexts()));
  const register = await names();
  await page.getByRole('button', { name: '机关', exact: true }).first().click();
  await expect(page.getByRole('columnheader', { name: '机关' }).first()).toHaveAttribute('aria-sort', 'ascending');
  const sorted = await names();
  expect(sorted.map((group) => group.toSorted())).toEqual(register.map((group) => group.toSorted()));
  expect(sorted.flat()).not.toEqual(register.flat());
});
