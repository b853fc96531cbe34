import type { CodeListName } from './codes.ts';

/** The types a column's text can be read as. `money` is in 元, `wan` in 万元 unless the header or the cell says otherwise. */
export type ColumnType =
  | 'key'
  | 'name'
  | 'text'
  | 'date'
  | 'datetime'
  | 'money'
  | 'wan'
  | 'int'
  | 'num'
  | 'duration'
  | 'bool'
  | 'enum'
  | 'enums'
  | 'people'
  | 'uscc'
  | 'partycode'
  | 'docno';

export interface Column {
  /** name of the column in the snapshot's table and in `queries/` */
  readonly field: string;
  /** canonical header in the source file */
  readonly header: string;
  readonly synonyms?: readonly string[];
  readonly type: ColumnType;
  /** the code list of an `enum` or `enums` column */
  readonly codes?: CodeListName;
  /** a row without a readable value is rejected */
  readonly required?: boolean;
  /** required only when another column has this value */
  readonly requiredIf?: { readonly field: string; readonly is: string };
  /** one of the two columns that name the agency; at least one of them must have a value */
  readonly agency?: boolean;
  /** an event: after the as-of date it is not known yet. `row`: then the whole row is not there */
  readonly hidden?: 'row' | 'value';
  /** fields that become unknown together with this one */
  readonly hides?: readonly string[];
  /** this value is the content of another event: hidden by its own date it stays known when the date `by` is known */
  readonly survives?: { readonly value: string; readonly by: string };
  /** what an empty cell means */
  readonly emptyMeans?: string;
}

/** A source table: how its file is recognised, what its columns are called and what identifies a row. */
export interface Layout {
  /** table name in the snapshot */
  readonly id: string;
  /** a file whose name contains the title is of this layout */
  readonly title: string;
  /** the name under which the ledger lists the layout, whatever its files are called */
  readonly file: string;
  /** beyond the layouts that other programs compare one by one: `figures` lists it in the ledger only when a file of it was read */
  readonly further?: true;
  /** natural key: fields, `org` (the resolved agency) or `person` (certificate number, else agency and name) */
  readonly key: readonly string[];
  readonly columns: readonly Column[];
}

/** Checks a layout's inner references; throws on the first that is wrong. */
export function layout<const L extends Layout>(definition: L): L {
  const fields = new Set(definition.columns.map((c) => c.field));
  const names = [
    ...definition.key.filter((k) => k !== 'org' && k !== 'person'),
    ...definition.columns.flatMap((c) => [
      ...(c.hides ?? []),
      ...(c.requiredIf ? [c.requiredIf.field] : []),
      ...(c.survives ? [c.survives.by] : []),
    ]),
  ];
  for (const name of names) if (!fields.has(name)) throw new Error(`layout ${definition.id}: no field ${name}`);
  for (const column of definition.columns)
    if ((column.type === 'enum' || column.type === 'enums') !== (column.codes !== undefined))
      throw new Error(`layout ${definition.id}: ${column.field} needs a code list`);
  return definition;
}
