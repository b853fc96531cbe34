import { feedbackOf } from '../evaluation/feedback.ts';
import { readReport, type ReadReport } from './docx/read.ts';
import { reportDocx } from './docx/write.ts';
import { everyone, gather, type Sources } from './facts.ts';
import type { Part } from './part.ts';
import { reportOf } from './report.ts';

/**
 * Makes the report that a file claims to be once more from a snapshot, and reads it as the file was read. Null when the snapshot does not
 * know the agency.
 */
export async function recompute(
  sources: Omit<Sources, 'year'>,
  { provenance, document, signer, tool }: Part,
): Promise<ReadReport | null> {
  const { scope, year } = provenance;
  if (scope !== everyone && !sources.manifest.agencies.some(({ code }) => code === scope)) return null;
  const facts = await gather({ ...sources, year });
  const report = document === 'feedback' ? feedbackOf(facts, scope) : reportOf(facts, scope, signer);
  return readReport(await reportDocx(report, tool));
}
