import type { Dirent } from 'node:fs';
import { readdir, realpath, stat } from 'node:fs/promises';
import { basename, join, relative, resolve, sep } from 'node:path';
import { inReadingOrder, type Source } from './source.ts';

/**
 * The files named, and every file below the folders named, in the code-point order of their names.
 * Left out are only what systems and editors keep for themselves, names that begin with `.` or `~$`, and what lies in `except`,
 * the folder of our own snapshot. A link in a folder is followed to a file of the same folder only: whoever hands in a folder must not
 * have a file of somebody else read. What is not followed, and what is no file, is a source that says why it is refused.
 * Rejects when a path that was named does not exist.
 */
export async function listSources(inputs: readonly string[], except?: string): Promise<Source[]> {
  const sources: Source[] = [];
  for (const input of inputs) {
    const info = await stat(input);
    const found = info.isDirectory() ? await sourcesBelow(input) : [await fileSource(input, basename(input))];
    sources.push(...found.filter(({ path }) => except === undefined || !isBelow(path, except)));
  }
  return sources.sort(inReadingOrder);
}

function isBelow(path: string, folder: string): boolean {
  return resolve(path).startsWith(resolve(folder) + sep);
}

async function sourcesBelow(folder: string): Promise<Source[]> {
  const root = await realpath(folder);
  const entries = await readdir(folder, { withFileTypes: true, recursive: true });
  const ours = (name: string) => !name.startsWith('.') && !name.startsWith('~$');
  return Promise.all(
    entries.filter((entry) => !entry.isDirectory() && ours(entry.name)).map((entry) => source(entry, folder, root)),
  );
}

/** `root`: the folder without links in its path */
async function source(entry: Dirent, folder: string, root: string): Promise<Source> {
  const path = join(entry.parentPath, entry.name);
  const name = relative(folder, path).split(sep).join('/');
  if (!entry.isSymbolicLink()) return fileSource(path, name);
  const target = await realpath(path).catch(() => null);
  if (target === null) return unread(path, name, '是指向不存在的文件的链接');
  if (!isBelow(target, root)) return unread(path, name, '是指向报送文件夹之外的链接，程序不读那里的文件');
  return fileSource(path, name);
}

async function fileSource(path: string, name: string): Promise<Source> {
  const info = await stat(path);
  if (info.isFile()) return { path, name, bytes: info.size };
  return unread(path, name, info.isDirectory() ? '是指向文件夹的链接，程序不沿链接读取' : '不是普通文件');
}

function unread(path: string, name: string, why: string): Source {
  return { path, name, bytes: 0, refused: { code: 'UNSAFE', message: `${why}，请直接放入文件本身` } };
}
