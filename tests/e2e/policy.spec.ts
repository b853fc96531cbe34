import { expect, test } from '../support/fixtures.ts';

/** The content policy: nothing the dashboard itself does is against it, and what it forbids does not happen. */

declare global {
  interface Window {
    violations?: string[];
    injected?: boolean;
  }
}

test.beforeEach(({ page }) =>
  page.addInitScript(() => {
    window.violations = [];
    document.addEventListener('securitypolicyviolation', (event) =>
      window.violations?.push(`${event.violatedDirective} ${event.blockedURI} ${event.sourceFile}`),
    );
  }),
);

test('a session on every kind of screen violates nothing, and an injected script is refused', async ({ page }) => {
  test.slow();
  const said: string[] = [];
  page.on('console', (message) => {
    if (/Content.Security.Policy/i.test(message.text())) said.push(message.text());
  });
  for (const path of ['/', '/metrics/PUB-08/', '/agencies/', '/data/', '/data/import/', '/query/']) {
    await page.goto(path);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    expect(await page.evaluate(() => window.violations)).toEqual([]);
  }
  expect(said).toEqual([]);
  await page.evaluate(() => {
    const script = document.createElement('script');
    script.textContent = 'window.injected = true';
    document.body.append(script);
    const image = document.createElement('div');
    image.innerHTML = '<img src="x" onerror="window.injected = true">';
    document.body.append(image);
  });
  await expect.poll(() => page.evaluate(() => window.violations?.length ?? 0)).toBeGreaterThan(0);
  expect(await page.evaluate(() => window.injected)).toBeUndefined();
});

test('text made into code, and another host, are refused', async ({ page }) => {
  await page.goto('/data/import/');
  await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
  // later, because what the debugger itself runs is exempt; as text, because that is the point
  const code = await page.evaluate(
    `new Promise((tell) => setTimeout(() => { try { tell(String(new Function('return 1')())); } catch (error) { tell(String(error)); } }))`,
  );
  const host = await page.evaluate(() =>
    fetch('https://example.invalid/').then(
      () => 'answered',
      () => 'refused',
    ),
  );
  expect(code).toContain('EvalError');
  expect(host).toBe('refused');
  await expect
    .poll(() => page.evaluate(() => window.violations))
    .toContainEqual(expect.stringContaining('connect-src'));
});

test('pages, programs and data come with the headers of a closed house', async ({ request }) => {
  for (const path of ['/', '/metrics/', '/snapshot/manifest.json']) {
    const headers = (await request.get(path)).headers();
    expect(headers['x-content-type-options'], path).toBe('nosniff');
    expect(headers['x-frame-options'], path).toBe('DENY');
    expect(headers['referrer-policy'], path).toBe('no-referrer');
    expect(headers['cross-origin-opener-policy'], path).toBe('same-origin');
    expect(headers['cross-origin-resource-policy'], path).toBe('same-origin');
    expect(headers['content-security-policy'], path).toMatch(
      /connect-src 'self'.*frame-ancestors 'none'|default-src 'none'/,
    );
  }
});
