import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { read, utils, write } from '@e965/xlsx';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { generateDemo } from '../../demo/generate.ts';
import { ingest } from '../../ingest/ingest.ts';
import { defaultScheme } from '../../src/lib/assess/schemes.ts';
import { readAnswers, withAnswers } from '../../src/lib/evaluation/answers.ts';
import { changesSince, issueOf } from '../../src/lib/evaluation/changes.ts';
import { obstacles } from '../../src/lib/evaluation/closing.ts';
import {
  driftOf,
  EvaluationError,
  evaluationText,
  frozenOf,
  newEvaluation,
  parseEvaluation,
  sections,
  type Decision,
  type Evaluation,
} from '../../src/lib/evaluation/evaluation.ts';
import { feedbackOf, feedbackWorkbook, replyRows } from '../../src/lib/evaluation/feedback.ts';
import { concerns, findingsOf, reported, wrongDecision } from '../../src/lib/evaluation/findings.ts';
import { openChecks, readiness } from '../../src/lib/evaluation/readiness.ts';
import { loadRuleset } from '../../src/lib/metrics/catalogue.ts';
import { readReport } from '../../src/lib/report/docx/read.ts';
import { reportDocx } from '../../src/lib/report/docx/write.ts';
import { evidenceFacts, evidenceOf, evidenceRows, type EvidenceRows } from '../../src/lib/report/evidence.ts';
import { everyone, gather, type Facts, type Sources } from '../../src/lib/report/facts.ts';
import { chipsOf, plain, textsOf } from '../../src/lib/report/model.ts';
import { problemsOf } from '../../src/lib/report/problems.ts';
import { recompute } from '../../src/lib/report/recompute.ts';
import { reportOf } from '../../src/lib/report/report.ts';
import { compareReports } from '../../src/lib/report/verify.ts';
import { openSnapshot } from '../../src/lib/snapshot/native.ts';

/** The evaluator's path on the demo data: what is decided shows in the report, and nothing of it changes a figure. */

const work = mkdtempSync(join(tmpdir(), 'mingjing-evaluation-'));
const year = 2024;
let sources: Sources;
let facts: Facts;
let rows: EvidenceRows;
let close: () => Promise<void>;

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
  rows = await evidenceRows(engine, facts);
});
afterAll(async () => {
  await close();
  rmSync(work, { recursive: true, force: true });
});

const withEvaluation = (change: Partial<Evaluation>): Facts => ({
  ...facts,
  evaluation: { ...newEvaluation(year), ...change },
});
const agencyOf = (code: string) => facts.manifest.agencies.find((agency) => agency.code === code)?.name ?? '';
const said = (of: Facts, scope = everyone) => textsOf(reportOf(of, scope)).map(plain).join('\n');
const decided = (metric: string, more: Partial<Decision> = {}): Decision => ({
  scope: everyone,
  metric,
  decision: 'accepted',
  into: null,
  reason: '',
  by: '评估员',
  ...more,
});

