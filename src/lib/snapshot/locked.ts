import * as v from 'valibot';

/**
 * A snapshot that only a passphrase opens. Each file is AES-256-GCM (NIST SP 800-38D) of the plain one, bound to its path so that two files
 * can't be exchanged: 12 bytes of nonce, then the text with its tag. The key comes from the passphrase by PBKDF2-SHA-256 (RFC 8018) with a salt
 * of its own for every publication, then HKDF (RFC 5869) for each use. Names are HMACs of the paths. `manifest.json` holds what is needed to
 * begin, and nothing else. WebCrypto only, so it is the same in Node and in a page; a page needs a secure context for it.
 */

/** OWASP's least for PBKDF2-SHA-256. */
export const iterations = 600_000;
const mostIterations = 10_000_000;
const nonceBytes = 12;

const hex = v.pipe(v.string(), v.regex(/^(?:[0-9a-f]{2})+$/));

const lockedSchema = v.object({
  format: v.literal('mingjing-locked'),
  version: v.literal(1),
  kdf: v.object({
    name: v.literal('PBKDF2-SHA-256'),
    iterations: v.pipe(v.number(), v.integer(), v.minValue(iterations), v.maxValue(mostIterations)),
    salt: v.pipe(hex, v.minLength(32)),
  }),
  /** tells a wrong passphrase from a damaged file */
  check: hex,
});

export type Locked = v.InferOutput<typeof lockedSchema>;

/** What the manifest of a locked snapshot says; null when the text is none. */
export function parseLocked(text: string): Locked | null {
  if (!text.includes('mingjing-locked')) return null;
  try {
    return v.parse(lockedSchema, JSON.parse(text));
  } catch {
    return null;
  }
}

/** A file that is not what was written, or does not belong where it lies. */
export class SealError extends Error {
  override readonly name = 'SealError';
}

/** Opens and seals the files of one publication. */
export class Keys {
  readonly #cipher: CryptoKey;
  readonly #names: CryptoKey;

  constructor(cipher: CryptoKey, names: CryptoKey) {
    this.#cipher = cipher;
    this.#names = names;
  }

  /** The name under which the file of a path lies. */
  async nameOf(path: string): Promise<string> {
    const mac = await crypto.subtle.sign('HMAC', this.#names, utf8(path));
    return `${hexOf(new Uint8Array(mac).subarray(0, 16))}.bin`;
  }

  async seal(path: string, plain: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>> {
    const iv = crypto.getRandomValues(new Uint8Array(nonceBytes));
    const sealed = await crypto.subtle.encrypt(
      { name: 'AES-GCM', iv, additionalData: utf8(path) },
      this.#cipher,
      plain,
    );
    const file = new Uint8Array(nonceBytes + sealed.byteLength);
    file.set(iv);
    file.set(new Uint8Array(sealed), nonceBytes);
    return file;
  }

  /** Rejects with `SealError` when one bit is not as it was, or the file is that of another path. */
  async open(path: string, sealed: Uint8Array<ArrayBuffer>): Promise<Uint8Array<ArrayBuffer>> {
    const iv = sealed.subarray(0, nonceBytes);
    try {
      const algorithm = { name: 'AES-GCM', iv, additionalData: utf8(path) };
      return new Uint8Array(await crypto.subtle.decrypt(algorithm, this.#cipher, sealed.subarray(nonceBytes)));
    } catch (cause) {
      throw new SealError(path, { cause });
    }
  }
}

/** Keys of a new publication, and what its `manifest.json` says. */
export async function lock(passphrase: string): Promise<{ keys: Keys; locked: Locked }> {
  const salt = hexOf(crypto.getRandomValues(new Uint8Array(16)));
  const kdf = { name: 'PBKDF2-SHA-256' as const, iterations, salt };
  const { keys, check } = await derive(passphrase, kdf);
  return { keys, locked: { format: 'mingjing-locked', version: 1, kdf, check } };
}

/** The keys of a locked snapshot; null when the passphrase is not the one it was locked with. */
export async function unlock(passphrase: string, { kdf, check }: Locked): Promise<Keys | null> {
  const found = await derive(passphrase, kdf);
  return found.check === check ? found.keys : null;
}

async function derive(passphrase: string, kdf: Locked['kdf']): Promise<{ keys: Keys; check: string }> {
  const { subtle } = crypto;
  // the same passphrase from whatever keyboard
  const secret = await subtle.importKey('raw', utf8(passphrase.normalize('NFC')), 'PBKDF2', false, ['deriveBits']);
  const stretch = { name: 'PBKDF2', hash: 'SHA-256', iterations: kdf.iterations, salt: bytesOf(kdf.salt) };
  const master = await subtle.importKey('raw', await subtle.deriveBits(stretch, secret, 256), 'HKDF', false, [
    'deriveKey',
    'deriveBits',
  ]);
  const use = (info: string) => ({ name: 'HKDF', hash: 'SHA-256', salt: new Uint8Array(), info: utf8(info) });
  const aes = { name: 'AES-GCM', length: 256 };
  const hmac = { name: 'HMAC', hash: 'SHA-256', length: 256 };
  const cipher = await subtle.deriveKey(use('mingjing files'), master, aes, false, ['encrypt', 'decrypt']);
  const names = await subtle.deriveKey(use('mingjing names'), master, hmac, false, ['sign']);
  const check = new Uint8Array(await subtle.deriveBits(use('mingjing check'), master, 128));
  return { keys: new Keys(cipher, names), check: hexOf(check) };
}

function utf8(text: string): Uint8Array<ArrayBuffer> {
  return new Uint8Array(new TextEncoder().encode(text));
}

function hexOf(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}

function bytesOf(text: string): Uint8Array<ArrayBuffer> {
  return Uint8Array.from(text.match(/../g) ?? [], (pair) => Number.parseInt(pair, 16));
}
