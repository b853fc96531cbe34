/**
 * What reading needs of the machine below it: files and a few codecs. `#platform` is `node.ts` on the command line and `browser.ts` in a page
 * (see `imports` in package.json), so that everything above is the same in both.
 */
export interface Platform {
  /** Opens a file to read from. Rejects when there is none. */
  open(path: string): Promise<Input>;
  /** Creates a file, or empties it; the folder must be there. */
  create(path: string): Promise<Output>;
  /** Makes a folder, and those above it. */
  makeFolder(path: string): Promise<void>;
  /** A new folder whose name begins so. */
  makeTemporary(prefix: string): Promise<string>;
  /** Takes away a file or a folder with everything in it; nothing happens when it is not there. */
  remove(path: string): Promise<void>;
  /** Makes a file known by another name, too. */
  alias(path: string, name: string): Promise<void>;
  isUtf8(bytes: Uint8Array): boolean;
  sha256(): Hash;
  /** CRC-32 of `bytes`, going on from that of what came before. */
  crc32(bytes: Uint8Array, before: number): number;
  /** Unpacks DEFLATE data (RFC 1951). Rejects with `InflateError` where they are damaged or end too soon. */
  inflate(packed: AsyncIterable<Uint8Array>): AsyncIterable<Uint8Array>;
}

export interface Input {
  /** in bytes */
  readonly size: number;
  /** Fills `into` from `position` on; returns how many bytes there were, fewer only at the end of the file. */
  read(into: Uint8Array, position: number): Promise<number>;
  close(): Promise<void>;
}

export interface Output {
  /** Writes all bytes; they may be used again afterwards. */
  write(bytes: Uint8Array): Promise<void>;
  close(): Promise<void>;
}

export interface Hash {
  update(bytes: Uint8Array): void;
  /** in lower-case hexadecimal; nothing can be added afterwards */
  hex(): string;
}

/** Packed data that can't be unpacked. */
export class InflateError extends Error {
  override readonly name = 'InflateError';
}
