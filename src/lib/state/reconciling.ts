import { sheetCsv } from '../export/sheet.ts';
import { integer } from '../i18n/format.ts';
import { t } from '../i18n/locale.svelte.ts';
import {
  pairs,
  reconcile,
  reconcileCounts,
  reconcileRows,
  registers,
  type Category,
  type Pair,
  type Reconciled,
  type ReconcileField,
  type ReconcileRow,
} from '../results/reconcile.ts';
import type { Filter } from '../results/types.ts';
import { snapshot, type OpenSnapshot } from './snapshot.svelte.ts';
import { agencyName, opened } from './view.svelte.ts';

/** Two sources held against each other in the open snapshot. */
export interface Reconciliation {
  readonly pair: Pair;
  readonly all: Reconciled;
  readonly byOrg: readonly Reconciled[];
  /** the first rows of the category that was asked for */
  readonly rows: readonly ReconcileRow[];
  readonly total: number;
}

const made = new WeakMap<OpenSnapshot, Map<Pair, Promise<void>>>();

/** Loads what a pair needs and makes its table, once. */
function prepare(pair: Pair): Promise<void> {
  const open = opened();
  const tables = made.get(open) ?? new Map<Pair, Promise<void>>();
  made.set(open, tables);
  const running = tables.get(pair);
  if (running) return running;
  const mine = (async () => {
    await snapshot.needKnown([...registers, ...pairs[pair].there]);
    await snapshot.need([pairs[pair].base]);
    await reconcile(open.engine, pair);
  })();
  tables.set(pair, mine);
  // a table that did not arrive may be asked for again
  mine.catch(() => tables.delete(pair));
  return mine;
}

export async function reconciliationOf(
  pair: Pair,
  filter: Filter,
  category: Category | null,
  limit: number,
): Promise<Reconciliation> {
  const { engine } = opened();
  await prepare(pair);
  const { all, byOrg } = await reconcileCounts(engine, pair, filter);
  const rows = await reconcileRows(engine, pair, { filter, category, limit });
  const total = category === null ? all.due + all.counts.only_there : all.counts[category];
  return { pair, all, byOrg, rows, total };
}

/** What one side says of a field, as it is shown. */
export function fieldOf(row: ReconcileRow, field: ReconcileField, side: 'here' | 'there'): string {
  const value = rawOf(row, field, side);
  return value === null ? t().none : typeof value === 'number' ? integer(value) : value;
}

function rawOf(row: ReconcileRow, field: ReconcileField, side: 'here' | 'there'): string | number | null {
  const here = side === 'here';
  switch (field) {
    case 'party':
      return here ? row.here_party : row.there_party;
    case 'act':
      return here ? row.here_act : row.there_act;
    case 'day':
      return here ? row.here_day : row.there_day;
    case 'fine':
      return here ? row.here_fine : row.there_fine;
    case 'published':
      return here ? row.here_day : row.there_published;
  }
}

/** All rows of a category as a csv text. */
export async function reconciliationCsv(pair: Pair, filter: Filter, category: Category | null): Promise<string> {
  const { engine, manifest } = opened();
  const rows = await reconcileRows(engine, pair, { filter, category });
  const words = t().reconcile;
  const fields: readonly ReconcileField[] = pairs[pair].fields;
  const source = (file: number | null, record: number | null) =>
    file === null || record === null ? null : `${manifest.files[file]?.name ?? file}：${record}`;
  const inWords = (list: string) =>
    list
      .split(',')
      .map((name) => fields.find((field) => field === name))
      .flatMap((field) => (field ? [words.fields[field]] : []))
      .join(t().list.comma);
  const text = (title: string) => ({ title, kind: 'text', width: 20 }) as const;
  return sheetCsv({
    columns: [
      text(words.row.org),
      text(words.row.number),
      text(words.row.subject),
      text(words.row.category),
      text(words.row.state),
      text(words.row.reason),
      ...fields.flatMap((field) => [
        text(words.side(words.here, field === 'published' ? words.fields.day : words.fields[field])),
        text(words.side(words.there[pair], words.fields[field])),
      ]),
      text(words.row.differing),
      text(words.row.lacking),
      text(words.row.rows),
      text(words.row.place),
      text(words.side(words.here, words.row.source)),
      text(words.side(words.there[pair], words.row.source)),
    ],
    rows: rows.map((row) => [
      agencyName(manifest, row.org),
      row.number,
      row.subject,
      words.categories[row.category],
      row.state === null ? null : t().states[row.state],
      row.reason === null ? null : (t().reasons[row.reason] ?? t().reasonOther(row.reason)),
      ...fields.flatMap((field) => [rawOf(row, field, 'here'), rawOf(row, field, 'there')]),
      inWords(row.differing),
      inWords(row.lacking),
      row.there_rows,
      row.place,
      source(row.here_file, row.here_record),
      source(row.there_file, row.there_record),
    ]),
  });
}