describe('findings', () => {
  test('that are dismissed or merged leave the list of problems, keep their numbers, and are told of', () => {
    const [first, second, third] = problemsOf(facts, everyone);
    if (!first || !second || !third) throw new Error('the demo has no problems');
    const with_ = withEvaluation({
      findings: [
        decided(first.definition.id, { decision: 'dismissed', reason: '台账漏登，已核实' }),
        decided(second.definition.id),
        decided(third.definition.id, { decision: 'merged', into: second.definition.id }),
      ],
    });
    expect(reported(findingsOf(with_, everyone)).map(({ number }) => number)).toEqual(
      problemsOf(facts, everyone)
        .map(({ number }) => number)
        .filter((number) => number !== first.number && number !== third.number),
    );
    const text = said(with_);
    expect(text).toContain(
      `不认定为问题的1项：${first.definition.name.zh}（${first.number}；台账漏登，已核实；认定人评估员）`,
    );
    expect(text).toContain(`并入：${third.definition.name.zh}（${third.number}）。`);
    expect(text).not.toContain(`问题编号：${first.number}，`);
    expect(text.match(/尚待认定/g)?.length).toBeGreaterThan(0);
    const sheets = evidenceOf(with_, everyone, rows);
    expect(sheets.find(({ definition }) => definition.id === first.definition.id)?.number ?? null).toBeNull();
    expect(sheets.find(({ definition }) => definition.id === third.definition.id)?.number).toBe(third.number);
  });

  test('for all hold in the reports of the agencies, unless an agency’s own decision says otherwise', () => {
    const city = problemsOf(facts, everyone);
    const shared = city.find(({ agencies, definition }) =>
      agencies.some(({ code }) => problemsOf(facts, code).some((own) => own.definition.id === definition.id)),
    );
    if (!shared) throw new Error('no problem is one of an agency, too');
    const metric = shared.definition.id;
    const of = ({ agencies }: typeof shared) =>
      agencies.find(({ code }) => problemsOf(facts, code).some((own) => own.definition.id === metric))?.code ?? '';
    const org = of(shared);
    const dismissed = withEvaluation({
      findings: [decided(metric, { decision: 'dismissed', reason: '规定已改，已核实' })],
    });
    const finding = (with_: Facts, scope: string) =>
      findingsOf(with_, scope).find(({ problem }) => problem.definition.id === metric);
    expect(finding(dismissed, org)).toMatchObject({ passedOn: true, decision: { reason: '规定已改，已核实' } });
    expect(finding(dismissed, everyone)).toMatchObject({ passedOn: false });
    expect(said(dismissed, org)).toContain('规定已改，已核实；认定人评估员');
    const own = withEvaluation({
      findings: [
        decided(metric, { decision: 'dismissed', reason: '规定已改，已核实' }),
        decided(metric, { scope: org }),
      ],
    });
    expect(finding(own, org)).toMatchObject({ passedOn: false, decision: { decision: 'accepted' } });
    // a merge is passed on only where the other problem stands by itself
    const others = city.filter(({ definition }) => definition.id !== metric).map(({ definition }) => definition.id);
    const here = new Set(problemsOf(facts, org).map(({ definition }) => definition.id));
    const [into, away] = [others.find((id) => here.has(id)), others.find((id) => !here.has(id))];
    const merged = (target: string | undefined) =>
      finding(withEvaluation({ findings: [decided(metric, { decision: 'merged', into: target ?? null })] }), org);
    if (into !== undefined) expect(merged(into)).toMatchObject({ passedOn: true, decision: { into } });
    if (away !== undefined) expect(merged(away)).toMatchObject({ passedOn: false, decision: null });
  });

  test('that are accepted for all are listed in every report they concern, with the rows of the agency, also where it reaches the target', async () => {
    const city = problemsOf(facts, everyone);
    const accepted = withEvaluation({ findings: city.map(({ definition }) => decided(definition.id)) });
    let beyond = 0;
    for (const { code } of facts.manifest.agencies) {
      const mine = city.filter(({ agencies }) => agencies.some((agency) => agency.code === code));
      const found = concerns(accepted, code);
      expect(found.map(({ problem }) => problem.number)).toEqual(mine.map(({ number }) => number));
      for (const { figure } of found) expect(figure.figure.late + figure.figure.overdue).toBeGreaterThan(0);
      const own = new Set(problemsOf(facts, code).map(({ definition }) => definition.id));
      beyond += mine.filter(({ definition }) => !own.has(definition.id)).length;
      if (mine.length > 0) expect(said(accepted, code)).toContain(`涉及${agencyOf(code)}的${mine.length}项`);
      expect(said(facts, code)).not.toContain('全市认定的问题中涉及本机关的');
    }
    expect(beyond).toBeGreaterThan(0);
    const code = facts.manifest.agencies[0]?.code ?? '';
    const bytes = await reportDocx(reportOf(accepted, code), '1');
    const mine = await recompute({ ...sources, evaluation: accepted.evaluation }, readReport(bytes).part);
    // the facts of this test carry no hash of the evaluation: that it is another one is all that differs
    expect(mine && compareReports(readReport(bytes), mine).differences.map(({ kind }) => kind)).toEqual(['provenance']);
  });

  test('to dismiss takes a reason, to merge a problem that stands by itself', () => {
    const [a, b, c] = problemsOf(facts, everyone).map(({ definition }) => definition.id);
    if (!a || !b || !c) throw new Error('the demo has no problems');
    const none = findingsOf(withEvaluation({}), everyone);
    expect(wrongDecision(decided(a, { decision: 'dismissed' }), none)).toBe('reason');
    expect(wrongDecision(decided(a, { decision: 'merged', into: a }), none)).toBe('self');
    expect(wrongDecision(decided(a, { decision: 'merged', into: 'XXX-1' }), none)).toBe('into');
    const merged = findingsOf(withEvaluation({ findings: [decided(b, { decision: 'merged', into: c })] }), everyone);
    expect(wrongDecision(decided(a, { decision: 'merged', into: b }), merged)).toBe('into');
    expect(wrongDecision(decided(c, { decision: 'merged', into: a }), merged)).toBe('into');
    expect(wrongDecision(decided(a, { decision: 'merged', into: c }), merged)).toBeNull();
  });
});

