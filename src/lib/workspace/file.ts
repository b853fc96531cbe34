import { Zip, ZipDeflate, ZipPassThrough } from 'fflate';
import * as v from 'valibot';
import type { Correction } from '../../../ingest/corrections/correction.ts';
import { CorrectionFileError, correctionsText, parseCorrections } from '../../../ingest/corrections/file.ts';
import type { Mapping } from '../../../ingest/layouts/mapping.ts';
import { parseMapping } from '../../../ingest/mapping-files/read.ts';
import { forgetFiles, putFile } from '../../../ingest/platform/browser.ts';
import { decodings } from '../../../ingest/read/encoding.ts';
import type { Said } from '../../../ingest/said.ts';
import { unzip, UnzipError } from '../../../ingest/read/unzip.ts';
import { zipEntries, type ZipEntry } from '../../../ingest/read/zip.ts';
import { layoutById, layouts } from '../../../ingest/layouts/index.ts';
import { LogError, logText, parseLog, type Entry } from '../excuses/log.ts';
import { mappingFile } from '../import/columns.ts';
import { Sha256 } from '../metrics/sha256.ts';
import { parseManifest } from '../snapshot/manifest.ts';
import { pointsPrefix, type Points } from './points.ts';
import type { Batch, KeptFile } from './workspace.ts';

/**
 * A workspace as one file, `.mingjing`: a zip of `workspace.json`, `snapshot/manifest.json`, the tables as Parquet below `snapshot/`, the files
 * handed in below `files/` as they were, what was corrected in them below `corrections/`, how columns were read below `mappings/`, points that
 * people gave below `points/`, and the excuse log; with the SHA-256 of each.
 */

/** It is no workspace (`foreign`), one of a later program (`newer`), or not as it was saved (`damaged`: `part` says where). */
export class WorkspaceFileError extends Error {
  override readonly name = 'WorkspaceFileError';
  readonly reason: 'foreign' | 'newer' | 'damaged';
  readonly part: string;
  constructor(reason: WorkspaceFileError['reason'], part: string, options?: ErrorOptions) {
    super(`${reason}: ${part}`, options);
    this.reason = reason;
    this.part = part;
  }
}

/** What a workspace file brings. */
export interface Opened {
  readonly batch: Omit<Batch, 'id' | 'parent'>;
  readonly tables: Readonly<Record<string, Blob>>;
  readonly mappings: readonly Mapping[];
  readonly excuses: readonly Entry[];
  readonly points: Points;
}

const count = v.pipe(v.number(), v.integer(), v.minValue(0));
const saidSchema = v.object({
  layout: v.exactOptional(
    v.pipe(
      v.string(),
      v.check((id) => layouts.some((layout) => layout.id === id)),
    ),
  ),
  encoding: v.exactOptional(v.picklist(decodings)),
  delimiter: v.exactOptional(v.string()),
  sheet: v.exactOptional(v.string()),
  header: v.exactOptional(count),
});
const indexSchema = v.object({
  format: v.literal('mingjing-workspace'),
  version: v.picklist([1, 2]),
  /** when the batch was put in place, by the clock */
  at: v.string(),
  changed: count,
  /** `mapping`: the part that says how its columns are read; `corrections`: the part that says which cells are read otherwise */
  files: v.array(
    v.object({
      name: v.string(),
      part: v.string(),
      said: saidSchema,
      mapping: v.exactOptional(v.string()),
      corrections: v.exactOptional(v.string()),
    }),
  ),
  mappings: v.array(v.string()),
  /** the part that holds the excuse log */
  excuses: v.exactOptional(v.string()),
  /** tables of points that people gave: the name under which the browser keeps each → the part */
  points: v.exactOptional(v.record(v.pipe(v.string(), v.startsWith(pointsPrefix)), v.string())),
  parts: v.record(v.string(), v.object({ bytes: count, sha256: v.string() })),
});
/** Since 2 there may be corrections, which an older program would leave out. */
const latest = 2;
const indexName = 'workspace.json';
const manifestName = 'snapshot/manifest.json';
const excusesName = 'excuses.jsonl';

