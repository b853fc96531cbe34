import { layouts } from '../../../ingest/layouts/index.ts';
import { identifier, type Value } from '../engine/engine.ts';
import type { PartTables, Wish } from '../engine/part-tables.ts';
import { knownViews } from '../metrics/known.ts';
import { actKinds, asNumber, type ActKind, type ActRef, type Found } from '../results/case/acts.ts';
import { openCase, type Case } from '../results/case/case.ts';
import { linksOf } from '../results/case/links.ts';
import {
  afterPrefix,
  findRegistered,
  registeredValues,
  registerTable,
  searchRegistered,
} from '../results/case/registered.ts';
import { Bindings } from '../results/filter.ts';
import { snapshot, type OpenSnapshot } from './snapshot.svelte.ts';

/** Cases of a snapshot that is read by parts: what is needed of one is looked up by its numbers, step by step. */

/** The cases with this number, as `findActs` gives them. Rejects like `snapshot.asking`. */
export async function findByParts(
  parts: PartTables,
  { engine }: OpenSnapshot,
  number: string,
  only: { readonly org?: string | null; readonly layout?: string | null } = {},
): Promise<ActRef[]> {
  const values = await registeredValues(engine, number);
  return parts.with([{ table: registerTable, conditions: [{ column: 'value', any: values }] }], () =>
    findRegistered(engine, number, values, only),
  );
}

/** The cases whose number begins with a text; null when so many begin so that they can't be counted. Rejects like `snapshot.asking`. */
export async function searchByParts(
  parts: PartTables,
  { engine }: OpenSnapshot,
  text: string,
  limit: number,
): Promise<Found | null> {
  const prefix = asNumber(text);
  const wish = (to: string): Wish => ({ table: registerTable, conditions: [{ column: 'value', from: prefix, to }] });
  const all = wish(afterPrefix(prefix));
  if ((await parts.size([all])).rows > searchedRows) return null;
  return parts.with([all], () => searchRegistered(engine, text, limit));
}

/** Rows of the register of numbers that a search looks through at most. */
const searchedRows = 150_000;

/** Collects a case as `openCase` does. Rejects like `snapshot.asking`. */
export async function caseByParts(parts: PartTables, opened: OpenSnapshot, ref: ActRef): Promise<Case | null> {
  const { engine, manifest, ruleset } = opened;
  const held = parts.hold();
  const need = new Needed(parts, opened, held.add);
  try {
    await prepareTables(parts, opened);
    const kind: ActKind = actKinds[ref.layout];
    await need.rows([ref.number]);
    const [own] = await engine.query<Record<string, Value>>(
      `SELECT * FROM ${identifier(ref.layout)} WHERE ${kind.number} = $1 AND org = $2 ORDER BY file, record LIMIT 1`,
      [ref.number, ref.org],
    );
    if (!own) return null;
    const links = linksOf(ref, (field) => own[field] ?? null);
    await need.rows(links.flatMap(({ any }) => any.map(({ value }) => value)));
    const duties = await engine.query<{ duty_no: string }>('SELECT duty_no FROM duties WHERE ref_no = $1', [
      ref.number,
    ]);
    const numbers = duties.map(({ duty_no: duty }) => duty);
    const unnumbered = await unnumberedOf(need, opened, numbers);
    await need.rows([...numbers, ...unnumbered]);
    await need.add([{ table: 'by_subject', conditions: [{ column: 'subject', any: subjectsOf(ref) }] }]);
    await need.remarks([
      { layout: ref.layout, any: [{ field: kind.number, value: ref.number }] },
      ...links,
      { layout: 'recordings', any: unnumbered.map((value) => ({ field: 'rec_no', value })) },
    ]);
    return await openCase(engine, manifest, ruleset, ref, {
      verdicts: 'by_subject',
      unnumbered: () => Promise.resolve(unnumbered),
    });
  } finally {
    held.release();
  }
}

function subjectsOf({ number, decision_no: decision }: ActRef): string[] {
  return decision === null ? [number] : [number, decision];
}

/** Every table that a case is collected from is known to the engine: the small ones whole, of the large ones nothing yet. */
async function prepareTables(parts: PartTables, { engine, manifest }: OpenSnapshot): Promise<void> {
  for (const name of [...layouts.map(({ id }) => id), 'penalties', 'staff', 'originals', 'issues'])
    if (snapshot.isDivided(name)) await parts.prepare(name);
    else await snapshot.needTable(name);
  await engine.run(knownViews(manifest.as_of));
}

async function unnumberedOf(need: Needed, { engine }: OpenSnapshot, duties: readonly string[]): Promise<string[]> {
  if (duties.length === 0) return [];
  await need.add([{ table: 'unnumbered', conditions: [{ column: 'duty_no', any: duties }] }]);
  const bindings = new Bindings();
  const found = await engine.query<{ rec_no: string }>(
    `SELECT rec_no FROM unnumbered WHERE duty_no IN (${bindings.list(duties)}) ORDER BY rec_no`,
    bindings.values,
  );
  return found.map(({ rec_no }) => rec_no);
}

/** Brings what a case needs of the large tables. */
class Needed {
  readonly #parts: PartTables;
  readonly #opened: OpenSnapshot;
  readonly add: (wishes: readonly Wish[]) => Promise<void>;

  constructor(parts: PartTables, opened: OpenSnapshot, add: Needed['add']) {
    this.#parts = parts;
    this.#opened = opened;
    this.add = add;
  }

  /** The rows of all layouts that have one of these numbers in a field by which they are linked. */
  async rows(values: readonly string[]): Promise<void> {
    if (values.length === 0) return;
    const { engine } = this.#opened;
    const wish = { table: 'lookup', conditions: [{ column: 'value', any: values }] };
    const found = await this.#parts.with([wish], () => {
      const bindings = new Bindings();
      return engine.query<{ table: string; part: number }>(
        `SELECT DISTINCT "table", part FROM lookup WHERE value IN (${bindings.list(values)}) ORDER BY "table", part`,
        bindings.values,
      );
    });
    const tables = new Set(found.map(({ table }) => table));
    await this.add(
      [...tables].map((table) => ({
        table,
        parts: found.filter((row) => row.table === table).map(({ part }) => part),
      })),
    );
  }

  /** What was found wrong with the rows of these links, and what their cells were before they were cleaned. */
  async remarks(
    links: readonly { layout: string; any: readonly { readonly field: string; readonly value: string }[] }[],
  ): Promise<void> {
    const places: { file: number; record: number }[] = [];
    for (const { layout, any } of links) {
      if (any.length === 0) continue;
      const bindings = new Bindings();
      const where = any.map(({ field, value }) => `${identifier(field)} = ${bindings.bind(value)}`).join(' OR ');
      places.push(
        ...(await this.#opened.engine.query<{ file: number; record: number }>(
          `SELECT file, record FROM ${identifier(layout)} WHERE ${where}`,
          bindings.values,
        )),
      );
    }
    for (const table of ['originals', 'issues'])
      if (snapshot.isDivided(table))
        await this.add(
          places.map(({ file, record }) => ({
            table,
            conditions: [
              { column: 'file', any: [file] },
              { column: 'record', any: [record] },
            ],
          })),
        );
  }
}
