import * as v from 'valibot';
import { literal, type Engine } from '../../src/lib/engine/engine.ts';
import { sha256 } from '../../src/lib/metrics/sha256.ts';
import { sourceFileSchema, type SourceFile } from '../../src/lib/snapshot/manifest.ts';
import type { StagedSheet } from '../clean/stage.ts';
import { asideTable, flawTable } from '../clean/tables.ts';
import type { OpenRequest } from '../open-file.ts';
import { sha256File } from '../read/bytes.ts';
import type { CacheFolder } from './folder.ts';
import { programHash } from './program.ts';

const tableSchema = v.object({ name: v.string(), sha256: v.string() });

/** One reading of a source: what the manifest will say of it, and its rows as they were cleaned, in tables. */
const keptSheetSchema = v.object({
  file: sourceFileSchema,
  layout: v.string(),
  /** fields that some column of the source is read as */
  fields: v.array(v.string()),
  /** required fields that the source does not have */
  absent: v.array(v.string()),
  records: v.number(),
  counts: v.object({ physical: v.number(), blank: v.number(), nondata: v.number() }),
  wide: v.array(v.string()),
  rows: tableSchema,
  flaws: tableSchema,
  originals: tableSchema,
  extras: tableSchema,
});
const entrySchema = v.object({ sheets: v.array(keptSheetSchema) });

export type KeptSheet = v.InferOutput<typeof keptSheetSchema>;

/** What is known of one reading when its rows have been cleaned. */
export interface CleanedSheet {
  readonly file: SourceFile;
  readonly layout: string;
  readonly fields: readonly string[];
  readonly absent: readonly string[];
  readonly records: number;
  readonly staged: StagedSheet;
}

interface Pending {
  readonly key: string;
  readonly readings: number;
  readonly sheets: KeptSheet[];
}

/**
 * Keeps what reading and cleaning made of a source file, so that the next run need not read it again: the rows of its sheets, typed, the
 * flaws, the texts that were written otherwise and the cells no column of ours has. Known by the hash of the bytes, of the file's name, of
 * what is said of it, of the mappings and of the program. Persons' numbers are in it as they were: the folder is the owner's alone.
 */
export class SheetCache {
  readonly #folder: CacheFolder;
  readonly #read: boolean;
  readonly #pending = new Map<string, Pending>();
  /** key → the folder in which its entry is made */
  readonly #making = new Map<string, string>();
  /** files and rows that were not read again */
  readonly reused = { files: 0, rows: 0 };

  /** `read`: false where nothing kept is to be used */
  constructor(folder: CacheFolder, read: boolean) {
    this.#folder = folder;
    this.#read = read;
  }

  /** What stands for a source and all that is said of it. */
  async keyOf({ source, said, mappings }: OpenRequest): Promise<string> {
    const bytes = await sha256File(source.path);
    return sha256(JSON.stringify([programHash(), source.name, bytes, said, mappings]));
  }

  /** The readings of a source as they were kept; null when it has to be read. */
  async find(key: string): Promise<readonly KeptSheet[] | null> {
    if (!this.#read) return null;
    const found = await this.#folder.find(key, (content) => {
      const entry = v.safeParse(entrySchema, content);
      return entry.success ? entry.output.sheets.flatMap((s) => [s.rows, s.flaws, s.originals, s.extras]) : null;
    });
    if (found === null) return null;
    const { sheets } = v.parse(entrySchema, found);
    this.reused.files++;
    this.reused.rows += sheets[0]?.records ?? 0;
    return sheets;
  }

  /** A source that was opened will be cleaned into so many sheets. */
  expect(key: string, readings: number): void {
    this.#pending.set(key, { key, readings, sheets: [] });
  }

  /** Keeps a cleaned sheet; with the last one of its source the entry is whole. Must be called before the sheet is dropped. */
  async add(engine: Engine, key: string, sheet: CleanedSheet): Promise<void> {
    const pending = this.#pending.get(key);
    if (!pending) return;
    const folder = pending.sheets.length === 0 ? await this.#folder.begin(key) : null;
    if (folder !== null) this.#making.set(key, folder);
    const place = this.#making.get(key);
    if (place === undefined) throw new Error(`no entry ${key}`);
    const i = pending.sheets.length;
    const { file } = sheet.staged;
    const write = async (name: string, select: string) => {
      const path = `${place}/${name}`;
      await engine.run(`COPY (${select}) TO ${literal(path)} (FORMAT parquet, COMPRESSION zstd)`);
      return { name, sha256: await sha256File(path) };
    };
    const aside = sheet.staged.counts.aside === 0 ? '' : `WHERE record NOT IN (SELECT record FROM ${asideTable(file)})`;
    const { physical, blank, nondata } = sheet.staged.counts;
    pending.sheets.push({
      file: { ...structuredClone(sheet.file) },
      layout: sheet.layout,
      fields: [...sheet.fields],
      absent: [...sheet.absent],
      records: sheet.records,
      counts: { physical, blank, nondata },
      wide: [...sheet.staged.wide],
      rows: await write(`${i}-rows.parquet`, `SELECT * EXCLUDE (file) FROM (${sheet.staged.all}) ${aside}`),
      flaws: await write(`${i}-flaws.parquet`, `SELECT * EXCLUDE (file) FROM ${flawTable(file)}`),
      originals: await write(`${i}-originals.parquet`, `SELECT record, field, raw FROM originals WHERE file = ${file}`),
      extras: await write(`${i}-extras.parquet`, `SELECT record, header, text FROM extras WHERE file = ${file}`),
    });
    if (pending.sheets.length < pending.readings) return;
    await this.#folder.keep(key, { sheets: pending.sheets });
    this.#pending.delete(key);
  }

  /** Puts a kept sheet where `stageFile` would have put it, as file number `file`. */
  async stage(engine: Engine, key: string, kept: KeptSheet, file: number): Promise<StagedSheet> {
    const table = ({ name }: { name: string }) => `read_parquet(${literal(this.#folder.file(key, name))})`;
    await engine.run(
      `CREATE TABLE ${flawTable(file)} AS SELECT CAST(${file} AS INTEGER) AS file, * FROM ${table(kept.flaws)};
       INSERT INTO originals SELECT ${file}, * FROM ${table(kept.originals)};
       INSERT INTO extras SELECT ${file}, * FROM ${table(kept.extras)}`,
    );
    const all = `SELECT CAST(${file} AS INTEGER) AS file, * FROM ${table(kept.rows)}`;
    return { file, select: () => all, all, counts: { ...kept.counts, aside: 0 }, wide: kept.wide };
  }
}
