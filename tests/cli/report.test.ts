import { existsSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test, vi } from 'vitest';
import * as v from 'valibot';
import { generateDemo } from '../../demo/generate.ts';
import { evaluationText, newEvaluation } from '../../src/lib/evaluation/evaluation.ts';
import { mingjing } from '../support/command.ts';
import { changed } from '../report/tampering.ts';

/** `report` and `verify` as they are called. */

// Every call is a process of its own that opens a snapshot and makes reports.
vi.setConfig({ testTimeout: 600_000 });

const work = mkdtempSync(join(tmpdir(), 'mingjing-report-cli-'));
const snapshot = join(work, 'snapshot');
const out = join(work, 'out');
const city = join(out, '2024年度评估报告-全市.docx');
const scheme = new URL('../../queries/schemes/three-systems.yaml', import.meta.url);

beforeAll(async () => {
  await generateDemo({ out: join(work, 'exports'), cases: 60 });
  await mingjing('ingest', join(work, 'exports'), '--out', snapshot, '--as-of', '2025-03-31');
});
afterAll(() => rmSync(work, { recursive: true, force: true }));

test('writes a report and its evidence on all and on each agency, and verifies them', async () => {
  const said = await mingjing('report', snapshot, '--year', '2024', '--all', '--out', out);
  expect(said.code, said.err).toBe(0);
  const manifest = v.parse(
    v.looseObject({ agencies: v.array(v.looseObject({ code: v.string(), name: v.string() })) }),
    JSON.parse(readFileSync(join(snapshot, 'manifest.json'), 'utf8')),
  );
  const whose = ['全市', ...manifest.agencies.map(({ code, name }) => `${code}-${name}`)];
  expect(readdirSync(out).sort()).toEqual(
    whose
      .flatMap((name) => [
        `2024年度评估报告-${name}.docx`,
        `2024年度评估报告-${name}.txt`,
        `2024年度证据清单-${name}.xlsx`,
      ])
      .sort(),
  );
  expect(said.out).toContain(`已写入 ${out}：${whose.length * 3} 个文件，截止日期 2025-03-31`);
  const verified = await mingjing('verify', city, '--snapshot', snapshot);
  expect(verified).toMatchObject({ code: 0, err: '' });
  expect(verified.out).toMatch(/^一致：.* 的 \d{3,} 个数字与快照复算的结果相同$/m);
  const english = await mingjing('verify', city, '--snapshot', snapshot, '--lang', 'en', '--format', 'json');
  expect(JSON.parse(english.out)).toMatchObject({ equal: true, differences: [], added: [], gone: 0 });
});

test('says which figure differs: in the text, in the copy, computed again', async () => {
  const path = join(work, '改过.docx');
  const tag = 'PUB-07|ALL|2024|numerator';
  writeFileSync(
    path,
    changed(readFileSync(city), (parts) => {
      const xml = parts.get('word/document.xml') ?? '';
      const [start, text] = [xml.indexOf(`<w:tag w:val="${tag}"/>`), '<w:t xml:space="preserve">'];
      const at = xml.indexOf(text, start) + text.length;
      parts.set('word/document.xml', `${xml.slice(0, at)}9${xml.slice(at)}`);
    }),
  );
  const { code, out: said } = await mingjing('verify', path, '--snapshot', snapshot);
  expect(code).toBe(1);
  expect(said).toMatch(/PUB-07\|ALL\|2024\|numerator：正文 9(\d+)、\1；机读副本 \1；复算 \1\n/);
  expect(said).toContain(`不一致：${path}，共 1 处`);
});

