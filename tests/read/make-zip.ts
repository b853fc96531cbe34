import { crc32, deflateRawSync } from 'node:zlib';

/** A member of a zip archive made for a test; what isn't given is as it should be. */
export interface Member {
  readonly name: string | Buffer;
  readonly data: Uint8Array | string;
  /** general purpose flags; bit 0 encrypted, bit 11 UTF-8 name */
  readonly flags?: number;
  /** what the directory states instead of the truth */
  readonly bytes?: number;
  readonly crc?: number;
  readonly stored?: boolean;
  /** external attributes, such as a Unix mode in the upper half; the archive then says it was made on Unix */
  readonly attributes?: number;
}

/** A zip archive (APPNOTE 4.3), lies included. */
export function makeZip(members: readonly Member[]): Buffer {
  const locals: Buffer[] = [];
  const directory: Buffer[] = [];
  let offset = 0;
  for (const member of members) {
    const data = Buffer.from(member.data);
    const name = Buffer.from(member.name);
    const packed = member.stored === true ? data : deflateRawSync(data);
    const common = Buffer.alloc(26);
    common.writeUInt16LE(20, 0);
    common.writeUInt16LE(member.flags ?? 0x800, 2);
    common.writeUInt16LE(member.stored === true ? 0 : 8, 4);
    common.writeUInt32LE(member.crc ?? crc32(data), 10);
    common.writeUInt32LE(packed.length, 14);
    common.writeUInt32LE(member.bytes ?? data.length, 18);
    common.writeUInt16LE(name.length, 22);
    const local = Buffer.concat([Buffer.from('PK\x03\x04', 'latin1'), common, name, packed]);
    const rest = Buffer.alloc(14);
    rest.writeUInt32LE(member.attributes ?? 0, 6);
    rest.writeUInt32LE(offset, 10);
    const made = Buffer.from([20, member.attributes === undefined ? 0 : 3]);
    directory.push(Buffer.concat([Buffer.from('PK\x01\x02', 'latin1'), made, common, rest, name]));
    locals.push(local);
    offset += local.length;
  }
  const listed = Buffer.concat(directory);
  const end = Buffer.alloc(22);
  end.write('PK\x05\x06', 0, 'latin1');
  end.writeUInt16LE(members.length, 8);
  end.writeUInt16LE(members.length, 10);
  end.writeUInt32LE(listed.length, 12);
  end.writeUInt32LE(offset, 16);
  return Buffer.concat([...locals, listed, end]);
}
