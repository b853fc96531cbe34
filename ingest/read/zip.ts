import { platform } from '#platform';

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

const [entrySignature, endSignature] = [0x02014b50, 0x06054b50];
const large = 0xffffffff;

/**
 * The entries of a zip archive as its central directory lists them (APPNOTE 4.3.12), nothing unpacked; folders are left out.
 * Rejects when the directory is missing, cut off or damaged. Of Zip64 the sizes of entries are understood, not directories beyond 4 GiB.
 */
export async function zipEntries(path: string): Promise<ZipEntry[]> {
  const file = await platform.open(path);
  try {
    const { size } = file;
    const tail = viewOf(new Uint8Array(Math.min(size, 65_557)));
    await file.read(bytesOf(tail), size - tail.byteLength);
    let end = tail.byteLength - 22;
    while (end >= 0 && tail.getUint32(end, true) !== endSignature) end--;
    if (end < 0) throw new Error('no end of central directory');
    const directoryBytes = tail.getUint32(end + 12, true);
    if (directoryBytes > size) throw new Error('the central directory is larger than the file');
    const directory = new Uint8Array(directoryBytes);
    if ((await file.read(directory, tail.getUint32(end + 16, true))) < directoryBytes)
      throw new Error('the central directory is cut off');
    return entries(viewOf(directory), tail.getUint16(end + 10, true)).filter((entry) => !entry.name.endsWith('/'));
  } finally {
    await file.close();
  }
}

function viewOf(bytes: Uint8Array): DataView {
  return new DataView(bytes.buffer, bytes.byteOffset, bytes.length);
}

function bytesOf(view: DataView, from = 0, to = view.byteLength): Uint8Array {
  return new Uint8Array(view.buffer, view.byteOffset + from, to - from);
}

function entries(directory: DataView, count: number): ZipEntry[] {
  const found: ZipEntry[] = [];
  for (let at = 0; found.length < count;) {
    if (at + 46 > directory.byteLength || directory.getUint32(at, true) !== entrySignature)
      throw new Error('a directory entry is damaged');
    const flags = directory.getUint16(at + 8, true);
    const nameEnd = at + 46 + directory.getUint16(at + 28, true);
    const extraEnd = nameEnd + directory.getUint16(at + 30, true);
    if (extraEnd > directory.byteLength) throw new Error('a directory entry is cut off');
    const extra = extraFields(viewOf(bytesOf(directory, nameEnd, extraEnd)));
    const name = entryName(bytesOf(directory, at + 46, nameEnd), (flags & 0x800) !== 0, extra.get(0x7075));
    const [bytes, packed, offset] = sizes(directory, at, extra.get(1));
    found.push({
      name,
      bytes,
      packed,
      offset,
      crc: directory.getUint32(at + 16, true),
      method: directory.getUint16(at + 10, true),
      encrypted: (flags & 0x41) !== 0,
      link: directory.getUint8(at + 5) === 3 && directory.getUint32(at + 38, true) >>> 28 === 0xa,
    });
    at = extraEnd + directory.getUint16(at + 32, true);
  }
  return found;
}

/** Unpacked size, packed size, offset; from the Zip64 field (id 1) where they don't fit (APPNOTE 4.5.3). */
function sizes(directory: DataView, at: number, zip64: DataView | undefined): [number, number, number] {
  let next = 0;
  const [bytes = 0, packed = 0, offset = 0] = [24, 20, 42].map((field) => {
    const value = directory.getUint32(at + field, true);
    if (value !== large || !zip64 || next + 8 > zip64.byteLength) return value;
    next += 8;
    return Number(zip64.getBigUint64(next - 8, true));
  });
  return [bytes, packed, offset];
}

function extraFields(extra: DataView): Map<number, DataView> {
  const fields = new Map<number, DataView>();
  for (let at = 0; at + 4 <= extra.byteLength;) {
    const end = at + 4 + extra.getUint16(at + 2, true);
    fields.set(extra.getUint16(at, true), viewOf(bytesOf(extra, at + 4, Math.min(end, extra.byteLength))));
    at = end;
  }
  return fields;
}

/**
 * Names are UTF-8 where they are flagged so or have a Unicode field (0x7075), or happen to be; otherwise GB18030, as the archives of
 * Chinese Windows have them.
 */
function entryName(bytes: Uint8Array, utf8: boolean, unicode: DataView | undefined): string {
  const decode = (text: Uint8Array) => new TextDecoder('utf-8', { ignoreBOM: true }).decode(text);
  if (unicode && unicode.byteLength > 5 && !utf8) return slashed(decode(bytesOf(unicode, 5)));
  const text = decode(bytes);
  return slashed(!utf8 && text.includes('\uFFFD') ? new TextDecoder('gb18030').decode(bytes) : text);
}

function slashed(name: string): string {
  return name.replaceAll('\\', '/');
}
