import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readXlsx, writeXlsx } from 'hucre';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { linkAll } from '../link/link.ts';
import { layoutById, layouts } from '../layouts/index.ts';
import type { Layout } from '../layouts/layout.ts';
import { readAll, type Reading } from '../read-files.ts';
import { listSources } from '../read/sources.ts';
import { nativeEngine, type NativeEngine } from '../../src/lib/engine/native.ts';
import { choices } from './guide.ts';
import { templateWorkbook } from './workbook.ts';

/** What an uploader does: fills in the template (here: with its own examples) and sends it. */

const fileName = (layout: Layout) => `${layout.title}（模板）.xlsx`;

async function filledIn(layout: Layout): Promise<Uint8Array> {
  const workbook = await readXlsx(await templateWorkbook(layout));
  const [data, examples, ...others] = workbook.sheets.map(({ name, rows }) => ({ name, rows }));
  if (!data || !examples) throw new Error('sheets are missing');
  const rows = [data.rows[0] ?? [], ...examples.rows.slice(1)];
  return writeXlsx({ sheets: [{ name: data.name, rows }, examples, ...others] });
}

describe.each([
  ['as named', fileName],
  ['renamed', (layout: Layout) => `${String.fromCharCode(97 + layouts.indexOf(layout))}.xlsx`],
])('every template filled in with its examples, %s', (how, name) => {
  let folder: string;
  let engine: NativeEngine;
  let readings: readonly Reading[];
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'mingjing-template-'));
    for (const layout of layouts) await writeFile(join(folder, name(layout)), await filledIn(layout));
    engine = await nativeEngine();
    const read = await readAll(
      await listSources([folder]),
      new Map(),
      await mkdtemp(join(folder, '.work-')),
      () => undefined,
    );
    expect(read.refused).toEqual([]);
    readings = read.readings;
    await linkAll(engine, readings);
  });
  afterAll(async () => {
    await engine.close();
    await rm(folder, { recursive: true });
  });

  test.each(layouts.map((layout) => [layout.id, layout] as const))('%s: both rows are accepted', async (id, layout) => {
    const file = readings.find((r) => r.file.name === name(layout))?.file;
    expect(file).toMatchObject({ layout: id, recognised: how === 'as named' ? 'name' : 'header', notes: [] });
    expect(Object.keys(file?.columns ?? {})).toHaveLength(layout.columns.length);
    const issues = await engine.query('SELECT field, code, raw FROM issues WHERE layout = $1', [id]);
    expect(issues).toEqual([]);
    expect(file?.ledger).toMatchObject({ physical: 3, header: 1, accepted: 2 });
  });
});

describe('a template', () => {
  const layout = layoutById('cases');

  test('is the same bytes every time', async () => {
    expect(await templateWorkbook(layout)).toEqual(await templateWorkbook(layout));
  });

  test('offers the values of the code lists, and checks dates', async () => {
    const { sheets } = await readXlsx(await templateWorkbook(layout));
    const validations = sheets[0]?.dataValidations ?? [];
    const index = layout.columns.findIndex((c) => c.field === 'procedure');
    expect(validations[index]).toMatchObject({ type: 'list', formula1: "'取值'!$J$2:$J$3" });
    const procedure = layout.columns[index];
    const values = sheets
      .find((s) => s.name === '取值')
      ?.rows.slice(1)
      .map((row) => row[index]);
    expect(values?.filter((v) => v !== null && v !== undefined)).toEqual(procedure ? choices(procedure) : []);
    expect(validations[layout.columns.findIndex((c) => c.field === 'filed_on')]).toMatchObject({ type: 'date' });
  });

  test('keeps codes as text, so that no digit is lost', async () => {
    const { sheets } = await readXlsx(await templateWorkbook(layout), { readStyles: true });
    const index = layout.columns.findIndex((c) => c.field === 'party_code');
    expect(sheets[0]?.cells?.get(`1,${index}`)?.style?.numFmt).toBe('@');
  });

  test('that nobody filled in has no rows', async () => {
    const folder = await mkdtemp(join(tmpdir(), 'mingjing-template-'));
    const engine = await nativeEngine();
    try {
      await writeFile(join(folder, fileName(layout)), await templateWorkbook(layout));
      const { readings } = await readAll(
        await listSources([folder]),
        new Map(),
        await mkdtemp(join(folder, '.work-')),
        () => undefined,
      );
      await linkAll(engine, readings);
      expect(readings[0]?.file.ledger).toMatchObject({ physical: 1, header: 1, accepted: 0 });
    } finally {
      await engine.close();
      await rm(folder, { recursive: true });
    }
  });
});
