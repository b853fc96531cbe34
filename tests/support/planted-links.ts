import { identifier, type Engine } from '../../src/lib/engine/engine.ts';

/** Moves rows and people to other agencies, so that what belongs together lies apart. */
export async function plantLinks(engine: Engine): Promise<void> {
  const next = `(SELECT min(o.org_code) FROM all_orgs o WHERE o.org_code > t.org)`;
  const every = async (table: string, n: number): Promise<void> =>
    engine.run(`CREATE TABLE moved AS SELECT t.file, t.record, ${next} AS org FROM ${identifier(table)} t WHERE t.record % ${n} = 0;
UPDATE ${identifier(table)} SET org = m.org FROM moved m
  WHERE m.file = ${identifier(table)}.file AND m.record = ${identifier(table)}.record AND m.org IS NOT NULL;
DROP TABLE moved;`);
  // recordings filed elsewhere, reviews by another agency, duties of an inspection by another, trainings counted by another
  // and what the registers beside the ledgers say of an act, written down by another agency
  for (const table of [
    ...['all_recordings', 'all_reviews', 'all_duties', 'all_trainings', 'all_plan_tasks'],
    ...['all_case_details', 'all_complaints', 'all_file_reviews'],
  ])
    await every(table, 7);
  // an officer of one bureau on another's case: certificates are swapped between agencies
  await engine.run(`CREATE TABLE lent AS
  SELECT s.source, s.subject, s.seq, (SELECT max(o.cert_no) FROM all_officers o WHERE o.org <> c.org) AS cert_no
  FROM all_staff s JOIN all_cases c ON s.source = 'cases' AND s.subject = c.case_no WHERE c.record % 11 = 0 AND s.seq = 1
  UNION ALL
  SELECT s.source, s.subject, s.seq, (SELECT min(o.cert_no) FROM all_officers o WHERE o.org <> d.org)
  FROM all_staff s JOIN all_duties d ON s.source = 'duties' AND s.subject = d.duty_no WHERE d.record % 11 = 0 AND s.seq = 1;
UPDATE all_staff SET cert_no = l.cert_no FROM lent l
  WHERE l.source = all_staff.source AND l.subject = all_staff.subject AND l.seq = all_staff.seq;
DROP TABLE lent;`);
}
