import { describe, expect, test } from 'vitest';
import { codes, only, records, scratch } from './reading.ts';

const { read } = scratch();
const header = ['案件编号', '办案机关', '罚款金额'];
const text = `${header.join(',')}\nA,甲县商务局,1\n`;

/** GB18030 bytes of characters of GB 2312 and ASCII, and of some beyond. */
function gb18030(value: string): Buffer {
  const decoder = new TextDecoder('gb18030');
  const table = new Map<string, number[]>([['𠮷', [0x95, 0x34, 0xb2, 0x35]]]);
  for (let lead = 0x81; lead <= 0xfe; lead++)
    for (let trail = 0x40; trail <= 0xfe; trail++)
      if (trail !== 0x7f) table.set(decoder.decode(Uint8Array.of(lead, trail)), [lead, trail]);
  return Buffer.from(
    Array.from(value).flatMap((char) => (char <= '\x7f' ? [char.charCodeAt(0)] : (table.get(char) ?? []))),
  );
}

async function refusal(bytes: Uint8Array): Promise<string> {
  return read(bytes).then(
    () => 'read',
    (error: unknown) => (error instanceof Error ? error.message : 'no error'),
  );
}

describe('without doubt', () => {
  test.each<[string, Uint8Array, string]>([
    ['UTF-16 LE without a mark', Buffer.from(text, 'utf16le'), 'utf-16le'],
    ['UTF-16 BE without a mark', Buffer.from(text, 'utf16le').swap16(), 'utf-16be'],
    ['GB18030', gb18030(text), 'gb18030'],
  ])('%s', async (_, bytes, encoding) => {
    const opened = await read(bytes);
    expect(opened.encoding).toBe(encoding);
    expect(records(only(opened))).toEqual([header, ['A', '甲县商务局', '1']]);
    expect(codes(opened)).toEqual([]);
  });

  test('four-byte characters, also across the seams of reading', async () => {
    const value = `${text}B,${'𠮷'.repeat(300_001)},2\n`;
    const opened = await read(gb18030(value));
    const cell = Array.from(records(only(opened))[2]?.[1] ?? '');
    expect([cell.length, [...new Set(cell)]]).toEqual([300_001, ['𠮷']]);
  });

  test('a text with a few NUL characters is not UTF-16', async () => {
    const opened = await read(`${text}ab,\0c,\0d\n`);
    expect(opened.encoding).toBe('utf-8');
    expect(records(only(opened))[2]).toEqual(['ab', 'c', 'd']);
  });
});

describe('undecodable: where, in both encodings', () => {
  test('the exact byte and line', async () => {
    const good = Buffer.from(text);
    const message = await refusal(Buffer.concat([good, Buffer.from('B,'), Buffer.from([0xff, 0x0a])]));
    expect(message).toContain(`第 3 行（第 ${good.length + 2} 字节）起不是 UTF-8`);
    expect(message).toMatch(/第 \d+ 行（第 \d+ 字节）起不是 GB18030/u);
    expect(message).toContain('大部分是 UTF-8');
  });

  test('the byte at which a character begins that is never finished', async () => {
    const message = await refusal(Buffer.concat([Buffer.from(`a,b\n${'x'.repeat(70_000)},`), Buffer.from([0xe9])]));
    expect(message).toContain('第 2 行（第 70005 字节）起不是 UTF-8，第 2 行（第 70005 字节）起不是 GB18030');
  });

  test('Windows-1252 after many plain bytes', async () => {
    const message = await refusal(
      Buffer.concat([Buffer.from('name,city\n'.repeat(30_000)), Buffer.from('Jos\xe9, x\n', 'latin1')]),
    );
    expect(message).toContain('第 30001 行（第 300003 字节）');
    expect(message).toContain('Latin-1');
  });

  test('a GB18030 file with a line of UTF-8', async () => {
    const message = await refusal(Buffer.concat([gb18030(text.repeat(5)), Buffer.from('B,长治市,\n')]));
    expect(message).toContain('大部分是 GB18030');
  });

  test('UTF-16 that is cut off', async () => {
    const bytes = Buffer.from(`\uFEFF${text}`, 'utf16le');
    expect(await refusal(bytes.subarray(0, -1))).toContain(`第 ${bytes.length - 2} 字节）起不是 UTF-16`);
  });
});

describe('decodable as GB18030, but is it?', () => {
  test('UTF-8 cut off within a character', async () => {
    // every line ends with an even number of bytes beyond ASCII, so GB18030 takes them in pairs
    const good = Buffer.from('甲乙丙丁,戊己\n'.repeat(20));
    const opened = await read(Buffer.concat([good, Buffer.from('甲乙').subarray(0, 4)]));
    expect(opened.encoding).toBe('gb18030');
    expect(opened.notes).toMatchObject([{ code: 'MIXED_ENCODING' }]);
    expect(opened.notes[0]?.message).toContain(`第 21 行（第 ${good.length + 3} 字节）`);
  });

  test('Latin-1 whose accents are followed by letters', async () => {
    const opened = await read(Buffer.from('nombre,ciudad\nGarcía,Córdoba\nPeña,Málaga\n', 'latin1'));
    expect(opened.notes).toMatchObject([{ code: 'LATIN1_SUSPECTED' }]);
    expect(opened.notes[0]?.message).toContain('García');
  });

  test('Big5', async () => {
    // 案件,機關,日期 / 台灣,公司,處分
    const big5 = Buffer.from('aed7a5f32cbef7c3f62ca4e9b4c10aa578c6572ca4bda5712cb342a4c00a', 'hex');
    expect(new TextDecoder('big5').decode(big5)).toContain('機關');
    const opened = await read(big5);
    expect(opened.notes).toMatchObject([{ code: 'BIG5_SUSPECTED' }]);
  });

  test('a rare name in a Chinese file is no reason to doubt', async () => {
    expect(codes(await read(gb18030(`${text}B,朱镕堃喆,2\n`)))).toEqual([]);
  });
});

describe('what is no table', () => {
  test.each<[string, string, string]>([
    ['a PDF', '255044462d312e34', 'PDF'],
    ['a RAR archive', '526172211a0700', 'RAR'],
    ['a 7z archive', '377abcaf271c', '7z'],
    ['a picture', 'ffd8ffe000104a46', '图片'],
    ['UTF-32', 'fffe000061000000', 'UTF-32'],
    ['a program', '7f454c460201010000000000000000000300', '二进制'],
  ])('%s', async (_, hex, word) => {
    expect(await refusal(Buffer.from(hex, 'hex'))).toContain(word);
  });
});
