import { sqlType } from '../../ingest/clean/sql-types.ts';
import { codeLists } from '../../ingest/layouts/codes.ts';
import { layouts } from '../../ingest/layouts/index.ts';
import type { Column, Layout } from '../../ingest/layouts/layout.ts';
import { identifier, literal, type Engine } from '../../src/lib/engine/engine.ts';

/** Which act, review, recording or decision a field of a register names. */
const named: readonly (readonly [layout: string | null, field: string, table: string, column: string])[] = [
  ['on_site', 'ref_no', 'all_inspections', 'insp_no'],
  ['review_details', 'ref_no', 'all_reviews', 'ref_no'],
  ['review_details', 'round', 'all_reviews', 'round'],
  [null, 'licence_no', 'all_licences', 'licence_no'],
  [null, 'coercion_no', 'all_coercions', 'coercion_no'],
  [null, 'rec_no', 'all_recordings', 'rec_no'],
  [null, 'appeal_no', 'all_appeals', 'appeal_no'],
  [null, 'subject_no', 'all_cases', 'decision_no'],
  [null, 'decision_no', 'all_cases', 'decision_no'],
  [null, 'case_no', 'all_cases', 'case_no'],
];

/**
 * Fills the registers beside the ledgers that the exports at hand do not have with rows that name acts of the ledgers, every fourth row in the
 * name of another agency. Values are of the columns' types and say nothing; the same every time. Gives the layouts that have rows now.
 */
export async function plantRegisters(engine: Engine): Promise<string[]> {
  const planted: string[] = [];
  for (const [i, layout] of layouts.entries()) {
    if (layout.further !== true || !(await isEmpty(engine, `all_${layout.id}`))) continue;
    const file = 1000 + i;
    await engine.run(insertion(layout, file));
    if (await isEmpty(engine, `all_${layout.id}`)) continue;
    await engine.run(`INSERT INTO all_sources VALUES (${file}, ${literal(layout.title)}, ${literal(layout.id)})`);
    planted.push(layout.id);
  }
  return planted;
}

async function isEmpty(engine: Engine, table: string): Promise<boolean> {
  return (await engine.query(`SELECT 1 AS n FROM ${identifier(table)} LIMIT 1`)).length === 0;
}

function insertion(layout: Layout, file: number): string {
  const of = (column: Column) =>
    named.find(([id, field]) => (id === null || id === layout.id) && field === column.field);
  const references = layout.columns.map(of).filter((reference) => reference !== undefined);
  // the rows that its key refers to, else a few of the cases
  const base = references.find(([, field]) => layout.key.includes(field))?.[2];
  const value = (column: Column): string => {
    const reference = of(column);
    if (reference && reference[2] === (base ?? 'all_cases')) return `b.${identifier(reference[3])}`;
    const isKey = layout.key.includes(column.field);
    return `CAST(${isKey ? keyValue(column) : plainValue(column)} AS ${sqlType(column.type)})`;
  };
  const columns = layout.columns.flatMap((column) => [
    [identifier(column.field), value(column)] as const,
    ...(column.type === 'datetime'
      ? [[identifier(`${column.field}_sec`), `CAST(epoch(${value(column)}) AS BIGINT)`] as const]
      : []),
  ]);
  const next = '(SELECT min(o.org_code) FROM all_orgs o WHERE o.org_code > b.org)';
  const from = `(SELECT t.*, row_number() OVER (ORDER BY t.file, t.record) AS n FROM ${base ?? 'all_cases'} t) b`;
  return `INSERT INTO all_${layout.id} (${columns.map(([name]) => name).join(', ')}, org, file, record)
SELECT ${columns.map(([, sql]) => sql).join(', ')}, CASE WHEN b.n % 4 = 0 THEN coalesce(${next}, b.org) ELSE b.org END, ${file}, b.n + 1
FROM ${from} WHERE b.n % 3 <> 1${base === undefined ? ' AND b.n <= 400' : ''}`;
}

/** A value that no other row of the register has. */
function keyValue({ type, field, codes }: Column): string {
  if (type === 'int') return '2019 + b.n % 6';
  if (type === 'date') return `DATE '2024-01-02' + CAST(b.n AS INTEGER)`;
  if (codes) return oneOf(Object.keys(codeLists[codes]));
  return `${literal(field)} || CAST(b.n AS VARCHAR)`;
}

function plainValue({ type, field, codes }: Column): string {
  switch (type) {
    case 'date':
      return `CASE WHEN b.n % 11 = 0 THEN NULL ELSE DATE '2024-02-01' + CAST((b.n * 7 + length(${literal(field)})) % 400 AS INTEGER) END`;
    case 'datetime':
      return `TIMESTAMP '2024-05-06 09:00:00' + to_minutes(CAST(b.n * 97 AS INTEGER))`;
    case 'bool':
      return `CASE b.n % 3 WHEN 0 THEN NULL WHEN 1 THEN TRUE ELSE FALSE END`;
    case 'int':
    case 'num':
    case 'money':
    case 'wan':
    case 'duration':
      return 'b.n % 100';
    case 'enum':
    case 'enums':
      return codes ? oneOf(Object.keys(codeLists[codes])) : 'NULL';
    case 'people':
      return 'NULL';
    default:
      return `CASE WHEN b.n % 5 = 0 THEN NULL ELSE ${literal(field)} || CAST(b.n % 9 AS VARCHAR) END`;
  }
}

const oneOf = (words: readonly string[]): string =>
  `CASE b.n % ${words.length} ${words.map((word, i) => `WHEN ${i} THEN ${literal(word)}`).join(' ')} END`;
