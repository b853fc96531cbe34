import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { encodeGb18030 } from '../../tests/property/gb18030.ts';
import { decodeFile, EncodingError } from './encoding.ts';

/** Files are read a mebibyte at a time: no character may suffer where one part ends and the next begins. */
describe('a character across two parts of a file', () => {
  let folder: string;
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'mingjing-encoding-'));
  });
  afterAll(() => rm(folder, { recursive: true }));

  async function read(bytes: Uint8Array): Promise<{ encoding: string; text: string; doubt: string | null }> {
    const path = join(folder, 'file.csv');
    await writeFile(path, bytes);
    const parts: Buffer[] = [];
    const { encoding, doubt } = await decodeFile(
      path,
      (part) => void parts.push(Buffer.from(part)),
      () => void (parts.length = 0),
    );
    return { encoding, text: Buffer.concat(parts).toString('utf8'), doubt: doubt?.kind ?? null };
  }

  const wide = (text: string) => Buffer.from(`\uFEFF${text}`, 'utf16le');
  const ways: [string, (text: string) => Uint8Array][] = [
    ['utf-8', (text) => Buffer.from(text)],
    ['utf-8-bom', (text) => Buffer.from(`\uFEFF${text}`)],
    ['gb18030', encodeGb18030],
    ['utf-16le', wide],
    ['utf-16be', (text) => wide(text).swap16()],
  ];
  // one, two, three and four bytes before, so that every kind of character is cut at every place
  const texts = [0, 1, 2, 3].map((n) => `${'a'.repeat(n)}${'处罚𠀀決定'.repeat(160_000)}`);

  test.each(ways)('%s', async (encoding, encode) => {
    for (const text of texts) {
      const found = await read(encode(text));
      expect(found.encoding).toBe(encoding);
      expect(found.text === text).toBe(true);
    }
  });

  test('a file that ends within a character is not read as if it were whole', async () => {
    const text = `${'处罚'.repeat(300_000)}处`;
    await expect(read(encodeGb18030(text).subarray(0, -1))).rejects.toThrow(EncodingError);
    // these bytes are GB18030 by accident, and said to be UTF-8 with a fault
    expect(await read(Buffer.from(text).subarray(0, -1))).toMatchObject({ encoding: 'gb18030', doubt: 'mixed' });
  });
});
