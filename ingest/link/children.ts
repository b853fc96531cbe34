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
    `CREATE TABLE all_penalties AS SELECT s.case_no, CAST(p.seq AS INTEGER) AS seq, p.kind FROM all_cases s,
       unnest(string_split(s.penalty_kinds, ';')) WITH ORDINALITY AS p(kind, seq)`,
  );
  const persons = staffSources.map(
    ({ source, subject, people }) =>
      `SELECT '${source}' AS source, ${subject} AS subject, CAST(p.seq AS INTEGER) AS seq, p.person FROM all_${source} s,
       unnest(CASE WHEN contains(${people}, '(') THEN regexp_extract_all(${people}, '[^;(]+(?:\\([^)]*\\))?')
         ELSE string_split(${people}, ';') END) WITH ORDINALITY AS p(person, seq)`,
  );
  await engine.run(
    `CREATE TABLE all_staff AS SELECT source, subject, seq, regexp_extract(person, '^[^(]+') AS name,
       nullif(regexp_extract(person, '\\((.*)\\)$', 1), '') AS cert_no FROM (${persons.join(' UNION ALL ')})`,
  );
  await engine.run(`UPDATE all_documents SET org = c.org FROM all_cases c WHERE c.case_no = all_documents.case_no`);
}
