import type { Engine } from '../../src/lib/engine/engine.ts';

const staffSources = [
  { source: 'cases', subject: 's.case_no', people: 's.officers' },
  { source: 'licences', subject: 's.licence_no', people: 's.officers' },
  { source: 'inspections', subject: 's.insp_no', people: 's.officers' },
  { source: 'coercions', subject: 's.coercion_no', people: 's.officers' },
  { source: 'duties', subject: 's.duty_no', people: 's.officers' },
  { source: 'reviews', subject: "s.ref_no || '|' || CAST(s.round AS VARCHAR)", people: 's.reviewers' },
];

/**
 * Takes multi-valued cells apart: `all_penalties(case_no, seq, kind)` and `all_staff(source, subject, seq, name, cert_no)`.
 */
export async function splitLists(engine: Engine): Promise<void> {
  await engine.run(
    `CREATE TABLE all_penalties AS SELECT case_no, CAST(generate_subscripts(kinds, 1) AS INTEGER) AS seq, unnest(kinds) AS kind
       FROM (SELECT s.case_no, string_split(s.penalty_kinds, ';') AS kinds FROM all_cases s WHERE s.penalty_kinds IS NOT NULL)`,
  );
  // a list is split at its semicolons, unless one stands inside the brackets of a certificate
  const persons = staffSources.map(
    ({ source, subject, people }) =>
      `SELECT '${source}' AS source, ${subject} AS subject, CASE WHEN regexp_matches(${people}, '\\([^)]*;')
         THEN regexp_extract_all(${people}, '[^;(]+(?:\\([^)]*\\))?') ELSE string_split(${people}, ';') END AS persons
       FROM all_${source} s WHERE ${people} IS NOT NULL`,
  );
  await engine.run(
    `CREATE TABLE all_staff AS SELECT source, subject, seq, split_part(person, '(', 1) AS name,
       nullif(rtrim(split_part(person, '(', 2), ')'), '') AS cert_no
     FROM (SELECT source, subject, CAST(generate_subscripts(persons, 1) AS INTEGER) AS seq, unnest(persons) AS person
       FROM (${persons.join(' UNION ALL ')}))`,
  );
}
