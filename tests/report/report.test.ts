import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { read, utils } from '@e965/xlsx';
import { strFromU8, unzipSync } from 'fflate';
import * as v from 'valibot';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { generateDemo } from '../../demo/generate.ts';
import { inputsText } from '../../ingest/cli/assess-command.ts';
import { messages } from '../../ingest/cli/messages.ts';
import { terminal } from '../../ingest/cli/terminal.ts';
import { ingest } from '../../ingest/ingest.ts';
import { Fraction } from '../../src/lib/assess/fraction.ts';
import type { Given, Manual } from '../../src/lib/assess/manual.ts';
import { schemeFrom } from '../../src/lib/assess/scheme.ts';
import { defaultScheme } from '../../src/lib/assess/schemes.ts';
import { sheets } from '../../src/lib/assess/sheet.ts';
import { loadRuleset } from '../../src/lib/metrics/catalogue.ts';
import { readReport, ReportFileError, type ReadReport } from '../../src/lib/report/docx/read.ts';
import { reportDocx } from '../../src/lib/report/docx/write.ts';
import { readXml } from '../../src/lib/report/docx/xml-reader.ts';
import { everyone, gather, type Facts, type Sources } from '../../src/lib/report/facts.ts';
import { chartsOf, chipsOf, described, plain, textsOf, type Chip } from '../../src/lib/report/model.ts';
import { evidenceFacts, evidenceOf, evidenceRows } from '../../src/lib/report/evidence.ts';
import { problemsOf } from '../../src/lib/report/problems.ts';
import { recompute } from '../../src/lib/report/recompute.ts';
import { reportOf, scopesOf } from '../../src/lib/report/report.ts';
import { reportText } from '../../src/lib/report/text.ts';
import { compareReports, type Verified } from '../../src/lib/report/verify.ts';
import { evidenceWorkbook, sheetName } from '../../src/lib/report/workbook.ts';
import { escaped } from '../../src/lib/report/xml.ts';
import { distance } from '../../src/lib/results/figure.ts';
import { document, type Neutral } from '../../src/lib/results/neutral.ts';
import { openSnapshot } from '../../src/lib/snapshot/native.ts';
import { mingjing } from '../support/command.ts';
import { changed, harmless, tamperings } from './tampering.ts';

/** Reports of the demo data: every figure is that of `figures` and `assess`, and no change of one escapes `verify`. */

const work = mkdtempSync(join(tmpdir(), 'mingjing-report-'));
const year = 2024;
/** The fuller scheme, with points off for every failing row of the recordings: there are some of those in every agency. */
function failingScheme() {
  const file = readFileSync(new URL('../../queries/schemes/three-systems-full.yaml', import.meta.url), 'utf8');
  const text = file.replace(/failing: \{.*\}/, 'failing: { of: [REC-04, REC-05], each: 1, most: 5 }');
  const path = join(work, 'failing.yaml');
  writeFileSync(path, text);
  return { scheme: schemeFrom(text, sources.ruleset), path };
}

const scoresSchema = v.object({ scores: v.record(v.string(), v.record(v.string(), v.unknown())) });
let sources: Sources;
let facts: Facts;
let close: () => Promise<void>;
let city: Uint8Array;

beforeAll(async () => {
  await generateDemo({ out: join(work, 'exports'), cases: 120 });
  await ingest({ inputs: [join(work, 'exports')], out: join(work, 'snapshot'), asOf: '2025-03-31' });
  const { engine, manifest } = await openSnapshot(join(work, 'snapshot'));
  close = () => engine.close();
  const ruleset = loadRuleset();
  const present = new Set(manifest.metrics.map(({ id }) => id));
  const definitions = ruleset.definitions.filter(({ id }) => present.has(id));
  sources = { engine, manifest, ruleset, definitions, scheme: defaultScheme(ruleset), year };
  facts = await gather(sources);
  city = await reportDocx(reportOf(facts, everyone), '1');
});
afterAll(async () => {
  await close();
  rmSync(work, { recursive: true, force: true });
});

