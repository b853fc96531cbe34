import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, readFileSync, renameSync, statSync, writeFileSync } from 'node:fs';
import { dirname, join, relative } from 'node:path';
import { projectFolder } from './site.ts';

/** Is what was made still what would be made? Decided by what the inputs contain, never by when they were written. */

/**
 * SHA-256 over the names and contents of files and folders of the project, tests left out, and further texts.
 * A path that does not exist counts as an empty folder.
 */
export function fingerprint(paths: readonly string[], ...texts: string[]): string {
  const hash = createHash('sha256');
  for (const file of paths.flatMap(filesOf))
    hash
      .update(`${file}\0`)
      .update(readFileSync(join(projectFolder, file)))
      .update('\0');
  for (const text of texts) hash.update(`${text}\0`);
  return hash.digest('hex');
}

function filesOf(path: string): string[] {
  const absolute = join(projectFolder, path);
  if (!existsSync(absolute)) return [];
  if (!statSync(absolute).isDirectory()) return [path];
  return readdirSync(absolute, { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile() && !entry.name.endsWith('.test.ts'))
    .map((entry) => relative(projectFolder, join(entry.parentPath, entry.name)).replaceAll('\\', '/'))
    .sort();
}

const stampFile = join(projectFolder, 'node_modules', '.cache', 'mingjing', 'made.json');

function stamps(): Record<string, string> {
  if (!existsSync(stampFile)) return {};
  const read: unknown = JSON.parse(readFileSync(stampFile, 'utf8'));
  if (typeof read !== 'object' || read === null) return {};
  return Object.fromEntries(Object.entries(read).filter((e): e is [string, string] => typeof e[1] === 'string'));
}

/** Makes the file or folder `result` unless it is there and was made from the same inputs. Returns whether it was made. */
export async function madeFrom(inputs: string, result: string, make: () => Promise<void>): Promise<boolean> {
  if (existsSync(join(projectFolder, result)) && stamps()[result] === inputs) return false;
  await make();
  mkdirSync(dirname(stampFile), { recursive: true });
  writeFileSync(`${stampFile}.new`, JSON.stringify({ ...stamps(), [result]: inputs }, null, 2));
  renameSync(`${stampFile}.new`, stampFile);
  return true;
}
