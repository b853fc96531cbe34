import { identifier, type Engine } from '../../src/lib/engine/engine.ts';
import { citizenCondition } from '../clean/code-checks.ts';
import type { Column, Layout } from '../layouts/layout.ts';
import { mayHoldPersons, peopleCondition, textCondition } from './candidates.ts';
import { identityColumns, maskIdentities } from './identifiers.ts';
import { noteMasked } from './masked-cells.ts';
import { createRewritten, distinctTexts, maskedCertificate, maskTexts, type Session } from './session.ts';

/** A column of texts in which a person's number may stand, and the SQL condition of such. */
interface TextColumn {
  readonly column: Column;
  readonly suspect: string;
  readonly when: string;
}

/** Certificates and the codes of other registers, in which some write a citizen number. */
const otherCodes = /^(?:cert_no|lpq_no|code_\d)$/u;

/**
 * Masks the numbers of persons in a layout's rows, accepted ones or others in their form. One cheap question finds the columns that may
 * hold any, a second one those that do; where there are none, nothing is written. `hashes`: the table has the columns for them.
 */
export async function maskTable(session: Session, layout: Layout, table: string, hashes: boolean): Promise<void> {
  const { engine } = session;
  const identities = identityColumns(layout);
  const texts = textColumns(layout);
  if (!(await isFilled(engine, table))) return;
  const suspects = await holding(engine, table, [...identities, ...texts], (column) => column.suspect);
  const found = await holding(engine, table, [...suspects], (column) => column.when);
  const columns = identities.filter((column) => found.has(column));
  await maskIdentities(engine, { layout, table, columns, hash: hashes && session.salt !== null });
  for (const column of texts.filter((column) => found.has(column))) await maskColumn(session, layout, table, column);
}

async function isFilled(engine: Engine, table: string): Promise<boolean> {
  return (await engine.query(`SELECT 1 AS n FROM ${table} LIMIT 1`)).length > 0;
}

/** Of the columns those of which the condition is true in some row; one question for all. */
async function holding<C>(
  engine: Engine,
  table: string,
  columns: readonly C[],
  condition: (column: C) => string,
): Promise<Set<C>> {
  if (columns.length === 0) return new Set();
  const counts = columns.map((column, i) => `count(*) FILTER (WHERE ${condition(column)}) AS n${i}`);
  const [found] = await engine.query<Record<string, number>>(`SELECT ${counts.join(', ')} FROM ${table}`);
  return new Set(columns.filter((_, i) => (found?.[`n${i}`] ?? 0) > 0));
}

function textColumns(layout: Layout): TextColumn[] {
  return layout.columns.flatMap((column) => {
    const text = identifier(column.field);
    switch (column.type) {
      case 'text':
      case 'name':
        return [{ column, suspect: mayHoldPersons(text), when: textCondition(text) }];
      case 'people':
        return [{ column, suspect: mayHoldPersons(text), when: peopleCondition(text) }];
      case 'key':
        return otherCodes.test(column.field)
          ? [{ column, suspect: `length(${text}) = 18`, when: `(${citizenCondition(text)})` }]
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
