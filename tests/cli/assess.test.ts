import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import Papa from 'papaparse';
import { afterAll, beforeAll, expect, test } from 'vitest';
import * as v from 'valibot';
import { generateDemo } from '../../demo/generate.ts';
import { mingjing } from '../support/command.ts';

/** The score sheet on the command line: the same in every form, and from a scheme of one's own. */

const work = mkdtempSync(join(tmpdir(), 'mingjing-assess-'));
const snapshot = join(work, 'snapshot');
const scheme = new URL('../../queries/schemes/three-systems.yaml', import.meta.url);

beforeAll(async () => {
  await generateDemo({ out: join(work, 'exports'), cases: 120 });
  await mingjing('ingest', join(work, 'exports'), '--out', snapshot, '--as-of', '2025-03-31');
});
afterAll(() => rmSync(work, { recursive: true, force: true }));

const answer = v.looseObject({
  year: v.number(),
  scores: v.record(v.string(), v.looseObject({ total: v.nullable(v.number()), grade: v.nullable(v.string()) })),
});

const whatIfAnswer = v.looseObject({
  outcome: v.string(),
  needed: v.number(),
  next: v.nullable(v.looseObject({ from: v.number() })),
  now: v.looseObject({ total: v.nullable(v.number()) }),
  then: v.looseObject({ total: v.nullable(v.number()) }),
  groups: v.array(v.looseObject({ needed: v.number(), rows: v.array(v.looseObject({ key: v.string() })) })),
  lines: v.array(v.looseObject({ chosen: v.number(), all: v.number() })),
});

const besideAnswer = v.looseObject({
  scores: v.record(v.string(), v.unknown()),
  last_year: v.looseObject({
    period: v.array(v.string()),
    scores: v.record(v.string(), v.unknown()),
    differences: v.record(v.string(), v.looseObject({ total: v.nullable(v.number()) })),
  }),
});

async function scoresOf(...options: string[]) {
  const { code, out, err } = await mingjing('assess', snapshot, '--format', 'json', ...options);
  expect(code, err).toBe(0);
  return v.parse(answer, JSON.parse(out));
}

test('JSON, CSV, table and the document of all figures say the same', async () => {
  const { year, scores } = await scoresOf();
  expect(year).toBe(2024);
  const figures = v.parse(
    v.looseObject({ scores: answer.entries.scores }),
    JSON.parse((await mingjing('figures', snapshot)).out),
  );
  expect(figures.scores).toEqual(scores);
  const csv = await mingjing('assess', snapshot, '--format', 'csv');
  const { data } = Papa.parse<Record<string, string>>(csv.out.replace(/^\uFEFF/u, ''), {
    header: true,
    skipEmptyLines: true,
  });
  expect(data).toHaveLength(Object.keys(scores).length);
  const table = await mingjing('assess', snapshot);
  for (const row of data) {
    const of = scores[row['机关代码'] ?? ''];
    expect([Number(row['总分']), row['等次']]).toEqual([of?.total, of?.grade]);
    expect(table.out).toMatch(new RegExp(`^${row['机关']} .*${of?.total?.toFixed(2)}  ${of?.grade}`, 'm'));
  }
  const [org = '', first] = Object.entries(scores)[0] ?? [];
  const sheet = await mingjing('assess', snapshot, '--org', org);
  expect(sheet.out).toContain(`总分 ${first?.total?.toFixed(2)}，等次 ${first?.grade}`);
  expect(sheet.out).toContain('其间按直线计');
});

