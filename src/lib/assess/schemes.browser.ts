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
  return defaultFirst(Object.values(files).map((text) => schemeFrom(text, ruleset)));
}

/** What mending changes, as `schemes.ts` gives it in Node. */
export function mending(): Mending[] {
  return parseMending(mendingFile);
}
