import { readdir, stat } from 'node:fs/promises';
import { basename, join, relative, resolve, sep } from 'node:path';
import { inReadingOrder, type Source } from './source.ts';

/**
 * The files named, and every file below the folders named, in the code-point order of their names.
 * Left out are only what systems and editors keep for themselves, names that begin with `.` or `~$`, and what lies in `except`,
 * the folder of our own snapshot. Rejects when a path does not exist.
 */
export async function listSources(inputs: readonly string[], except?: string): Promise<Source[]> {
  const sources: Source[] = [];
  for (const input of inputs) {
    const info = await stat(input);
    const paths = info.isDirectory() ? await filesBelow(input) : [input];
    for (const path of paths) {
      const file = await stat(path);
      if (!file.isFile() || (except !== undefined && isBelow(path, except))) continue;
      const name = info.isDirectory() ? relative(input, path).split(sep).join('/') : basename(path);
      sources.push({ path, name, bytes: file.size });
    }
  }
  return sources.sort(inReadingOrder);
}

function isBelow(path: string, folder: string): boolean {
  return resolve(path).startsWith(resolve(folder) + sep);
}

async function filesBelow(folder: string): Promise<string[]> {
  const entries = await readdir(folder, { withFileTypes: true, recursive: true });
  return entries
    .filter((entry) => !entry.isDirectory() && !entry.name.startsWith('.') && !entry.name.startsWith('~$'))
    .map((entry) => join(entry.parentPath, entry.name));
}