describe('an evaluation', () => {
  test('changes no figure of the tables and sentences that stand without it', () => {
    const with_ = withEvaluation({
      texts: [{ scope: everyone, section: 'work', text: '补充一段。', approved: false }],
    });
    const known = new Map(chipsOf(reportOf(facts, everyone)).map((chip) => [chip.id, chip.text]));
    for (const { id, text } of chipsOf(reportOf(with_, everyone)))
      if (known.has(id)) expect(known.get(id), id).toBe(text);
    const text = said(with_);
    expect(text).toContain('（征求意见稿）');
    expect(text.indexOf('补充一段。')).toBeGreaterThan(text.indexOf('一、评估工作开展情况'));
    expect(text.indexOf('补充一段。')).toBeLessThan(text.indexOf('二、数据质量情况'));
    expect(said(facts)).not.toContain('征求意见稿');
  });

  test('goes through its file, and a foreign, newer or damaged file is refused', () => {
    const evaluation = { ...newEvaluation(year), frozen: frozenOf(facts.provenance), findings: [decided('PUB-07')] };
    expect(parseEvaluation(evaluationText(evaluation))).toEqual(evaluation);
    const kind = (text: string) => {
      try {
        parseEvaluation(text);
      } catch (cause) {
        return cause instanceof EvaluationError ? cause.kind : null;
      }
      return null;
    };
    const file = evaluationText(evaluation);
    expect(kind('{')).toBe('syntax');
    expect(kind('{}')).toBe('foreign');
    expect(kind(file.replace('"version": 1', '"version": 2'))).toBe('newer');
    expect(kind(file.replace('"accepted"', '"perhaps"'))).toBe('shape');
    expect(kind(file.replace('"评估员"', '"张三13800001111"'))).toBe('personal');
  });

  test('says what is another than what was frozen', () => {
    const evaluation = { ...newEvaluation(year), frozen: frozenOf(facts.provenance) };
    expect(driftOf(evaluation, facts.provenance)).toEqual([]);
    expect(driftOf(newEvaluation(year), facts.provenance)).toEqual([]);
    expect(driftOf(evaluation, { ...facts.provenance, snapshot: '0'.repeat(64) })).toEqual(['snapshot']);
    const scheme = { ...facts.provenance.scheme, version: '9' };
    expect(driftOf(evaluation, { ...facts.provenance, scheme, asOf: '2025-01-31' })).toEqual(['asOf', 'scheme']);
  });

  test('is part of what verify checks: another file is found, the same one is equal', async () => {
    const evaluation = {
      ...newEvaluation(year),
      findings: [decided(problemsOf(facts, everyone)[0]?.definition.id ?? '')],
    };
    const made = await gather({ ...sources, evaluation });
    const file = readReport(await reportDocx(reportOf(made, everyone), '1'));
    const same = await recompute({ ...sources, evaluation }, file.part);
    expect(same && compareReports(file, same).differences).toEqual([]);
    const other = await recompute({ ...sources, evaluation: { ...evaluation, public: true } }, file.part);
    expect(other && compareReports(file, other).differences).toMatchObject([
      { kind: 'provenance', field: 'evaluation' },
    ]);
  });
});

describe('readiness', () => {
  test('finds the gaps of the demo, and a reason closes one and is printed', () => {
    const checks = readiness(facts);
    const counts = Object.fromEntries(checks.map(({ id, count }) => [id, count]));
    expect(counts).toMatchObject({ unfinished: 0, unreported: 0, calendar: 0, ruleset: 0 });
    for (const id of ['refused', 'rejected', 'repeated', 'sources']) expect(counts[id], id).toBeGreaterThan(0);
    const gate = [{ check: 'sources', reason: '复议台账由复议机构另报', by: '评估员' }];
    expect(openChecks(checks, { gate }).map(({ id }) => id)).not.toContain('sources');
    const text = said(withEvaluation({ gate }));
    expect(text).toContain('无数据来源的指标：复议台账由复议机构另报（评估员）');
    expect(text).toContain('拒收的行');
  });

  test('names the agency that has sent nothing', () => {
    const [agency] = facts.manifest.agencies.filter(({ is_enforcement }) => is_enforcement);
    if (!agency || !facts.received) throw new Error('no agency');
    const received = new Map(facts.received).set(agency.code, []);
    expect(readiness({ ...facts, received })).toContainEqual({ id: 'unreported', count: 1, items: [agency.name] });
    expect(readiness({ ...facts, received: null }).find(({ id }) => id === 'unreported')?.count).toBeNull();
  });

  test('a draft may have gaps, the final version has none', () => {
    const all = obstacles(facts, newEvaluation(year));
    expect(all).toEqual(['notFrozen', 'checks', 'findings', 'texts', 'notIssued']);
    const evaluation: Evaluation = {
      ...newEvaluation(year),
      frozen: frozenOf(facts.provenance),
      gate: readiness(facts).map(({ id }) => ({ check: id, reason: '已经核实', by: '评估员' })),
      findings: problemsOf(facts, everyone).map(({ definition }) => decided(definition.id)),
      texts: sections.map((section) => ({ scope: everyone, section, text: '', approved: true })),
      issued: issueOf(facts),
    };
    expect(obstacles(facts, evaluation)).toEqual([]);
    const reply = { scope: 'A', evidence: 'E-2024-001-1', note: '不同意', taken: null, reason: '' };
    expect(obstacles(facts, { ...evaluation, replies: [{ ...reply, opinion: '不认可' }] })).toEqual(['replies']);
  });
});

