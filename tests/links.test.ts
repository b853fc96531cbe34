import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { generateDemo } from '../demo/generate.ts';
import type { ChangeLine, Changes } from '../ingest/changes/changes.ts';
import { ingest } from '../ingest/ingest.ts';
import type { Manifest } from '../src/lib/snapshot/manifest.ts';
import { openSnapshot } from '../src/lib/snapshot/native.ts';
import { beside } from './support/shared.ts';

/**
 * Open links against the same rules written again in TypeScript, row by row; and a second import against the first: on the demo data
 * and on the reference sets (../shared/reference), where they are.
 */

const reference = beside('reference');
const sets = reference === null ? [] : readdirSync(reference, { withFileTypes: true }).filter((e) => e.isDirectory());
const work = mkdtempSync(join(tmpdir(), 'mingjing-links-'));
afterAll(() => rmSync(work, { recursive: true, force: true }));

interface Recording {
  readonly rec_no: string;
  readonly ref_no: string | null;
  readonly cert_no: string | null;
  readonly media: string;
  readonly start: number;
  readonly end: number | null;
  readonly duration: number | null;
}

interface Duty {
  readonly duty_no: string;
  readonly start: number;
  readonly end: number;
}

/** Everything the rules look at, as it was known at the end of the as-of day. */
async function expected(folder: string, asOf: string): Promise<Record<string, string[]>> {
  const { engine } = await openSnapshot(folder);
  const rows = <T extends object>(sql: string) => engine.query<T>(sql.replaceAll('$T', `DATE '${asOf}'`));
  const set = async (sql: string) => new Set((await rows<{ v: string }>(sql)).map((row) => row.v));
  try {
    const recordings = await rows<Recording>(
      `SELECT rec_no, ref_no, cert_no, media, start_at_sec AS start, end_at_sec AS "end", duration FROM all_recordings
       WHERE CAST(start_at AS DATE) <= $T AND media <> '日志' AND coalesce(CAST(deleted_at AS DATE) > $T, true)`,
    );
    const duties = await rows<Duty>(
      `SELECT duty_no, start_at_sec AS start, end_at_sec AS "end" FROM all_duties WHERE CAST(start_at AS DATE) <= $T`,
    );
    const onDuty = await rows<{ duty: string; cert: string }>(
      `SELECT subject AS duty, cert_no AS cert FROM all_staff WHERE source = 'duties' AND cert_no IS NOT NULL`,
    );
    const acts = await set(
      `SELECT case_no AS v FROM all_cases UNION SELECT insp_no FROM all_inspections UNION SELECT coercion_no FROM all_coercions`,
    );
    const ofDuties = await set('SELECT ref_no AS v FROM all_duties WHERE ref_no IS NOT NULL');
    const cases = await set('SELECT case_no AS v FROM all_cases');
    const decisions = await set(
      `SELECT org || '|' || decision_no AS v FROM all_cases WHERE decision_no IS NOT NULL
         AND (coalesce(close_kind, '') <> '撤销立案' OR closed_on > $T)
       UNION SELECT org || '|' || decision_no FROM all_licences WHERE decision_no IS NOT NULL AND coalesce(result, '') <> '撤回申请'
       UNION SELECT org || '|' || decision_no FROM all_coercions WHERE decision_no IS NOT NULL AND class <> '申请法院强制执行'
       UNION SELECT org || '|' || insp_no FROM all_inspections`,
    );
    const published = await rows<{ key: string }>(
      `SELECT org || '|' || subject_no AS key FROM all_disclosures WHERE published_on <= $T`,
    );
    const documents = await rows<{ case_no: string; seq: number }>(
      `SELECT case_no, seq FROM all_documents WHERE made_on IS NULL OR made_on <= $T`,
    );
    return {
      recording_ambiguous: recordings.filter((r) => candidates(r, duties, onDuty) > 1).map((r) => r.rec_no),
      recording_number_unknown: recordings
        .filter((r) => r.ref_no !== null && !acts.has(r.ref_no) && !ofDuties.has(r.ref_no))
        .map((r) => r.rec_no),
      document_case_unknown: documents.filter((d) => !cases.has(d.case_no)).map((d) => `${d.case_no}|${d.seq}`),
      publication_unknown: published.filter((p) => !decisions.has(p.key)).map((p) => p.key),
    };
  } finally {
    await engine.close();
  }
}

/** How many duties a recording without a number may show: spec/metrics.md §3, rule 2. */
function candidates(r: Recording, duties: readonly Duty[], staff: readonly { duty: string; cert: string }[]): number {
  if (r.ref_no !== null || r.cert_no === null) return 0;
  const end = r.end ?? r.start + (r.duration ?? 0);
  const mine = new Set(staff.filter((s) => s.cert === r.cert_no).map((s) => s.duty));
  return duties.filter((duty) => {
    if (!mine.has(duty.duty_no)) return false;
    const [from, to] = [duty.start - 1800, duty.end + 1800];
    if (r.media === '图片') return from <= r.start && r.start <= to;
    return Math.min(end, to) - Math.max(r.start, from) >= 60;
  }).length;
}

