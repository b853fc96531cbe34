import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { ingest } from '../../../../ingest/ingest.ts';
import { layoutById, layouts } from '../../../../ingest/layouts/index.ts';
import { wasmNodeEngine } from '../../../../tests/parity/wasm-node.ts';
import { caseAsOf, citizen, writeCaseFiles } from '../../../../tests/support/case-files.ts';
import { copyTable } from '../../../../tests/support/copy-table.ts';
import { loadRuleset } from '../../metrics/catalogue.ts';
import { knownViews } from '../../metrics/known.ts';
import { verdictTable, verdictView } from '../../metrics/tables.ts';
import { openSnapshot } from '../../snapshot/native.ts';
import { asNumber, findActs, newestActs, searchActs } from './acts.ts';
import { openCase, type Case } from './case.ts';
import { caseDocument } from './document.ts';
import { eventKinds } from './events.ts';
import { verdictLines } from './lines.ts';
import { valueOf } from './rows.ts';
import { sheetsOf } from './sheets.ts';

/** Over the exports of `tests/support/case-files.ts`, read natively. */
const ruleset = loadRuleset();
const work = mkdtempSync(join(tmpdir(), 'mingjing-case-'));
let snapshot: Awaited<ReturnType<typeof openSnapshot>>;
let one: Case;

beforeAll(async () => {
  writeCaseFiles(join(work, 'source'));
  await ingest({ inputs: [join(work, 'source')], out: join(work, 'snapshot'), asOf: caseAsOf });
  snapshot = await openSnapshot(join(work, 'snapshot'));
  await snapshot.engine.run(knownViews(caseAsOf));
  const found = await caseOf('CF1');
  if (!found) throw new Error('no case CF1');
  one = found;
});
afterAll(async () => {
  await snapshot.engine.close();
  rmSync(work, { recursive: true });
});

async function caseOf(number: string): Promise<Case | null> {
  const [ref] = await findActs(snapshot.engine, number);
  return ref ? openCase(snapshot.engine, snapshot.manifest, ruleset, ref) : null;
}
const numbersOf = (layout: string, field: string) =>
  one.rows.filter((row) => row.layout === layout).map((row) => valueOf(row, field));

describe('numbers', () => {
  test.each([
    [' cf 1 ', 'CF1'],
    ['（长）商罚决字[2024]1号', '(长)商罚决字〔2024〕1号'],
    ['沁商罚【2023】12号', '沁商罚〔2023〕12号'],
  ])('%s is written %s', (typed, written) => expect(asNumber(typed)).toBe(written));

  test('a case is found by its number and by the number of its decision, as they are typed', async () => {
    const { engine } = snapshot;
    expect((await findActs(engine, 'cf1')).map((act) => act.number)).toEqual(['CF1']);
    const decided = await findActs(engine, '甲商罚决字[2024]1号');
    expect(decided.map((act) => [act.org, act.number])).toEqual([
      ['SW1', 'CF1'],
      ['SW2', 'CF2'],
    ]);
    expect((await findActs(engine, '甲商罚决字〔2024〕1号', { org: 'SW2' })).map((act) => act.number)).toEqual(['CF2']);
    expect((await findActs(engine, 'CF3')).map((act) => act.layout)).toEqual(['cases', 'licences']);
    expect(await findActs(engine, 'CF3', { layout: 'licences' })).toHaveLength(1);
    expect(await findActs(engine, "CF1' OR 1=1 --")).toEqual([]);
  });

  test('what is not known yet on the as-of day is not there', async () => {
    expect(await findActs(snapshot.engine, 'CF9')).toEqual([]);
    expect((await newestActs(snapshot.engine, 9)).map((act) => act.number)).not.toContain('CF9');
  });

  test('a search needs two characters, and finds pieces of both numbers', async () => {
    const { engine } = snapshot;
    expect(await searchActs(engine, 'C')).toEqual({ total: 0, acts: [] });
    expect((await searchActs(engine, 'cf')).total).toBe(4);
    const { total, acts } = await searchActs(engine, 'CF', 2);
    expect([total, acts.length]).toEqual([4, 2]);
    expect((await searchActs(engine, '罚决字')).acts.map((act) => act.number)).toEqual(['CF2', 'CF1']);
    expect((await searchActs(engine, '%')).total).toBe(0);
  });
});