describe('comments', () => {
  const agency = () => facts.manifest.agencies.find(({ code }) => problemsOf(facts, code).length > 0)?.code ?? '';

  test('are asked for on a page with figures that can be verified', async () => {
    const page = feedbackOf(facts, agency());
    const text = textsOf(page).map(plain).join('\n');
    expect(text).toContain('请于　　　　年　　月　　日前');
    const early = { ...facts, manifest: { ...facts.manifest, as_of: '2025-01-10' } };
    expect(textsOf(feedbackOf(early, agency())).map(plain).join('')).toContain('请于2025年1月23日前');
    for (const { number } of problemsOf(facts, agency())) expect(text).toContain(number);
    const file = readReport(await reportDocx(page, '1'));
    const own = await recompute(sources, file.part);
    expect(own && compareReports(file, own).differences).toEqual([]);
  });

  test('come back in the workbook that was sent, row by row; a fault refuses it whole', async () => {
    const scope = agency();
    const sheets = evidenceOf(facts, scope, rows);
    const known = new Map([[scope, new Set(replyRows(sheets).map(({ evidence }) => evidence))]]);
    const bytes = await feedbackWorkbook(evidenceFacts(facts), scope, sheets, '1');
    expect(readAnswers(bytes, known)).toEqual({ replies: [], faults: [{ kind: 'empty' }] });
    const filled = (answers: readonly (readonly [number, string, string])[]) => {
      const book = read(bytes, { cellDates: true });
      const sheet = book.Sheets['反馈意见'];
      if (!sheet) throw new Error('no sheet');
      for (const [row, opinion, note] of answers) utils.sheet_add_aoa(sheet, [[opinion, note]], { origin: `K${row}` });
      return new Uint8Array(write(book, { type: 'array', bookType: 'xlsx' }) as ArrayBuffer);
    };
    const { replies, faults } = readAnswers(
      filled([
        [2, '认可', ''],
        [3, '已补正', '3月5日补充公示'],
      ]),
      known,
    );
    expect(faults).toEqual([]);
    expect(replies.map(({ opinion, note }) => [opinion, note])).toEqual([
      ['认可', ''],
      ['已补正', '3月5日补充公示'],
    ]);
    expect(
      readAnswers(
        filled([
          [2, '同意', ''],
          [3, '不认可', ''],
        ]),
        known,
      ),
    ).toEqual({
      replies: [],
      faults: [
        { kind: 'opinion', row: 2, value: '同意' },
        { kind: 'note', row: 3, value: replyRows(sheets)[1]?.evidence },
      ],
    });
    expect(readAnswers(filled([[2, '认可', '']]), new Map()).faults).toMatchObject([{ kind: 'agency', row: 2 }]);
    expect(readAnswers(new Uint8Array([1, 2, 3]), known).faults).not.toEqual([]);

    const decidedOn = replies.map((reply) => ({ ...reply, taken: true, reason: '已核对' }));
    expect(withAnswers(decidedOn, replies)).toEqual(decidedOn);
    const [, second] = replies;
    if (!second) throw new Error('no reply');
    expect(withAnswers(decidedOn, [{ ...second, note: '另有说明' }])[1]).toMatchObject({
      taken: null,
      note: '另有说明',
    });

    const text = said(withEvaluation({ replies: decidedOn }), scope);
    expect(text).toContain('采纳：已核对');
    expect(reportOf(withEvaluation({ replies: decidedOn }), everyone).annexes.at(-1)?.title).toBe('征求意见采纳情况');
    expect(reportOf(facts, everyone).annexes.at(-1)?.title).not.toBe('征求意见采纳情况');
  });

  test('the final version tells what has changed since the draft', () => {
    const issued = issueOf(withEvaluation({}));
    expect(changesSince(withEvaluation({ issued }), everyone)).toEqual([]);
    const [first] = problemsOf(facts, everyone);
    const figures = { ...issued.figures, 'PUB-07': '1/2' };
    const with_ = withEvaluation({
      stage: 'final',
      issued: { ...issued, figures },
      findings: [decided(first?.definition.id ?? '', { decision: 'dismissed', reason: '核实无误' })],
    });
    expect(changesSince(with_, everyone)).toEqual([
      expect.stringMatching(/^决定公示率由1\/2改为\d+\/\d+$/),
      `不再认定${first?.definition.name.zh ?? ''}`,
    ]);
    expect(said(with_)).toContain('与征求意见稿相比，下列数字或者认定有变化');
    expect(said(with_)).not.toContain('（征求意见稿）');
  });
});
