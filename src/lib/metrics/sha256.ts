import { sha256 as fips180 } from '@noble/hashes/sha2.js';
import { bytesToHex, utf8ToBytes } from '@noble/hashes/utils.js';

/**
 * SHA-256 (FIPS 180-4) of a text's UTF-8 bytes, as lower-case hex. Without `crypto.subtle`, which a page served over http on an intranet
 * has not, and which takes no bytes part by part.
 */
export function sha256(text: string): string {
  return bytesToHex(fips180(utf8ToBytes(text)));
}

/** The same of bytes that come part by part. */
export class Sha256 {
  readonly #hash = fips180.create();

  update(bytes: Uint8Array): void {
    this.#hash.update(bytes);
  }

  /** Of all bytes so far; none can follow. */
  hex(): string {
    return bytesToHex(this.#hash.digest());
  }
}
