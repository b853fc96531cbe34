/// <reference types="vite/client" />
import type { Ruleset } from '../metrics/ruleset.ts';
import mendingFile from '../../../queries/mending.yaml?raw';
import { parseMending, type Mending } from './mending.ts';
import { defaultFirst, schemeFrom, type Scheme } from './scheme.ts';

const files = import.meta.glob<string>('../../../queries/schemes/*.yaml', {
  query: '?raw',
  import: 'default',
  eager: true,
});

/** The same schemes as `schemes.ts` gives in Node, bundled into the page. */
export function schemes(ruleset: Ruleset): Scheme[] {
  return schemeFiles(ruleset).map(({ scheme }) => scheme);
}

/** The schemes in their order, each with the text of its file, comments and all. */
export function schemeFiles(ruleset: Ruleset): { readonly scheme: Scheme; readonly text: string }[] {
  const texts = new Map(Object.values(files).map((text) => [schemeFrom(text, ruleset), text]));
  return defaultFirst([...texts.keys()]).map((scheme) => ({ scheme, text: texts.get(scheme) ?? '' }));
}

/** What mending changes, as `schemes.ts` gives it in Node. */
export function mending(): Mending[] {
  return parseMending(mendingFile);
}
