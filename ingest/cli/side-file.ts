import { readFileSync, statSync } from 'node:fs';
import { reasonOf, UsageError, type Terminal } from './terminal.ts';

/** What a file beside the snapshot says when it can't be used; each text names the file. */
export interface SideFileWords {
  readonly noFile: (path: string) => string;
  /** what is wrong with its content; null for an error that is none of the file's */
  readonly wrong: (cause: unknown) => string | null;
}

/**
 * Reads a file that a command takes beside the snapshot (excuse log, points, evaluation). Nothing of a file with a fault is used: a `UsageError`
 * says what is wrong with it.
 */
export function sideFile<T>(
  path: string,
  parse: (bytes: Uint8Array) => T,
  words: SideFileWords,
  { language }: Pick<Terminal, 'language'>,
): T {
  if (!statSync(path, { throwIfNoEntry: false })?.isFile()) throw new UsageError(words.noFile(path));
  let bytes: Uint8Array;
  try {
    bytes = readFileSync(path);
  } catch (cause) {
    throw new UsageError(cannotRead[language](path, reasonOf(cause)), { cause });
  }
  try {
    return parse(bytes);
  } catch (cause) {
    const wrong = words.wrong(cause);
    if (wrong === null) throw cause;
    throw new UsageError(wrong, { cause });
  }
}

const cannotRead = {
  zh: (path: string, reason: string) => `无法读取 ${path}：${reason}`,
  en: (path: string, reason: string) => `cannot read ${path}: ${reason}`,
};
