import type { Browser, Page } from '@playwright/test';
import { expect, refuseOthers, test as base } from './fixtures.ts';

/** A page on the demo that stays open from test to test, as it does on the desk of somebody who works with it all day. */
class Desk {
  readonly #browser: Browser;
  #page: Page | null = null;
  /** what the site has stored by itself when it was opened */
  #stored: string | null = null;
  #worn = false;
  #outside: readonly string[] = [];

  constructor(browser: Browser) {
    this.#browser = browser;
  }

  /** requests to other hosts since the page was opened */
  get outside(): readonly string[] {
    return this.#outside;
  }

  async page(site?: string): Promise<Page> {
    if (this.#worn) await this.leave();
    return (this.#page ??= await this.#newPage(site));
  }

  /** Loads a path of the site. */
  async open(path: string): Promise<void> {
    const page = await this.page();
    await page.goto(path);
    await page.locator('main').waitFor();
    this.#stored = await stored(page);
  }

  /** Makes ready for the next test what a test has changed; what it has stored takes a new page. */
  async tidy(failed: boolean): Promise<void> {
    const page = await this.page();
    page.removeAllListeners('console');
    this.#worn = failed || this.#stored === null || (await stored(page)) !== this.#stored;
    await page.emulateMedia({ media: null, colorScheme: null });
    await page.setViewportSize({ width: 1440, height: 900 });
  }

  /** What refuses other hosts stays as long as the page: to take it away while something is loaded would leave that hanging. */
  async #newPage(site: string | undefined): Promise<Page> {
    const context = await this.#browser.newContext();
    this.#outside = await refuseOthers(context, site);
    return context.newPage();
  }

  async leave(): Promise<void> {
    await this.#page?.context().close();
    this.#page = null;
    this.#stored = null;
    this.#worn = false;
  }
}

/** What the site keeps in the browser, without what its router does. */
async function stored(page: Page): Promise<string> {
  return page.evaluate(() =>
    JSON.stringify(
      [localStorage, sessionStorage].map((s) => Object.entries(s).filter(([k]) => !k.startsWith('sveltekit:'))),
    ),
  );
}

interface AtDesk {
  /** goes to a path of the site by a link, so that the engine and what it has loaded stay; each visit shows the screen anew */
  readonly visit: (path: string) => Promise<void>;
}

/**
 * `test` for what is looked at on the demo: to open the site takes longer than most tests do. Tests of opening and reloading, of what is
 * stored, and of the network open a page of their own, with `test` of `fixtures.ts`.
 */
export const test = base.extend<AtDesk, { desk: Desk }>({
  desk: [
    async ({ browser }, use) => {
      const desk = new Desk(browser);
      await use(desk);
      await desk.leave();
    },
    { scope: 'worker' },
  ],
  context: async ({ desk, baseURL }, use) => {
    await use((await desk.page(baseURL)).context());
  },
  outside: async ({ desk, baseURL }, use) => {
    await desk.page(baseURL);
    await use(desk.outside);
    expect(desk.outside, 'requests to other hosts').toEqual([]);
  },
  page: async ({ desk, baseURL }, use, info) => {
    await use(await desk.page(baseURL));
    await desk.tidy(info.status !== info.expectedStatus);
  },
  visit: async ({ desk, page, baseURL }, use) => {
    const site = new URL(baseURL ?? '');
    await use(async (path) => {
      if (!page.url().startsWith(site.href)) return desk.open(path);
      const { pathname } = new URL(path, site);
      await follow(page, pathname === '/data/import/' ? '/data/' : '/data/import/');
      await follow(page, path);
    });
  },
});

/** Goes to a path of an open site by a link, as its own links do: it is not loaded again. */
export async function follow(page: Page, path: string): Promise<void> {
  await page.locator('main').evaluate((main, href) => {
    const link = document.createElement('a');
    link.href = href;
    main.append(link);
    link.click();
    link.remove();
  }, path);
  await page.waitForURL((url) => url.pathname === new URL(path, url).pathname);
}

export { expect } from './fixtures.ts';
