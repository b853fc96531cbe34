import { qualityMetrics } from '../results/agency.ts';
import { countIssues, issueRows, type IssueQuery, type IssueRow } from '../results/issues.ts';
import { snapshot } from './snapshot.svelte.ts';
import { opened } from './view.svelte.ts';

/** The first issues of a query in the open snapshot, and how many there are. */
export async function issuesOf(query: IssueQuery, limit: number): Promise<{ rows: IssueRow[]; total: number }> {
  const { engine } = opened();
  if (query.org !== undefined) await snapshot.need(qualityMetrics);
  await snapshot.needIssues();
  const [rows, total] = await Promise.all([issueRows(engine, query, limit), countIssues(engine, query)]);
  return { rows, total };
}
