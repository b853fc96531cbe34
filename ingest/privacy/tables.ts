import { identifier, type Engine } from '../../src/lib/engine/engine.ts';
import { citizenCondition } from '../clean/code-checks.ts';
import type { Column, Layout } from '../layouts/layout.ts';
import { mayBeInList, mayHoldPersons, peopleCondition, textCondition } from './candidates.ts';
import { identityColumns, maskIdentities } from './identifiers.ts';
import { noteMasked } from './masked-cells.ts';
import { createRewritten, distinctTexts, maskedCertificate, maskTexts, type Session } from './session.ts';

/** A column of texts in which a person's number may stand, and the SQL conditions of such. */
interface TextColumn {
  readonly column: Column;
  readonly field: string;
  readonly repeats: boolean;
  /** cheap; true wherever `when` is, null where it would be no cheaper */
  readonly suspect: string | null;
  readonly when: string;
}

/** Certificates and the codes of other registers, in which some write a citizen number. */
const otherCodes = /^(?:cert_no|lpq_no|code_\d)$/u;
/** Columns with the same few names, codes and phrases again and again, beside those of agencies. */
const repeating: ReadonlySet<string> = new Set([
  'user_name',
  'approved_by',
  'cert_no',
  'source_unit',
  'area',
  'category',
  'violation',
  'label',
]);

/**
 * Masks the numbers of persons in a layout's rows, accepted ones or others in their form. One cheap question finds the columns that may
 * hold any, a second one those that do; where there are none, nothing is written. `hashes`: the table has the columns for them.
 */
export async function maskTable(session: Session, layout: Layout, table: string, hashes: boolean): Promise<void> {
  const { engine } = session;
  if ((await engine.query(`SELECT 1 AS n FROM ${table} LIMIT 1`)).length === 0) return;
  const identities = identityColumns(layout);
  const texts = textColumns(layout);
  const suspects = await holding(
    engine,
    table,
    [...identities, ...texts].map((column) => ({ column, when: column.suspect ?? column.when })),
  );
  const columns = identities.filter((column) => suspects.has(column));
  await maskIdentities(engine, { layout, table, columns, hash: hashes && session.salt !== null });
  const doubtful = texts.filter((column) => suspects.has(column));
  const found = await holding(
    engine,
    table,
    // CASE, unlike AND, asks the dear question of the few suspects only
    doubtful.flatMap((column) =>
      column.suspect === null
        ? []
        : [{ column, when: `CASE WHEN ${column.suspect} THEN ${column.when} ELSE false END` }],
    ),
  );
  for (const column of doubtful)
    if (column.suspect === null || found.has(column)) await maskColumn(session, layout, table, column);
}

/** A column as it is asked about. */
interface Asked<C> {
  readonly column: C;
  readonly when: string;
}

/** Of the columns those of which the condition is true in some row. Columns whose values repeat are asked about their different values. */
async function holding<C extends { readonly field: string; readonly repeats: boolean }>(
  engine: Engine,
  table: string,
  asked: readonly Asked<C>[],
): Promise<Set<C>> {
  const found = new Set<C>();
  for (const repeats of [true, false]) {
    const group = asked.filter((a) => a.column.repeats === repeats);
    if (group.length === 0) continue;
    const counts = group.map(({ when }, i) => `count(*) FILTER (WHERE ${when}) AS n${i}`);
    const fields = group.map(({ column }) => identifier(column.field)).join(', ');
    const from = repeats ? `(SELECT DISTINCT ${fields} FROM ${table})` : table;
    const [row] = await engine.query<Record<string, number>>(`SELECT ${counts.join(', ')} FROM ${from}`);
    for (const [i, { column }] of group.entries()) if ((row?.[`n${i}`] ?? 0) > 0) found.add(column);
  }
  return found;
}

function textColumns(layout: Layout): TextColumn[] {
  return layout.columns.flatMap((column) => {
    const text = identifier(column.field);
    const { field } = column;
    const repeats = column.agency === true || repeating.has(field);
    switch (column.type) {
      case 'text':
      case 'name':
        // every name of a recording has a device, an officer and a time in it
        return [
          {
            column,
            field,
            repeats,
            suspect: field === 'file_name' ? null : mayHoldPersons(text),
            when: textCondition(text),
          },
        ];
      case 'people':
        return [{ column, field, repeats, suspect: mayBeInList(text), when: peopleCondition(text) }];
      case 'key':
        return otherCodes.test(field)
          ? [{ column, field, repeats, suspect: `length(${text}) = 18`, when: `(${citizenCondition(text)})` }]
          : [];
      default:
        return [];
    }
  });
}

async function maskColumn(
  session: Session,
  layout: Layout,
  table: string,
  { column, when }: TextColumn,
): Promise<void> {
  const { engine, salt } = session;
  const { field, type } = column;
  const found = await distinctTexts(engine, table, field, when);
  const masked =
    type === 'key'
      ? new Map(found.map((number) => [number, maskedCertificate(number, salt)]))
      : await maskTexts(session, found, type === 'people');
  await rewriteColumn(engine, { layout, table, field, texts: masked });
}

/** Puts other texts in place of some of a column and notes the cells. */
export async function rewriteColumn(
  engine: Engine,
  change: {
    layout: Layout;
    table: string;
    field: string;
    texts: ReadonlyMap<string, string>;
    action?: 'masked' | 'hidden';
  },
): Promise<void> {
  const { layout, table, field, texts, action = 'masked' } = change;
  if (texts.size === 0) return;
  const text = identifier(field);
  await createRewritten(engine, texts);
  await noteMasked(engine, {
    layout: layout.id,
    field,
    action,
    from: `${table} t SEMI JOIN rewritten r ON r.old = t.${text}`,
  });
  await engine.run(
    `UPDATE ${table} SET ${text} = r.new FROM rewritten r WHERE r.old = ${table}.${text}; DROP TABLE rewritten`,
  );
}
