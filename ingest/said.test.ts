import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as xlsx from '@e965/xlsx';
import { afterAll, describe, expect, it } from 'vitest';
import { fieldChoices, lacking, mappingFile, mappingOf } from '../src/lib/import/columns.ts';
import type { SourceFile } from '../src/lib/snapshot/manifest.ts';
import { ingest } from './ingest.ts';
import { layoutById } from './layouts/index.ts';
import { parseMapping } from './mapping-files/read.ts';
import type { Said } from './said.ts';

/** What is said of a file goes before what the program would find out, and the manifest keeps it. */

const folder = mkdtempSync(join(tmpdir(), 'said-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const orgs = '机关代码,机关名称,统一社会信用代码,行政区划代码\nSW1,甲县商务局,111404000123456783,140400\n';
let made = 0;

async function read(file: string, content: string | Uint8Array, said: Said) {
  const source = join(folder, `in-${++made}`);
  mkdirSync(source);
  writeFileSync(join(source, '执法主体名录.csv'), orgs);
  writeFileSync(join(source, file), content);
  const { files, refused } = await ingest({
    inputs: [source],
    out: join(folder, `out-${made}`),
    asOf: '2025-03-31',
    said: { [file]: said },
  });
  return { file: files.find(({ name }) => name === file) ?? ({} as Partial<SourceFile>), refused };
}

const cases = '案件编号,办案机关,当事人名称,程序类型,立案日期\nCF1,甲县商务局,丙公司,普通程序,2024-01-05\n';

function workbook(sheets: Readonly<Record<string, readonly (readonly string[])[]>>): Uint8Array {
  const book = xlsx.utils.book_new();
  for (const [name, rows] of Object.entries(sheets))
    xlsx.utils.book_append_sheet(book, xlsx.utils.aoa_to_sheet(rows.map((row) => [...row])), name);
  return new Uint8Array(xlsx.write(book, { type: 'array', bookType: 'xlsx' }) as ArrayBuffer);
}

const rows = (key: string) => [
  ['案件编号', '办案机关', '当事人名称', '程序类型', '立案日期'],
  [key, '甲县商务局', '丙公司', '普通程序', '2024-01-05'],
  [`${key}b`, '甲县商务局', '丙公司', '普通程序', '2024-01-05'],
];

it('is of a file that is there', async () => {
  const out = join(folder, 'out-unknown');
  const source = join(folder, 'in-unknown');
  mkdirSync(source);
  writeFileSync(join(source, '执法主体名录.csv'), orgs);
  const asked = { inputs: [source], out, asOf: '2025-03-31' };
  await expect(ingest({ ...asked, said: { '执法主体名单.csv': { header: 1 } } })).rejects.toThrow(
    '“执法主体名单.csv”不在要读取的文件里',
  );
  const named = join(source, '执法主体名录.csv');
  const { files } = await ingest({ ...asked, said: { [named]: { header: 1 } } });
  expect(files[0]?.said).toEqual({ header: '1' });
});

describe('encoding', () => {
  it('is the one that is said, and kept in the manifest', async () => {
    const bytes = new Uint8Array(Buffer.from(cases, 'utf16le'));
    const { file } = await read('a.csv', bytes, { encoding: 'utf-16le' });
    expect(file).toMatchObject({ encoding: 'utf-16le', said: { encoding: 'utf-16le' }, ledger: { accepted: 1 } });
  });
  it('is refused where the bytes are none of it', async () => {
    const gb = new Uint8Array([
      0xb0, 0xb8, 0xbc, 0xfe, 0xb1, 0xe0, 0xba, 0xc5, 0x2c, 0x61, 0x0a, 0x31, 0x2c, 0x32, 0x0a,
    ]);
    const { refused } = await read('a.csv', gb, { encoding: 'utf-8' });
    expect(refused).toMatchObject([{ name: 'a.csv', code: 'ENCODING' }]);
  });
  it('as well the other way round', async () => {
    const { refused } = await read('a.csv', cases, { encoding: 'gb18030' });
    expect(refused).toMatchObject([{ name: 'a.csv', code: 'ENCODING' }]);
  });
});

it('a web page, too, is read in the encoding that is said', async () => {
  const cells = (tag: string, line: string) =>
    `<tr>${line
      .split(',')
      .map((c) => `<${tag}>${c}</${tag}>`)
      .join('')}</tr>`;
  const [header = '', row = ''] = cases.trim().split('\n');
  const page = `<html><table>${cells('td', header)}${cells('td', row)}</table></html>`;
  expect((await read('a.xls', page, { encoding: 'utf-8' })).file).toMatchObject({
    kind: 'html',
    said: { encoding: 'utf-8' },
  });
  expect((await read('a.xls', page, { encoding: 'gb18030' })).refused).toMatchObject([{ code: 'ENCODING' }]);
});

it('of a workbook nothing is kept that could not matter to it', async () => {
  const { file } = await read('a.xlsx', workbook({ 表: rows('A') }), { encoding: 'gb18030', delimiter: ';' });
  expect(file.said).toBeUndefined();
});

it('delimiter: the one that is said', async () => {
  const text = cases.replaceAll(',', '|');
  expect((await read('a.csv', text, { delimiter: '|' })).file.ledger?.accepted).toBe(1);
  expect((await read('a.csv', text, { delimiter: ',' })).refused).toMatchObject([{ code: 'NO_LAYOUT' }]);
});

describe('sheet', () => {
  const book = workbook({ 旧表: rows('A'), 新表: rows('B').slice(0, 2) });
  it('by itself the first of two that fit', async () => {
    expect((await read('a.xlsx', book, {})).file).toMatchObject({ sheet: '旧表', ledger: { accepted: 2 } });
  });
  it('the one that is said', async () => {
    const { file } = await read('a.xlsx', book, { sheet: '新表' });
    expect(file).toMatchObject({ sheet: '新表', said: { sheet: '新表' }, ledger: { accepted: 1 } });
  });
  it('one that is not there is refused, with the names of those that are', async () => {
    const { refused } = await read('a.xlsx', book, { sheet: '别的' });
    expect(refused).toMatchObject([{ code: 'NO_SHEET', message: '没有名为“别的”的工作表，有：旧表、新表' }]);
  });
});

it('header: where it is said to begin; what stands before is no data', async () => {
  const text = `案件编号,办案机关,当事人名称,程序类型,立案日期\n填写示例：2024-1,甲县商务局,丙公司,普通程序,2024-01-01\n${cases}`;
  const { file } = await read('a.csv', text, { header: 3 });
  expect(file).toMatchObject({ header_records: [3], said: { header: '3' }, ledger: { accepted: 1, header: 1 } });
});

describe('columns', () => {
  const layout = layoutById('cases');
  const headers = ['流水', '承办单位', '相对人', '方式', '登记日', '罚款数'];
  const text = `${headers.join()}\nCF1,甲县商务局,丙公司,普通程序,2024-01-05,2\n`;
  const choices = new Map([
    ['case_no', { from: '流水' }],
    ['org_name', { from: '承办单位' }],
    ['party_name', { from: '相对人' }],
    ['procedure', { from: '方式' }],
    ['filed_on', { from: '登记日' }],
    ['fine', { from: '罚款数', unit: '万元' as const }],
  ]);

  it('are read as they are matched', async () => {
    const said: Said = { mapping: mappingOf(layout, 'x/别的.csv', choices) };
    const { file } = await read('别的.csv', text, said);
    expect(file).toMatchObject({ recognised: 'mapping', layout: 'cases', ledger: { accepted: 1 } });
    expect(file.columns).toMatchObject({ case_no: '流水', fine: '罚款数' });
  });
  it('a file without one of them is refused by name, whatever else it may be', async () => {
    const { refused } = await read('别的.csv', cases, { mapping: mappingOf(layout, '别的.csv', choices) });
    expect(refused).toMatchObject([{ name: '别的.csv', code: 'NO_LAYOUT' }]);
  });
  it('the same text in every row stands for a column', async () => {
    const constant = new Map<string, { from?: string; value?: string }>(choices).set('org_name', {
      value: '甲县商务局',
    });
    const { file } = await read('a.csv', text, { mapping: mappingOf(layout, 'a.csv', constant) });
    expect(file.ledger?.accepted).toBe(1);
  });
  it('what is required and not chosen is named', () => {
    expect(lacking(layout, new Map([['procedure', { from: '方式' }]]))).toEqual([
      '案件编号',
      '当事人名称',
      expect.stringMatching(/ 或 /),
    ]);
    expect(lacking(layout, choices)).toEqual([]);
  });
  it('saved as a mapping file, the command line reads the same mapping', () => {
    const mapping = mappingOf(layout, '别的.csv', choices);
    const again = parseMapping('别的.yaml', mappingFile(mapping, layout));
    expect(again.feeds[0].columns).toMatchObject({
      case_no: [{ from: '流水' }],
      fine: [{ from: '罚款数', unit: '万元' }],
    });
    expect(Object.keys(again.feeds[0].columns).sort()).toEqual([...choices.keys()].sort());
  });
  it('guesses: what is read first, then the likest of what is left; what is only possible is not chosen', () => {
    const made = fieldChoices(
      layout,
      ['案件编号', '立案时间', '承办机关名称', '罚款金额'],
      { case_no: '案件编号' },
      null,
    );
    const of = (field: string) => made.find(({ column }) => column.field === field);
    expect(of('case_no')).toMatchObject({ from: '案件编号', found: 'exact' });
    expect(of('fine')).toMatchObject({ from: '罚款金额', found: expect.stringMatching(/sure|likely/) as unknown });
    expect(of('closed_on')?.from).not.toBe('案件编号');
  });
});
