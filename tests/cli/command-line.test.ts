import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as v from 'valibot';
import { generateDemo } from '../../demo/generate.ts';
import { states } from '../../src/lib/metrics/definition.ts';
import { parseManifest } from '../../src/lib/snapshot/manifest.ts';
import { layouts } from '../../ingest/layouts/index.ts';
import { mingjing } from '../support/command.ts';

/** The command line as a user meets it: every run is a process of its own. */

const work = mkdtempSync(join(tmpdir(), 'mingjing-cli-'));
const exports = join(work, 'exports');
const snapshot = join(work, 'snapshot');
const asOf = '2025-03-31';
let ingested: Awaited<ReturnType<typeof mingjing>>;

beforeAll(async () => {
  await generateDemo({ out: exports, cases: 120 });
  ingested = await mingjing('ingest', exports, '--out', snapshot, '--as-of', asOf);
});
afterAll(() => rmSync(work, { recursive: true, force: true }));

const manifest = () => parseManifest(readFileSync(join(snapshot, 'manifest.json'), 'utf8'));

describe('ingest', () => {
  it('prints a line per file and writes the snapshot', () => {
    expect(ingested.out).toContain('执法主体名录.csv');
    expect(ingested.out).toMatch(/^合计 /m);
    expect(ingested.out).toContain(`快照已写入 ${snapshot}：截止日期 2025-03-31`);
    expect(manifest().as_of).toBe(asOf);
  });

  it('names a file that fits no layout, with the nearest one and what it lacks, and ends with 1', () => {
    const { refused } = manifest();
    expect(refused).toHaveLength(1);
    for (const file of refused) {
      expect(ingested.out).toContain(file.name);
      for (const missing of file.missing_columns) expect(ingested.out).toContain(missing);
    }
    expect(ingested.code).toBe(1);
  });

  it('shows no progress where nobody watches', () => {
    expect(ingested.err).toBe('');
  });

  it('ends with 0 when every file was read', async () => {
    const out = join(work, 'whole');
    const said = await mingjing('ingest', join(exports, '执法主体名录.csv'), '--out', out, '--as-of', asOf);
    expect(said.code).toBe(0);
    expect(said.out).toContain('无数据来源的指标：');
    expect(said.out).toContain('PUB-07：缺 ');
  });

  it('takes the layout it is told', async () => {
    const folder = join(work, 'told');
    mkdirSync(folder);
    writeFileSync(join(folder, 'x.csv'), '机关代码,机关名称\nA,甲\n');
    const alone = await mingjing('ingest', folder, '--out', join(work, 'told-1'), '--as-of', asOf);
    expect(alone.code).toBe(1);
    expect(alone.out).toContain('执法主体名录');
    expect(alone.out).toContain('统一社会信用代码');
    const english = await mingjing('ingest', folder, '--out', join(work, 'told-en'), '--as-of', asOf, '--lang', 'en');
    expect(english.out).toContain('nearest layout: 执法主体名录; lacks: 统一社会信用代码');
    const told = await mingjing(
      ...['ingest', folder, '--out', join(work, 'told-2'), '--as-of', asOf, '--layout', 'x.csv=执法主体名录'],
    );
    expect(told.code).toBe(0);
    expect(told.out).toContain('MISSING_REQUIRED 1');
  });

  it('speaks English when asked to', async () => {
    const said = await mingjing('ingest', exports, '--out', join(work, 'english'), '--as-of', asOf, '--lang', 'en');
    expect(said.out).toContain('files not read (1):');
    expect(said.out).toContain('it fits no layout');
    expect(said.code).toBe(1);
  });
});

describe('a call that makes no sense ends with 2 and one clear line', () => {
  it.each([
    [['ingest', 'nowhere', '--out', join(work, 'n'), '--as-of', asOf], '找不到文件或文件夹：nowhere'],
    [['ingest', exports, '--out', join(work, 'n')], '缺少必需的选项“--as-of <日期>”'],
    [['ingest', exports, '--out', join(work, 'n'), '--as-of', '2025-02-30'], '--as-of“2025-02-30”不是日期'],
    [['ingest', exports, '--out', join(work, 'n'), '--as-of', asOf, '--layout', 'a=b'], '没有名为“b”的模板'],
    [['metrics', join(work, 'nowhere')], '里没有快照'],
    [['metrics', snapshot, '--metric', 'PUB-99'], '没有指标“PUB-99”'],
    [['metrics', snapshot, '--by', 'person'], '--by 不能是“person”'],
    [['metrics', snapshot, '--from', '2024-01-01'], '--from 与 --to 要一起写'],
    [['metrics', snapshot, '--from', '2024-12-31', '--to', '2024-01-01'], '晚于止日'],
    [['list', snapshot], '缺少必需的选项“--metric <指标>”'],
    [['list', snapshot, '--metric', 'PUB-07', '--org', 'X'], '没有机关代码“X”'],
    [['list', snapshot, '--metric', 'PUB-07', '--state', 'bad'], '--state 不能是“bad”'],
    [['metric'], '没有命令“metric”，是否指“metrics”'],
    [['metrics', snapshot, '--fromat', 'csv'], '没有选项“--fromat”，是否指“--format”'],
    [['serve', join(work, 'nowhere')], '里没有快照'],
  ])('%j', async (args, message) => {
    const said = await mingjing(...args);
    expect(said.code).toBe(2);
    expect(said.out).toBe('');
    expect(said.err.trim().split('\n')).toHaveLength(1);
    expect(said.err).toContain(`错误：`);
    expect(said.err).toContain(message);
  });

  it('also in English', async () => {
    const said = await mingjing('metrics', join(work, 'nowhere'), '--lang', 'en');
    expect(said.err).toMatch(/^error: there is no snapshot in/);
    expect(said.code).toBe(2);
  });

  it('leaves nothing behind', () => {
    expect(existsSync(join(work, 'n'))).toBe(false);
  });
});

