import { identifier, type Engine } from '../../src/lib/engine/engine.ts';
import { knownNumbers } from './known-numbers.ts';
import { maskIdentifier, maskText, type MaskOptions } from './mask-text.ts';
import { beginsLikeCertificate } from './regions.ts';
import { saltedHash } from './salt.ts';

/** How texts are masked in one run. */
export interface Session {
  readonly engine: Engine;
  readonly salt: string | null;
}

/** A citizen number used as a certificate: masked, with six digits of its hash, so that certificates still tell officers apart. */
export function maskedCertificate(number: string, salt: string | null): string {
  return salt === null
    ? maskIdentifier(number)
    : `${maskIdentifier(number)}#${saltedHash(salt, 'citizen', number).slice(0, 6)}`;
}

/**
 * Masks texts; what is no text of a person stays out of the result. Numbers that the snapshot knows as those of acts, certificates and
 * devices stay. `people`: lists of persons, in which certificates stand.
 */
export async function maskTexts(
  { engine, salt }: Session,
  texts: readonly string[],
  people = false,
): Promise<Map<string, string>> {
  const asked = new Set<string>();
  const citizen: MaskOptions = people ? { citizen: (number) => maskedCertificate(number, salt) } : {};
  const certificate = (number: string) => people && beginsLikeCertificate(number);
  const ask = (number: string) => {
    if (!certificate(number)) asked.add(number);
    return certificate(number);
  };
  const suspects = texts.filter((text) => maskText(text, { ...citizen, isKnown: ask }) !== text);
  const known = await knownNumbers(engine, asked);
  const isKnown = (number: string) => certificate(number) || known.has(number);
  const masked = new Map<string, string>();
  for (const text of suspects) {
    const result = maskText(text, { ...citizen, isKnown });
    if (result !== text) masked.set(text, result);
  }
  return masked;
}

/** `rewritten(old, new)`: texts and what takes their place. Dropped by whoever asked for it. */
export async function createRewritten(engine: Engine, texts: ReadonlyMap<string, string>): Promise<void> {
  await engine.run('CREATE TABLE rewritten (old VARCHAR, new VARCHAR)');
  await engine.append('rewritten', { old: [...texts.keys()], new: [...texts.values()] });
}

/** The different texts of a column of which a condition is true. */
export async function distinctTexts(engine: Engine, from: string, field: string, when: string): Promise<string[]> {
  const rows = await engine.query<{ text: string }>(
    `SELECT DISTINCT ${identifier(field)} AS text FROM ${from} WHERE ${identifier(field)} IS NOT NULL AND ${when}`,
  );
  return rows.map((row) => row.text);
}
