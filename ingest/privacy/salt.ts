import type { Engine } from '../../src/lib/engine/engine.ts';
import { sha256 } from '../../src/lib/metrics/sha256.ts';

/** Characters of a salt, at least. */
export const saltMinLength = 16;

/**
 * The salt is a secret of whoever runs the program: with it, and only with it, a number can be tried against its hash. It never enters the
 * snapshot, nor the text of a statement, which an error would carry along.
 */
export async function keepSalt(engine: Engine, salt: string): Promise<void> {
  await engine.run('CREATE TABLE salt_once (salt VARCHAR)');
  await engine.append('salt_once', { salt: [salt] });
  await engine.run('SET VARIABLE salt = (SELECT salt FROM salt_once); DROP TABLE salt_once');
}

/** Forgets the salt. */
export async function forgetSalt(engine: Engine): Promise<void> {
  await engine.run('RESET VARIABLE salt');
}

/** What is hashed: a number of a citizen, one of another document, a name. */
export type Hashed = 'citizen' | 'document' | 'name';

/** SHA-256 of salt, kind and text, the first 32 hexadecimal digits. */
export function saltedHash(salt: string, kind: Hashed, text: string): string {
  return sha256(`${salt}|${kind}|${text}`).slice(0, 32);
}

/** The same as SQL over the expressions `kind` and `text`; needs `keepSalt`. */
export function saltedHashSql(kind: string, text: string): string {
  return `left(sha256(getvariable('salt') || '|' || ${kind} || '|' || ${text}), 32)`;
}

/** Tells whether two snapshots were made with the same salt, without telling the salt. */
export function saltFingerprint(salt: string): string {
  return sha256(`mingjing salt fingerprint|${salt}`).slice(0, 16);
}
