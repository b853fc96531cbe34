import { randomBytes } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { homedir } from 'node:os';
import { dirname, join } from 'node:path';
import { saltMinLength } from '../privacy/salt.ts';
import { privacyMessages } from './privacy-messages.ts';
import { reasonOf, UsageError, type Terminal } from './terminal.ts';

/** Where to look for the salt; the process's own surroundings unless a test says otherwise. */
export interface Surroundings {
  readonly environment: Readonly<Record<string, string | undefined>>;
  readonly platform: string;
  readonly home: string;
}

/**
 * The salt: from the file named by the option, else by MINGJING_SALT_FILE, else from the user's own, which is made on first use and said
 * once on stderr. Throws a `UsageError` when a named file is not there, is too short, or the user's own can't be written.
 */
export function readSalt(
  option: string | undefined,
  tell: Terminal,
  { environment, platform, home }: Surroundings = {
    environment: process.env,
    platform: process.platform,
    home: homedir(),
  },
): string {
  const m = privacyMessages(tell.language);
  const named = option ?? nonEmpty(environment['MINGJING_SALT_FILE']);
  if (named !== undefined) {
    if (!existsSync(named)) throw new UsageError(m.noFile(named));
    return checked(named, readFileSync(named, 'utf8'));
  }
  const path = join(configFolder(), 'mingjing', 'salt');
  if (!existsSync(path)) {
    try {
      mkdirSync(dirname(path), { recursive: true, mode: 0o700 });
      writeFileSync(path, `${randomBytes(32).toString('hex')}\n`, { mode: 0o600, flag: 'wx' });
    } catch (cause) {
      // another run may have made it in the meantime
      if (!existsSync(path)) throw new UsageError(m.cannotCreate(path, reasonOf(cause)), { cause });
    }
    tell.err(`${m.created(path)}\n`);
  }
  return checked(path, readFileSync(path, 'utf8'));

  function configFolder(): string {
    if (platform === 'win32') return nonEmpty(environment['APPDATA']) ?? join(home, 'AppData', 'Roaming');
    return nonEmpty(environment['XDG_CONFIG_HOME']) ?? join(home, '.config');
  }

  function checked(file: string, text: string): string {
    const salt = text.trim();
    if (salt.length < saltMinLength) throw new UsageError(m.tooShort(file));
    return salt;
  }
}

function nonEmpty(text: string | undefined): string | undefined {
  return text === undefined || text === '' ? undefined : text;
}