async function listed(folder: string): Promise<Record<string, string[]>> {
  const { engine } = await openSnapshot(folder);
  try {
    const links = await engine.query<{ kind: string; key: string }>(
      `SELECT kind, CASE WHEN kind = 'publication_unknown' THEN org || '|' || key ELSE key END AS key FROM all_open_links
       WHERE kind <> 'publication_unknown' OR layout = 'disclosures'`,
    );
    const of = (kind: string) => links.filter((link) => link.kind === kind).map((link) => link.key);
    return Object.fromEntries(
      ['recording_ambiguous', 'recording_number_unknown', 'document_case_unknown', 'publication_unknown'].map(
        (kind) => [kind, of(kind)],
      ),
    );
  } finally {
    await engine.close();
  }
}

const sorted = (lists: Record<string, string[]>) =>
  Object.fromEntries(Object.entries(lists).map(([kind, keys]) => [kind, [...keys].sort()]));

/** Imports a copy of a folder; the manifest and what is said to have changed. */
async function importInto(source: string, out: string, asOf: string) {
  const told: { changes: Changes; lines: ChangeLine[] }[] = [];
  const manifest = await ingest({
    inputs: [source],
    out,
    asOf,
    listChanges: true,
    onChanges: async (changes) => {
      const lines: ChangeLine[] = [];
      if (changes.comparable) for await (const batch of changes.lines()) lines.push(...batch);
      told.push({ changes, lines });
    },
  });
  return { manifest, told: told[0] };
}

/** Rows inserted, updated, deleted, unchanged, of all layouts together. */
function sum(changes: Changes | undefined): number[] | null {
  if (!changes?.comparable) return null;
  const of = (kind: 'inserted' | 'updated' | 'deleted' | 'unchanged') =>
    changes.layouts.reduce((total, layout) => total + layout[kind], 0);
  return [of('inserted'), of('updated'), of('deleted'), of('unchanged')];
}

const acceptedRows = ({ files }: Manifest) => files.reduce((total, { ledger }) => total + ledger.accepted, 0);

describe('demo data', () => {
  const [source, out] = [join(work, 'demo'), join(work, 'demo-snapshot')];
  beforeAll(async () => {
    await generateDemo({ out: source, cases: 600 });
    await ingest({ inputs: [source], out, asOf: '2025-03-31' });
  });

  it('has ambiguous recordings, and every open link is one by the rules written again', async () => {
    const links = await listed(out);
    expect(sorted(links)).toEqual(sorted(await expected(out, '2025-03-31')));
    expect(links['recording_ambiguous']?.length).toBeGreaterThan(0);
  });
});

describe.skipIf(reference === null)(
  `reference sets${reference === null ? ' (skipped: ../shared/reference is not here)' : ''}`,
  () => {
    describe.each(sets.map((set) => set.name))('%s', (name) => {
      const source = join(work, name);
      const out = join(work, `${name}-snapshot`);
      const asOf = '2025-12-31';
      let first: Manifest;
      beforeAll(async () => {
        cpSync(join(reference ?? '', name, 'source'), source, { recursive: true });
        first = (await importInto(source, out, asOf)).manifest;
      });

      it('every open link is one by the rules written again', async () => {
        expect(sorted(await listed(out))).toEqual(sorted(await expected(out, asOf)));
        const total = Object.values(first.open_links).reduce((all, n) => all + n, 0);
        expect(total).toBe(first.tables['open_links']?.rows);
        expect(total).toBeLessThan(acceptedRows(first) / 20);
      });

      // one set, the untidiest, is enough for what costs a whole import each
      if (!name.includes('nasty')) return;
      it('imported again: nothing changed, not a byte', { timeout: 300_000 }, async () => {
        const { manifest, told } = await importInto(source, out, asOf);
        expect(manifest).toEqual(first);
        expect(sum(told?.changes)).toEqual([0, 0, 0, acceptedRows(first)]);
      });

      it('with one cell changed: one row updated', { timeout: 300_000 }, async () => {
        const file = join(source, '事前公开事项.csv');
        const text = readFileSync(file, 'latin1');
        const at = text.lastIndexOf('http');
        writeFileSync(file, `${text.slice(0, at)}httpx${text.slice(at + 4)}`, 'latin1');
        const { told } = await importInto(source, out, asOf);
        expect(sum(told?.changes)).toEqual([0, 1, 0, acceptedRows(first) - 1]);
        expect(told?.lines).toHaveLength(1);
        expect(told?.lines[0]).toMatchObject({ layout: 'predisclosures', change: 'updated', header: '公开网址' });
        expect(told?.lines[0]?.after).toBe(told?.lines[0]?.before?.replace('http', 'httpx'));
      });
    });
  },
);
