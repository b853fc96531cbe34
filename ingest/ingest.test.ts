import { createHash } from 'node:crypto';
import { existsSync, readFileSync } from 'node:fs';
import { cp, mkdtemp, mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterEach, beforeEach, describe, expect, test } from 'vitest';
import { literal } from '../src/lib/engine/engine.ts';
import { nativeEngine } from '../src/lib/engine/native.ts';
import { parseManifest } from '../src/lib/snapshot/manifest.ts';
import { ingest, IngestError } from './ingest.ts';

const orgs = '机关代码,机关名称,统一社会信用代码,行政区划代码\nSW1,甲县商务局,111404000123456783,140400\n';
const caseRows = (...rows: string[]) => `案件编号,办案机关,当事人名称,程序类型,立案日期\n${rows.join('\n')}\n`;

let folder: string;
let source: string;
let out: string;

beforeEach(async () => {
  folder = await mkdtemp(join(tmpdir(), 'mingjing-ingest-'));
  source = join(folder, 'source');
  out = join(folder, 'out');
  await mkdir(source);
  await writeFile(join(source, '执法主体名录.csv'), orgs);
  await writeFile(join(source, '行政处罚办案台账.csv'), caseRows('CF1,甲县商务局,丙公司,普通程序,2024-01-05'));
});
afterEach(() => rm(folder, { recursive: true }));

const run = (asOf = '2024-12-31') => ingest({ inputs: [source], out, asOf });
const readManifest = () => parseManifest(readFileSync(join(out, 'manifest.json'), 'utf8'));

describe('a snapshot', () => {
  test('names every table with its rows and hash, and proves the ledger', async () => {
    const manifest = await run();
    expect(readManifest()).toEqual(manifest);
    for (const table of Object.values(manifest.tables)) {
      const bytes = readFileSync(join(out, table.path));
      expect(bytes.length).toBe(table.bytes);
      expect(createHash('sha256').update(bytes).digest('hex')).toBe(table.sha256);
    }
    expect(manifest.tables['cases']?.rows).toBe(1);
    expect(manifest.ledger['行政处罚办案台账.csv']).toMatchObject({ physical: 2, header: 1, accepted: 1 });
    expect(manifest.ledger['公示台账.csv']).toMatchObject({ physical: 0 });
    expect(manifest.as_of).toBe('2024-12-31');
  });

  test('of hundreds of columns that no layout knows those are kept that say something, however far out', async () => {
    const far = Array.from({ length: 600 }, (_, i) => i);
    const row = (cells: readonly string[]) => `CF1,甲县商务局,丙公司,普通程序,2024-01-05,${cells.join(',')}`;
    const text = caseRows(row(far.map((i) => (i === 7 || i === 599 ? `第${i}格` : '')))).replace(
      '立案日期',
      `立案日期,${far.map((i) => `另${i}`).join(',')}`,
    );
    await writeFile(join(source, '行政处罚办案台账.csv'), text);
    const { tables } = await run();
    const engine = await nativeEngine();
    const path = join(out, tables['extras']?.path ?? '');
    const kept = await engine.query(`SELECT header, text FROM read_parquet(${literal(path)}) ORDER BY header`);
    await engine.close();
    expect(kept).toEqual([
      { header: '另599', text: '第599格' },
      { header: '另7', text: '第7格' },
    ]);
  });

  test('a metric whose evidence is missing is absent and names it; nobody is accused', async () => {
    const manifest = await run();
    expect(manifest.metrics.map((m) => m.id)).not.toContain('PUB-07');
    expect(manifest.absent['PUB-07']).toEqual([['disclosures', 'gsxt']]);
  });

  test('the same files give the same bytes, wherever they lie', async () => {
    const first = await run();
    const elsewhere = join(folder, 'elsewhere');
    await cp(source, elsewhere, { recursive: true });
    const second = await ingest({ inputs: [elsewhere], out: join(folder, 'out2'), asOf: '2024-12-31' });
    expect(second).toEqual(first);
  });

  test('a new one replaces the old one and leaves nothing beside it', async () => {
    const first = await run();
    const second = await run('2025-01-31');
    expect(second.tables['cases']?.path).not.toBe(first.tables['cases']?.path);
    const folders = (await readdir(out)).sort();
    expect(folders).toHaveLength(2);
    expect(existsSync(join(out, second.tables['cube']?.path ?? ''))).toBe(true);
  });

  test('one that fails leaves the old one as it was', async () => {
    const first = await run();
    await expect(ingest({ inputs: [join(folder, 'no-such')], out, asOf: '2025-01-31' })).rejects.toThrow(IngestError);
    await expect(ingest({ inputs: [source], out, asOf: '2025-02-30' })).rejects.toThrow('不是日期');
    expect(readManifest()).toEqual(first);
    expect((await readdir(out)).filter((name) => name.startsWith('.'))).toEqual([]);
  });

  test('what an interrupted run left behind is cleared away, and a damaged table is written anew', async () => {
    const first = await run();
    await mkdir(join(out, '.writing-1'));
    await mkdir(join(out, '.writing-1-spill'));
    await writeFile(join(out, first.tables['cases']?.path ?? ''), 'damaged');
    expect(await run()).toEqual(first);
    const bytes = readFileSync(join(out, first.tables['cases']?.path ?? ''));
    expect(createHash('sha256').update(bytes).digest('hex')).toBe(first.tables['cases']?.sha256);
    expect((await readdir(out)).filter((name) => name.startsWith('.'))).toEqual([]);
  });
});

