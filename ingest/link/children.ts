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
 * Takes multi-valued cells apart: `all_penalties(case_no, seq, kind)` and `all_staff(source, subject, seq, name, cert_no)`;
 * and gives each document of a case file the agency of its case.
 */
export async function splitLists(engine: Engine): Promise<void> {
  await engine.run(
    `CREATE TABLE all_penalties AS SELECT case_no, CAST(generate_subscripts(kinds, 1) AS INTEGER) AS seq, unnest(kinds) AS kind
       FROM (SELECT s.case_no, string_split(s.penalty_kinds, ';') AS kinds FROM all_cases s WHERE s.penalty_kinds IS NOT NULL)`,
  );
  const persons = staffSources.map(
    ({ source, subject, people }) =>
      `SELECT '${source}' AS source, ${subject} AS subject, CASE WHEN contains(${people}, '(')
         THEN regexp_extract_all(${people}, '[^;(]+(?:\\([^)]*\\))?') ELSE string_split(${people}, ';') END AS persons
       FROM all_${source} s WHERE ${people} IS NOT NULL`,
  );
  await engine.run(
    `CREATE TABLE all_staff AS SELECT source, subject, seq, CASE WHEN contains(person, '(') THEN regexp_extract(person, '^[^(]+') ELSE person END AS name,
       CASE WHEN contains(person, '(') THEN nullif(regexp_extract(person, '\\((.*)\\)$', 1), '') END AS cert_no
     FROM (SELECT source, subject, CAST(generate_subscripts(persons, 1) AS INTEGER) AS seq, unnest(persons) AS person
       FROM (${persons.join(' UNION ALL ')}))`,
  );
  await engine.run(`UPDATE all_documents SET org = c.org FROM all_cases c WHERE c.case_no = all_documents.case_no`);
}
