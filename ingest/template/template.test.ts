import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readXlsx, writeXlsx, type CellValue } from 'hucre';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { linkAll } from '../link/link.ts';
import { layoutById, layouts } from '../layouts/index.ts';
import type { Layout } from '../layouts/layout.ts';
import { readAll, type Reading } from '../read-files.ts';
import { listSources } from '../read/sources.ts';
import { nativeEngine, type NativeEngine } from '../../src/lib/engine/native.ts';
import { dataSheet, limits } from './data-sheet.ts';
import { exampleRows } from './examples.ts';
import { fieldNotes } from './field-notes.ts';
import { choices, keyInWords, need, remarks } from './guide.ts';
import { templateWorkbook } from './workbook.ts';

/** What an uploader does: fills in the template (here: with its own examples) and sends it. */

interface Sheet {
  readonly name: string;
  rows: CellValue[][];
}

const version = '0.0.0';
const fileName = (layout: Layout) => `${layout.title}（模板）.xlsx`;
/** Of every layout: its template, and the same filled in with its examples. */
const templates = new Map<Layout, Uint8Array>();
const filled = new Map<Layout, Uint8Array>();
beforeAll(async () => {
  for (const layout of layouts) {
    templates.set(layout, await templateWorkbook(layout, version));
    filled.set(layout, await filledIn(layout));
  }
}, 180_000);

const templateOf = (layout: Layout): Uint8Array => templates.get(layout) ?? never(layout.id);

/** The workbook of a template after `change`; by default the examples are copied to the data sheet. */
async function filledIn(
  layout: Layout,
  change: (data: Sheet, examples: Sheet) => void = copyExamples,
): Promise<Uint8Array> {
  const workbook = await readXlsx(templateOf(layout));
  const sheets = workbook.sheets.map(({ name, rows }): Sheet => ({ name, rows }));
  const [data, examples] = sheets;
  if (!data || !examples) throw new Error('sheets are missing');
  change(data, examples);
  return writeXlsx({ sheets });
}

function copyExamples(data: Sheet, examples: Sheet): void {
  data.rows = [data.rows[0] ?? [], ...examples.rows.slice(1)];
}

async function readFolder(folder: string, engine: NativeEngine): Promise<readonly Reading[]> {
  const work = await mkdtemp(join(folder, '.work-'));
  const { readings, refused } = await readAll(await listSources([folder]), new Map(), work, () => undefined);
  expect(refused).toEqual([]);
  await linkAll(engine, readings);
  return readings;
}

describe.each([
  ['name', fileName],
  ['header', (layout: Layout) => `${String.fromCharCode(97 + layouts.indexOf(layout))}.xlsx`],
] as const)('every template filled in with its examples, recognised by its %s', (recognised, name) => {
  let folder: string;
  let engine: NativeEngine;
  let readings: readonly Reading[];
  beforeAll(async () => {
    folder = await mkdtemp(join(tmpdir(), 'mingjing-template-'));
    for (const [layout, bytes] of filled) await writeFile(join(folder, name(layout)), bytes);
    engine = await nativeEngine();
    readings = await readFolder(folder, engine);
  }, 180_000);
  afterAll(async () => {
    await engine.close();
    await rm(folder, { recursive: true });
  });

  test.each(layouts.map((layout) => [layout.id, layout] as const))('%s: both rows are accepted', async (id, layout) => {
    const file = readings.find((r) => r.file.name === name(layout))?.file;
    expect(file).toMatchObject({ layout: id, sheet: layout.title, recognised, notes: [] });
    expect(Object.keys(file?.columns ?? {})).toHaveLength(layout.columns.length);
    const issues = await engine.query('SELECT field, code, raw FROM issues WHERE layout = $1', [id]);
    expect(issues).toEqual([]);
    expect(file?.ledger).toMatchObject({ physical: 3, header: 1, accepted: 2 });
  });
});

describe('a template in the hands of a user', () => {
  const layout = layoutById('cases');
  let folder: string;
  let engine: NativeEngine;
  beforeEach(async () => {
    folder = await mkdtemp(join(tmpdir(), 'mingjing-template-'));
    engine = await nativeEngine();
  });
  afterEach(async () => {
    await engine.close();
    await rm(folder, { recursive: true });
  });
  const read = async (bytes: Uint8Array) => {
    await writeFile(join(folder, 'a.xlsx'), bytes);
    const [reading] = await readFolder(folder, engine);
    return reading?.file;
  };

  test('who fills in nothing hands in no rows', async () => {
    const file = await read(templateOf(layout));
    expect(file).toMatchObject({ layout: 'cases', sheet: layout.title, notes: [] });
    expect(file?.ledger).toMatchObject({ physical: 1, header: 1, accepted: 0, rejected: 0 });
  });

  test('who deletes every column that may be deleted still hands in the data sheet, not the examples', async () => {
    const kept = layout.columns.flatMap((c, i) => (c.required === true || c.field === 'org_name' ? [i] : []));
    const bytes = await filledIn(layout, (data, examples) => {
      copyExamples(data, examples);
      data.rows = data.rows.slice(0, 2).map((row) => kept.map((i) => row[i] ?? null));
    });
    const file = await read(bytes);
    expect(file).toMatchObject({ layout: 'cases', sheet: layout.title, notes: [] });
    expect(file?.ledger.physical).toBe(2);
  });

  test('who goes on under the examples is told that this is not read', async () => {
    const bytes = await filledIn(layout, (_, examples) => examples.rows.push([...(examples.rows[2] ?? [])]));
    const file = await read(bytes);
    expect(file?.ledger.accepted).toBe(0);
    expect(file?.notes).toMatchObject([
      { code: 'OTHER_SHEETS', message: expect.stringContaining('填写示例') as string },
    ]);
  });
});

