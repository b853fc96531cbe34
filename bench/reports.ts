import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ingest } from '../ingest/ingest.ts';
import { defaultScheme } from '../src/lib/assess/schemes.ts';
import { loadRuleset } from '../src/lib/metrics/catalogue.ts';
import { evidenceFacts, evidenceOf, evidenceRows } from '../src/lib/report/evidence.ts';
import { gather } from '../src/lib/report/facts.ts';
import { reportFiles } from '../src/lib/report/files.ts';
import { reportOf, scopesOf } from '../src/lib/report/report.ts';
import { reportingYear } from '../src/lib/results/period.ts';
import { openSnapshot } from '../src/lib/snapshot/native.ts';
import { verdictTable } from '../src/lib/metrics/tables.ts';

/** What the year's reports cost: on all and on each agency, with document, evidence and text. */
export interface ReportCost {
  /** seconds for everything, from the open snapshot to the bytes of all files */
  readonly batch: number;
  /** seconds to read the same verdict rows once and to do nothing with them */
  readonly read: number;
  readonly reports: number;
  readonly files: number;
  /** of all files together */
  readonly mebibytes: number;
}

/** Reads the folder of exports into a snapshot of its own and writes the whole batch from it. */
export async function measureReports(exports: string, asOf: string): Promise<ReportCost> {
  const work = mkdtempSync(join(tmpdir(), 'mingjing-bench-reports-'));
  try {
    await ingest({ inputs: [exports], out: join(work, 'snapshot'), asOf });
    const { engine, manifest } = await openSnapshot(join(work, 'snapshot'));
    const ruleset = loadRuleset();
    const present = new Set(manifest.metrics.map(({ id }) => id));
    const definitions = ruleset.definitions.filter(({ id }) => present.has(id));
    const year = reportingYear(manifest.as_of);
    const readAll = async () => {
      for (const { id } of definitions) await engine.query(`SELECT * FROM ${verdictTable(id)} ORDER BY org, key`);
    };
    await readAll();
    const started = performance.now();
    await readAll();
    const read = (performance.now() - started) / 1000;
    const begun = performance.now();
    const facts = await gather({ engine, manifest, ruleset, definitions, scheme: defaultScheme(ruleset), year });
    const rows = await evidenceRows(engine, facts);
    let [files, bytes] = [0, 0];
    const scopes = scopesOf(facts);
    for (const scope of scopes) {
      const sheets = evidenceOf(facts, scope, rows);
      const report = reportOf(facts, scope);
      for (const file of await reportFiles({ facts: evidenceFacts(facts), scope, report, sheets }, 'bench')) {
        files++;
        bytes += file.bytes.length;
      }
    }
    const batch = (performance.now() - begun) / 1000;
    await engine.close();
    return { batch, read, reports: scopes.length, files, mebibytes: bytes / 2 ** 20 };
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}
