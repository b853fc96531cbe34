import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readXlsx } from 'hucre';
import Papa from 'papaparse';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { generateDemo } from '../demo/generate.ts';
import { errorWorkbook } from '../ingest/error-workbook.ts';
import { ingest } from '../ingest/ingest.ts';
import { layoutById, layouts } from '../ingest/layouts/index.ts';
import type { Reading } from '../ingest/read-files.ts';
import { templateWorkbook } from '../ingest/template/workbook.ts';
import { defaultScheme } from '../src/lib/assess/schemes.ts';
import { picture } from '../src/lib/charts/picture.ts';
import { nativeEngine } from '../src/lib/engine/native.ts';
import { cellText, longestCell } from '../src/lib/export/cell-text.ts';
import { sheetCsv, sheetTsv, type Sheet } from '../src/lib/export/sheet.ts';
import { shown } from '../src/lib/export/shown.ts';
import { workbook } from '../src/lib/export/workbook.ts';
import { loadRuleset } from '../src/lib/metrics/catalogue.ts';
import { noticeDocument } from '../src/lib/notice/document.ts';
import type { Notice } from '../src/lib/notice/notice.ts';
import { readReport } from '../src/lib/report/docx/read.ts';
import { paragraphsOf } from '../src/lib/report/docx/text.ts';
import { reportDocx } from '../src/lib/report/docx/write.ts';
import { readXml } from '../src/lib/report/docx/xml-reader.ts';
import { evidenceFacts, evidenceOf, evidenceRows } from '../src/lib/report/evidence.ts';
import { gather, type Facts } from '../src/lib/report/facts.ts';
import { reportOf, scopesOf } from '../src/lib/report/report.ts';
import { evidenceWorkbook } from '../src/lib/report/workbook.ts';
import { fit } from '../src/lib/report/xml.ts';
import { openSnapshot } from '../src/lib/snapshot/native.ts';
import { hostileTexts, megabyte } from './support/hostile-texts.ts';
import { inspected } from './support/office-parts.ts';

/** Whatever stands in a cell, every file that is handed out is well-formed, runs nothing, leads nowhere, and has the text as text. */

const texts = [...hostileTexts(), megabyte];
const day = '2025-03-31';
const pictured = /[\u2400-\u2421\uFFFD]/u;

/** What a reader of a workbook gets. */
const asRead = (text: string) => unescaped(cellText(text));
const unescaped = (text: string) => text.replaceAll('_x005F_', '_');

describe('what can not be written', () => {
  test('is shown in its place', () => {
    expect(shown('甲\u0000乙\u001F\u007F\u0085\uFFFE\uD800丙\uDC00')).toBe('甲␀乙␟␡\uFFFD\uFFFD\uFFFD丙\uFFFD');
    expect(shown('𠮷\t\r\n')).toBe('𠮷\t\r\n');
    for (const text of texts) expect([...shown(text)].length).toBe([...text].length);
  });

  test('too long a cell is cut between characters, with a mark and its length', () => {
    for (const text of ['長'.repeat(40_000), '𠮷'.repeat(20_000), `x${'𠮷'.repeat(20_000)}`]) {
      const cut = cellText(text);
      expect(cut.length).toBeLessThanOrEqual(longestCell);
      expect(cut).toMatch(/……（截断 cut：4000[01]）$/);
      expect(cut).not.toMatch(pictured);
    }
  });
});

const sheet: Sheet = {
  columns: [
    { title: '=1+1', kind: 'text', width: 20 },
    { title: '<b>\u0000', kind: 'text', width: 20 },
    { title: '数', kind: 'number', width: 8 },
  ],
  rows: texts.map((text, i) => [text, `甲${text}`, i]),
};

test('a workbook of rows', async () => {
  const bytes = await workbook({
    name: '清单',
    provenanceName: '出处',
    sheet,
    provenance: texts.map((text) => ['筛选', text] as const),
    day,
  });
  inspected(bytes);
  const { sheets } = await readXlsx(bytes);
  expect(sheets[0]?.rows.slice(1)).toEqual(texts.map((text, i) => [asRead(text), asRead(`甲${text}`), i]));
  expect(sheets[1]?.rows.map((row) => row[1])).toEqual(texts.map(asRead));
});

