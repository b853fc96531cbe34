import { mkdtempSync, readdirSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { basename, join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ingest } from '../../ingest/ingest.ts';
import { openSource } from '../../ingest/read/open.ts';
import { nativeEngine } from '../../src/lib/engine/native.ts';
import { loadRuleset } from '../../src/lib/metrics/catalogue.ts';
import { createSetting } from '../../src/lib/metrics/setting.ts';
import { records } from '../read/reading.ts';
import { beside } from '../support/shared.ts';
import { refusals, sizes, spectrumOddities } from './corpora-differences.ts';
import { copyName, corporaFiles, expectedSheets, readInProcesses } from './corpora-files.ts';
import type { ReadOne } from './read-one.ts';

/** Files by others (../shared/corpora): each is read exactly or refused in one line, within 1 GiB and 10 seconds, and its ledger adds up. */

const corpora = beside('corpora') ?? '';
const names = corpora === '' ? [] : corporaFiles(corpora);
const skipped = corpora === '' ? ' (skipped: ../shared/corpora is not here)' : '';

describe.skipIf(corpora === '')(`corpora${skipped}`, () => {
  const work = mkdtempSync(join(tmpdir(), 'mingjing-corpora-'));
  const copies = mkdtempSync(join(work, 'copies-'));
  let read: ReadonlyMap<string, ReadOne>;
  const of = (name: string): ReadOne => {
    const one = read.get(name);
    if (!one) throw new Error(`${name} was not read`);
    return one;
  };

  beforeAll(async () => {
    read = await readInProcesses(corpora, names, copies);
    process.stdout.write(
      `${['file\toutcome\trows × columns\tdates\tMiB\tseconds', ...names.map((n) => line(n, of(n)))].join('\n')}\n`,
    );
  }, 600_000);
  afterAll(() => rmSync(work, { recursive: true, force: true }));

  test('none needs more than 1 GiB or 10 seconds', () => {
    expect(names.length).toBeGreaterThan(380);
    expect(names.filter((name) => of(name).mib > 1024)).toEqual([]);
    expect(names.filter((name) => of(name).seconds > 10)).toEqual([]);
  });

  test('those refused are these, each with one line', () => {
    const refused = names.flatMap((name) => {
      const { refused: why } = of(name);
      return why ? [[name, why.code] as const] : [];
    });
    expect(Object.fromEntries(refused)).toEqual(refusals);
    for (const [name] of refused) expect(of(name).refused?.message).toMatch(/^[^\n]{8,250}$/u);
  });

  test('sheets have the sizes and the date cells that other programs see', () => {
    const expected = expectedSheets(readFileSync(join(corpora, 'excel_expected.csv'), 'utf8')).filter((e) =>
      read.has(e.file),
    );
    expect(expected.length).toBeGreaterThan(140);
    const found = expected
      .filter((e) => refusals[e.file] === undefined)
      .map((e) => {
        const sheet = of(e.file).sheets.find((s) => s.name === e.sheet);
        return { ...e, rows: sheet?.records, cols: sheet?.width, dates: sheet?.dates };
      });
    const wanted = expected
      .filter((e) => refusals[e.file] === undefined)
      .map((e) => {
        const ours = sizes[`${e.file}|${e.sheet}`];
        if (ours) return { ...e, rows: ours.records, cols: ours.width };
        const sheet = of(e.file).sheets.find((s) => s.name === e.sheet);
        // the other program calls an empty sheet one cell large
        return e.rows <= 1 && e.cols <= 1 && sheet?.records === 0 ? { ...e, rows: 0, cols: 0 } : e;
      });
    expect(found).toEqual(wanted);
    const differing = new Set(expected.map((e) => `${e.file}|${e.sheet}`));
    expect(Object.keys(sizes).filter((key) => !differing.has(key))).toEqual([]);
  });

  test('csv-spectrum: every cell', async () => {
    const folder = join(corpora, 'csv_spectrum');
    for (const name of readdirSync(join(folder, 'csvs')).filter((n) => !(n in spectrumOddities))) {
      const path = join(folder, 'csvs', name);
      const opened = await openSource({ path, name, bytes: 1 }, mkdtempSync(join(work, 'csv-')), () => 0);
      const [header = [], ...rows] = opened.sheets.flatMap(records);
      const objects = rows.map((row) => Object.fromEntries(header.map((key, i) => [key, row[i]])));
      const expected: unknown = JSON.parse(
        readFileSync(join(folder, 'json', `${basename(name, '.csv')}.json`), 'utf8'),
      );
      expect(objects, name).toEqual(expected);
    }
  });

  test.each([
    ['uof', 4481, 21, true],
    ['discipline', 23661, 6, true],
    ['officers', 5976, 10, true],
    ['uof-2015', 1799, 4, true],
    ['mediation-survey', 8, 17, true],
    ['bookings', 17098, 5, false],
    ['adp', 1324, 6, false],
  ])('nopd: %s has %i rows of %i fields; one field more than the header: %s', (name, rows, width, shift) => {
    const [sheet] = of(`nopd/${name}-sanitized.csv`).sheets;
    expect([sheet?.records, sheet?.width, sheet?.header[0]]).toEqual([rows + 1, width, '']);
    expect(sheet?.notes).toEqual(shift ? ['ROW_SHIFT'] : []);
  });

  test('nopd: Indianapolis, and the Japanese list of offenders', () => {
    expect(of('nopd/indianapolis-complaints.csv').sheets[0]).toMatchObject({ records: 1966, width: 19, notes: [] });
    expect(of('jp_labor_violations/timeline/appearances.tsv').sheets[0]).toMatchObject({ records: 3781, width: 11 });
  });

  test('what may be read wrongly is said', () => {
    expect(of('duckdb_csv/encodings/shift_jis.csv').notes).toEqual(['ENCODING_SUSPECTED']);
    expect(of('duckdb_csv/encodings/utf16.csv').encoding).toBe('utf-16le');
    expect(of('calamine_excel/too_small.xls').notes).toEqual(['EXTENSION']);
    expect(of('calamine_excel/OOM_alloc.xls').sheets[1]?.notes).toContain('HIDDEN_ROWS');
    expect(of('readxl_excel/deaths.xlsx').sheets.map((s) => [s.records, s.width])).toEqual([
      [19, 6],
      [19, 6],
    ]);
  });

  test('through a real ingest every record is accounted for, and what can’t be read is refused in one line', async () => {
    const manifest = await ingest({ inputs: [copies], out: join(work, 'out'), asOf: '2024-12-31' });
    expect(manifest.refused).toEqual([]);
    const copied = names.flatMap((name, i) =>
      of(name)
        .sheets.filter((sheet) => sheet.copy !== null)
        .map((sheet) => ({ ...sheet, file: `${copyName(i)}-` })),
    );
    const byName = new Map(manifest.files.map((file) => [file.name, file]));
    expect(byName.size).toBe(copied.length);
    for (const sheet of copied) {
      const ledger = byName.get(sheet.copy ?? '')?.ledger;
      if (!ledger) throw new Error(`${sheet.copy ?? ''} is not in the manifest`);
      const { header, nondata, blank, accepted, rejected, duplicates, conflicts } = ledger;
      expect(ledger.physical, sheet.copy ?? '').toBe(sheet.records + 1);
      expect(header + nondata + blank + accepted + rejected + duplicates + conflicts).toBe(ledger.physical);
    }
    const inputs = names.filter((n) => refusals[n] !== undefined).map((n) => join(corpora, n));
    const plain = await ingest({ inputs, out: join(work, 'plain'), asOf: '2024-12-31' });
    expect(plain.files).toEqual([]);
    expect(plain.refused).toHaveLength(inputs.length);
    for (const file of plain.refused) expect(file.message, file.name).toMatch(/^[^\n]{8,250}$/u);
  }, 600_000);

  test('a year whose notice is an empty stub is not a year without holidays', async () => {
    const stub = JSON.parse(readFileSync(join(corpora, 'holiday_cn/2027.json'), 'utf8')) as { days: unknown[] };
    expect(stub.days).toEqual([]);
    const ruleset = loadRuleset();
    expect(ruleset.calendar.filter((day) => day.day.startsWith('2027'))).toEqual([]);
    const engine = await nativeEngine();
    try {
      await createSetting(engine, ruleset, '2027-03-31');
      await engine.run('CREATE TABLE deadline_request (rule VARCHAR, start_on DATE, extra BIGINT)');
      await engine.append('deadline_request', { rule: ['upload'], start_on: ['2026-12-30'], extra: [0] });
      expect(await engine.query(ruleset.deadline)).toMatchObject([{ due_on: null, beyond: true }]);
    } finally {
      await engine.close();
    }
  });
});

function line(name: string, one: ReadOne): string {
  const outcome = one.refused
    ? `refused ${one.refused.code}`
    : [one.kind, ...one.notes, ...new Set(one.sheets.flatMap((s) => s.notes))].join(' ');
  const size = one.sheets.map((s) => `${s.records}×${s.width}`).join(' ');
  return [name, outcome, size, one.sheets.reduce((n, s) => n + s.dates, 0), one.mib, one.seconds].join('\t');
}
