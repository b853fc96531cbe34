import { mkdtemp, rm } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { RefusedFile, SourceFile } from '../src/lib/snapshot/manifest.ts';
import { choose, headerScore, RefusedSource } from './layouts/choose.ts';
import type { Layout } from './layouts/layout.ts';
import type { Header } from './layouts/recognise.ts';
import { emptyLedger } from './ledger.ts';
import type { Progress } from './progress.ts';
import { openSource, UnreadableFile } from './read/open.ts';
import type { Sheet } from './read/sheet.ts';
import { sha256File, type Source } from './read/sources.ts';

/** One sheet of a source, to be read as rows of one layout. */
export interface Reading {
  /** what the manifest will say of it; the ledger still lacks the fates of its records */
  readonly file: SourceFile;
  readonly header: Header;
  readonly sheet: Sheet;
}

/**
 * Opens every source and finds out what it is: which layout, or layouts, it feeds and where its columns are. Reads no rows yet. Rejects
 * only on faults of ours; a source that can't be read is refused by name.
 */
export async function readAll(
  sources: readonly Source[],
  chosen: ReadonlyMap<string, Layout>,
  work: string,
  report: (progress: Progress) => void,
): Promise<{ readings: Reading[]; refused: RefusedFile[] }> {
  const readings: Reading[] = [];
  const refused: RefusedFile[] = [];
  for (const source of sources) {
    report({ step: 'read', file: source.name });
    const folder = await mkdtemp(join(work, 'file-'));
    const identity = { name: source.name, bytes: source.bytes, sha256: await sha256File(source.path) };
    try {
      const wanted = chosen.get(source.name) ?? chosen.get(source.path) ?? chosen.get(basename(source.name)) ?? null;
      const found = await readOne(source, identity, wanted, folder);
      readings.push(...found);
      report({ step: 'read', file: source.name, rows: found[0]?.sheet.records ?? 0 });
    } catch (error) {
      if (!(error instanceof RefusedSource)) throw error;
      refused.push({ ...identity, ...error.refusal });
      await rm(folder, { recursive: true, force: true });
    }
  }
  return { readings, refused };
}

async function readOne(
  source: Source,
  identity: Pick<SourceFile, 'name' | 'bytes' | 'sha256'>,
  wanted: Layout | null,
  folder: string,
): Promise<Reading[]> {
  const opened = await openSource(source, folder, headerScore(source.name, wanted)).catch((cause: unknown) => {
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
  return choice.headers.map((header) => {
    const read = new Set(header.columns.map((c) => c.index));
    return {
      header,
      sheet,
      file: {
        ...identity,
        kind: opened.kind,
        encoding: opened.encoding,
        sheet: sheet.name,
        layout: header.layout.id,
        recognised: choice.recognised,
        mapping: choice.mapping,
        header_records: [...header.records],
        columns: Object.fromEntries(header.columns.map((c) => [c.column.field, c.text])),
        unread_columns: header.texts.filter((text, i) => !read.has(i) && text.trim() !== ''),
        wide_brackets: [],
        notes: [],
        ledger: { ...emptyLedger(), physical: sheet.records, header: header.records.length },
      },
    };
  });
}
