import type { Engine } from '../../src/lib/engine/engine.ts';
import type { RefusedFile, SourceFile } from '../../src/lib/snapshot/manifest.ts';
import { replacedTable } from '../changes/conflicts.ts';
import { acceptedTable } from '../clean/tables.ts';
import { layouts } from '../layouts/index.ts';
import { maskExtras } from './extras.ts';
import { addHashColumns } from './identifiers.ts';
import { countMasked, createMaskedCells, type Masking } from './masked-cells.ts';
import { maskText } from './mask-text.ts';
import type { NameFinder } from './name-finder.ts';
import { hidePersons } from './public.ts';
import { maskIssues, maskOriginals, type LayoutTables } from './raw-texts.ts';
import { forgetSalt, keepSalt } from './salt.ts';
import type { Session } from './session.ts';
import { maskTable } from './tables.ts';

/** How far persons are protected. */
export interface Privacy {
  /** the secret that numbers and names are hashed with; without it nothing is hashed */
  readonly salt?: string | undefined;
  /** hide the names of natural persons, too; needs a salt */
  readonly public?: boolean | undefined;
}

/**
 * Protects natural persons in everything the snapshot will hold (个人信息保护法第六、五十一条; 行政处罚法第五十条): masks their numbers and writes
 * salted hashes beside them, leaves out how they are reached and where they live, and in a public build hides their names. In: the accepted
 * and the replaced rows of all layouts, `issues`, `originals`, `extras`, `troubled_parties`, and what the manifest will say of the files,
 * which is changed in place. Out: the masking report. Must run before anything is derived from the rows. Idempotent on its own output.
 */
export async function protectPersons(
  engine: Engine,
  said: { files: readonly SourceFile[]; refused: readonly RefusedFile[] },
  privacy: Privacy,
): Promise<Masking[]> {
  const salt = privacy.salt ?? null;
  if (privacy.public === true && salt === null) throw new Error('a public build needs a salt');
  const session: Session = { engine, salt };
  const tables = await layoutTables(engine);
  await createMaskedCells(engine);
  if (salt !== null) await keepSalt(engine, salt);
  await maskOriginals(session, tables);
  for (const layout of layouts) {
    await addHashColumns(engine, layout, acceptedTable(layout));
    for (const table of tables.get(layout.id) ?? [])
      await maskTable(session, layout, table, table === acceptedTable(layout));
  }
  await maskIssues(session);
  await maskExtras(session);
  const finder = privacy.public === true && salt !== null ? await hidePersons(engine, salt, tables) : null;
  await engine.run('DROP TABLE troubled_parties');
  if (salt !== null) await forgetSalt(engine);
  await maskFiles(engine, said, finder);
  return countMasked(engine);
}

/** The tables of accepted and of replaced rows, by layout. */
async function layoutTables(engine: Engine): Promise<LayoutTables> {
  const rows = await engine.query<{ name: string }>('SELECT table_name AS name FROM duckdb_tables()');
  const present = new Set(rows.map((r) => r.name));
  return new Map(
    layouts.map((l) => [l.id, [acceptedTable(l), replacedTable(l)].filter((table) => present.has(table))] as const),
  );
}

/** Names of files and sheets, headers, and what was noticed about them: all of it was written by people. */
async function maskFiles(
  engine: Engine,
  { files, refused }: { files: readonly SourceFile[]; refused: readonly RefusedFile[] },
  finder: NameFinder | null,
): Promise<void> {
  const masked = (text: string) => (finder ? finder.replace(maskText(text)) : maskText(text));
  const renamed: { file: number[]; name: string[] } = { file: [], name: [] };
  for (const [index, file] of files.entries()) {
    const name = masked(file.name);
    if (name !== file.name) {
      renamed.file.push(index);
      renamed.name.push(name);
    }
    Object.assign(file, {
      name,
      sheet: file.sheet === null ? null : masked(file.sheet),
      columns: Object.fromEntries(Object.entries(file.columns).map(([field, text]) => [field, masked(text)])),
      unread_columns: file.unread_columns.map(masked),
      notes: file.notes.map((note) => ({ ...note, message: masked(note.message) })),
    });
  }
  for (const file of refused) Object.assign(file, { name: masked(file.name), message: masked(file.message) });
  if (renamed.file.length === 0) return;
  await engine.run('CREATE TABLE renamed (file INTEGER, name VARCHAR)');
  await engine.append('renamed', renamed);
  await engine.run(
    'UPDATE all_sources SET name = r.name FROM renamed r WHERE r.file = all_sources.file; DROP TABLE renamed',
  );
}
