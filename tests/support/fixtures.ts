import { expect, test as base, type BrowserContext } from '@playwright/test';

/** Refuses the requests of a context to any host but the site's own. Returns the list in which they are noted as they come. */
export async function refuseOthers(context: BrowserContext, site = 'http://127.0.0.1'): Promise<readonly string[]> {
  const asked: string[] = [];
  const local = new URL(site).host;
  await context.route(
    (url) => /^(https?|wss?):$/.test(url.protocol) && url.host !== local,
    async (route) => {
      asked.push(route.request().url());
      await route.abort('blockedbyclient');
    },
  );
  return asked;
}

/**
 * `test` for everything in tests/e2e. Every request of a page to another host is refused and noted, and a test fails when there was
 * one (the proxy of `outside.ts` does the same for workers and the browser itself), or when an error in the page was not caught.
 */
export const test = base.extend<{ outside: readonly string[]; pageErrors: readonly string[] }>({
  outside: [
    async ({ context, baseURL }, use) => {
      const asked = await refuseOthers(context, baseURL);
      await use(asked);
      expect(asked, 'requests to other hosts').toEqual([]);
    },
    { auto: true },
  ],
  pageErrors: [
    async ({ page }, use) => {
      const errors: string[] = [];
      const note = (error: Error) => errors.push(error.message);
      page.on('pageerror', note);
      await use(errors);
      page.off('pageerror', note);
      expect(errors, 'uncaught errors in the page').toEqual([]);
    },
    { auto: true },
  ],
});

export { expect };
