/**
 * Trusted Types: with `require-trusted-types-for 'script'` the browser takes neither markup nor the address of a program from a plain text. The
 * two policies of our own are here, each as narrow as what it is for; Svelte has one for its templates. A browser that knows none of this takes
 * the texts as they are. TypeScript's library does not describe them yet.
 */
interface Rules {
  readonly createScriptURL?: (url: string) => string;
  readonly createHTML?: (html: string) => string;
}
interface PolicyFactory {
  createPolicy(name: string, rules: Rules): { createScriptURL(url: string): unknown };
}

const factory = (globalThis as { trustedTypes?: PolicyFactory }).trustedTypes;

const programs = factory?.createPolicy('mingjing-program', {
  createScriptURL: (url) => {
    const { origin, pathname } = new URL(url, location.href);
    if (origin !== location.origin || !pathname.endsWith('.js'))
      throw new TypeError(`not a program of this site: ${url}`);
    return url;
  },
});

/** The address of a program of this site, to make a worker of; throws a `TypeError` for any other. */
export function program(url: string): string {
  return (programs ? programs.createScriptURL(url) : url) as string;
}

/**
 * Lets libraries empty an element by giving it an empty text, as ECharts does, and nothing else: any other text that somebody takes for markup
 * throws a `TypeError`. Once in a page.
 */
export function allowEmptying(): void {
  factory?.createPolicy('default', {
    createHTML: (html) => {
      if (html !== '') throw new TypeError('text is not markup');
      return html;
    },
  });
}