test('CSV: every cell is one cell, and none begins like a formula', () => {
  const { data, errors } = Papa.parse<string[]>(sheetCsv(sheet).replace(/^\uFEFF/, ''), { skipEmptyLines: true });
  expect(errors).toEqual([]);
  expect(data.length).toBe(texts.length + 1);
  data.slice(1).forEach(([first = '', second = ''], i) => {
    const text = texts[i] ?? '';
    expect([text, `'${text}`]).toContain(first);
    if (!/^[+-]?\d+(\.\d+)?$/.test(text)) expect(first).not.toMatch(/^[\s\p{Cc}\p{Cf}]*[=+\-@＝＋－＠|]/u);
    expect(second).toBe(`甲${text}`);
  });
});

test('text for the clipboard keeps its rows and columns', () => {
  const lines = sheetTsv(sheet).split('\n');
  expect(lines.length).toBe(texts.length + 1);
  for (const line of lines) {
    const cells = line.split('\t');
    expect(cells.length).toBe(3);
    if (!/^[+-]?\d+(\.\d+)?$/.test(cells[0] ?? '')) expect(cells[0]).not.toMatch(/^[=+\-@＝＋－＠|]/);
  }
});

test('a notice', async () => {
  const lines = texts.map((text) => ({ act: text, key: text, due: text, over: 3, reason: text }));
  const notice: Notice = {
    agency: texts.slice(0, 60).join(''),
    asOf: day,
    period: texts[0] ?? '',
    parts: [{ state: 'overdue', total: lines.length, duties: [{ name: texts[1] ?? '', law: texts[2] ?? '', lines }] }],
    provenance: texts.slice(0, 60),
  };
  const document = inspected(await noticeDocument(notice)).get('word/document.xml');
  const written = new Set(document ? paragraphsOf(document) : []);
  // nothing turns round what comes after it
  expect([...written].join('')).not.toMatch(/[\u061C\u200E\u200F\u202A-\u202E\u2066-\u2069]/u);
  for (const text of texts.map(fit)) if (text.trim() !== '') expect(written.has(text), text.slice(0, 40)).toBe(true);
});

test('the rows to be corrected', async () => {
  const work = mkdtempSync(join(tmpdir(), 'mingjing-hostile-'));
  const engine = await nativeEngine();
  try {
    const layout = layoutById('cases');
    const column = layout.columns[0];
    if (!column) throw new Error('the layout has no columns');
    const path = join(work, 'sheet.csv');
    // the reading has taken out what is no character
    const cells = texts.map((text) => text.replace(/\0|\p{Cs}/gu, ''));
    writeFileSync(path, Papa.unparse([['案件编号', '<b>\u0001'], ...cells.map((text) => [text, `甲${text}`])]));
    await engine.run('CREATE TABLE issues (file INT, record INT, field VARCHAR, code VARCHAR, message VARCHAR)');
    await engine.append('issues', {
      file: cells.map(() => 0),
      record: cells.map((_, i) => i + 2),
      field: cells.map(() => column.field),
      code: cells.map(() => 'INVALID'),
      message: cells.map((text) => `不符：${text}`),
    });
    // of a reading only this is looked at
    const reading = {
      file: { name: `<b>\u0001\uD800&.csv` },
      header: { layout, records: [1], columns: [{ column, index: 0 }] },
      sheet: { width: 2, csv: { path, delimiter: ',' } },
    } as unknown as Reading;
    const bytes = await errorWorkbook(engine, reading, 0);
    if (!bytes) throw new Error('nothing was wrong');
    inspected(bytes);
    const rows = (await readXlsx(bytes)).sheets[0]?.rows ?? [];
    expect(rows.slice(1)).toEqual(
      cells.map((text, i) => [asRead(text), asRead(`甲${text}`), i + 2, asRead(`不符：${text}`)]),
    );
  } finally {
    await engine.close();
    rmSync(work, { recursive: true });
  }
});

