import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { acceptedTable } from '../../ingest/clean/tables.ts';
import { layouts } from '../../ingest/layouts/index.ts';
import { wholeFolder, type Unit } from '../../ingest/publish/units.ts';
import { literal } from '../../src/lib/engine/engine.ts';
import { openSnapshot } from '../../src/lib/snapshot/native.ts';

/** Looks for what a unit may not see in its folder of a publication: in every cell, read back row by row, and in every byte. */

/** Types of columns whose texts tell whose they are: numbers, names, free text; not the words of code lists, days or amounts. */
const tellingTypes: ReadonlySet<string> = new Set(['key', 'name', 'text', 'people', 'uscc', 'partycode', 'docno']);
/** Characters; a shorter text may stand anywhere. */
const telling = 4;

/** Everything that a folder says: the texts of all cells, of the manifest, and the bytes of its files. */
export interface Said {
  readonly texts: ReadonlySet<string>;
  readonly files: readonly { readonly name: string; readonly bytes: Buffer }[];
}

export async function said(place: string): Promise<Said> {
  const texts = new Set<string>();
  const collect = (value: unknown): void => {
    if (typeof value === 'string') texts.add(value);
    else if (typeof value === 'object' && value !== null)
      for (const [key, inner] of Object.entries(value)) {
        texts.add(key);
        collect(inner);
      }
  };
  const { engine, manifest } = await openSnapshot(join(place, 'snapshot'));
  try {
    collect(manifest);
    for (const { path } of Object.values(manifest.tables))
      for (const row of await engine.query(`SELECT * FROM read_parquet(${literal(join(place, 'snapshot', path))})`))
        collect(row);
  } finally {
    await engine.close();
  }
  const entries = readdirSync(place, { recursive: true, withFileTypes: true }).filter((entry) => entry.isFile());
  const files = entries.map(({ parentPath, name }) => ({ name, bytes: readFileSync(join(parentPath, name)) }));
  return { texts, files };
}

/** What is in a snapshot, by agency: the texts of the rows as they were handed in, kept or not; `-` those of no agency. */
export async function textsByAgency(snapshot: string): Promise<ReadonlyMap<string, ReadonlySet<string>>> {
  const { engine, manifest } = await openSnapshot(snapshot);
  const found = new Map<string, Set<string>>();
  const add = (org: string | null, text: string | null) => {
    if (text === null) return;
    const texts = found.get(org ?? '-') ?? new Set<string>();
    found.set(org ?? '-', texts.add(text));
  };
  try {
    for (const layout of layouts) {
      const fields = layout.columns.filter(({ type }) => tellingTypes.has(type)).map(({ field }) => field);
      const kept = acceptedTable(layout);
      const list = fields.map((field) => `CAST("${field}" AS VARCHAR)`).join(', ');
      const rows = `(SELECT file, record, org FROM ${kept} UNION SELECT file, record, org FROM all_fates WHERE layout = ${literal(layout.id)}) k`;
      const named = `field IN (${fields.map((field) => literal(field)).join(', ')})`;
      for (const { org, text } of await engine.query<{ org: string | null; text: string | null }>(
        `SELECT DISTINCT org, text FROM (
           SELECT org, unnest([${list}]) AS text FROM ${kept}
           UNION ALL SELECT k.org, text FROM all_extras JOIN ${rows} USING (file, record)
           UNION ALL SELECT k.org, raw FROM all_originals JOIN ${rows} USING (file, record) WHERE ${named}
           UNION ALL SELECT k.org, raw FROM issues JOIN ${rows} USING (file, record) WHERE ${named})`,
      ))
        add(org, text);
    }
    for (const { code, name } of manifest.agencies) for (const text of [code, name]) add(code, text);
  } finally {
    await engine.close();
  }
  return found;
}

/** Where something of another unit was found in the folder of a unit; and how much there was to be found. */
export async function foreignIn(
  out: string,
  unit: Unit,
  known: ReadonlyMap<string, ReadonlySet<string>>,
  sought = Infinity,
): Promise<{ found: string[]; secrets: number; controls: number }> {
  const own = new Set(unit.orgs.flatMap((org) => [...(known.get(org) ?? [])]));
  const ownText = [...own].join('\n');
  const others = [...known].filter(([org]) => !unit.orgs.includes(org)).flatMap(([, texts]) => [...texts]);
  const secrets = [...new Set(others)].filter(
    (text) => [...text].length >= telling && !ownText.includes(text) && !/^[\d.:\- /]+$/.test(text),
  );
  const here = await said(join(out, unit.folder));
  const composed = [...here.texts].filter((text) => !own.has(text) && text.length > telling).join('\n');
  const found = secrets.flatMap((secret) => {
    if (here.texts.has(secret)) return [`${secret} in a cell`];
    return composed.includes(secret) ? [`${secret} within a cell`] : [];
  });
  const step = Math.ceil(secrets.length / Math.min(sought, secrets.length));
  for (const secret of secrets.filter((_, i) => i % step === 0))
    for (const { name, bytes } of here.files)
      if (bytes.includes(secret)) found.push(`${secret} in the bytes of ${name}`);
  const whole = await said(join(out, wholeFolder));
  return { found, secrets: secrets.length, controls: secrets.filter((secret) => whole.texts.has(secret)).length };
}
