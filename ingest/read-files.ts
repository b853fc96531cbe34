import { mkdtemp, rm } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { Engine } from '../src/lib/engine/engine.ts';
import type { RefusedFile, SourceFile } from '../src/lib/snapshot/manifest.ts';
import { createStage, stageFile } from './clean/stage.ts';
import { choose, headerScore, RefusedSource } from './layouts/choose.ts';
import { layouts } from './layouts/index.ts';
import type { Layout } from './layouts/layout.ts';
import type { Header } from './layouts/recognise.ts';
import { emptyLedger } from './ledger.ts';
import type { Progress } from './progress.ts';
import { openSource, UnreadableFile } from './read/open.ts';
import type { Sheet } from './read/sheet.ts';
import { sha256File, type Source } from './read/sources.ts';

/**
 * Reads every source into the stage of the layout, or layouts, that it feeds. Returns what became of each file, once for each table it
 * feeds; the ledgers still lack the fates of data rows.
 */
export async function readAll(
  engine: Engine,
  sources: readonly Source[],
  chosen: ReadonlyMap<string, Layout>,
  work: string,
  report: (progress: Progress) => void,
): Promise<{ files: SourceFile[]; refused: RefusedFile[] }> {
  for (const layout of layouts) await createStage(engine, layout);
  const files: SourceFile[] = [];
  const refused: RefusedFile[] = [];
  for (const source of sources) {
    report({ step: 'read', file: source.name });
    const folder = await mkdtemp(join(work, 'file-'));
    const identity = { name: source.name, bytes: source.bytes, sha256: await sha256File(source.path) };
    try {
      const wanted = chosen.get(source.name) ?? chosen.get(source.path) ?? chosen.get(basename(source.name)) ?? null;
      const readings = await readOne(engine, source, identity, wanted, folder, files.length);
      files.push(...readings);
      report({ step: 'read', file: source.name, rows: readings[0]?.ledger.physical ?? 0 });
    } catch (error) {
      if (!(error instanceof RefusedSource)) throw error;
      refused.push({ ...identity, ...error.refusal });
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  }
  return { files, refused };
}

async function readOne(
  engine: Engine,
  source: Source,
  identity: Pick<SourceFile, 'name' | 'bytes' | 'sha256'>,
  wanted: Layout | null,
  work: string,
  index: number,
): Promise<SourceFile[]> {
  const opened = await openSource(source, work, headerScore(source.name, wanted)).catch((cause: unknown) => {
    if (!(cause instanceof UnreadableFile)) throw cause;
    const refusal = { code: cause.code, message: cause.message, nearest_layout: null, missing_columns: [] };
    throw new RefusedSource(refusal, { cause });
  });
  const choice = choose(
    source.name,
    opened.sheets.map((sheet) => sheet.head),
    wanted,
  );
  const sheet = opened.sheets[choice.sheet];
  if (!sheet) throw new Error(`${source.name}: no sheet ${choice.sheet}`);
  const readings: SourceFile[] = [];
  for (const header of choice.headers)
    readings.push({
      ...identity,
      kind: opened.kind,
      encoding: opened.encoding,
      sheet: sheet.name,
      recognised: choice.recognised,
      mapping: choice.mapping,
      notes: [],
      ...(await readSheet(engine, sheet, header, source.name, index + readings.length)),
    });
  return readings;
}

/** Reads one sheet into the stage of one layout. */
async function readSheet(engine: Engine, sheet: Sheet, header: Header, name: string, index: number) {
  const staged = await stageFile(engine, { csv: sheet.csv, width: sheet.width, header, file: index });
  if (staged.physical !== sheet.records)
    throw new Error(`${name}: ${sheet.records} records in the file, ${staged.physical} in the database`);
  const read = new Set(header.columns.map((c) => c.index));
  return {
    layout: header.layout.id,
    header_records: [...header.records],
    columns: Object.fromEntries(header.columns.map((c) => [c.column.field, c.text])),
    unread_columns: header.texts.filter((text, i) => !read.has(i) && text.trim() !== ''),
    ledger: {
      ...emptyLedger(),
      physical: staged.physical,
      header: header.records.length,
      nondata: staged.nondata,
      blank: staged.blank,
    },
  };
}