it.each(['zh', 'en'])('help is there in %s', async (language) => {
  const said = await mingjing('--help', '--lang', language);
  expect(said.code).toBe(0);
  expect(said.out).toContain(language === 'zh' ? '读取源文件' : 'read source files');
});

it('a damaged snapshot is named as such', async () => {
  const folder = join(work, 'damaged');
  mkdirSync(folder);
  writeFileSync(join(folder, 'manifest.json'), '{"format":"mingjing-snapshot","version":1');
  const said = await mingjing('metrics', folder);
  expect(said.code).toBe(2);
  expect(said.err).toContain('manifest.json 不是完整的 JSON 文件');
});

const figure = v.looseObject({
  ...Object.fromEntries(states.map((state) => [state, v.number()])),
  numerator: v.number(),
  denominator: v.number(),
  rate: v.nullable(v.number()),
});
const sections = {
  metrics: v.record(v.string(), v.record(v.string(), figure)),
  lists: v.record(v.string(), v.record(v.picklist(['late', 'overdue', 'unknown']), v.array(v.string()))),
};
const neutral = v.strictObject({
  /** no parameter is set for this snapshot */
  overrides: v.strictTuple([]),
  annual: v.record(v.string(), v.record(v.string(), v.record(v.string(), v.number()))),
  scores: v.record(v.string(), v.looseObject({ total: v.nullable(v.number()), veto: v.array(v.string()) })),
  as_of: v.string(),
  period: v.tuple([v.string(), v.string()]),
  ...sections,
  further: v.strictObject(sections),
  ledger: v.record(v.string(), v.looseObject({ physical: v.number(), reject_codes: v.record(v.string(), v.number()) })),
});
type Neutral = v.InferOutput<typeof neutral>;
const metricsDocument = v.pick(neutral, ['as_of', 'period', 'overrides', 'metrics']);

/** In the exports of the demo there are rows of no agency that is known: they are counted where data are judged. */
const pseudo = (metric: string) => (metric === 'DQ-01' ? ['-'] : []);

