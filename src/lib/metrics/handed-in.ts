import { layouts } from '../../../ingest/layouts/index.ts';
import type { Layout } from '../../../ingest/layouts/layout.ts';
import { identifier, literal } from '../engine/engine.ts';
import { unresolvedAgency, type Act } from './definition.ts';

/** The layouts whose rows name an agency. The register of agencies and the index of documents do not. */
export const agencyLayouts: readonly Layout[] = layouts.filter((l) => l.columns.some((c) => c.field === 'org_name'));

/** A column that holds the code of the party an act is about. */
export interface PartyCode {
  readonly layout: string;
  readonly field: string;
  /** the field with the number by which the row is listed */
  readonly number: string;
  readonly act: Act;
  /** the number is the act's own; else it is that of a document */
  readonly ofAct: boolean;
  /** the column holds citizen numbers, too: only of these types of party the code is a credit code */
  readonly types?: readonly string[];
  /** the column holds numbers of several kinds of document: only of this kind it is a citizen number */
  readonly kind?: string;
}

const organisations = ['法人及非法人组织', '个体工商户'];

/** Where the credit code of a party stands. Every column of such a code in `ingest/layouts/` is here, or named in the test as left out. */
export const partyCodes: readonly PartyCode[] = [
  {
    layout: 'cases',
    field: 'party_code',
    number: 'case_no',
    act: '行政处罚',
    ofAct: true,
    types: organisations,
  },
  {
    layout: 'licences',
    field: 'party_code',
    number: 'licence_no',
    act: '行政许可',
    ofAct: true,
    types: organisations,
  },
  { layout: 'inspections', field: 'object_code', number: 'insp_no', act: '行政检查', ofAct: true },
  { layout: 'credit_penalties', field: 'party_uscc', number: 'decision_no', act: '行政处罚', ofAct: false },
  { layout: 'credit_licences', field: 'party_uscc', number: 'decision_no', act: '行政许可', ofAct: false },
];

/** Where the citizen number of a party stands; a test compares with the columns in which it is checked. */
export const personCodes: readonly PartyCode[] = [
  { layout: 'cases', field: 'party_code', number: 'case_no', act: '行政处罚', ofAct: true, types: ['自然人'] },
  { layout: 'licences', field: 'party_code', number: 'licence_no', act: '行政许可', ofAct: true, types: ['自然人'] },
  { layout: 'credit_penalties', field: 'id_no', number: 'decision_no', act: '行政处罚', ofAct: false, kind: '身份证' },
  { layout: 'credit_licences', field: 'id_no', number: 'decision_no', act: '行政许可', ofAct: false, kind: '身份证' },
];

/**
 * What was handed in, whatever the as-of day: the quality of data is judged on all rows. Over the tables that ingest makes these views show
 * `data_row(layout, org, file, record, fate, code)`: every data row of the layouts that name an agency, kept, rejected, duplicate or
 * replaced in a conflict, `-` where no agency could be resolved;
 * `party_code(layout, org, act, number, of_act, code, field, file, record)`: the codes of parties that are organisations;
 * `person_code(layout, org, act, number, of_act, code, field, file, record)`: the citizen numbers of parties, masked as they were when read;
 * `masked_cell(file, record, field)`: the cells that this program masked, unlike those that came masked;
 * `absent_column(file, field)`: what the source of a file has no column for;
 * `source(file, name, layout)`: the files that were read.
 */
export function handedInViews(): string {
  return [
    dataRows(),
    codesOf('party_code', partyCodes),
    codesOf('person_code', personCodes),
    "CREATE OR REPLACE VIEW masked_cell AS SELECT file, record, field FROM all_masked WHERE action = 'masked';",
    'CREATE OR REPLACE VIEW absent_column AS SELECT file, field FROM all_absent;',
    'CREATE OR REPLACE VIEW source AS SELECT file, name, layout FROM all_sources;',
  ].join('\n');
}

function dataRows(): string {
  const kept = agencyLayouts.map(
    ({ id }) =>
      `SELECT ${literal(id)} AS layout, org, file, record, 'kept' AS fate, CAST(NULL AS VARCHAR) AS code FROM ${identifier(`all_${id}`)}`,
  );
  const others = `SELECT layout, coalesce(org, ${literal(unresolvedAgency)}), file, record, fate, code FROM all_fates
  WHERE layout IN (${agencyLayouts.map(({ id }) => literal(id)).join(', ')})`;
  return `CREATE OR REPLACE VIEW data_row AS ${[...kept, others].join('\nUNION ALL ')};`;
}

function codesOf(view: string, list: readonly PartyCode[]): string {
  const selects = list.map(({ layout, field, number, act, ofAct, types, kind }) => {
    const code = identifier(field);
    const ofType = types ? ` AND party_type IN (${types.map((type) => literal(type)).join(', ')})` : '';
    const ofKind = kind === undefined ? '' : ` AND id_kind = ${literal(kind)}`;
    return `SELECT ${literal(layout)} AS layout, org, ${literal(act)} AS act, ${identifier(number)} AS number, ${ofAct} AS of_act, ${code} AS code, ${literal(field)} AS field, file, record
  FROM ${identifier(`all_${layout}`)} WHERE ${code} IS NOT NULL${ofType}${ofKind}`;
  });
  return `CREATE OR REPLACE VIEW ${view} AS ${selects.join('\nUNION ALL ')};`;
}
