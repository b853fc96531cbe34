import { readFileSync } from 'node:fs';
import { createInterface } from 'node:readline/promises';
import { Writable } from 'node:stream';
import { publishMessages } from './publish-messages.ts';
import { reasonOf, UsageError, type Terminal } from './terminal.ts';

/** Characters; shorter ones can be tried out. */
const shortest = 12;

/** Passphrases by folder. */
export interface Passphrases {
  /** Throws a `UsageError` when the folder has none. */
  of(folder: string): string;
  /** one for all folders: whoever has one folder's has everybody's */
  readonly shared: boolean;
}

/**
 * The passphrases to encrypt with: of a file, else of MINGJING_PASSPHRASE, else asked for on a terminal; never an argument, which other users of
 * the machine can see. A file of one line has one for all folders; of several lines, each `folder=passphrase`.
 */
export async function readPassphrases(file: string | undefined, tell: Terminal): Promise<Passphrases> {
  const { passphrase: p } = publishMessages(tell.language);
  if (file !== undefined) return parse(readText(file, tell), file, tell);
  const given = process.env['MINGJING_PASSPHRASE'];
  if (given !== undefined && given !== '') return one(given, tell);
  if (!process.stdin.isTTY) throw new UsageError(p.none);
  const first = await ask(p.ask);
  if ((await ask(p.again)) !== first) throw new UsageError(p.differ);
  return one(first, tell);
}

function readText(file: string, tell: Terminal): string {
  try {
    return readFileSync(file, 'utf8').replace(/^\uFEFF/, '');
  } catch (cause) {
    throw new UsageError(publishMessages(tell.language).passphrase.unreadable(file, reasonOf(cause)), { cause });
  }
}

function parse(text: string, file: string, tell: Terminal): Passphrases {
  const { passphrase: p } = publishMessages(tell.language);
  const lines = text.split(/\r?\n/).filter((line) => line.trim() !== '');
  const [only] = lines;
  if (only !== undefined && lines.length === 1) return one(only, tell);
  const found = new Map<string, string>();
  for (const line of lines) {
    const at = line.indexOf('=');
    if (at < 1) throw new UsageError(p.noFolder(file));
    found.set(line.slice(0, at).trim(), checked(line.slice(at + 1), tell));
  }
  return {
    shared: new Set(found.values()).size < found.size,
    of(folder) {
      const passphrase = found.get(folder);
      if (passphrase === undefined) throw new UsageError(p.missing(file, folder));
      return passphrase;
    },
  };
}

function one(passphrase: string, tell: Terminal): Passphrases {
  const same = checked(passphrase, tell);
  return { shared: true, of: () => same };
}

function checked(passphrase: string, tell: Terminal): string {
  if ([...passphrase].length < shortest)
    throw new UsageError(publishMessages(tell.language).passphrase.tooShort(shortest));
  return passphrase;
}

/** Asks on the terminal without showing what is typed. */
async function ask(question: string): Promise<string> {
  process.stderr.write(question);
  const silent = new Writable({ write: (_chunk, _encoding, done) => done() });
  const terminal = createInterface({ input: process.stdin, output: silent, terminal: true });
  try {
    return await terminal.question('');
  } finally {
    terminal.close();
    process.stderr.write('\n');
  }
}
