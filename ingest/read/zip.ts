import { open } from 'node:fs/promises';

export interface ZipEntry {
  readonly name: string;
  /** unpacked size in bytes, as the archive states it */
  readonly bytes: number;
}

const entrySignature = 0x02014b50;

/**
 * The entries of a zip archive as its central directory lists them (APPNOTE 4.3.12), nothing unpacked.
 * Rejects when the directory is missing or cut off, or so large that it needs Zip64: no workbook is.
 */
export async function zipEntries(path: string): Promise<ZipEntry[]> {
  const file = await open(path);
  try {
    const { size } = await file.stat();
    const tail = Buffer.alloc(Math.min(size, 65_557));
    await file.read(tail, 0, tail.length, size - tail.length);
    const end = tail.lastIndexOf(Buffer.from([0x50, 0x4b, 0x05, 0x06]));
    if (end < 0 || end + 22 > tail.length) throw new Error('no end of central directory');
    const directoryBytes = tail.readUInt32LE(end + 12);
    if (directoryBytes > size) throw new Error('the central directory is larger than the file');
    const directory = Buffer.alloc(directoryBytes);
    const { bytesRead } = await file.read(directory, 0, directory.length, tail.readUInt32LE(end + 16));
    if (bytesRead < directory.length) throw new Error('the central directory is cut off');
    return entries(directory, tail.readUInt16LE(end + 10));
  } finally {
    await file.close();
  }
}

function entries(directory: Buffer, count: number): ZipEntry[] {
  const found: ZipEntry[] = [];
  for (let at = 0; found.length < count;) {
    if (at + 46 > directory.length || directory.readUInt32LE(at) !== entrySignature)
      throw new Error('a directory entry is damaged');
    const nameLength = directory.readUInt16LE(at + 28);
    const name = directory.subarray(at + 46, at + 46 + nameLength).toString('utf8');
    found.push({ name, bytes: directory.readUInt32LE(at + 24) });
    at += 46 + nameLength + directory.readUInt16LE(at + 30) + directory.readUInt16LE(at + 32);
  }
  return found;
}
