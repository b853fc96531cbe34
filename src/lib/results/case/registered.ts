import type { Engine } from '../../engine/engine.ts';
import { Bindings } from '../filter.ts';
import { asNumber, type ActRef, type Found } from './acts.ts';

/**
 * Cases found in the table `acts` of a snapshot that is read by parts: every number and every number of a decision, in capitals, in their
 * order. So they are found by how they begin, not by what is in their middle.
 */
export const registerTable = 'acts';

const columns = 'layout, org, number, decision_no, "on"';

/** The values under which a number as it was typed may stand there. Rejects with the engine's error. */
export async function registeredValues(engine: Engine, number: string): Promise<string[]> {
  const bindings = new Bindings();
  const found = await engine.query<{ value: string }>(
    `SELECT DISTINCT upper(typed) AS value FROM (VALUES ${typed(number)
      .map((value) => `(${bindings.bind(value)})`)
      .join(', ')}) AS t(typed)`,
    bindings.values,
  );
  return found.map(({ value }) => value);
}

function typed(number: string): string[] {
  return [...new Set([number, number.trim(), asNumber(number)])];
}

/** What `findActs` finds, from the table `acts`, which must have the rows of `values`. */
export function findRegistered(
  engine: Engine,
  number: string,
  values: readonly string[],
  only: { readonly org?: string | null; readonly layout?: string | null } = {},
): Promise<ActRef[]> {
  const bindings = new Bindings();
  const wanted = typed(number);
  const list = () => bindings.list(wanted);
  const conditions = [
    `value IN (${bindings.list(values)})`,
    `(number IN (${list()}) OR decision_no IN (${list()}))`,
    ...(only.org ? [`org = ${bindings.bind(only.org)}`] : []),
    ...(only.layout ? [`layout = ${bindings.bind(only.layout)}`] : []),
  ];
  return engine.query<ActRef>(
    `SELECT ${columns} FROM (SELECT DISTINCT place, ${columns} FROM ${registerTable} WHERE ${conditions.join(' AND ')})
     ORDER BY place, number, org`,
    bindings.values,
  );
}

/** What every text that begins so is less than. */
export function afterPrefix(prefix: string): string {
  return `${prefix}\u{10FFFF}`;
}

/** The cases whose number or 文号 begins with a text: the whole number first, then the newest. The table must have all of these. */
export async function searchRegistered(engine: Engine, text: string, limit = 50): Promise<Found> {
  const wanted = asNumber(text);
  const where = (bindings: Bindings) => `starts_with(value, ${bindings.bind(wanted)})`;
  const counting = new Bindings();
  const [count] = await engine.query<{ n: number }>(
    `SELECT count(*) AS n FROM (SELECT DISTINCT place, ${columns} FROM ${registerTable} WHERE ${where(counting)})`,
    counting.values,
  );
  const listing = new Bindings();
  const condition = where(listing);
  const exact = `CASE WHEN number = ${listing.bind(wanted)} OR decision_no = ${listing.bind(wanted)} THEN 0 ELSE 1 END`;
  const acts = await engine.query<ActRef>(
    `SELECT ${columns} FROM (SELECT DISTINCT place, ${columns} FROM ${registerTable} WHERE ${condition})
     ORDER BY ${exact}, "on" DESC NULLS LAST, number, place LIMIT ${Math.trunc(limit)}`,
    listing.values,
  );
  return { total: count?.n ?? 0, acts };
}
