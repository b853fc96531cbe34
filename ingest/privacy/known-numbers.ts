import { identifier, type Engine } from '../../src/lib/engine/engine.ts';
import { citizenCondition } from '../clean/code-checks.ts';

/** Where the numbers of acts, certificates and devices stand. */
const sources = [
  ['all_officers', 'cert_no'],
  ['all_reviewers', 'cert_no'],
  ['all_trainings', 'cert_no'],
  ['all_recordings', 'cert_no'],
  ['all_recordings', 'device'],
  ['all_recordings', 'rec_no'],
  ['all_cases', 'case_no'],
  ['all_licences', 'licence_no'],
  ['all_inspections', 'insp_no'],
  ['all_coercions', 'coercion_no'],
  ['all_plan_tasks', 'task_no'],
  ['all_reviews', 'ref_no'],
  ['all_duties', 'ref_no'],
] as const;

/**
 * Of these numbers those that the snapshot knows as the number of an act, a certificate or a device. A citizen number that an officer has for
 * a certificate is a person's all the same. Nothing asked, nothing read.
 */
export async function knownNumbers(engine: Engine, wanted: ReadonlySet<string>): Promise<Set<string>> {
  if (wanted.size === 0) return new Set();
  await engine.run('CREATE TABLE wanted_numbers (number VARCHAR)');
  await engine.append('wanted_numbers', { number: [...wanted] });
  const selects = sources.map(
    ([table, field]) =>
      `SELECT DISTINCT ${identifier(field)} AS number FROM ${table} SEMI JOIN wanted_numbers w ON w.number = ${identifier(field)}
       ${field === 'cert_no' ? `WHERE NOT (${citizenCondition(identifier(field))})` : ''}`,
  );
  const found = await engine.query<{ number: string }>(selects.join(' UNION '));
  await engine.run('DROP TABLE wanted_numbers');
  return new Set(found.map((f) => f.number));
}
