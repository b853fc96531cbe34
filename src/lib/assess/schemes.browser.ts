/// <reference types="vite/client" />
import text from '../../../queries/schemes/three-systems.yaml?raw';
import type { Ruleset } from '../metrics/ruleset.ts';
import { schemeFrom, type Scheme } from './scheme.ts';

/** The same scheme as `schemes.ts` gives in Node, bundled into the page. */
export function defaultScheme(ruleset: Ruleset): Scheme {
  return schemeFrom(text, ruleset);
}