/** Packs a batch with everything it needs to be gone on with on another machine. */
export async function packWorkspace(
  batch: Batch,
  tables: Readonly<Record<string, Blob>>,
  remembered: readonly Mapping[],
  excuses: readonly Entry[],
  points: Points = {},
): Promise<Blob> {
  const pieces: Uint8Array<ArrayBuffer>[] = [];
  const failed: { cause: Error | null } = { cause: null };
  const zip = new Zip((error, bytes) => {
    if (error) failed.cause = error;
    else pieces.push(new Uint8Array(bytes));
  });
  const parts: Record<string, { bytes: number; sha256: string }> = {};
  const add = async (name: string, content: Blob) => {
    // Parquet is compressed already
    const entry = name.endsWith('.parquet') ? new ZipPassThrough(name) : new ZipDeflate(name, { level: 4 });
    entry.mtime = '1980-01-01T00:00:00';
    zip.add(entry);
    const hash = new Sha256();
    for (let at = 0; at < content.size; at += partSize) {
      const bytes = new Uint8Array(await content.slice(at, at + partSize).arrayBuffer());
      hash.update(bytes);
      entry.push(bytes);
    }
    entry.push(new Uint8Array(0), true);
    parts[name] = { bytes: content.size, sha256: hash.hex() };
  };
  const all = new Map([...remembered, ...batch.files.flatMap(({ said }) => said.mapping ?? [])].map((m) => [m.id, m]));
  const partOf = (mapping: Mapping) => `mappings/${mapping.id}.yaml`;
  for (const mapping of all.values())
    await add(partOf(mapping), new Blob([mappingFile(mapping, layoutById(mapping.feeds[0].table))]));
  await add(manifestName, new Blob([JSON.stringify(batch.manifest)]));
  for (const [path, content] of Object.entries(tables)) await add(`snapshot/${path}`, content);
  for (const [i, { content, corrections = [] }] of batch.files.entries()) {
    await add(`files/${i}`, content);
    if (corrections.length > 0) await add(`corrections/${i}.json`, new Blob([correctionsText(corrections)]));
  }
  const given = Object.entries(points).map(([key, table], i) => ({ key, table, part: `points/${i}.csv` }));
  for (const { table, part } of given) await add(part, new Blob([table]));
  if (excuses.length > 0) await add(excusesName, new Blob([logText(excuses)]));
  const index: v.InferInput<typeof indexSchema> = {
    format: 'mingjing-workspace',
    version: latest,
    at: batch.at,
    changed: batch.changed,
    files: batch.files.map(({ name, said: { mapping, ...said }, corrections = [] }, i) => ({
      name,
      part: `files/${i}`,
      said,
      ...(mapping && { mapping: partOf(mapping) }),
      ...(corrections.length > 0 && { corrections: `corrections/${i}.json` }),
    })),
    mappings: [...all.values()].map(partOf),
    ...(excuses.length > 0 && { excuses: excusesName }),
    ...(given.length > 0 && { points: Object.fromEntries(given.map(({ key, part }) => [key, part])) }),
    parts: { ...parts },
  };
  await add(indexName, new Blob([JSON.stringify(index, null, 1)]));
  zip.end();
  if (failed.cause) throw failed.cause;
  return new Blob(pieces, { type: 'application/zip' });
}

const partSize = 1 << 18;
/** A workspace of a city with its files is far below. */
const sizeLimit = 3 * 2 ** 30;

