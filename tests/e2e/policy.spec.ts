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
  for (const path of [
    '/',
    '/metrics/PUB-08/',
    '/issues/',
    '/agencies/',
    '/cases/',
    '/assess/',
    '/reconcile/',
    '/data/',
    '/data/import/',
    '/query/',
    '/dictionary/',
  ]) {
    await page.goto(path);
    await expect(page.getByRole('heading', { level: 1 })).toBeVisible();
    expect(await page.evaluate(() => window.violations)).toEqual([]);
  }
  expect(said).toEqual([]);
  await page.evaluate(() => {
    const script = document.createElement('script');
    script.append('window.injected = true');
    document.body.append(script);
  });
  await expect.poll(() => page.evaluate(() => window.violations?.length ?? 0)).toBeGreaterThan(0);
  expect(await page.evaluate(() => window.injected)).toBeUndefined();
});

test('no text becomes markup, and no address but one of this site a program', async ({ page }) => {
  // with charts, whose library asks for one exception
  await page.goto('/metrics/PUB-08/');
  await expect(page.locator('svg').first()).toBeVisible();
  const outcome = (work: () => unknown) =>
    page.evaluate(`(() => { try { (${String(work)})(); return 'taken'; } catch (error) { return error.name; } })()`);
  const sinks: Record<string, () => unknown> = {
    'markup of an element': () => (document.createElement('div').innerHTML = '<b>x</b>'),
    'markup beside an element': () => document.body.insertAdjacentHTML('beforeend', '<b>x</b>'),
    'a parsed document': () => new DOMParser().parseFromString('<b>x</b>', 'text/html'),
    'the source of a frame': () => (document.createElement('iframe').srcdoc = '<b>x</b>'),
    'the address of a script': () => (document.createElement('script').src = '/x.js'),
    'the text of a script': () => (document.createElement('script').text = '1'),
    'a worker': () => new Worker('/x.js'),
    'a policy of somebody else': () =>
      (
        window as unknown as { trustedTypes: { createPolicy: (name: string, rules: object) => unknown } }
      ).trustedTypes.createPolicy('theirs', {}),
  };
  for (const [name, sink] of Object.entries(sinks)) expect(await outcome(sink), name).toBe('TypeError');
  expect(await outcome(() => (document.createElement('div').innerHTML = ''))).toBe('taken');
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