describe('the rows of a case', () => {
  test('are its own and those the metrics link to it', () => {
    expect(numbersOf('cases', 'case_no')).toEqual(['CF1']);
    expect(numbersOf('inspections', 'insp_no')).toEqual(['JC1']);
    expect(numbersOf('coercions', 'coercion_no')).toEqual(['QZ1']);
    expect(numbersOf('reviews', 'round')).toEqual([1, 2]);
    expect(numbersOf('documents', 'kind')).toEqual(['立案审批表', '询问笔录']);
    expect(numbersOf('duties', 'duty_no')).toEqual(['HJ1']);
    expect(numbersOf('appeals', 'appeal_no')).toEqual(['FY1']);
  });

  test('of the other agency with the same 文号 are not', () => {
    expect(numbersOf('disclosures', 'published_on')).toEqual(['2024-03-20']);
  });

  test('without a number: the recording that can only show its duty', () => {
    expect(numbersOf('recordings', 'rec_no')).toEqual(['R1', 'R2']);
  });

  test('say what the file says where cleaning changed it, and what is wrong', () => {
    const [own] = one.rows;
    const cell = (field: string) => own?.cells.find((c) => c.field === field);
    expect(cell('filed_on')).toMatchObject({ header: '立案日期', value: '2024-01-05', original: '2024/1/5' });
    expect(cell('served_on')).toMatchObject({ value: '2024-03-04', original: null });
    expect(cell('decision_no')).toMatchObject({ value: '甲商罚决字〔2024〕1号', original: '甲商罚决字[2024]第001号' });
    expect(cell('fine')).toMatchObject({ value: null, original: null });
    expect(own?.issues).toMatchObject([{ header: '罚款金额（元）', raw: '约1000' }]);
  });

  test('hide what is known only after the as-of day', () => {
    expect(valueOf(one.rows[0], 'archived_on')).toBeNull();
    expect(valueOf(one.rows[0], 'closed_on')).toBe('2024-12-01');
  });

  test('never show a number of a person', () => {
    const { manifest } = snapshot;
    const text = JSON.stringify([one, caseDocument(one, manifest, ruleset.definitions, (code) => code)]);
    expect(text).not.toContain(citizen);
    expect(text).not.toContain(citizen.slice(6, 14));
    expect(valueOf(one.rows[0], 'party_code')).toMatch(/\*{4}/);
  });

  test('stand by layout, with the columns that say something', () => {
    const sheet = sheetsOf(one.rows).find(({ layout }) => layout === 'documents');
    expect(sheet?.columns.map(({ field }) => field)).toEqual(['case_no', 'seq', 'kind', 'made_on']);
    expect(sheet?.blank).toEqual(['起始页码', '终止页码']);
  });
});

describe('the people of a case', () => {
  test('are the officers of their number, or of a name that only one of the agency has', () => {
    expect(one.people.map(({ layout, name, officer }) => [layout, name, officer?.cert_no])).toEqual([
      ['cases', '李涛', '1001'],
      ['cases', '王芳', '1002'],
      ['duties', '李涛', '1001'],
    ]);
  });

  test('whose number nobody has are nobody in the list', async () => {
    const other = await openCase(
      snapshot.engine,
      snapshot.manifest,
      ruleset,
      (await findActs(snapshot.engine, 'CF2'))[0] ?? one.ref,
    );
    expect(other?.people).toMatchObject([{ name: '赵六', cert_no: '9999', officer: null }]);
  });
});