test('a scheme of one’s own is used; one that rewards fines is refused with the article', async () => {
  const text = readFileSync(scheme, 'utf8');
  const own = join(work, 'own.yaml');
  writeFileSync(
    own,
    text
      .replace('{ title: 良好, title_en: good, from: 80 }', '{ title: 良好, title_en: good, from: 0.01 }')
      .replace(/ {2}- \{ title: 合格.*\n/u, ''),
  );
  const { scores } = await scoresOf('--scheme', own);
  expect(new Set(Object.values(scores).map((score) => score.grade))).not.toContain('合格');
  const fines = join(work, 'fines.yaml');
  writeFileSync(fines, text.replace('title: 文件齐备', 'title: 罚没收入完成率'));
  const refused = await mingjing('assess', snapshot, '--scheme', fines);
  expect(refused.code).toBe(2);
  expect(refused.err).toMatch(
    /fines\.yaml 第 \d+ 行，blocks\[1\]\.items\[1\]\.title：“罚没收入完成率”.*行政处罚法第74条/u,
  );
  const missing = await mingjing('assess', snapshot, '--scheme', join(work, 'none.yaml'));
  expect(missing.err).toContain('找不到考核办法文件');
});

test('what people score waits for them; the table they fill in gives total and grade, with reason and name', async () => {
  const scheme = ['--scheme', 'year-end'];
  const open = v.parse(answer, JSON.parse((await mingjing('assess', snapshot, '--format', 'json', ...scheme)).out));
  expect(Object.values(open.scores).every(({ total, grade }) => total === null && grade === null)).toBe(true);
  const { out: template } = await mingjing('assess', snapshot, ...scheme, '--manual-template');
  const rows = Papa.parse<Record<string, string>>(template, { header: true, skipEmptyLines: true }).data;
  expect(rows).toHaveLength(Object.keys(open.scores).length * 4);
  const path = join(work, '人工评分.csv');
  const filled = rows.map((row) => ({ ...row, 得分: '2.5', 理由: '抽查材料', 评分人: '王评' }));
  writeFileSync(path, Papa.unparse(filled));
  const { scores } = await scoresOf(...scheme, '--manual', path);
  expect(Object.values(scores).every(({ total, grade }) => total !== null && grade !== null)).toBe(true);
  const [org = ''] = Object.keys(scores);
  const sheet = await mingjing('assess', snapshot, ...scheme, '--manual', path, '--org', org);
  expect(sheet.out).toContain('王评：抽查材料');
  writeFileSync(path, Papa.unparse(filled.map((row, i) => (i === 2 ? { ...row, 评分人: '' } : row))));
  const refused = await mingjing('assess', snapshot, ...scheme, '--manual', path);
  expect(refused.code).toBe(2);
  expect(refused.err).toMatch(/第4行：.*有得分而没有评分人/);
});

test('a report with points that people gave is verified only with them', async () => {
  const scheme = ['--scheme', 'year-end'];
  const { out: template } = await mingjing('assess', snapshot, ...scheme, '--manual-template');
  const rows = Papa.parse<Record<string, string>>(template, { header: true, skipEmptyLines: true }).data;
  const table = async (points: string) => {
    const path = join(work, `评分${points}.csv`);
    writeFileSync(path, Papa.unparse(rows.map((row) => ({ ...row, 得分: points, 理由: '抽查材料', 评分人: '王评' }))));
    return path;
  };
  const out = join(work, 'report');
  const given = ['--manual', await table('2.5')];
  const made = await mingjing('report', snapshot, '--year', '2024', '--out', out, ...scheme, ...given);
  expect(made.code, made.err).toBe(0);
  const verify = (...more: string[]) =>
    mingjing('verify', join(out, '2024年度评估报告-全市.docx'), '--snapshot', snapshot, ...scheme, ...more);
  expect((await verify()).err).toContain('请用 --manual 给出');
  expect((await verify(...given)).code).toBe(0);
  const other = await verify('--manual', await table('3'));
  expect(other.code).toBe(1);
  expect(other.out).toContain('人工评分不一致');
}, 300_000);

test('what would move the grade: the rows it names, mended, give the total it says; the same in every form', async () => {
  const { scores } = await scoresOf();
  const outcomes = new Set<string>();
  for (const org of Object.keys(scores)) {
    const { code, out, err } = await mingjing('assess', snapshot, '--what-if', org, '--format', 'json');
    expect(code, err).toBe(0);
    const found = v.parse(whatIfAnswer, JSON.parse(out));
    outcomes.add(found.outcome);
    expect(found.now.total).toBe(scores[org]?.total);
    const gain = found.lines.reduce((sum, line) => sum + line.chosen, 0);
    expect((found.now.total ?? 0) + gain).toBeCloseTo(found.then.total ?? NaN, 6);
    expect(found.groups.reduce((n, group) => n + group.needed, 0)).toBe(found.needed);
    if (found.outcome === 'reached') expect(found.then.total).toBeGreaterThanOrEqual(found.next?.from ?? NaN);
    if (found.outcome !== 'reached') continue;
    const table = await mingjing('assess', snapshot, '--what-if', org);
    expect(table.out).toContain(`办结下列${found.needed}件`);
    const csv = await mingjing('assess', snapshot, '--what-if', org, '--format', 'csv');
    const rows = Papa.parse<Record<string, string>>(csv.out.replace(/^\uFEFF/u, ''), {
      header: true,
      skipEmptyLines: true,
    });
    expect(rows.data.map((row) => row['事项'])).toEqual(
      found.groups.flatMap(({ rows: own }) => own.map(({ key }) => key)),
    );
    break;
  }
  expect(outcomes).toContain('reached');
  const missing = await mingjing('assess', snapshot, '--what-if', 'nobody');
  expect(missing.code).toBe(2);
}, 300_000);

test('last year beside: the sheet of that year by the same scheme, the difference, and why what can’t be compared', async () => {
  const { code, out, err } = await mingjing('assess', snapshot, '--beside-last-year', '--format', 'json');
  expect(code, err).toBe(0);
  const found = v.parse(besideAnswer, JSON.parse(out));
  const now = await scoresOf();
  const before = await scoresOf('--year', '2023');
  expect(found.scores).toEqual(now.scores);
  expect(found.last_year.period).toEqual(['2023-01-01', '2023-12-31']);
  expect(found.last_year.scores).toEqual(before.scores);
  for (const [org, { total }] of Object.entries(found.last_year.differences))
    expect(total).toBeCloseTo((now.scores[org]?.total ?? NaN) - (before.scores[org]?.total ?? NaN), 6);
  // a year that is not over: the same months
  const part = await mingjing('assess', snapshot, '--beside-last-year', '--year', '2025', '--format', 'json');
  expect(v.parse(besideAnswer, JSON.parse(part.out)).last_year.period).toEqual(['2024-01-01', '2024-03-31']);
  const csv = await mingjing('assess', snapshot, '--beside-last-year', '--format', 'csv');
  const { data } = Papa.parse<Record<string, string>>(csv.out.replace(/^\uFEFF/u, ''), {
    header: true,
    skipEmptyLines: true,
  });
  for (const row of data.filter((one) => one['项目'] === '总分'))
    expect([Number(row['得分']), Number(row['上年得分'])]).toEqual([
      now.scores[row['机关代码'] ?? '']?.total,
      before.scores[row['机关代码'] ?? '']?.total,
    ]);
  const table = await mingjing('assess', snapshot, '--beside-last-year', '--lang', 'en');
  expect(table.out).toContain('Same period last year: 2023-01-01 to 2023-12-31');
}, 300_000);

test('two versions of a scheme: what differs, in words, and what every total changes by', async () => {
  const own = join(work, 'second.yaml');
  writeFileSync(
    own,
    readFileSync(scheme, 'utf8')
      .replace("version: '1'", "version: '2'")
      .replace('id: B3, points: 6,', 'id: B3, points: 12,'),
  );
  const diff = (...more: string[]) => mingjing('schemes', 'diff', 'three-systems', own, ...more);
  const words = await diff('--snapshot', snapshot);
  expect(words.code, words.err).toBe(0);
  expect(words.out).toContain('修改 项目 B3 决定公示率\n  分值：6 → 12');
  const json = v.parse(
    v.looseObject({
      changes: v.array(v.looseObject({ id: v.string() })),
      totals: v.record(v.string(), v.looseObject({ difference: v.nullable(v.number()) })),
    }),
    JSON.parse((await diff('--snapshot', snapshot, '--format', 'json')).out),
  );
  expect(json.changes.map(({ id }) => id)).toEqual(['', 'B3']);
  const [before, after] = [await scoresOf(), await scoresOf('--scheme', own)];
  for (const [org, { difference }] of Object.entries(json.totals))
    expect(difference).toBeCloseTo((after.scores[org]?.total ?? NaN) - (before.scores[org]?.total ?? NaN), 6);
  expect(Object.values(json.totals).some(({ difference }) => difference !== 0)).toBe(true);
  const same = await mingjing('schemes', 'diff', 'year-end', 'year-end');
  expect(same.out).toContain('两个办法没有差异。');
  expect((await mingjing('schemes', 'diff', 'year-end')).code).toBe(2);
  expect((await mingjing('schemes', 'merge')).err).toContain('“merge”不是 check 或者 diff');
  expect((await mingjing('schemes', 'check', own)).out).toContain('第2版，没有问题');
  expect((await mingjing('schemes')).out).toMatch(/^year-end /mu);
}, 300_000);
