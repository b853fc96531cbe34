import { mkdirSync, statSync } from 'node:fs';
import { rename, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { reportMessages } from './report-messages.ts';
import { reasonOf, UsageError, type Terminal } from './terminal.ts';

/** Writes files into a folder: all of them, or when one can't be written none. Throws a `UsageError`. */
export async function writeAll(
  out: string,
  files: readonly (readonly [string, Uint8Array])[],
  tell: Terminal,
): Promise<void> {
  const t = reportMessages(tell.language);
  if (statSync(out, { throwIfNoEntry: false })?.isFile()) throw new UsageError(t.notAFolder(out));
  const waiting: string[] = [];
  try {
    mkdirSync(out, { recursive: true });
    for (const [name, bytes] of files) {
      const path = join(out, `${name}.part`);
      waiting.push(path);
      await writeFile(path, bytes);
    }
    for (const [name] of files) await rename(join(out, `${name}.part`), join(out, name));
  } catch (cause) {
    await Promise.all(waiting.map((path) => rm(path, { force: true })));
    throw new UsageError(tell.m.errors.cannotWrite(out, reasonOf(cause)), { cause });
  }
}