/** Unpacks a workspace file and checks every part of it. Rejects with `WorkspaceFileError`; then nothing of it is to be used. */
export async function unpackWorkspace(file: Blob): Promise<Opened> {
  const path = 'workspace';
  await putFile(path, file);
  try {
    const entries = new Map((await entriesOf(path)).map((entry) => [entry.name, entry]));
    if ([...entries.values()].reduce((sum, entry) => sum + entry.bytes, 0) > sizeLimit)
      throw new WorkspaceFileError('damaged', indexName);
    const read = (name: string) => contentOf(path, name, entries.get(name));
    const index = parseIndex(await (await read(indexName)).content.text());
    const checked = async (name: string) => {
      const { content, sha256 } = await read(name);
      const said = index.parts[name];
      if (said?.sha256 !== sha256 || said.bytes !== content.size) throw new WorkspaceFileError('damaged', name);
      return content;
    };
    const mappings = new Map<string, Mapping>();
    for (const part of index.mappings) mappings.set(part, mappingIn(part, await (await checked(part)).text()));
    const manifest = manifestIn(await (await checked(manifestName)).text());
    const tables: Record<string, Blob> = {};
    for (const table of Object.values(manifest.tables)) {
      tables[table.path] = await checked(`snapshot/${table.path}`);
      if (index.parts[`snapshot/${table.path}`]?.sha256 !== table.sha256)
        throw new WorkspaceFileError('damaged', table.path);
    }
    const files: KeptFile[] = [];
    for (const { name, part, said, mapping, corrections } of index.files) {
      const own = mapping === undefined ? undefined : mappings.get(mapping);
      if (mapping !== undefined && !own) throw new WorkspaceFileError('damaged', mapping);
      const about: Said = { ...said, ...(own && { mapping: own }) };
      files.push({
        name,
        content: await checked(part),
        said: about,
        ...(corrections !== undefined && {
          corrections: correctionsIn(corrections, await (await checked(corrections)).text()),
        }),
      });
    }
    const points: Record<string, string> = {};
    for (const [key, part] of Object.entries(index.points ?? {})) points[key] = await (await checked(part)).text();
    return {
      batch: { at: index.at, changed: index.changed, manifest, files },
      tables,
      mappings: [...mappings.values()],
      excuses: index.excuses === undefined ? [] : excusesIn(await (await checked(index.excuses)).text()),
      points,
    };
  } finally {
    forgetFiles();
  }
}

async function entriesOf(path: string): Promise<ZipEntry[]> {
  const entries = await zipEntries(path).catch((cause: unknown) => {
    throw new WorkspaceFileError('foreign', '', { cause });
  });
  if (!entries.some(({ name }) => name === indexName)) throw new WorkspaceFileError('foreign', '');
  return entries;
}

async function contentOf(
  path: string,
  name: string,
  entry: ZipEntry | undefined,
): Promise<{ content: Blob; sha256: string }> {
  if (!entry) throw new WorkspaceFileError('damaged', name);
  const hash = new Sha256();
  const pieces: Uint8Array<ArrayBuffer>[] = [];
  await unzip(path, entry, (bytes) => {
    hash.update(bytes);
    pieces.push(new Uint8Array(bytes));
  }).catch((cause: unknown) => {
    if (cause instanceof UnzipError) throw new WorkspaceFileError('damaged', name, { cause });
    throw cause;
  });
  return { content: new Blob(pieces), sha256: hash.hex() };
}

function parseIndex(text: string): v.InferOutput<typeof indexSchema> {
  let value: unknown;
  try {
    value = JSON.parse(text);
  } catch (cause) {
    throw new WorkspaceFileError('damaged', indexName, { cause });
  }
  const head = v.safeParse(v.looseObject({ format: v.literal('mingjing-workspace'), version: v.number() }), value);
  if (!head.success) throw new WorkspaceFileError('foreign', '');
  if (head.output.version > latest) throw new WorkspaceFileError('newer', String(head.output.version));
  const parsed = v.safeParse(indexSchema, value);
  if (!parsed.success) throw new WorkspaceFileError('damaged', indexName);
  return parsed.output;
}

function mappingIn(part: string, text: string): Mapping {
  try {
    return parseMapping(part, text);
  } catch (cause) {
    throw new WorkspaceFileError('damaged', part, { cause });
  }
}

function correctionsIn(part: string, text: string): Correction[] {
  try {
    return parseCorrections(text);
  } catch (cause) {
    if (cause instanceof CorrectionFileError) throw new WorkspaceFileError('damaged', part, { cause });
    throw cause;
  }
}

function excusesIn(text: string): Entry[] {
  try {
    return parseLog(text);
  } catch (cause) {
    if (cause instanceof LogError) throw new WorkspaceFileError('damaged', excusesName, { cause });
    throw cause;
  }
}

function manifestIn(text: string) {
  try {
    return parseManifest(text);
  } catch (cause) {
    throw new WorkspaceFileError('damaged', manifestName, { cause });
  }
}
