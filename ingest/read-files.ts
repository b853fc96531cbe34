import { platform } from '#platform';
import { sha256 } from '../src/lib/metrics/sha256.ts';
import type { RefusedFile, SourceFile } from '../src/lib/snapshot/manifest.ts';
import type { KeptSheet, SheetCache } from './cache/sheets.ts';
import { choose, RefusedSource, type Wanted } from './layouts/choose.ts';
import type { Mapping } from './layouts/mapping.ts';
import { layoutById } from './layouts/index.ts';
import type { Header, HeaderColumn } from './layouts/recognise.ts';
import { emptyLedger } from './ledger.ts';
import type { Progress } from './progress.ts';
import { oneByOne, type FileOpener, type OpenRequest } from './open-file.ts';
import { expandSources } from './read/archive.ts';
import { sha256File } from './read/bytes.ts';
import type { Opened } from './read/open.ts';
import type { Sheet } from './read/sheet.ts';
import type { Source } from './read/source.ts';
import { namesOf, saidInManifest, SaidOfNothing, type Said } from './said.ts';
import { exampleRecords, sideSheets } from './template/side-sheets.ts';

/** One sheet of a source, to be read as rows of one layout. */
export interface Reading {
  /** what the manifest will say of it; the ledger still lacks the fates of its records */
  readonly file: SourceFile;
  readonly header: Header;
  readonly sheet: Sheet;
  /** under which its rows are to be kept once they are cleaned */
  readonly key?: string;
}

/** A sheet whose rows were read and cleaned before, and kept. */
export interface KeptReading {
  readonly file: SourceFile;
  readonly header: Pick<Header, 'layout' | 'absent'> & { readonly columns: readonly Pick<HeaderColumn, 'column'>[] };
  readonly sheet: Pick<Sheet, 'records'>;
  readonly kept: KeptSheet;
  readonly key: string;
}

/** What a source turned out to hold, whether or not it could be read as something. */
export interface Seen {
  readonly name: string;
  readonly kind: Opened['kind'];
  readonly sheets: readonly Pick<Sheet, 'name' | 'records' | 'head' | 'delimiter'>[];
}

/**
 * Opens every source, and every file in an archive, and finds out what it is: which layout, or layouts, it feeds and where its columns are.
 * `said` has, by name or path, what the caller says of a file; `mappings` are tried before everything that is built in.
 * Reads no rows yet. Rejects with `SaidOfNothing`, otherwise only on faults of ours; a source that can't be read is refused by name.
 */
export async function readAll(
  sources: readonly Source[],
  said: ReadonlyMap<string, Said>,
  work: string,
  report: (progress: Progress) => void,
  mappings: readonly Mapping[] = [],
): Promise<{ readings: Reading[]; refused: RefusedFile[]; seen: Seen[] }> {
  const all = await readChanged(sources, said, work, { report, mappings, opener: oneByOne, cache: null });
  return { ...all, readings: all.readings.filter(isRead) };
}

/** Whether a sheet was opened now, and not taken from the cache. */
export function isRead(reading: Reading | KeptReading): reading is Reading {
  return !('kept' in reading);
}

/** The same, but sources whose cleaned rows are in the cache are not opened. */
export async function readChanged(
  sources: readonly Source[],
  said: ReadonlyMap<string, Said>,
  work: string,
  {
    report,
    mappings,
    opener,
    cache,
  }: {
    report: (progress: Progress) => void;
    mappings: readonly Mapping[];
    opener: FileOpener;
    cache: SheetCache | null;
  },
): Promise<{ readings: (Reading | KeptReading)[]; refused: RefusedFile[]; seen: Seen[] }> {
  const readings: (Reading | KeptReading)[] = [];
  const seen: Seen[] = [];
  const expanded = await expandSources(
    sources.filter((source) => !source.refused),
    work,
  );
  assertSaidOfFiles(said, [...sources, ...expanded.sources]);
  const refused: RefusedFile[] = await Promise.all(
    expanded.refused.map(async ({ source, code, message }) => ({
      ...(await identify(source)),
      ...unreadable({ code, message }),
    })),
  );
  for (const { name, refused: why } of sources)
    if (why) refused.push({ name, bytes: 0, sha256: sha256(''), ...unreadable(why) });
  try {
    const requests = await Promise.all(expanded.sources.map((source) => request(source, { said, work, mappings })));
    const recalled = await Promise.all(requests.map((asked) => recall(asked, cache)));
    const openings = (await opener.openAll(requests.filter((_, i) => !recalled[i]?.sheets))).values();
    const total = expanded.sources.reduce((sum, source) => sum + source.bytes, 0);
    let done = 0;
    for (const [i, asked] of requests.entries()) {
      const { source } = asked;
      const key = recalled[i]?.key;
      const sheets = recalled[i]?.sheets;
      if (key !== undefined && sheets) {
        readings.push(...sheets.map((kept) => keptReading(key, kept)));
        done += source.bytes;
        continue;
      }
      const { value: open } = openings.next();
      if (!open) throw new Error(`${source.name} was not opened`);
      report({ step: 'read', file: source.name, done, total });
      const { sha256: hash, opened, refused: why } = await open();
      done += source.bytes;
      const identity = { name: source.name, bytes: source.bytes, sha256: hash };
      try {
        if (opened === null) throw new RefusedSource(unreadable(why ?? { code: 'DAMAGED', message: '' }));
        const sheets = opened.sheets.map(({ name, records, head, delimiter }) => ({ name, records, head, delimiter }));
        seen.push({ name: source.name, kind: opened.kind, sheets });
        const found = chooseSheets(source, identity, opened, { said: asked.said, mappings });
        readings.push(...found.map((reading) => ({ ...reading, ...(key !== undefined && { key }) })));
        if (key !== undefined) cache?.expect(key, found.length);
        report({ step: 'read', file: source.name, rows: found[0]?.sheet.records ?? 0, done, total });
      } catch (error) {
        if (!(error instanceof RefusedSource)) throw error;
        refused.push({ ...identity, ...error.refusal });
        await platform.remove(asked.folder);
      }
    }
  } finally {
    await opener.close();
  }
  return { readings, refused, seen };
}