describe('results', () => {
  let document: Neutral;
  beforeAll(async () => {
    const said = await mingjing('figures', snapshot);
    expect(said.code).toBe(0);
    document = v.parse(neutral, JSON.parse(said.out));
  });

  it('figures: the year before, as the as-of date lies in the first quarter', () => {
    expect(document.as_of).toBe(asOf);
    expect(document.period).toEqual(['2024-01-01', '2024-12-31']);
  });

  it('figures: every metric has every agency and ALL, and ALL is their sum', () => {
    const agencies = manifest().agencies.map((agency) => agency.code);
    const { metrics, further } = document;
    for (const [metric, figures] of Object.entries({ ...metrics, ...further.metrics })) {
      const { ALL: all, ...groups } = figures;
      expect(Object.keys(groups).sort(), metric).toEqual([...agencies, ...pseudo(metric)].sort());
      for (const state of states) {
        const sum = Object.values(groups).reduce((n, group) => n + Number(group[state]), 0);
        expect(all?.[state]).toBe(sum);
      }
    }
  });

  it('figures: rows of no agency that is known are those whose agency was not in the register or not given', () => {
    const { reject_codes: codes } = manifest().ledger['行政处罚办案台账.csv'] ?? {};
    expect(codes?.['ORG_UNRESOLVED']).toBeGreaterThan(0);
    expect(document.metrics['DQ-01']?.['-']?.['overdue']).toBeGreaterThanOrEqual(codes?.['ORG_UNRESOLVED'] ?? 0);
  });

  it('list: their rows are found under the name of no agency', async () => {
    const said = await mingjing('list', snapshot, '--metric', 'DQ-01', '--org', '-', '--format', 'csv');
    const rows = said.out.trimEnd().split('\r\n').slice(1);
    expect(rows).toHaveLength(Number(document.metrics['DQ-01']?.['-']?.['overdue']));
    for (const row of rows) expect(row).toContain(",'-,未识别的机关,");
  });

  it('figures: the lists are as long as the counts', () => {
    for (const { metrics, lists } of [document, document.further])
      for (const [metric, figures] of Object.entries(metrics))
        for (const state of ['late', 'overdue', 'unknown'] as const)
          expect(lists[metric]?.[state]?.length ?? 0).toBe(figures['ALL']?.[state]);
  });

  it('metrics as JSON is that section of figures', async () => {
    const said = await mingjing('metrics', snapshot, '--metric', 'PUB-07', '--metric', 'REV-10', '--format', 'json');
    const { metrics } = v.parse(metricsDocument, JSON.parse(said.out));
    expect(metrics).toEqual({ 'PUB-07': document.metrics['PUB-07'], 'REV-10': document.metrics['REV-10'] });
  });

  it.each(['org', 'region', 'month', 'action'])('metrics by %s: the groups add up to ALL', async (by) => {
    const said = await mingjing('metrics', snapshot, '--metric', 'PUB-07', '--by', by, '--format', 'json');
    const figures = v.parse(metricsDocument, JSON.parse(said.out)).metrics['PUB-07'] ?? {};
    const { ALL, ...groups } = figures;
    for (const state of states) {
      const sum = Object.values(groups).reduce((n, group) => n + Number(group[state]), 0);
      expect(sum).toBe(ALL?.[state]);
    }
  });

  it('metrics as a table: six states, n/N and the rate', async () => {
    const said = await mingjing('metrics', snapshot, '--metric', 'PUB-07');
    const all = document.metrics['PUB-07']?.['ALL'];
    expect(said.out).toMatch(/达标 +迟延 +逾期 +未到期 +不适用 +无法判定 +n\/N +比率/);
    expect(said.out).toContain(`${all?.numerator}/${all?.denominator}`);
  });

  it('metrics as CSV: a byte order mark and the unrounded counts', async () => {
    const said = await mingjing('metrics', snapshot, '--by', 'org', '--format', 'csv');
    expect(said.out.startsWith('\uFEFF指标,名称,机关代码,机关,达标,')).toBe(true);
    expect(said.out.trimEnd().split('\r\n')).toHaveLength(
      1 + manifest().metrics.length * (manifest().agencies.length + 1) + pseudo('DQ-01').length,
    );
  });

  it('a period of days is taken as it is', async () => {
    const said = await mingjing('figures', snapshot, '--from', '2024-03-05', '--to', '2024-03-05');
    expect(v.parse(neutral, JSON.parse(said.out)).period).toEqual(['2024-03-05', '2024-03-05']);
  });

  it('list: late, overdue and unknown rows, as many as counted', async () => {
    const said = await mingjing('list', snapshot, '--metric', 'PUB-08', '--format', 'csv');
    const all = document.metrics['PUB-08']?.['ALL'];
    const rows = said.out.trimEnd().split('\r\n').slice(1);
    expect(rows).toHaveLength(Number(all?.['late']) + Number(all?.['overdue']) + Number(all?.['unknown']));
    expect(rows.length).toBeGreaterThan(0);
  });

  it('list: one state of one agency', async () => {
    const said = await mingjing(
      'list',
      snapshot,
      '--metric',
      'PRC-08',
      '--state',
      'met',
      '--org',
      'SW140400',
      '--format',
      'json',
    );
    const { lists } = v.parse(
      v.object({ lists: v.record(v.string(), v.record(v.string(), v.array(v.string()))) }),
      JSON.parse(said.out),
    );
    expect(lists['PRC-08']?.['met']?.length ?? 0).toBe(document.metrics['PRC-08']?.['SW140400']?.['met']);
  });

  it('list: into a file, nothing on the screen but where it is', async () => {
    const file = join(work, 'list.csv');
    const said = await mingjing('list', snapshot, '--metric', 'PUB-07', '--format', 'csv', '--out', file);
    expect(said.out).toBe('');
    expect(said.err).toContain(`已写入 ${file}`);
    expect(readFileSync(file, 'utf8').startsWith('\uFEFF')).toBe(true);
  });

  it('layouts: all of them, with their columns as JSON', async () => {
    const table = await mingjing('layouts');
    expect(table.out).toContain('行政处罚办案台账');
    const json = await mingjing('layouts', '--format', 'json');
    expect(
      v.parse(v.array(v.looseObject({ id: v.string(), columns: v.array(v.unknown()) })), JSON.parse(json.out)),
    ).toHaveLength(layouts.length);
  });
});
