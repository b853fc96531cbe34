import { execFileSync } from 'node:child_process';
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { afterAll, beforeAll, expect, test } from 'vitest';
import * as v from 'valibot';
import { generateDemo } from '../../demo/generate.ts';
import { evaluationText, newEvaluation } from '../../src/lib/evaluation/evaluation.ts';
import { workbook } from '../../src/lib/export/workbook.ts';
import { noticeDocument } from '../../src/lib/notice/document.ts';
import { notice } from '../../src/lib/notice/notice.ts';
import { mingjing } from '../support/command.ts';

/** Every document and workbook is valid Office Open XML (ISO/IEC 29500), by the validator of the Open XML SDK, from the oldest version of Office on. */

const work = mkdtempSync(join(tmpdir(), 'mingjing-office-'));
const snapshot = join(work, 'snapshot');
const versions = ['Office2007', 'Microsoft365'] as const;

beforeAll(async () => {
  await generateDemo({ out: join(work, 'exports'), cases: 120 });
  await mingjing('ingest', join(work, 'exports'), '--out', snapshot, '--as-of', '2025-03-31');
});
afterAll(() => rmSync(work, { recursive: true, force: true }));

const answer = v.object({
  ok: v.boolean(),
  errors: v.array(v.object({ description: v.string(), path: v.nullable(v.string()), xPath: v.nullable(v.string()) })),
});

/** What is wrong with a file, as one text for each fault. */
function faults(path: string): string[] {
  const cli = join(import.meta.dirname, 'node_modules', '@xarsh', 'ooxml-validator', 'dist', 'src', 'cli.js');
  return versions.flatMap((version) => {
    let said: string;
    try {
      said = execFileSync(process.execPath, [cli, path, '--officeVersion', version], { encoding: 'utf8' });
    } catch (cause) {
      // a file with faults ends with 1 and tells them
      said = v.parse(v.object({ status: v.literal(1), stdout: v.string() }), cause).stdout;
    }
    const { ok, errors } = v.parse(answer, JSON.parse(said));
    expect(ok).toBe(errors.length === 0);
    return errors.map(({ description, path: part, xPath }) => `${version} ${part} ${xPath}: ${description}`);
  });
}

/** Checks all files of a folder; there have to be some of each kind. */
function check(folder: string, ...kinds: readonly string[]): void {
  const files = readdirSync(folder).filter((name) => /\.(?:docx|xlsx)$/.test(name));
  for (const kind of kinds) expect(files.filter((name) => name.endsWith(kind)).length, kind).toBeGreaterThan(0);
  expect(Object.fromEntries(files.map((name) => [name, faults(join(folder, name))]))).toEqual(
    Object.fromEntries(files.map((name) => [name, []])),
  );
}

test('reports and their evidence, on all and on each agency', async () => {
  const out = join(work, 'reports');
  expect(await mingjing('report', snapshot, '--year', '2024', '--all', '--out', out)).toMatchObject({ code: 0 });
  check(out, '.docx', '.xlsx');
});

test('what is sent to the agencies for their comments', async () => {
  const [out, file] = [join(work, 'feedback'), join(work, 'evaluation.json')];
  writeFileSync(file, evaluationText(newEvaluation(2024)));
  const asked = ['--evaluation', file, '--feedback', '--all', '--out', out];
  expect(await mingjing('report', snapshot, '--year', '2024', ...asked)).toMatchObject({ code: 0 });
  check(out, '.docx', '.xlsx');
});

test('the statutory tables', async () => {
  const out = join(work, 'annual');
  expect(await mingjing('annual', snapshot, '--year', '2024', '--out', out)).toMatchObject({ code: 0 });
  check(out, '.docx', '.xlsx');
});

test('the templates to fill in', async () => {
  const out = join(work, 'templates');
  expect(await mingjing('template', '--all', '--out', out)).toMatchObject({ code: 0 });
  check(out, '.xlsx');
});

test('a list of rows as a workbook, and a notice', async () => {
  const [list, letter] = [join(work, 'list.xlsx'), join(work, 'notice.docx')];
  const made = await workbook({
    name: '问题清单',
    provenanceName: '出处',
    sheet: {
      columns: [
        { title: '编号', kind: 'text', width: 20 },
        { title: '期限', kind: 'day', width: 12 },
        { title: '超期工作日', kind: 'number', width: 12 },
      ],
      rows: [['=1+1', '2024-02-29', 12]],
    },
    provenance: [['数据截至', '2025-03-31']],
    day: '2025-03-31',
  });
  writeFileSync(list, made);
  const days = { on_date: '2024-03-01', start_on: '2024-03-01', due_on: '2024-03-12', done_on: null };
  const row = { metric: 'PUB-08', org: 'A', key: 'CF1', act: '行政处罚', subject: 'CF1', state: 'overdue' } as const;
  const said = notice(
    [{ ...row, ...days, reason: null, lag: null, over: 31, file: 0, record: 2 }],
    { agency: () => '甲县商务局', metric: (id) => id, law: () => '行政处罚法第48条', reason: (code) => code },
    { asOf: '2025-03-31', period: '2024年度', provenance: [] },
  );
  writeFileSync(letter, await noticeDocument(said));
  expect({ list: faults(list), letter: faults(letter) }).toEqual({ list: [], letter: [] });
});

test('a fault is found: properties of a paragraph out of their order', async () => {
  const out = join(work, 'to-break');
  expect(await mingjing('annual', snapshot, '--year', '2024', '--out', out)).toMatchObject({ code: 0 });
  const name = readdirSync(out).find((one) => one.endsWith('.docx')) ?? '';
  expect(faults(join(out, name))).toEqual([]);
  const parts = unzipSync(readFileSync(join(out, name)));
  const xml = strFromU8(parts['word/document.xml'] ?? new Uint8Array());
  const broken = join(work, 'broken.docx');
  const touched = xml.replace('<w:pPr>', '<w:pPr><w:jc w:val="left"/>');
  writeFileSync(broken, zipSync({ ...parts, 'word/document.xml': strToU8(touched) }));
  expect(faults(broken)).toHaveLength(versions.length);
});