async function recall(
  asked: OpenRequest,
  cache: SheetCache | null,
): Promise<{ key: string; sheets: readonly KeptSheet[] | null } | null> {
  if (!cache) return null;
  const key = await cache.keyOf(asked);
  return { key, sheets: await cache.find(key) };
}

function keptReading(key: string, kept: KeptSheet): KeptReading {
  const layout = layoutById(kept.layout);
  const fields = new Set(kept.fields);
  return {
    file: structuredClone(kept.file),
    header: {
      layout,
      absent: kept.absent,
      columns: layout.columns.filter((column) => fields.has(column.field)).map((column) => ({ column })),
    },
    sheet: { records: kept.records },
    kept,
    key,
  };
}

function assertSaidOfFiles(said: ReadonlyMap<string, Said>, sources: readonly Source[]): void {
  const names = new Set(sources.flatMap(namesOf));
  const unknown = [...said.keys()].filter((name) => !names.has(name));
  if (unknown.length > 0) throw new SaidOfNothing(unknown);
}

async function request(
  source: Source,
  { said, work, mappings }: { said: ReadonlyMap<string, Said>; work: string; mappings: readonly Mapping[] },
) {
  return {
    source,
    folder: await platform.makeTemporary(`${work}/file-`),
    said:
      namesOf(source)
        .map((name) => said.get(name))
        .find((about) => about !== undefined) ?? {},
    mappings,
  };
}

const identify = async (source: Source) => ({
  name: source.name,
  bytes: source.bytes,
  sha256: await sha256File(source.path),
});

const unreadable = ({ code, message }: { code: string; message: string }) => ({
  code,
  message,
  nearest_layout: null,
  missing_columns: [],
});

/** The sheet to read of an opened source, once for each table it feeds. */
function chooseSheets(
  source: Source,
  identity: Pick<SourceFile, 'name' | 'bytes' | 'sha256'>,
  opened: Opened,
  wanted: Wanted,
): Reading[] {
  const choice = choose(source.name, opened.sheets, wanted);
  const said = saidInManifest(wanted.said, opened);
  const sheet = opened.sheets[choice.sheet];
  if (!sheet) throw new Error(`${source.name}: no sheet ${choice.sheet}`);
  return choice.headers.map((header) => {
    const read = new Set([...header.columns.map((c) => c.index), ...(header.reads ?? [])]);
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
        ...(said && { said }),
        mapping: choice.mapping,
        header_records: [...header.records],
        columns: Object.fromEntries(header.columns.map((c) => [c.column.field, c.text])),
        unread_columns: header.texts.filter((text, i) => !read.has(i) && text.trim() !== ''),
        wide_brackets: [],
        notes: [...opened.notes, ...sheet.notes, ...otherSheets(opened, choice.sheet), ...choice.notes].map(
          ({ code, message }) => ({
            code,
            message,
          }),
        ),
        ledger: { ...emptyLedger(), physical: sheet.records, header: header.records.length },
      },
    };
  });
}

/** Only one sheet of a workbook is read; that others hold something is said, except of the sheets that our templates bring. */
function otherSheets(opened: Opened, read: number): { code: string; message: string }[] {
  const ours = new Set<string>(Object.values(sideSheets));
  const grown = (sheet: Opened['sheets'][number]) =>
    sheet.name === sideSheets.examples && sheet.records > exampleRecords;
  const others = opened.sheets.filter(
    (sheet, i) => i !== read && sheet.records > 0 && (!ours.has(sheet.name ?? '') || grown(sheet)),
  );
  if (others.length === 0) return [];
  const names = others.map((sheet) => `“${sheet.name ?? ''}”（${sheet.records} 行）`).join('、');
  return [
    {
      code: 'OTHER_SHEETS',
      message: `工作簿里还有 ${others.length} 个有内容的工作表没有读取：${names}；需要时请另存为单独的文件报送`,
    },
  ];
}
