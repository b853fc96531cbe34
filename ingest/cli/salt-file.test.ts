import { existsSync, mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { messages } from './messages.ts';
import { readSalt, type Surroundings } from './salt-file.ts';
import { UsageError, type Terminal } from './terminal.ts';

/** The salt is a secret of the user, found in one order and made once. */

let home: string;
let said: string[];
const tell = (): Terminal => ({
  language: 'zh',
  m: messages('zh'),
  out: () => undefined,
  err: (text) => void said.push(text),
  progress: () => undefined,
});
const around = (environment: Record<string, string> = {}, platform = 'linux'): Surroundings => ({
  environment,
  platform,
  home,
});

beforeEach(() => {
  home = mkdtempSync(join(tmpdir(), 'mingjing-salt-'));
  said = [];
});
afterEach(() => rmSync(home, { recursive: true }));

describe('the salt', () => {
  test('is made on first use, for its owner only, and said once', () => {
    const salt = readSalt(undefined, tell(), around());
    const path = join(home, '.config', 'mingjing', 'salt');
    expect(salt).toMatch(/^[0-9a-f]{64}$/u);
    expect(statSync(path).mode & 0o777).toBe(0o600);
    expect(readSalt(undefined, tell(), around())).toBe(salt);
    expect(said).toEqual([expect.stringContaining(path)]);
    expect(said.join('')).not.toContain(salt);
  });

  test('lies where the system keeps settings', () => {
    readSalt(undefined, tell(), around({ XDG_CONFIG_HOME: join(home, 'xdg') }));
    expect(existsSync(join(home, 'xdg', 'mingjing', 'salt'))).toBe(true);
    readSalt(undefined, tell(), around({ APPDATA: join(home, 'appdata') }, 'win32'));
    expect(existsSync(join(home, 'appdata', 'mingjing', 'salt'))).toBe(true);
  });

  test('comes from the option before the environment before the user’s own', () => {
    const [a, b] = ['option', 'environment'].map((name) => {
      writeFileSync(join(home, name), `the salt of the ${name}\n`);
      return join(home, name);
    });
    const environment = { MINGJING_SALT_FILE: b ?? '' };
    expect(readSalt(a, tell(), around(environment))).toBe('the salt of the option');
    expect(readSalt(undefined, tell(), around(environment))).toBe('the salt of the environment');
    expect(said).toEqual([]);
  });

  test('is never made under a name that was given, and too short a one is refused', () => {
    const path = join(home, 'mine');
    expect(() => readSalt(path, tell(), around())).toThrow(`找不到盐值文件“${path}”`);
    expect(existsSync(path)).toBe(false);
    writeFileSync(path, 'short\n');
    expect(() => readSalt(path, tell(), around())).toThrow(UsageError);
    expect(readFileSync(path, 'utf8')).toBe('short\n');
  });

  test('that can’t be made is an error that says what to do', () => {
    writeFileSync(join(home, 'file'), '');
    const environment = { XDG_CONFIG_HOME: join(home, 'file') };
    expect(() => readSalt(undefined, tell(), around(environment))).toThrow('--salt-file');
  });
});
