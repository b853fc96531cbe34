/** What can keep a cluster from computing; the texts for people are in `ingest/cli/compute-messages.ts`. */
export type ClusterProblem =
  | { readonly code: 'unreachable'; readonly url: string; readonly reason: string }
  | { readonly code: 'no_cluster'; readonly cluster: string; readonly known: readonly string[] }
  | { readonly code: 'shard_down'; readonly shard: number; readonly urls: readonly string[]; readonly reason: string }
  | { readonly code: 'failed'; readonly shard: number; readonly url: string; readonly reason: string }
  | { readonly code: 'ruleset' }
  | { readonly code: 'changed' };

export class ClusterError extends Error {
  readonly problem: ClusterProblem;
  constructor(problem: ClusterProblem, options?: ErrorOptions) {
    super(`cluster: ${JSON.stringify(problem)}`, options);
    this.name = 'ClusterError';
    this.problem = problem;
  }
}
