import fc from 'fast-check';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from 'vitest';
import { readCsv } from '../../ingest/read/csv.ts';
import { readRegularCsv } from '../../ingest/read/sheet.ts';
import type { NativeEngine } from '../../src/lib/engine/native.ts';
import { dialects, tables, written, type Table } from './csv.ts';
import { encodeGb18030 } from './gb18030.ts';
import { slowProperty, type Property } from './property.ts';

const encodings = ['utf-8', 'utf-8-bom', 'gb18030', 'utf-16le', 'utf-16be'] as const;
type Encoding = (typeof encodings)[number];

function encoded(text: string, encoding: Encoding): Uint8Array {
  const wide = Buffer.from(`\uFEFF${text}`, 'utf16le');
  switch (encoding) {
    case 'utf-8':
      return Buffer.from(text);
    case 'utf-8-bom':
      return Buffer.from(`\uFEFF${text}`);
    case 'gb18030':
      return encodeGb18030(text);
    case 'utf-16le':
      return wide;
    case 'utf-16be':
      return wide.swap16();
  }
}

/** Headers that a reader may know; in GB18030 their bytes are not UTF-8. */
const headers = ['案件编号', '办案机关', '当事人名称', '程序类型', '立案日期'];
const score = (head: Table): number =>
  Math.max(0, ...head.map((row) => row.filter((text) => headers.includes(text)).length));

const files = fc.record({
  rows: tables({ minWidth: 2, ragged: false }),
  /** how many cells each row lacks at its end */
  lacks: fc.array(fc.nat(1), { minLength: 6, maxLength: 6 }),
  dialect: dialects,
  encoding: fc.constantFrom(...encodings),
});

/** Reads the file and asks the database what is in it. */
async function read(
  bytes: Uint8Array,
  folder: string,
  engine: NativeEngine,
): Promise<{ rows: string[][]; encoding: string; records: number; width: number }> {
  const path = join(folder, 'source.csv');
  await writeFile(path, bytes);
  const { sheet, decoded } = await readCsv(path, folder, score);
  const rows = await engine.query(`SELECT * FROM ${readRegularCsv(sheet.csv, sheet.width)}`);
  const cells = rows.map((row) => Object.values(row).map((value) => String(value ?? '')));
  return { rows: cells, encoding: decoded.encoding, records: sheet.records, width: sheet.width };
}

export const csvFiles: readonly Property[] = [
  slowProperty(
    'a file comes back as the table it was made of, in any encoding and dialect; short records are filled up',
    files,
    async ({ rows, lacks, dialect, encoding }, engine) => {
      const width = rows[0]?.length ?? 0;
      const short = rows.map((row, i) => row.slice(0, Math.max(2, width - (lacks[i] ?? 0))));
      const table = [headers.slice(0, width), ...short];
      const folder = await mkdtemp(join(tmpdir(), 'mingjing-property-'));
      try {
        const found = await read(encoded(written(table, dialect), encoding), folder, engine);
        const full = table.map((row) => [...row, ...Array.from({ length: width - row.length }, () => '')]);
        expect(found).toEqual({ rows: full, encoding, records: table.length, width });
      } finally {
        await rm(folder, { recursive: true });
      }
    },
  ),
];
