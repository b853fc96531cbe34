import { open } from 'node:fs/promises';

export interface ZipEntry {
  /** with `/` between folders */
  readonly name: string;
  /** size in bytes unpacked and packed, as the archive states it */
  readonly bytes: number;
  readonly packed: number;
  readonly crc: number;
  /** 0 stored, 8 deflated */
  readonly method: number;
  readonly encrypted: boolean;
  readonly link: boolean;
  /** of its local header */
  readonly offset: number;
}

const [entrySignature, endSignature] = [0x02014b50, Buffer.from([0x50, 0x4b, 0x05, 0x06])];
const large = 0xffffffff;

/**
 * The entries of a zip archive as its central directory lists them (APPNOTE 4.3.12), nothing unpacked; folders are left out.
 * Rejects when the directory is missing, cut off or damaged. Of Zip64 the sizes of entries are understood, not directories beyond 4 GiB.
 */
export async function zipEntries(path: string): Promise<ZipEntry[]> {
  const file = await open(path);
  try {
    const { size } = await file.stat();
    const tail = Buffer.alloc(Math.min(size, 65_557));
    await file.read(tail, 0, tail.length, size - tail.length);
    const end = tail.lastIndexOf(endSignature);
    if (end < 0 || end + 22 > tail.length) throw new Error('no end of central directory');
    const directoryBytes = tail.readUInt32LE(end + 12);
    if (directoryBytes > size) throw new Error('the central directory is larger than the file');
    const directory = Buffer.alloc(directoryBytes);
    const { bytesRead } = await file.read(directory, 0, directory.length, tail.readUInt32LE(end + 16));
    if (bytesRead < directory.length) throw new Error('the central directory is cut off');
    return entries(directory, tail.readUInt16LE(end + 10)).filter((entry) => !entry.name.endsWith('/'));
  } finally {
    await file.close();
  }
}

function entries(directory: Buffer, count: number): ZipEntry[] {
  const found: ZipEntry[] = [];
  for (let at = 0; found.length < count;) {
    if (at + 46 > directory.length || directory.readUInt32LE(at) !== entrySignature)
      throw new Error('a directory entry is damaged');
    const flags = directory.readUInt16LE(at + 8);
    const nameEnd = at + 46 + directory.readUInt16LE(at + 28);
    const extraEnd = nameEnd + directory.readUInt16LE(at + 30);
    if (extraEnd > directory.length) throw new Error('a directory entry is cut off');
    const extra = extraFields(directory.subarray(nameEnd, extraEnd));
    const name = entryName(directory.subarray(at + 46, nameEnd), (flags & 0x800) !== 0, extra.get(0x7075));
    const [bytes, packed, offset] = sizes(directory, at, extra.get(1));
    found.push({
      name,
      bytes,
      packed,
      offset,
      crc: directory.readUInt32LE(at + 16),
      method: directory.readUInt16LE(at + 10),
      encrypted: (flags & 0x41) !== 0,
      link: directory.readUInt8(at + 5) === 3 && directory.readUInt32LE(at + 38) >>> 28 === 0xa,
    });
    at = extraEnd + directory.readUInt16LE(at + 32);
  }
  return found;
}

/** Unpacked size, packed size, offset; from the Zip64 field (id 1) where they don't fit (APPNOTE 4.5.3). */
function sizes(directory: Buffer, at: number, zip64: Buffer | undefined): [number, number, number] {
  let next = 0;
  const [bytes = 0, packed = 0, offset = 0] = [24, 20, 42].map((field) => {
    const value = directory.readUInt32LE(at + field);
    if (value !== large || !zip64 || next + 8 > zip64.length) return value;
    next += 8;
    return Number(zip64.readBigUInt64LE(next - 8));
  });
  return [bytes, packed, offset];
}

function extraFields(extra: Buffer): Map<number, Buffer> {
  const fields = new Map<number, Buffer>();
  for (let at = 0; at + 4 <= extra.length;) {
    const end = at + 4 + extra.readUInt16LE(at + 2);
    fields.set(extra.readUInt16LE(at), extra.subarray(at + 4, end));
    at = end;
  }
  return fields;
}

/**
 * Names are UTF-8 where they are flagged so or have a Unicode field (0x7075), or happen to be; otherwise GB18030, as the archives of
 * Chinese Windows have them.
 */
function entryName(bytes: Buffer, utf8: boolean, unicode: Buffer | undefined): string {
  if (unicode && unicode.length > 5 && !utf8) return slashed(unicode.subarray(5).toString('utf8'));
  if (utf8) return slashed(bytes.toString('utf8'));
  const text = bytes.toString('utf8');
  return slashed(text.includes('\uFFFD') ? new TextDecoder('gb18030').decode(bytes) : text);
}

function slashed(name: string): string {
  return name.replaceAll('\\', '/');
}