describe('a template', () => {
  const layout = layoutById('cases');
  const at = (field: string) => layout.columns.findIndex((c) => c.field === field);

  test('is the same bytes every time', async () => {
    const again = await templateWorkbook(layout, version);
    expect(Buffer.compare(again, templateOf(layout))).toBe(0);
  });

  test('offers the values of the code lists and of yes and no, checks dates, and does so down to row 5000', async () => {
    const { sheets } = await readXlsx(templateOf(layout));
    const validations = sheets[0]?.dataValidations ?? [];
    expect(validations[at('procedure')]).toMatchObject({
      type: 'list',
      range: 'J2:J5000',
      formula1: "'取值'!$J$2:$J$3",
    });
    const offered = (field: string) =>
      sheets
        .find((s) => s.name === '取值')
        ?.rows.slice(1)
        .flatMap((row) => row[at(field)] ?? []);
    for (const field of ['procedure', 'secrecy', 'waived'])
      expect(offered(field), field).toEqual(choices(layout.columns[at(field)] ?? never(field)));
    expect(offered('waived')).toEqual(['是', '否']);
    expect(validations[at('filed_on')]).toMatchObject({ type: 'date' });
    expect(validations[at('penalty_kinds')]).toMatchObject({ type: 'custom' });
    expect(validations[at('penalty_kinds')]?.inputMessage).toContain('没收违法所得、没收非法财物');
    expect(validations[at('filed_on')]?.inputMessage).toContain('“程序类型”为“普通程序”时必填');
  });

  test('keeps codes as text in every row it is ready for, so that no digit is lost', async () => {
    const { sheets } = await readXlsx(templateOf(layout), { readStyles: true });
    const format = (row: number, field: string) => sheets[0]?.cells?.get(`${row},${at(field)}`)?.style?.numFmt;
    expect([1, 4999].map((row) => format(row, 'party_code'))).toEqual(['@', '@']);
    expect([1, 4999].map((row) => format(row, 'decision_on'))).toEqual(['yyyy-mm-dd', 'yyyy-mm-dd']);
  });

  test.each(layouts.map((l) => [l.id, l] as const))('%s: has prompts that a workbook can hold', (_, each) => {
    const validations = dataSheet(each).dataValidations ?? [];
    expect(validations).toHaveLength(each.columns.length);
    validations.forEach((v, i) => {
      const column = each.columns[i] ?? never(String(i));
      expect(v.inputMessage).toContain(need(each, column));
      expect(v.inputMessage?.length).toBeLessThanOrEqual(limits.prompt);
      expect((v.errorMessage ?? '').length).toBeLessThanOrEqual(limits.error);
      expect(v.inputTitle?.length).toBeLessThanOrEqual(limits.title);
    });
  });

  test.each(layouts.map((l) => [l.id, l] as const))('%s: has what is required in both examples', (_, each) => {
    for (const row of exampleRows(each))
      for (const column of each.columns.filter((c) => c.required)) expect(row.get(column), column.header).toBeTruthy();
  });

  test('speaks only of columns that there are', () => {
    for (const [id, notes] of Object.entries(fieldNotes))
      for (const field of Object.keys(notes))
        expect(
          layoutById(id).columns.some((c) => c.field === field),
          `${id}.${field}`,
        ).toBe(true);
  });
});

describe('the instructions', () => {
  const layout = layoutById('cases');
  const column = (field: string) => layout.columns.find((c) => c.field === field) ?? never(field);

  test('say in words what is needed, what makes a row the same, and what becomes of future dates', () => {
    expect(need(layout, column('org_name'))).toBe('与“办案机关统一社会信用代码”至少填一项');
    expect(keyInWords(layoutById('trainings'))).toBe('培训编号＋人员（证件编号，没有的按机关加姓名）');
    expect(remarks(layout, column('filed_on'))).toBe('晚于截止日期的，整行暂不计入');
    expect(remarks(layout, column('closed_on'))).toBe(
      '晚于截止日期的视为尚未发生，“结案状态”也暂不计（“决定日期”已到的“不予处罚”除外）',
    );
  });
});

function never(what: string): never {
  throw new Error(`no column ${what}`);
}
