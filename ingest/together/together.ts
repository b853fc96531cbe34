import { identifier, type Engine } from '../../src/lib/engine/engine.ts';
import type { Ledger, SourceFile } from '../../src/lib/snapshot/manifest.ts';
import type { Previous } from '../changes/previous.ts';
import { sqlType } from '../clean/sql-types.ts';
import { acceptedTable, dateTimes } from '../clean/tables.ts';
import type { Layout } from '../layouts/layout.ts';
import { layouts } from '../layouts/index.ts';
import { hashField, identityColumns } from '../privacy/identifiers.ts';
import { NotTogether } from './why-not.ts';

/** Tables of the engine, and what they are called in a snapshot. `kept`: they also name the file of the row that was kept. */
const findings = [
  { table: 'all_absent', name: 'absent', kept: false },
  { table: 'issues', name: 'issues', kept: true },
  { table: 'all_fates', name: 'fates', kept: false },
  { table: 'all_conflict_fields', name: 'conflict_fields', kept: true },
  { table: 'originals', name: 'originals', kept: false },
  { table: 'extras', name: 'extras', kept: false },
  { table: 'all_masked', name: 'masked', kept: false },
] as const;

/**
 * The rows of a snapshot that stands, under new files: a file of the same name takes the place of the old one, and a row of a new file that of
 * an old row with the same natural key, as if all files were read again. What was decided of the old rows then, it stays: they are
 * not cleaned, linked or masked again, nor is a row that was rejected then looked at once more.
 */
export class Together {
  readonly #engine: Engine;
  readonly #previous: Previous;
  /** the old files that stay; they come first in the new snapshot */
  readonly files: readonly SourceFile[];
  /** layout → ledgers as they were */
  readonly #ledgers: readonly Ledger[];

  private constructor(engine: Engine, previous: Previous, files: readonly SourceFile[]) {
    this.#engine = engine;
    this.#previous = previous;
    this.files = files.map((file) => ({ ...file, ledger: { ...file.ledger } }));
    this.#ledgers = files.map((file) => file.ledger);
  }

  /** Rejects with `NotTogether`, and with `DamagedTable`. `names`: of the new files, refused ones too. */
  static async open(engine: Engine, previous: Previous, names: ReadonlySet<string>): Promise<Together> {
    const { files } = previous.manifest;
    const stay = files.map(({ name }) => !names.has(name));
    const kept = files.flatMap((_, i) => (stay[i] ? [i] : []));
    await engine.run('CREATE TABLE old_files (old INTEGER, new INTEGER)');
    await engine.append('old_files', { old: kept, new: kept.map((_, i) => i) });
    const together = new Together(
      engine,
      previous,
      files.filter((_, i) => stay[i]),
    );
    const issues = await previous.table('issues');
    const orphans = await engine.query(
      `SELECT 1 AS n FROM ${issues ?? 'old_files'} i SEMI JOIN old_files f ON f.old = i.file
       ANTI JOIN old_files k ON k.old = i.kept_file WHERE i.kept_file IS NOT NULL LIMIT 1`,
    );
    if (orphans.length > 0) throw new NotTogether('superseded');
    return together;
  }

  /** Layouts of which old rows stay. */
  get present(): ReadonlySet<string> {
    return new Set(this.files.map((file) => file.layout));
  }

  /** Puts the old rows of a layout into `all_<layout>`, which is empty. */
  async addRows(layout: Layout): Promise<void> {
    if (!this.present.has(layout.id)) return;
    const source = await this.#previous.table(layout.id);
    if (source === null) return;
    const fields = await this.#fieldsOf(layout, source);
    const seconds = dateTimes(layout).map((c) => `t.${identifier(`${c.field}_sec`)}`);
    const list = [...fields.map((field) => `t.${identifier(field)}`), 't.org', 'f.new', 't.record', ...seconds];
    await this.#engine.run(
      `INSERT INTO ${acceptedTable(layout)} SELECT ${list.join(', ')} FROM ${source} t JOIN old_files f ON f.old = t.file
       ORDER BY f.new, t.record`,
    );
  }

  /** What was worked out of the old rows beside them. Call it when the same of the new rows is complete, persons masked. */
  async addFindings(): Promise<void> {
    for (const { table, name, kept } of findings) {
      const source = await this.#previous.table(name);
      if (source === null) throw new NotTogether('version');
      await this.#engine.run(
        `INSERT INTO ${table} BY NAME SELECT t.* REPLACE (f.new AS file${kept ? ', k.new AS kept_file' : ''}) FROM ${source} t
         JOIN old_files f ON f.old = t.file ${kept ? 'LEFT JOIN old_files k ON k.old = t.kept_file' : ''}`,
      );
    }
    for (const layout of layouts.filter(({ id }) => this.present.has(id))) await this.#addHashes(layout);
    await this.#engine.run('DROP TABLE old_files');
  }

  /** Of an old file: what it was, and what became of its rows beside the new ones. */
  ledger(file: number, now: Pick<Ledger, 'accepted' | 'conflicts' | 'duplicates'>): Ledger {
    const then = this.#ledgers[file];
    if (!then) throw new Error(`no old file ${file}`);
    const { accepted, conflicts, duplicates } = now;
    return {
      ...then,
      accepted,
      conflicts: then.conflicts + conflicts,
      duplicates: then.duplicates + duplicates,
    };
  }

  /** Hashes are made where numbers are masked; those of the old rows were made then. */
  async #addHashes(layout: Layout): Promise<void> {
    const fields = identityColumns(layout).flatMap(({ field, hashed }) => (hashed ? [hashField(field)] : []));
    const source = fields.length === 0 ? null : await this.#previous.table(layout.id);
    if (source === null) return;
    const table = acceptedTable(layout);
    const sets = fields.map((field) => `${identifier(field)} = o.${identifier(field)}`);
    const any = fields.map((field) => `t.${identifier(field)} IS NOT NULL`).join(' OR ');
    await this.#engine.run(
      `UPDATE ${table} SET ${sets.join(', ')} FROM (
         SELECT f.new AS file, t.record, ${fields.map((field) => `t.${identifier(field)}`).join(', ')}
         FROM ${source} t JOIN old_files f ON f.old = t.file WHERE ${any}
       ) o WHERE o.file = ${table}.file AND o.record = ${table}.record`,
    );
  }

  /** The fields of a layout, if the old rows have them in the form of the new ones. */
  async #fieldsOf(layout: Layout, source: string): Promise<string[]> {
    const described = await this.#engine.query<{ column_name: string; column_type: string }>(
      `DESCRIBE SELECT * FROM ${source}`,
    );
    const types = new Map(described.map((column) => [column.column_name, column.column_type]));
    if (layout.columns.some((column) => types.get(column.field) !== sqlType(column.type)))
      throw new NotTogether('version');
    return layout.columns.map((column) => column.field);
  }
}