describe('the verdicts on a case', () => {
  test('are all of those that speak of its number, and of the number of its decision', async () => {
    const expected = await snapshot.engine.query<{ n: number }>(
      `SELECT count(*) AS n FROM verdict WHERE subject = 'CF1' OR (subject = '甲商罚决字〔2024〕1号' AND org = 'SW1')`,
    );
    expect(one.verdicts).toHaveLength(expected[0]?.n ?? 0);
    const of = (metric: string) => one.verdicts.filter((row) => row.metric === metric);
    expect(of('PUB-08')).toMatchObject([{ state: 'late', start_on: '2024-03-01', due_on: '2024-03-12', over: 6 }]);
    expect(of('SUP-01')).toMatchObject([{ state: 'overdue', reason: 'corrected_on_review' }]);
    expect(of('REV-05')).toHaveLength(2);
  });

  test('of a number that a case and a licence share are told apart', async () => {
    const [asCase, asLicence] = await findActs(snapshot.engine, 'CF3');
    for (const [ref, act] of [
      [asCase, '行政处罚'],
      [asLicence, '行政许可'],
    ] as const) {
      const found = ref && (await openCase(snapshot.engine, snapshot.manifest, ruleset, ref));
      expect(found?.verdicts.length).toBeGreaterThan(0);
      expect(new Set(found?.verdicts.map((row) => row.act))).toEqual(new Set([act]));
    }
  });

  test('are read with the most urgent first, alike ones together', () => {
    const lines = verdictLines(one.verdicts, 'CF1');
    expect(lines.reduce((sum, line) => sum + line.count, 0)).toBe(one.verdicts.length);
    expect(lines[0]?.row.state).toBe('overdue');
    const files = lines.find(({ row }) => row.metric === 'REC-01' && row.state === 'overdue');
    expect(files?.count).toBe(files?.things.length);
    expect(files?.things.join()).not.toContain('CF1');
  });
});

describe('the time line', () => {
  test('has what happened and what fell due, day by day', () => {
    const days = one.days.map(({ on }) => on);
    expect(days).toEqual([...new Set(days)].sort());
    const day = (on: string) => one.days.find((d) => d.on === on);
    expect(day('2024-01-05')?.events.map(({ kind }) => kind)).toEqual(['cases.filed_on', 'documents.made_on']);
    expect(day('2024-01-03')?.events).toMatchObject([{ kind: 'inspections.insp_on', rows: [{ note: 'JC1' }] }]);
    expect(day('2024-02-12')?.events).toMatchObject([
      { kind: 'reviews.concluded_on', rows: [{ round: 1, note: '不同意' }] },
    ]);
    expect(day('2024-03-12')?.due).toContainEqual({ state: 'late', metrics: ['PUB-08'] });
    expect(one.days.flatMap(({ events }) => events).map(({ kind }) => kind)).not.toContain('cases.archived_on');
  });

  test('leaves out no kind of event of the layouts it shows', () => {
    const shown = new Set(eventKinds.map((kind) => kind.split('.')[0] ?? ''));
    // the same decision as another source has it
    const known = new Set(['gsxt.decision_on', 'credit_penalties.decision_on', 'credit_licences.decision_on']);
    const events = layouts
      .filter(({ id }) => shown.has(id))
      .flatMap(({ id, columns }) => columns.filter((c) => c.hidden !== undefined).map((c) => `${id}.${c.field}`));
    expect(events.filter((kind) => !known.has(kind)).sort()).toEqual([...eventKinds].sort());
    for (const kind of eventKinds) {
      const [layout = '', field] = kind.split('.');
      expect(layoutById(layout).columns.map((c) => c.field)).toContain(field);
    }
  });
});

test('DuckDB-WASM collects the same', async () => {
  const wasm = await wasmNodeEngine();
  const { engine, manifest } = snapshot;
  try {
    const tables = [...layouts.map(({ id }) => id), 'penalties', 'staff', 'originals'].map((name) => `all_${name}`);
    for (const table of [...tables, 'issues', ...manifest.metrics.map(({ id }) => verdictTable(id))])
      await copyTable(engine, wasm, table);
    await wasm.run(knownViews(caseAsOf));
    await wasm.run(verdictView(manifest.metrics.map(({ id }) => id)));
    expect(await findActs(wasm, 'CF1')).toEqual([one.ref]);
    expect(await searchActs(wasm, 'CF')).toEqual(await searchActs(engine, 'CF'));
    expect(await openCase(wasm, manifest, ruleset, one.ref)).toEqual(one);
  } finally {
    await wasm.close();
  }
});