describe('sources', () => {
  test('a snapshot inside the folder of the sources is not read as a source', async () => {
    const inside = join(source, 'snapshot');
    const first = await ingest({ inputs: [source], out: inside, asOf: '2024-12-31' });
    expect(await ingest({ inputs: [source], out: inside, asOf: '2024-12-31' })).toEqual(first);
    expect(first.refused).toEqual([]);
  });
});

describe('layouts', () => {
  test('a file that fits none is refused by name with the nearest one and what it lacks; the rest goes on', async () => {
    await writeFile(join(source, '登记.csv'), '案件编号,当事人名称\nCF1,丙公司\n');
    const manifest = await run();
    expect(manifest.refused).toMatchObject([
      {
        name: '登记.csv',
        code: 'NO_LAYOUT',
        nearest_layout: 'cases',
        missing_columns: ['程序类型', '办案机关 或 办案机关统一社会信用代码'],
      },
    ]);
    expect(manifest.refused[0]?.message).toContain('缺少：程序类型');
    expect(manifest.files).toHaveLength(2);
  });

  test('the caller may name the layout of a file', async () => {
    await writeFile(join(source, 'x.csv'), caseRows('CF2,甲县商务局,丙公司,普通程序,2024-01-05'));
    const manifest = await ingest({
      inputs: [source],
      out,
      asOf: '2024-12-31',
      said: { 'x.csv': { layout: '行政处罚办案台账' } },
    });
    expect(manifest.files.find((f) => f.name === 'x.csv')).toMatchObject({ layout: 'cases', recognised: 'option' });
    await expect(
      ingest({ inputs: [source], out, asOf: '2024-12-31', said: { 'x.csv': { layout: 'nonsense' } } }),
    ).rejects.toThrow('nonsense');
  });

  test('file names that a database would take for a pattern are names', async () => {
    await rm(join(source, '行政处罚办案台账.csv'));
    await writeFile(
      join(source, "行政处罚办案台账[2024]*'?.csv"),
      caseRows('CF1,甲县商务局,丙公司,普通程序,2024-01-05'),
    );
    await writeFile(join(source, '行政处罚办案台账2.csv'), caseRows('CF2,甲县商务局,丙公司,普通程序,2024-01-05'));
    const manifest = await run();
    expect(manifest.tables['cases']?.rows).toBe(2);
  });
});