test('another snapshot, another scheme: says so; the scheme of the report: equal', async () => {
  const other = join(work, 'other');
  await mingjing('ingest', join(work, 'exports'), '--out', other, '--as-of', '2025-02-28');
  const elsewhere = await mingjing('verify', city, '--snapshot', other);
  expect(elsewhere.code).toBe(1);
  expect(elsewhere.out).toMatch(/快照指纹不一致：报告 [0-9a-f]{64}，快照 [0-9a-f]{64}/);
  expect(elsewhere.out).toContain('截止日期不一致：报告 2025-03-31，快照 2025-02-28');
  const own = join(work, 'own.yaml');
  writeFileSync(
    own,
    readFileSync(scheme, 'utf8')
      .replace('from: 80 }', 'from: 1 }')
      .replace(/ {2}- \{ title: 合格.*\n/u, ''),
  );
  const folder = join(work, 'own');
  const org = ['--org', 'SW140400'];
  expect((await mingjing('report', snapshot, '--year', '2024', ...org, '--out', folder, '--scheme', own)).code).toBe(0);
  const [name = ''] = readdirSync(folder).filter((file) => file.endsWith('.docx'));
  const without = await mingjing('verify', join(folder, name), '--snapshot', snapshot);
  expect(without.code).toBe(1);
  expect(without.out).toContain('考核办法的内容不一致');
  const withIt = await mingjing('verify', join(folder, name), '--snapshot', snapshot, '--scheme', own);
  expect(withIt.code, withIt.out).toBe(0);
});

test('what can’t be done is one line, and leaves nothing behind', async () => {
  const text = join(work, '文字.docx');
  writeFileSync(text, '不是文档');
  const cases: [string[], string][] = [
    [['report', snapshot, '--all', '--org', 'SW140400', '--out', join(work, 'none')], '--org 和 --all 只能用一个'],
    [['report', snapshot, '--org', 'SW9', '--out', join(work, 'none')], 'SW9'],
    [['report', snapshot, '--out', text], '--out 应当是文件夹'],
    [['report', snapshot, '--year', '2026', '--out', join(work, 'none')], '还没有开始'],
    [['verify', join(work, '没有.docx'), '--snapshot', snapshot], '找不到文件'],
    [['verify', text, '--snapshot', snapshot], '不是完整的 .docx 文件'],
    [['verify', city, '--snapshot', join(work, 'exports')], '快照'],
  ];
  for (const [args, words] of cases) {
    const { code, err, out: printed } = await mingjing(...args);
    expect([code, printed]).toEqual([2, '']);
    expect(err).toContain(words);
    expect(err.trim().split('\n')).toHaveLength(1);
  }
  expect(existsSync(join(work, 'none'))).toBe(false);
});

test('an evaluation of another snapshot or year is refused; feedback goes to agencies', async () => {
  const file = join(work, 'evaluation.json');
  const made = newEvaluation(2024);
  const args = ['report', snapshot, '--year', '2024', '--out', join(work, 'evaluated'), '--evaluation', file];
  const frozen = {
    snapshot: '0'.repeat(64),
    ruleset: '0'.repeat(64),
    asOf: '2025-03-31',
    scheme: { id: 'three-systems', version: '1', sha256: '0'.repeat(64) },
    manual: null,
    excuses: null,
  };
  writeFileSync(file, evaluationText({ ...made, frozen }));
  const drift = await mingjing(...args);
  expect([drift.code, drift.out]).toEqual([2, '']);
  expect(drift.err).toContain('冻结的与现在的不同：快照、规则版本、考核办法');
  writeFileSync(file, evaluationText({ ...made, year: 2023 }));
  expect((await mingjing(...args)).err).toContain('是2023年度的评估工作文件，不是2024年度的');
  writeFileSync(file, '{}');
  expect((await mingjing(...args, '--lang', 'en')).err).toContain('is no evaluation file of Mingjing');
  writeFileSync(file, evaluationText(made));
  expect((await mingjing(...args, '--feedback')).err).toContain('--feedback 是发给机关的');
  const sent = await mingjing(...args, '--feedback', '--org', 'SW140400');
  expect(sent.code, sent.err).toBe(0);
  const names = readdirSync(join(work, 'evaluated')).sort();
  expect(names).toEqual([
    '2024年度评估意见反馈单-SW140400-长治市商务局.docx',
    '2024年度评估意见反馈表-SW140400-长治市商务局.xlsx',
  ]);
  const page = join(work, 'evaluated', names[0] ?? '');
  expect((await mingjing('verify', page, '--snapshot', snapshot, '--evaluation', file)).code).toBe(0);
  writeFileSync(file, evaluationText({ ...made, public: true }));
  const other = await mingjing('verify', page, '--snapshot', snapshot, '--evaluation', file);
  expect([other.code, other.out]).toEqual([1, expect.stringContaining('评估工作文件不一致')]);
});

test('a snapshot whose table was changed proves nothing', async () => {
  const manifest = v.parse(
    v.looseObject({ tables: v.record(v.string(), v.looseObject({ path: v.string() })) }),
    JSON.parse(readFileSync(join(snapshot, 'manifest.json'), 'utf8')),
  );
  const path = join(snapshot, manifest.tables['cube']?.path ?? '');
  const bytes = readFileSync(path);
  const middle = Math.floor(bytes.length / 2);
  writeFileSync(
    path,
    Uint8Array.from(bytes, (byte, i) => (i === middle ? byte ^ 1 : byte)),
  );
  const { code, err } = await mingjing('verify', city, '--snapshot', snapshot);
  writeFileSync(path, bytes);
  expect(code).toBe(2);
  expect(err).toContain('被改动过');
});
