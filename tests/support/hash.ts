import { createHash } from 'node:crypto';

/** SHA-256 of bytes, as lower-case hex. */
export function sha256OfFile(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
