import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Ruleset } from '../metrics/ruleset.ts';
import { parseMending, type Mending } from './mending.ts';
import { defaultFirst, schemeFrom, type Scheme } from './scheme.ts';

const folder = new URL('../../../queries/schemes/', import.meta.url);

/** The schemes of `queries/schemes/`, the default one first (Node). */
export function schemes(ruleset: Ruleset): Scheme[] {
  const files = readdirSync(fileURLToPath(folder)).filter((name) => name.endsWith('.yaml'));
  return defaultFirst(files.map((name) => schemeFrom(readFileSync(new URL(name, folder), 'utf8'), ruleset)));
}

/** The scheme that is used when none is named: the 100-point sheet of the three systems. */
export function defaultScheme(ruleset: Ruleset): Scheme {
  const [first] = schemes(ruleset);
  if (!first) throw new Error('no scheme');
  return first;
}

/** What mending changes, by metric (`queries/mending.yaml`, Node). */
export function mending(): Mending[] {
  return parseMending(readFileSync(new URL('../mending.yaml', folder), 'utf8'));
}
