import { describe, expect, test, vi } from 'vitest';
import { makeZip, type Member } from './make-zip.ts';
import { codes, only, records, scratch } from './reading.ts';

const { read } = scratch();

/** A minimal `.xlsx`: the rows of one worksheet as XML, and what stands around them. */
function workbook(
  rows: string,
  more: { after?: string; workbook?: string; sheet?: string; parts?: Member[] } = {},
): Buffer {
  const main = 'xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"';
  const relations = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';
  const types = 'http://schemas.openxmlformats.org/package/2006';
  return makeZip([
    {
      name: '[Content_Types].xml',
      data: `<Types xmlns="${types}/content-types"><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/><Override PartName="/xl/worksheets/s.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/><Override PartName="/xl/styles.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.styles+xml"/></Types>`,
    },
    {
      name: '_rels/.rels',
      data: `<Relationships xmlns="${types}/relationships"><Relationship Id="r1" Type="${relations}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    },
    {
      name: 'xl/workbook.xml',
      data: `<workbook ${main} xmlns:r="${relations}">${more.workbook ?? ''}<sheets><sheet name="名单" sheetId="1" r:id="r7" ${more.sheet ?? ''}/></sheets></workbook>`,
    },
    {
      name: 'xl/_rels/workbook.xml.rels',
      data: `<Relationships xmlns="${types}/relationships"><Relationship Id="r7" Type="${relations}/worksheet" Target="worksheets/s.xml"/><Relationship Id="r8" Type="${relations}/styles" Target="styles.xml"/></Relationships>`,
    },
    {
      name: 'xl/styles.xml',
      data: `<styleSheet ${main}><cellXfs count="3"><xf numFmtId="0"/><xf numFmtId="14"/><xf numFmtId="22"/></cellXfs></styleSheet>`,
    },
    {
      name: 'xl/worksheets/s.xml',
      data: `<worksheet ${main}><dimension ref="A1:B3"/><sheetData>${rows}</sheetData>${more.after ?? ''}</worksheet>`,
    },
    ...(more.parts ?? []),
  ]);
}

const text = (at: string, value: string) => `<c r="${at}" t="inlineStr"><is><t>${value}</t></is></c>`;
const header = `<row r="1">${text('A1', '案件编号')}${text('B1', '立案日期')}</row>`;

async function sheet(bytes: Buffer) {
  const opened = await read(bytes, 'x.xlsx');
  return { rows: records(only(opened)), notes: only(opened).notes, codes: codes(opened), sheet: only(opened) };
}

describe('cells', () => {
  test('dates of both date systems, to the second', async () => {
    const rows = `${header}<row r="2"><c r="A2" s="1"><v>45296</v></c><c r="B2" s="2"><v>45296.395833333336</v></c></row>`;
    expect((await sheet(workbook(rows))).rows[1]).toEqual(['2024-01-05', '2024-01-05 09:30:00']);
    const from1904 = workbook(rows.replaceAll('45296', '43834'), { workbook: '<workbookPr date1904="1"/>' });
    expect((await sheet(from1904)).rows[1]).toEqual(['2024-01-05', '2024-01-05 09:30:00']);
  });

  test('a formula without a cached value is empty and counted, an empty cached text is a value', async () => {
    const cells =
      '<c r="A2"><f>1+1</f></c><c r="B2"><f t="shared" si="0"/></c><c r="C2" t="str"><f>""</f><v></v></c><c r="D2"><f>1+1</f><v>2</v></c>';
    const { rows, notes } = await sheet(workbook(`${header}<row r="2">${cells}</row>`));
    expect(rows[1]).toEqual(['', '', '', '2']);
    expect(notes).toMatchObject([{ code: 'FORMULA_WITHOUT_VALUE' }]);
    expect(notes[0]?.message).toContain('有 2 个公式');
  });

  test('errors are their text, numbers beyond 15 digits keep theirs: both are counted with their places', async () => {
    const row2 = '<c r="A2" t="e"><v>#N/A</v></c><c r="B2"><v>140402199001011200</v></c>';
    const row3 = '<c r="A3"><v>123456789012345</v></c><c r="B3"><v>9.114E+17</v></c>';
    const { rows, notes } = await sheet(workbook(`${header}<row r="2">${row2}</row><row r="3">${row3}</row>`));
    expect(rows.slice(1)).toEqual([
      ['#N/A', '140402199001011200'],
      ['123456789012345', '911400000000000000'],
    ]);
    expect(notes).toMatchObject([
      { code: 'NUMBER_PRECISION', records: 2, first: 2 },
      { code: 'ERROR_CELLS', records: 1, first: 2 },
    ]);
    expect(notes[0]?.message).toContain('B2、B3 共 2 个单元格');
    expect(notes[1]?.message).toContain('A2 共 1 个单元格');
  });

  test('merged data are noted; titles, headers and footers are not', async () => {
    const rows = `<row r="1">${text('A1', '台账')}</row><row r="2">${text('A2', '案件编号')}${text('B2', '立案日期')}</row><row r="3">${text('A3', 'X')}${text('B3', '2024-01-05')}</row><row r="4">${text('B4', '2024-01-06')}</row><row r="5">${text('A5', '合计')}</row>`;
    const merges = (...ranges: string[]) => ({
      after: `<mergeCells>${ranges.map((r) => `<mergeCell ref="${r}"/>`).join('')}</mergeCells>`,
    });
    expect((await sheet(workbook(rows, merges('A1:B1', 'A5:B5')))).codes).toEqual([]);
    const { notes, rows: got } = await sheet(workbook(rows, merges('A1:B1', 'A3:A4', 'A5:B5')));
    expect(got[3]).toEqual(['', '2024-01-06']);
    expect(notes).toMatchObject([{ code: 'MERGED_DATA', records: 1, first: 3 }]);
  });
});

describe('what is hidden is read and noted', () => {
  test('rows of an .xlsx, but not hidden rows without cells', async () => {
    const rows = `${header}<row r="2" hidden="1">${text('A2', 'X')}</row><row r="3" hidden="true">${text('A3', 'Y')}</row><row r="9" hidden="1"/>`;
    const { notes, sheet: read } = await sheet(workbook(rows));
    expect(read.records).toBe(3);
    expect(notes).toMatchObject([{ code: 'HIDDEN_ROWS', records: 2, first: 2 }]);
  });

  test('a sheet', async () => {
    expect(
      (await sheet(workbook(`${header}<row r="2">${text('A2', 'X')}</row>`, { sheet: 'state="hidden"' }))).codes,
    ).toEqual(['HIDDEN_SHEET']);
  });
});

describe('size', () => {
  test('a styled empty cell in the last row and a forged dimension cost nothing', async () => {
    const ghost = workbook(
      `${header}<row r="2">${text('A2', 'X')}</row><row r="1048576"><c r="XFD1048576" s="1"/></row>`,
    );
    expect((await sheet(ghost)).sheet).toMatchObject({ records: 2, width: 2 });
  });

  test('a stray cell in the last corner is refused', async () => {
    const stray = workbook(`${header}<row r="1048576">${text('XFD1048576', 'x')}</row>`);
    await expect(read(stray, 'x.xlsx')).rejects.toMatchObject({ code: 'TOO_LARGE' });
  });

  test('parts that unpack beyond the limit are refused before they are unpacked', async () => {
    const huge = workbook(header, { parts: [{ name: 'xl/worksheets/t.xml', data: 'x', bytes: 2 ** 30 }] });
    await expect(read(huge, 'x.xlsx')).rejects.toMatchObject({ code: 'TOO_LARGE' });
  });

  test('an .ods that repeats a cell a billion times, or has values without text', async () => {
    const ods = (cell: string) =>
      makeZip([
        { name: 'META-INF/manifest.xml', data: '<manifest/>' },
        {
          name: 'content.xml',
          data: `<office:document-content><office:body><office:spreadsheet><table:table table:name="S"><table:table-row table:number-rows-repeated="99999999">${cell}</table:table-row></table:table></office:spreadsheet></office:body></office:document-content>`,
        },
      ]);
    const filled =
      '<table:table-cell table:number-columns-repeated="99" office:value-type="string"><text:p>x</text:p></table:table-cell>';
    await expect(read(ods(filled), 'x.ods')).rejects.toMatchObject({ code: 'TOO_LARGE' });
    const silent = '<table:table-cell office:value-type="float" office:value="5"/>';
    await expect(read(ods(silent), 'x.ods')).rejects.toMatchObject({ code: 'UNSUPPORTED' });
  });
});

describe('refused in one line', () => {
  test.each<[string, Buffer, string]>([
    [
      'a wrong checksum',
      workbook(header, { parts: [{ name: 'xl/worksheets/t.xml', data: '<x/>', crc: 1 }] }),
      'DAMAGED',
    ],
    [
      'a part that is longer than stated',
      workbook(header, { parts: [{ name: 'xl/worksheets/t.xml', data: '<x/>', bytes: 1 }] }),
      'DAMAGED',
    ],
    [
      'an encrypted part',
      workbook(header, { parts: [{ name: 'xl/worksheets/t.xml', data: '<x/>', flags: 1 }] }),
      'ENCRYPTED',
    ],
    [
      'entities that stand for each other a billion times',
      workbook(`<row r="1">${text('A1', '&b;')}</row>`, {
        parts: [
          {
            name: 'xl/sharedStrings.xml',
            data: `<!DOCTYPE sst [${'<!ENTITY a "haha">'.repeat(20_000)}<!ENTITY b "${'&a;'.repeat(1000)}">]><sst/>`,
          },
        ],
      }),
      'UNSUPPORTED',
    ],
    ['cut off', workbook(header).subarray(0, -40), 'DAMAGED'],
    [
      'a text document',
      makeZip([
        { name: '[Content_Types].xml', data: '<Types/>' },
        { name: 'word/document.xml', data: '<x/>' },
      ]),
      'UNSUPPORTED',
    ],
    [
      'an .ods with a password',
      makeZip([
        { name: 'META-INF/manifest.xml', data: '<manifest:encryption-data/>' },
        { name: 'content.xml', data: 'x' },
      ]),
      'ENCRYPTED',
    ],
    ['a binary workbook cut off', Buffer.from('d0cf11e0a1b11ae10000', 'hex'), 'DAMAGED'],
  ])('%s', async (_, bytes, code) => {
    await expect(read(bytes, 'x.xlsx')).rejects.toMatchObject({ name: 'UnreadableFile', code });
  });
});

test('the library may not talk to the console', async () => {
  const style =
    '<number:number-style style:name="N1"><style:map style:condition="value()&gt;0" style:apply-style-name="N0"/></number:number-style>';
  const body =
    '<office:body><office:spreadsheet><table:table table:name="S"><table:table-row><table:table-cell office:value-type="string"><text:p>x</text:p></table:table-cell></table:table-row></table:table></office:spreadsheet></office:body>';
  const bytes = makeZip([
    { name: 'META-INF/manifest.xml', data: '<manifest/>' },
    {
      name: 'styles.xml',
      data: `<office:document-styles><office:styles>${style}</office:styles></office:document-styles>`,
    },
    {
      name: 'content.xml',
      data: `<office:document-content><office:automatic-styles>${style}</office:automatic-styles>${body}</office:document-content>`,
    },
  ]);
  const said = vi.spyOn(console, 'error').mockImplementation(() => undefined);
  try {
    expect(records(only(await read(bytes, 'x.ods')))).toEqual([['x']]);
    expect(said).not.toHaveBeenCalled();
  } finally {
    said.mockRestore();
  }
});