test('templates', async () => {
  for (const layout of layouts.slice(0, 3)) inspected(await templateWorkbook(layout, '<1>'));
});

test('a picture', () => {
  const theme = new Proxy({} as Parameters<typeof picture>[2], { get: () => 'red' });
  const short = texts.filter((text) => text.length < 1000);
  const { svg } = picture(
    {
      title: short.join(''),
      unit: short[0] ?? '',
      scope: short.join(''),
      key: short.map((name) => ({ name, mark: 'bar' as const })),
      lines: short,
    },
    { svg: '<svg width="1" height="1"></svg>', width: 720, height: 10 },
    theme,
  );
  readXml(svg);
  expect(svg).not.toMatch(/<script|<img|\son\w+="/i);
});

describe('a report', () => {
  const work = mkdtempSync(join(tmpdir(), 'mingjing-hostile-report-'));
  let facts: Facts;
  let close: () => Promise<void>;
  let evidence: Awaited<ReturnType<typeof evidenceRows>>;

  beforeAll(async () => {
    await generateDemo({ out: join(work, 'exports'), cases: 40 });
    await ingest({ inputs: [join(work, 'exports')], out: join(work, 'snapshot'), asOf: day });
    const opened = await openSnapshot(join(work, 'snapshot'));
    close = () => opened.engine.close();
    const ruleset = loadRuleset();
    const present = new Set(opened.manifest.metrics.map(({ id }) => id));
    const definitions = ruleset.definitions.filter(({ id }) => present.has(id));
    // names as somebody might have written them into the register
    const names = opened.manifest.agencies.map((_, i, all) =>
      i === 0
        ? megabyte.slice(0, 20_000)
        : texts.filter((text, n) => n % all.length === i && text.length < 1000).join('、'),
    );
    const manifest = {
      ...opened.manifest,
      agencies: opened.manifest.agencies.map((agency, i) => ({ ...agency, name: names[i] ?? '' })),
      files: opened.manifest.files.map((file, i) => ({ ...file, name: texts[i % texts.length] ?? '' })),
    };
    const scheme = defaultScheme(ruleset);
    facts = await gather({ engine: opened.engine, manifest, ruleset, definitions, scheme, year: 2024 });
    evidence = await evidenceRows(opened.engine, facts);
  });
  afterAll(async () => {
    await close();
    rmSync(work, { recursive: true, force: true });
  });

  test('on all agencies and on each', async () => {
    for (const scope of scopesOf(facts)) {
      const bytes = await reportDocx(reportOf(facts, scope), '<1>');
      const parts = inspected(bytes);
      expect(parts.has('customXml/item1.xml')).toBe(true);
      const { paragraphs } = readReport(bytes);
      const agency = facts.manifest.agencies.find(({ code }) => code === scope);
      if (agency) expect(paragraphs).toContain(fit(agency.name));
    }
  });

  test('its evidence', async () => {
    const odd = new Map([...evidence].map(([id, rows]) => [id, rows.map((row, i) => ({ ...row, key: at(i) }))]));
    const sheets = evidenceOf(facts, 'ALL', odd);
    const bytes = await evidenceWorkbook(evidenceFacts(facts), 'ALL', megabyte, sheets, '<1>');
    inspected(bytes);
    const read = (await readXlsx(bytes)).sheets;
    const filled = sheets.filter(({ rows }) => rows.length > 0);
    expect(filled.length).toBeGreaterThan(5);
    // before them what it is of, the scores, and what it was made of
    const first = read.length - filled.length;
    expect(first).toBeGreaterThan(1);
    filled.forEach(({ rows }, s) =>
      expect(read[first + s]?.rows.slice(1).map((row) => row[3] ?? '')).toEqual(
        rows.map(({ key }) => unescaped(cellText(fit(key)))),
      ),
    );
  });
});

function at(index: number): string {
  return texts[index % texts.length] ?? '';
}