describe('figures', () => {
  test('are those of `figures` and `assess`, in every report', async () => {
    const at = (from: string, to: string) =>
      document(sources.engine, sources.manifest, sources.ruleset, sources.definitions, { from, to }, sources.scheme);
    const known = new Map([
      ['2024', await at('2024-01-01', '2024-12-31')],
      ['2023', await at('2023-01-01', '2023-12-31')],
    ]);
    const chips = new Map(
      scopesOf(facts).flatMap((scope) => chipsOf(reportOf(facts, scope)).map((chip) => [chip.id, chip])),
    );
    const wrong: string[] = [];
    const derived = new Set<string>();
    for (const chip of chips.values()) {
      const expected = valueIn(known, chip);
      if (expected === undefined) derived.add(chip.id.split('|').at(-1) ?? '');
      else if (expected !== chip.value) wrong.push(`${chip.id}: ${chip.value}, figures ${expected}`);
    }
    expect(wrong).toEqual([]);
    expect(
      chips.size - [...chips.values()].filter((chip) => valueIn(known, chip) === undefined).length,
    ).toBeGreaterThan(5000);
    expect([...derived].filter((which) => !worked.test(which))).toEqual([]);
  });

  test('that are worked out from others follow from them', () => {
    const chips = new Map(
      scopesOf(facts).flatMap((scope) => chipsOf(reportOf(facts, scope)).map((chip) => [chip.id, chip])),
    );
    let checked = 0;
    for (const { id, value } of chips.values()) {
      const [subject = '', scope = '', period = '', which = ''] = id.split('|');
      const number = (name: string) => Number(chips.get([subject, scope, period, name].join('|'))?.value);
      if (which === 'distance') {
        const target = Number(chips.get(`${subject}|||target`)?.value);
        expect(Number(value), id).toBeCloseTo(Math.abs(target - number('rate')), 5);
        checked++;
      } else if (which === 'change') {
        const before = Number(chips.get([subject, scope, String(year - 1), 'rate'].join('|'))?.value);
        expect(Math.abs(Number(value) - (number('rate') - before)), id).toBeLessThan(0.0005);
        checked++;
      } else if (which === 'wrong') {
        const figure = facts.found.get(subject);
        const of = scope === everyone ? figure?.all : figure?.groups.find((group) => group.value === scope)?.figure;
        expect(Number(value), id).toBe((of?.late ?? 0) + (of?.overdue ?? 0));
        checked++;
      }
    }
    expect(checked).toBeGreaterThan(100);
  });

  test('never claim a rate without its n and N, nor compare few rows', () => {
    for (const scope of scopesOf(facts)) {
      const report = reportOf(facts, scope);
      const ids = new Set(chipsOf(report).map(({ id }) => id));
      for (const id of ids)
        if (/^[A-Z]{2,3}-\d+\w?\|.*\|rate$/.test(id)) {
          expect(ids).toContain(id.replace(/rate$/, 'numerator'));
          expect(ids).toContain(id.replace(/rate$/, 'denominator'));
        }
      for (const text of textsOf(report).map(plain)) expect(text).not.toMatch(/NaN|undefined|null|\[object/);
    }
  });
});

describe('what the data can’t bear', () => {
  const said = (of: Facts, scope: string) => textsOf(reportOf(of, scope)).map(plain).join('\n');

  test('a year that has not passed is said to be one, with a comparison of the same months', async () => {
    const young = await gather({ ...sources, year: 2025 });
    for (const scope of scopesOf(young).slice(0, 3)) {
      const text = said(young, scope);
      expect(text).toContain('2025年度尚未结束，本报告各项数字为截至2025年3月31日的阶段性数字，不代表全年');
      expect(text).toContain('评估期为2025年1月1日至2025年3月31日');
      expect(text).toContain('不作为年度考核结果');
      expect(text).not.toContain('2025年1月1日至12月31日');
    }
    expect(said(young, everyone)).toContain('2025年1—3月与2024年1—3月相比');
    expect(said(facts, everyone)).not.toContain('尚未结束');
  });

  test('a metric without a source is named with the file it lacks, and has no figure', () => {
    const absent = { ...sources.manifest.absent, 'REV-01': [['reviews']] };
    const without = {
      ...facts,
      manifest: { ...facts.manifest, absent },
      definitions: facts.definitions.filter(({ id }) => id !== 'REV-01'),
    };
    const report = reportOf(without, everyone);
    expect(said(without, everyone)).toMatch(
      /项指标无数据来源，本报告不作评价，也不视为不符合要求：.*法制审核率（缺法制审核台账）/,
    );
    expect(chipsOf(report).filter(({ id }) => id.startsWith('REV-01|') && !id.includes('|SW'))).toEqual([]);
    expect(said(facts, everyone)).not.toContain('法制审核率（缺');
  });

  test('nothing wrong: no problem is made up, nothing is to be mended', () => {
    const found = new Map(
      [...facts.found].map(([id, metric]) => {
        const all = { ...metric.all, late: 0, overdue: 0, denominator: metric.all.met };
        const right = facts.definitions.find((definition) => definition.id === id)?.direction === 'up';
        const rate = metric.all.met === 0 ? null : right ? 1 : 0;
        return [id, { ...metric, all: { ...all, numerator: right ? all.met : 0, rate } }] as const;
      }),
    );
    const text = said({ ...facts, found }, everyone);
    expect(text).toContain('没有发现需要列出的问题');
    expect(text).toContain('没有需要列出的证据');
    expect(text).not.toMatch(/WT-|，[低高][\d.]+个百分点/);
  });

  test('problems stand in the order of their distance, those with few rows after them and unranked', () => {
    for (const scope of scopesOf(facts)) {
      const problems = problemsOf(facts, scope);
      const ranked = problems.filter((problem) => problem.ranked);
      expect(problems.slice(0, ranked.length)).toEqual(ranked);
      const gaps = ranked.map(({ definition, figure }) => distance(figure.figure.rate, definition) ?? 0);
      expect(gaps).toEqual([...gaps].sort((a, b) => b - a));
      for (const { figure, ranked: compared } of problems) expect(figure.figure.denominator >= 10).toBe(compared);
      expect(problems.map(({ number }) => number)).toEqual(
        problems.map((_, i) => `WT-2024-${String(i + 1).padStart(3, '0')}`),
      );
    }
  });

  test('amounts of fines stand nowhere', () => {
    for (const scope of scopesOf(facts)) expect(said(facts, scope)).not.toMatch(/罚没金额|罚款金额（/);
  });
});

describe('the evidence', () => {
  test('has a sheet for every problem, with all its rows, real numbers and days', async () => {
    const sheets = evidenceOf(facts, everyone, await evidenceRows(sources.engine, facts));
    const book = read(await evidenceWorkbook(evidenceFacts(facts), everyone, '报告', sheets, '1'), {
      cellDates: true,
      UTC: true,
    });
    expect(book.SheetNames).toEqual([
      '说明',
      '汇总',
      '考核得分',
      ...sheets.filter((s) => s.rows.length > 0).map(sheetName),
    ]);
    for (const { definition, figure, number } of problemsOf(facts, everyone)) {
      const sheet = book.Sheets[`${number} ${definition.id}`];
      if (!sheet) throw new Error(number);
      const rows = utils.sheet_to_json<Record<string, unknown>>(sheet, { defval: null, UTC: true });
      const { late, overdue, unknown } = figure.figure;
      expect(rows.length, number).toBe(late + overdue + unknown);
      expect(rows.filter((row) => row['证据编号'] !== null)).toHaveLength(late + overdue);
      expect(sheet['!autofilter']?.ref, number).toBe(`A1:Q${rows.length + 1}`);
      for (const row of rows) {
        expect(typeof row['行号']).toBe('number');
        expect(sources.manifest.files.map(({ name }) => name)).toContain(row['来源文件']);
        for (const column of ['归属日期', '到期日期', '完成日期'])
          expect(row[column] === null || row[column] instanceof Date, `${number} ${column}`).toBe(true);
      }
    }
  });

  test('has in its sheet of scores, line by line, what `assess` says of every agency: points, n/N, rows that cost points', async () => {
    const { scheme, path } = failingScheme();
    const own = await gather({ ...sources, scheme });
    const book = read(await evidenceWorkbook(evidenceFacts(own), everyone, '报告', [], '1'), { type: 'array' });
    const rows = utils.sheet_to_json<Record<string, unknown>>(book.Sheets['考核得分'] ?? {}, { defval: null });
    const tell = terminal('zh', messages('zh'));
    const made = await sheets(
      sources.engine,
      sources.manifest,
      sources.definitions,
      { from: `${year}-01-01`, to: `${year}-12-31` },
      scheme,
    );
    const lines = Object.entries(made).flatMap(([org, sheet]) => sheet.lines.map((one) => ({ org, one })));
    expect(new Set(lines.map(({ org }) => org)).size).toBe(sources.manifest.agencies.length);
    expect(lines.filter(({ one }) => (one.failing ?? 0) > 0).length).toBeGreaterThan(0);
    // the command line has one sign for what does not apply and what has no source
    const plainly = (inputs: unknown) =>
      (typeof inputs === 'string' ? inputs : '').replaceAll(/不适用|无数据来源|待评/g, '—');
    expect(
      rows
        .filter((row) => row['项目'] !== null)
        .map((row) => [row['机关代码'], row['项目'], row['得分'], plainly(row['取数（n/N）'])]),
    ).toEqual(lines.map(({ org, one }) => [org, one.item, one.points, inputsText({ ...one, given: undefined }, tell)]));
    const said = await mingjing('assess', join(work, 'snapshot'), '--scheme', path, '--format', 'json');
    const { scores } = v.parse(scoresSchema, JSON.parse(said.out));
    expect(lines.map(({ org, one }) => scores[org]?.[one.item])).toEqual(lines.map(({ one }) => one.points));
  });

  test('keeps what looks like a formula as text, and has the same bytes when it is written again', async () => {
    const rows = await evidenceRows(sources.engine, facts);
    const [first] = evidenceOf(facts, everyone, rows);
    const row = first?.rows[0];
    if (!row) throw new Error('no rows');
    const sheets = [
      {
        ...first,
        rows: [
          { ...row, key: '=HYPERLINK("http://x")' },
          { ...row, key: '+1' },
        ],
      },
    ];
    const bytes = await evidenceWorkbook(evidenceFacts(facts), everyone, '报告', sheets, '1');
    const sheet = read(bytes).Sheets[sheetName(first)];
    expect([sheet?.['D2'], sheet?.['D3']]).toMatchObject([
      { t: 's', v: '=HYPERLINK("http://x")' },
      { t: 's', v: '+1' },
    ]);
    expect(sheet?.['D2']).not.toHaveProperty('f');
    const again = await evidenceWorkbook(evidenceFacts(facts), everyone, '报告', sheets, '1');
    expect(Buffer.compare(Buffer.from(again), Buffer.from(bytes))).toBe(0);
  });
});

describe('the document', () => {
  test('has the same bytes when it is written again', async () => {
    const again = await reportDocx(reportOf(await gather(sources), everyone), '1');
    expect(Buffer.compare(Buffer.from(again), Buffer.from(city))).toBe(0);
  });

  test('is well-formed in every part, and every relation leads somewhere', () => {
    const parts = unzipSync(city);
    for (const [path, content] of Object.entries(parts)) {
      if (path.endsWith('.xlsx')) continue;
      const root = readXml(strFromU8(content));
      if (!path.endsWith('.rels')) continue;
      const folder = path.replace(/_rels\/[^/]*$/, '');
      for (const child of root.children) {
        if (typeof child === 'string' || child.attributes['TargetMode'] === 'External') continue;
        const target = new URL(child.attributes['Target'] ?? '', `http://part/${folder}`).pathname.slice(1);
        expect(Object.keys(parts), `${path} → ${target}`).toContain(target);
      }
    }
  });

  test('repeats the head of every table, cuts no row, and locks every figure', () => {
    const xml = strFromU8(unzipSync(city)['word/document.xml'] ?? new Uint8Array());
    const count = (pattern: RegExp) => [...xml.matchAll(pattern)].length;
    expect(count(/<w:tblHeader/g)).toBe(count(/<w:tbl>/g));
    expect(count(/<w:cantSplit/g)).toBe(count(/<w:tr>/g));
    expect(count(/<w:lock w:val="sdtContentLocked"\/>/g)).toBe(chipsOf(reportOf(facts, everyone)).length);
    const ids = [...xml.matchAll(/<w:id w:val="(\d+)"/g)].map(([, id]) => id);
    expect(new Set(ids).size).toBe(ids.length);
    for (const [, tag = ''] of xml.matchAll(/<w:tag w:val="([^"]*)"/g)) expect(tag.length).toBeLessThanOrEqual(64);
  });

  test('has the list of annexes on the page of the signature', () => {
    const xml = strFromU8(unzipSync(city)['word/document.xml'] ?? new Uint8Array());
    const paragraphs = xml.match(/<w:p>.*?<\/w:p>/gs) ?? [];
    const first = paragraphs.findIndex((one) => one.includes('附件：'));
    const last = paragraphs.findIndex((one, i) => i > first && one.includes('2025年3月31日'));
    expect([first > 0, last > first]).toEqual([true, true]);
    for (const one of paragraphs.slice(first, last)) expect(one).toContain('<w:keepNext/>');
  });
});

describe('the charts', () => {
  test('show the figures of the tables, say them in words, and leave few rows out', () => {
    for (const scope of scopesOf(facts)) {
      const report = reportOf(facts, scope);
      const known = new Map(chipsOf(report).map((chip) => [chip.id, chip.value]));
      for (const chart of chartsOf(report)) {
        for (const { values } of chart.series) {
          expect(values).toHaveLength(chart.categories.length);
          for (const chip of values)
            if (chip !== null && !chip.id.startsWith('problems|')) expect(known.get(chip.id), chip.id).toBe(chip.value);
        }
        for (const category of chart.categories) expect(described(chart)).toContain(category);
        expect(chart.source).toContain('截至2025年3月31日');
      }
    }
    const few = new Map(
      [...facts.found].map(([id, metric]) => {
        const all = { ...metric.all, met: 1, late: 0, overdue: 1, numerator: 1, denominator: 2, rate: 0.5 };
        return [id, { ...metric, all }] as const;
      }),
    );
    expect(chartsOf(reportOf({ ...facts, found: few }, everyone)).map(({ measure }) => measure)).not.toContain('rate');
  });

  test('of the agencies add up to the problems', () => {
    const chart = chartsOf(reportOf(facts, everyone)).find(({ measure }) => measure === 'count');
    const drawn = chart?.series
      .flatMap(({ values }) => values)
      .reduce((sum, chip) => sum + Number(chip?.value ?? 0), 0);
    const wrong = problemsOf(facts, everyone).reduce(
      (sum, { agencies }) => sum + agencies.reduce((n, { figure: { figure } }) => n + figure.late + figure.overdue, 0),
      0,
    );
    expect(drawn).toBe(wrong);
  });

  test('lie in the document with words instead, and by ids that no lot has drawn', () => {
    const parts = unzipSync(city);
    const xml = strFromU8(parts['word/document.xml'] ?? new Uint8Array());
    const charts = chartsOf(reportOf(facts, everyone));
    expect([...xml.matchAll(/<c:chart [^>]*r:id="rIdPart\d+"/g)]).toHaveLength(charts.length);
    for (const chart of charts) expect(xml).toContain(escaped(described(chart)).slice(0, 200));
  });
});

describe('the text', () => {
  test('has every paragraph, heading and cell of the document, without any markup', () => {
    const text = reportText(reportOf(facts, everyone)).replaceAll('\n', '');
    for (const paragraph of readReport(city).paragraphs)
      for (const piece of paragraph.split('　').filter((part) => part !== '')) expect(text).toContain(piece);
    expect(reportText(reportOf(facts, everyone))).not.toMatch(/^[#*|]|\*\*|<\w+>/m);
  });
});

describe('what people change of a score', () => {
  const manual = new Map<string, Map<string, Given>>();
  let changedFacts: Facts;
  let [org, item] = ['', ''];

  beforeAll(async () => {
    for (const [code, { lines }] of Object.entries(facts.sheets))
      for (const { item: id, points } of lines) if ((points ?? 0) > 2) [org, item] = [code, id];
    manual.set(
      org,
      new Map([[item, { points: Fraction.of(-150, 100), reason: '抽查发现两份文件未公开', by: '王评' }]]),
    );
    changedFacts = await gather({ ...sources, manual });
  });

  test('stands in the reports and the workbook with what was before, the reason and the name', async () => {
    const pointsIn = ({ sheets }: Facts) => sheets[org]?.lines.find((line) => line.item === item)?.points ?? NaN;
    const [before, after] = [pointsIn(facts), pointsIn(changedFacts)];
    expect(after).toBeCloseTo(before - 1.5, 6);
    for (const scope of [everyone, org]) {
      const chips = new Map(chipsOf(reportOf(changedFacts, scope)).map(({ id, value }) => [id, value]));
      const of = (which: string) => chips.get(`score|${org}|${year}|${which}`);
      expect([of(`${item}.before`), of(`${item}.change`), of(item), of(`${item}.reason`), of(`${item}.by`)]).toEqual([
        String(before),
        '-1.5',
        String(after),
        '抽查发现两份文件未公开',
        '王评',
      ]);
    }
    const rows = await evidenceRows(sources.engine, changedFacts);
    const sheets = evidenceOf(changedFacts, org, rows);
    const book = read(await evidenceWorkbook(evidenceFacts(changedFacts), org, '报告', sheets, '1'));
    const table = utils.sheet_to_json<Record<string, unknown>>(book.Sheets['考核得分'] ?? {});
    expect(table.find((row) => row['项目'] === item)).toMatchObject({
      得分: after,
      调整前: before,
      人工调整: -1.5,
      评分人: '王评',
    });
    expect(table.at(-1)).toMatchObject({ 项目名称: '总分', 得分: changedFacts.sheets[org]?.total });
  });

  test('is verified with the same table only, and a changed reason is found', async () => {
    const bytes = await reportDocx(reportOf(changedFacts, everyone), '1');
    const compared = async (file: Uint8Array, given: Manual) => {
      const part = readReport(file);
      const mine = await recompute({ ...sources, manual: given }, part.part);
      if (!mine) throw new Error('no such agency');
      return compareReports(part, mine).differences;
    };
    expect(await compared(bytes, manual)).toEqual([]);
    expect((await compared(bytes, new Map())).map(({ kind }) => kind)).toContain('provenance');
    const forged = changed(bytes, (parts) => {
      const path = 'word/document.xml';
      parts.set(path, (parts.get(path) ?? '').replace('抽查发现两份文件未公开', '按规定核减'));
    });
    expect(await compared(forged, manual)).toMatchObject([
      { kind: 'figure', id: `score|${org}|${year}|${item}.reason` },
    ]);
  });
});

describe('verify', () => {
  const cache = new Map<string, Promise<ReadReport | null>>();
  const own = ({ part }: ReadReport) => {
    const key = JSON.stringify([part.provenance.year, part.provenance.scope, part.signer, part.tool]);
    const made = cache.get(key) ?? recompute(sources, part);
    cache.set(key, made);
    return made;
  };
  const verified = async (bytes: Uint8Array): Promise<Verified> => {
    const file = readReport(bytes);
    const mine = await own(file);
    if (!mine) throw new Error('no such agency');
    return compareReports(file, mine);
  };
  const scored = () => Object.keys(facts.sheets).filter((code) => facts.sheets[code]?.grade !== null);

  test('accepts the report on all and those on each agency', async () => {
    for (const scope of scopesOf(facts).slice(0, 5)) {
      const bytes = scope === everyone ? city : await reportDocx(reportOf(facts, scope), '1');
      const { differences, added, gone, figures } = await verified(bytes);
      expect({ scope, differences, added, gone }).toEqual({ scope, differences: [], added: [], gone: 0 });
      expect(figures).toBe(chipsOf(reportOf(facts, scope)).length);
    }
  });

  test('recomputes rows that cost points by themselves, and finds a number of them that was changed', async () => {
    const own: Sources = { ...sources, scheme: failingScheme().scheme };
    const of = await gather(own);
    const code = sources.manifest.agencies.find(
      (agency) => (of.sheets[agency.code]?.lines.find(({ item }) => item === 'C3')?.failing ?? 0) > 0,
    )?.code;
    if (code === undefined) throw new Error('no agency has such rows');
    const bytes = await reportDocx(reportOf(of, code), '1');
    const compared = async (file: ReadReport) => {
      const mine = await recompute(own, file.part);
      return mine ? compareReports(file, mine).differences : null;
    };
    expect(await compared(readReport(bytes))).toEqual([]);
    const id = `score|${code}|${year}|C3.failing`;
    const touched = changed(bytes, (parts) => {
      const xml = parts.get('word/document.xml') ?? '';
      const start = xml.indexOf(`<w:tag w:val="${id}"/>`);
      const at = xml.indexOf('<w:t xml:space="preserve">', start) + '<w:t xml:space="preserve">'.length;
      parts.set('word/document.xml', `${xml.slice(0, at)}1${xml.slice(at)}`);
    });
    expect(await compared(readReport(touched))).toMatchObject([{ kind: 'figure', id }]);
  });

  test.each(Object.entries(harmless))('accepts %s', async (_, change) => {
    expect((await verified(changed(city, change))).differences).toEqual([]);
  });

  test('tells of words that were changed', async () => {
    const bytes = changed(city, harmless['a paragraph of free text'] ?? (() => undefined));
    expect(await verified(bytes)).toMatchObject({ added: ['征求意见情况：各机关均无异议。'], gone: 0 });
  });

  test.each(Object.keys(tamperings('a', 'b', year)))('finds %s', async (name) => {
    const [a = '', b = ''] = scored();
    const change = tamperings(a, b, year)[name];
    if (!change) throw new Error(name);
    expect((await verified(changed(city, change))).differences).not.toEqual([]);
  });

  test('knows no agency that is not in the register', async () => {
    const bytes = changed(city, (parts) => {
      const path = 'customXml/item1.xml';
      parts.set(path, (parts.get(path) ?? '').replace('scope="ALL"', 'scope="SW9999"'));
    });
    expect(await recompute(sources, readReport(bytes).part)).toBeNull();
  });

  test('refuses what is no report of ours, or damaged', () => {
    const kind = (bytes: Uint8Array) => {
      try {
        readReport(bytes);
        return 'read';
      } catch (error) {
        return error instanceof ReportFileError ? error.kind : error;
      }
    };
    const edited = (path: string, from: string | RegExp, to: string) =>
      changed(city, (parts) => parts.set(path, (parts.get(path) ?? '').replace(from, to)));
    expect(kind(city)).toBe('read');
    expect(kind(city.slice(0, city.length / 2))).toBe('zip');
    expect(kind(new TextEncoder().encode('文字'))).toBe('zip');
    expect(kind(changed(city, (parts) => parts.delete('customXml/item1.xml')))).toBe('foreign');
    expect(kind(changed(city, (parts) => parts.delete('word/document.xml')))).toBe('docx');
    expect(kind(edited('word/document.xml', '</w:body>', ''))).toBe('xml');
    expect(kind(edited('customXml/item1.xml', '</figures>', ''))).toBe('xml');
    expect(kind(edited('customXml/item1.xml', 'schema="3"', 'schema="4"'))).toBe('version');
    expect(kind(edited('customXml/item1.xml', /<snapshot [^>]*>/, ''))).toBe('part');
    expect(kind(edited('customXml/item1.xml', /year="2024"/, 'year="今年"'))).toBe('part');
    expect(
      kind(changed(city, (parts) => parts.set('customXml/item2.xml', parts.get('customXml/item1.xml') ?? ''))),
    ).toBe('part');
  });
});

/** Names of figures that are worked out from those that `figures` prints, or that name something. */
const worked =
  /^(distance|change|wrong|low|high|median|agencies|missed|compared|target|name|year|as-of|snapshot|ruleset|scheme|scheme-version|overrides|targeted|reached|few|enforcing|metrics|files|refused|physical|accepted|rejected|duplicates|conflicts|count|improved|worse|same|grade:.*|block:.*|extra|.*\.most|.*\.long|.*\.failing|problems|told|evidence|absent|open-links)$/;

/** The value of a figure in the document of all figures; undefined when it is none of those. */
function valueIn(known: ReadonlyMap<string, Neutral>, { id }: Chip): string | undefined {
  const [subject = '', scope = '', period = '', which = ''] = id.split('|');
  const all = known.get(period);
  if (!all) return undefined;
  const [kind = '', table = ''] = subject.split(':');
  const value =
    kind === 'score'
      ? all.scores[scope]?.[which]
      : kind === 'annual'
        ? all.annual[table]?.[scope]?.[which]
        : kind === 'ledger'
          ? all.ledger[table]?.[which as 'physical']
          : { ...all.metrics, ...all.further.metrics }[subject]?.[scope]?.[which];
  if (Array.isArray(value)) return value.join(',');
  if (value === null) return '';
  return typeof value === 'number' || typeof value === 'string' ? String(value) : undefined;
}
