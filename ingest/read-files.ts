import { mkdtemp, rm } from 'node:fs/promises';
import { basename, join } from 'node:path';
import type { Engine } from '../src/lib/engine/engine.ts';
import type { RefusedFile, SourceFile } from '../src/lib/snapshot/manifest.ts';
import { createStage, stageFile } from './clean/stage.ts';
import { layouts } from './layouts/index.ts';
import type { Layout } from './layouts/layout.ts';
import { bestHeader, fitByHeader, fitLayout, layoutByName, type Fit } from './layouts/recognise.ts';
import { emptyLedger } from './ledger.ts';
import type { Progress } from './progress.ts';
import { openSource, UnreadableFile, type Opened } from './read/open.ts';
import { sha256File, type Source } from './read/sources.ts';

/** Reads every source into the stage of its layout. Returns what became of each file; the ledgers still lack the fates of data rows. */
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
      const file = await readOne(engine, source, identity, wanted, folder, files.length);
      files.push(file);
      report({ step: 'read', file: source.name, rows: file.ledger.physical });
    } catch (error) {
      if (!(error instanceof RefusedSource)) throw error;
      refused.push({ ...identity, ...error.refusal });
    } finally {
      await rm(folder, { recursive: true, force: true });
    }
  }
  return { files, refused };
}

type Refusal = Pick<RefusedFile, 'code' | 'message' | 'nearest_layout' | 'missing_columns'>;

class RefusedSource extends Error {
  readonly refusal: Refusal;
  constructor(refusal: Refusal, options?: ErrorOptions) {
    super(refusal.message, options);
    this.refusal = refusal;
  }
}

async function readOne(
  engine: Engine,
  source: Source,
  identity: Pick<SourceFile, 'name' | 'bytes' | 'sha256'>,
  wanted: Layout | null,
  work: string,
  index: number,
): Promise<SourceFile> {
  const named = wanted ?? layoutByName(layouts, basename(source.name));
  const candidates: readonly Layout[] = named ? [named] : layouts;
  const opened = await openSource(source, work, (head) =>
    Math.max(...candidates.map((layout) => bestHeader(layout, head)?.columns.length ?? 0)),
  ).catch((cause: unknown) => {
    if (!(cause instanceof UnreadableFile)) throw cause;
    throw new RefusedSource(
      { code: cause.code, message: cause.message, nearest_layout: null, missing_columns: [] },
      { cause },
    );
  });
  const { header, sheet: sheetIndex } = recognise(opened, named);
  const sheet = opened.sheets[sheetIndex];
  if (!sheet) throw new Error(`${source.name}: no sheet ${sheetIndex}`);
  const staged = await stageFile(engine, { csv: sheet.csv, width: sheet.width, header, file: index });
  if (staged.physical !== sheet.records)
    throw new Error(`${source.name}: ${sheet.records} records in the file, ${staged.physical} in the database`);
  const read = new Set(header.columns.map((c) => c.index));
  return {
    ...identity,
    kind: opened.kind,
    encoding: opened.encoding,
    sheet: sheet.name,
    layout: header.layout.id,
    recognised: wanted ? 'option' : named ? 'name' : 'header',
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

function recognise(opened: Opened, named: Layout | null): Fit {
  const heads = opened.sheets.map((sheet) => sheet.head);
  if (named) {
    const fit = fitLayout(named, heads);
    if (fit) return fit;
    throw new RefusedSource({
      code: 'NO_HEADER',
      message: `前 20 行里找不到“${named.title}”的表头，请核对文件内容，或用 --layout 指定模板`,
      nearest_layout: named.id,
      missing_columns: named.columns.filter((c) => c.required).map((c) => c.header),
    });
  }
  const { fit, nearest } = fitByHeader(layouts, heads);
  if (fit) return fit;
  throw new RefusedSource({
    code: 'NO_LAYOUT',
    message: nearest
      ? `不符合任何模板；最接近“${nearest.layout.title}”，缺少：${nearest.missing.join('、')}`
      : '不符合任何模板：前 20 行里没有认识的表头',
    nearest_layout: nearest?.layout.id ?? null,
    missing_columns: nearest?.missing ?? [],
  });
}
