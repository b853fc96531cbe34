import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { join } from 'node:path';
import { ruleset, type Ruleset } from './ruleset.ts';

/** The ruleset of a folder `queries/`, read from disk (Node). Without an argument: the one of this repository. */
export function loadRuleset(folder = fileURLToPath(new URL('../../../queries', import.meta.url))): Ruleset {
  const paths = readdirSync(folder, { recursive: true, encoding: 'utf8' }).map((path) => path.replaceAll('\\', '/'));
  const read = paths.filter((path) => /\.(sql|csv)$/.test(path));
  return ruleset(new Map(read.map((path) => [path, readFileSync(join(folder, path), 'utf8')])));
}
