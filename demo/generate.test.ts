import { createHash } from 'node:crypto';
import Papa from 'papaparse';
import { readXlsx } from 'hucre';
import { describe, expect, it } from 'vitest';
import { layouts } from '../ingest/layouts/index.ts';
import { fitByHeader, layoutByName } from '../ingest/layouts/recognise.ts';
import { inventCity } from './city.ts';
import { citizenNumber, creditCode } from './codes.ts';
import { day, dayText, workdays } from './days.ts';
import { encodeGb18030 } from './gb18030.ts';
import { demoAsOf, demoFiles, type DemoFile } from './generate.ts';
import { Random } from './random.ts';
import { wordOf, type TableName } from './rows.ts';

const digest = (files: readonly DemoFile[]) =>
  files.map((file) => `${file.name} ${createHash('sha256').update(file.bytes).digest('hex')}`);

const files = await demoFiles();
const { book } = inventCity(new Random('test'), {
  asOf: day(demoAsOf),
  from: day('2022-01-01'),
  cases: 900,
  licences: 700,
  inspections: 1200,
  coercions: 60,
});

async function records(file: DemoFile): Promise<string[][]> {
  if (file.name.endsWith('.xlsx')) {
    const workbook = await readXlsx(file.bytes);
    return (workbook.sheets[0]?.rows ?? []).map((row) => row.map((cell) => (cell === null ? '' : String(cell))));
  }
  return Papa.parse<string[]>(text(file)).data;
}

function text(file: DemoFile): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(file.bytes);
  } catch {
    return new TextDecoder('gb18030', { fatal: true }).decode(file.bytes);
  }
}

describe('demo exports', () => {
  it('are the same bytes for the same seed, and others for another', async () => {
    const again = digest(await demoFiles());
    expect(again).toEqual(digest(files));
    const other = digest(await demoFiles({ seed: 1, cases: 100 }));
    expect(other).not.toEqual(digest(await demoFiles({ seed: 2, cases: 100 })));
  });

  it('hold nineteen layouts, each recognised by its header alone', async () => {
    for (const file of files) {
      const { fit } = fitByHeader(layouts, [(await records(file)).slice(0, 21)]);
      expect([file.name, fit?.header.layout.id ?? null]).toEqual([file.name, file.layout]);
    }
    const written = new Set(files.map((file) => file.layout).filter((id) => id !== null));
    expect(written.size).toBe(19);
  });

  it("carry no other layout's title in their names", () => {
    for (const file of files) {
      const named = layoutByName(layouts, file.name);
      if (named) expect([file.name, named.id]).toEqual([file.name, file.layout]);
    }
  });

  it('come in both encodings and both formats, with and without a byte order mark', () => {
    const kinds = files.map((file) => {
      if (file.name.endsWith('.xlsx')) return 'xlsx';
      if (file.bytes[0] === 0xef && file.bytes[1] === 0xbb) return 'bom';
      return text(file).includes('\uFFFD') ? 'broken' : isUtf8(file) ? 'utf-8' : 'gb18030';
    });
    expect(new Set(kinds)).toEqual(new Set(['xlsx', 'bom', 'utf-8', 'gb18030']));
  });

  it('put the validity of certificates under a two-row header', async () => {
    const file = files.find(({ layout }) => layout === 'officers');
    const rows = file ? await records(file) : [];
    expect(rows[1]).toContain('证件有效期');
    expect(rows[2]?.filter(Boolean)).toEqual(['起', '止']);
  });
});

function isUtf8(file: DemoFile): boolean {
  return Buffer.from(new TextDecoder().decode(file.bytes)).equals(Buffer.from(file.bytes));
}

describe('the story behind them', () => {
  it('gives every party and agency a code with the right check character', () => {
    const codes = [
      ...book.tables.orgs.map((row) => row.uscc),
      ...book.tables.cases.filter((row) => row.party_type !== '自然人').map((row) => row.party_code),
      ...book.tables.licences.map((row) => row.party_code),
    ].map(wordOf);
    expect(codes.length).toBeGreaterThan(1000);
    for (const code of codes) expect(creditCode(code.slice(0, 17))).toBe(code);
  });

  it('masks the numbers of natural persons or makes them belong to nobody alive', () => {
    const numbers = book.tables.cases.filter((row) => row.party_type === '自然人').map((row) => wordOf(row.party_code));
    expect(numbers.length).toBeGreaterThan(20);
    for (const number of numbers.filter((n) => !n.includes('*'))) {
      expect(citizenNumber(number.slice(0, 17))).toBe(number);
      expect(Number(number.slice(6, 10))).toBeLessThan(1910);
    }
  });

  it('uses no natural key twice', () => {
    const keys: Partial<Record<TableName, string[]>> = {
      cases: ['case_no'],
      licences: ['licence_no'],
      inspections: ['insp_no'],
      coercions: ['coercion_no'],
      reviews: ['ref_no', 'round'],
      documents: ['case_no', 'seq'],
      duties: ['duty_no'],
      recordings: ['rec_no'],
      gsxt: ['org_name', 'decision_no'],
      officers: ['cert_no'],
    };
    for (const [name, fields] of Object.entries(keys)) {
      const rows: readonly Readonly<Record<string, unknown>>[] = book.tables[name as TableName];
      const seen = rows.map((row) => fields.map((field) => row[field]).join('|'));
      expect([name, new Set(seen).size]).toEqual([name, seen.length]);
    }
  });

  it('has something due within two working days of the as-of date', () => {
    const asOf = day(demoAsOf);
    const fresh = book.tables.cases.filter((row) => {
      const due = typeof row.decision_on === 'number' ? workdays.plus(row.decision_on, 7) : 0;
      return due >= asOf && due <= workdays.plus(asOf, 2);
    });
    expect(fresh.length).toBeGreaterThan(3);
  });
});

describe('codes, days and encoding', () => {
  it('knows the check character of published credit codes', () => {
    for (const code of ['9144030071526726XG', '91330100799655058B']) expect(creditCode(code.slice(0, 17))).toBe(code);
  });

  it('knows the check digit of the example in GB 11643', () => {
    expect(citizenNumber('11010519491231002')).toBe('11010519491231002X');
  });

  it('counts working days over holidays and make-up days', () => {
    expect(dayText(workdays.plus(day('2024-04-30'), 7))).toBe('2024-05-13');
    expect(dayText(workdays.plus(day('2023-04-28'), 3))).toBe('2023-05-06');
    expect(dayText(workdays.plus(day('2025-04-02'), -1))).toBe('2025-04-01');
  });

  it('encodes what it can so that the decoder gives it back, and refuses the rest', () => {
    const sentence = '（潞州）商罚决字〔2024〕1号，罚款3000.50元——合计；A×√';
    expect(new TextDecoder('gb18030').decode(encodeGb18030(sentence))).toBe(sentence);
    expect(() => encodeGb18030('😀')).toThrow('GB18030');
  });
});
