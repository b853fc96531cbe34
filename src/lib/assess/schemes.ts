import { readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Ruleset } from '../metrics/ruleset.ts';
import { schemeFrom, type Scheme } from './scheme.ts';

/** The default scheme, read from `queries/schemes/` (Node). */
export function defaultScheme(ruleset: Ruleset): Scheme {
  const file = fileURLToPath(new URL('../../../queries/schemes/three-systems.yaml', import.meta.url));
  return schemeFrom(readFileSync(file, 'utf8'), ruleset);
}
