import { closeAll, connectNodes, type Node } from '../cluster/nodes.ts';
import { computeOnCluster, type ClusterProgress } from '../cluster/compute.ts';
import { ClusterError } from '../cluster/errors.ts';
import { SnapshotError } from '../../src/lib/snapshot/native.ts';
import { integer } from '../../src/lib/i18n/format.ts';
import { computeMessages } from './compute-messages.ts';
import { UsageError, type Terminal } from './terminal.ts';

export const engines = ['clickhouse'] as const;

export interface ComputeArguments {
  readonly engine: (typeof engines)[number];
  readonly url: string;
  readonly cluster?: string;
  readonly database: string;
}

/** Computes the metrics of a snapshot on ClickHouse and puts them into it. User and password come from the environment. */
export async function computeCommand(folder: string, options: ComputeArguments, tell: Terminal): Promise<void> {
  const t = computeMessages(tell.language);
  let nodes: readonly Node[] = [];
  try {
    nodes = await connectNodes({
      url: options.url,
      cluster: options.cluster,
      database: options.database,
      username: process.env['CLICKHOUSE_USER'] ?? 'default',
      password: process.env['CLICKHOUSE_PASSWORD'] ?? '',
    });
    const manifest = await computeOnCluster(folder, nodes, (progress) => tell.progress(progressText(progress, t)));
    tell.progress(null);
    const verdicts = manifest.metrics.reduce((sum, metric) => sum + metric.rows, 0);
    tell.out(`${t.done(folder, manifest.as_of, manifest.metrics.length, integer(verdicts), nodes.length)}\n`);
  } catch (cause) {
    if (cause instanceof ClusterError) throw new UsageError(t.problem(cause.problem, folder), { cause });
    if (!(cause instanceof SnapshotError)) throw cause;
    if (cause.code === 'missing') throw new UsageError(tell.m.errors.noSnapshot(folder), { cause });
    const said = tell.language === 'zh' ? cause.message : tell.m.errors.cannotOpen(folder, cause.code);
    throw new UsageError(said, { cause });
  } finally {
    await closeAll(nodes);
  }
}

function progressText({ step, shard, shards, name }: ClusterProgress, t: ReturnType<typeof computeMessages>): string {
  const where = shard === undefined ? '' : t.shard(shard, shards);
  return `${where}${t.steps[step]}${name === undefined ? '' : ` ${name}`}`;
}

/** Reads `--url`. */
export function urlOption(language: Terminal['language']): (text: string) => string {
  return (text) => {
    const t = computeMessages(language);
    const url = URL.canParse(text) ? new URL(text) : null;
    if (url?.protocol !== 'http:' && url?.protocol !== 'https:') throw new UsageError(t.notAnUrl(text));
    if (url.username !== '' || url.password !== '') throw new UsageError(t.credentials);
    return url.href;
  };
}

/** Reads `--database`. */
export function databaseOption(language: Terminal['language']): (text: string) => string {
  return (text) => {
    if (!/^[A-Za-z_]\w{0,62}$/.test(text)) throw new UsageError(computeMessages(language).notADatabase(text));
    return text;
  };
}
