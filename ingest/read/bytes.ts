import { platform } from '#platform';

/** The first bytes of a file, at most `count`. */
export async function firstBytes(path: string, count: number): Promise<Uint8Array> {
  const file = await platform.open(path);
  try {
    const bytes = new Uint8Array(count);
    return bytes.subarray(0, await file.read(bytes, 0));
  } finally {
    await file.close();
  }
}

/** The whole file. */
export async function allBytes(path: string): Promise<Uint8Array> {
  const file = await platform.open(path);
  try {
    const bytes = new Uint8Array(file.size);
    return bytes.subarray(0, await file.read(bytes, 0));
  } finally {
    await file.close();
  }
}

/** The bytes of a file from `start` up to `end`, part by part, always in the same memory. */
export async function* partsOf(
  path: string,
  size: number,
  { start = 0, end = Infinity }: { start?: number; end?: number } = {},
): AsyncGenerator<Uint8Array<ArrayBuffer>> {
  const file = await platform.open(path);
  try {
    const memory = new Uint8Array(size);
    for (let at = start; at < end;) {
      const bytes = await file.read(memory.subarray(0, Math.min(size, end - at)), at);
      if (bytes === 0) return;
      at += bytes;
      yield memory.subarray(0, bytes);
    }
  } finally {
    await file.close();
  }
}

/** SHA-256 of a file, in hex. */
export async function sha256File(path: string): Promise<string> {
  const hash = platform.sha256();
  for await (const bytes of partsOf(path, 1 << 18)) hash.update(bytes);
  return hash.hex();
}

/** Each byte as the character of that number. */
export function latin1(bytes: Uint8Array): string {
  let text = '';
  for (let at = 0; at < bytes.length; at += 8192) text += String.fromCharCode(...bytes.subarray(at, at + 8192));
  return text;
}

export function hex(bytes: Uint8Array): string {
  return Array.from(bytes, (byte) => byte.toString(16).padStart(2, '0')).join('');
}
