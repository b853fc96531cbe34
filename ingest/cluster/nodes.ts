import { ClickHouseEngine } from '../../src/lib/engine/clickhouse/engine.ts';
import { HttpClickHouse, type Connection } from '../../src/lib/engine/clickhouse/http.ts';
import { identifier } from '../../src/lib/engine/engine.ts';
import { ClusterError } from './errors.ts';

/** A server that stands for a shard. */
export interface Node {
  readonly engine: ClickHouseEngine;
  readonly url: string;
}

export interface ClusterOptions {
  readonly url: string;
  readonly username: string;
  readonly password: string;
  readonly database: string;
  /** name in the server's configuration; the one server alone when left out */
  readonly cluster?: string | undefined;
}

/**
 * One server for each shard of a cluster, in the order of the shards: the first of its replicas that answers, with the database made. The
 * servers are reached as the first one is, at the host names that its configuration gives them. Close each engine when done.
 */
export async function connectNodes({ cluster, database, ...first }: ClusterOptions): Promise<Node[]> {
  const entry = new HttpClickHouse(first);
  const nodes: Node[] = [];
  try {
    const answer = await entry.answers();
    if (!answer.ok) throw new ClusterError({ code: 'unreachable', url: first.url, reason: answer.reason });
    const shards =
      cluster === undefined ? [[first.url]] : await shardsOf(new ClickHouseEngine(entry), cluster, first.url);
    for (const [shard, urls] of shards.entries()) nodes.push(await connectShard(first, urls, shard + 1, database));
    return nodes;
  } catch (cause) {
    await closeAll(nodes);
    throw cause;
  } finally {
    await entry.close();
  }
}

export async function closeAll(nodes: readonly Node[]): Promise<void> {
  await Promise.all(nodes.map(({ engine }) => engine.close()));
}

/** The addresses of the replicas of each shard. */
async function shardsOf(engine: ClickHouseEngine, cluster: string, url: string): Promise<string[][]> {
  const hosts = await engine.query<{ cluster: string; shard_num: number; host_name: string }>(
    'SELECT cluster, shard_num, host_name FROM system.clusters ORDER BY cluster, shard_num, replica_num',
  );
  const own = hosts.filter((host) => host.cluster === cluster);
  if (own.length === 0)
    throw new ClusterError({ code: 'no_cluster', cluster, known: [...new Set(hosts.map((host) => host.cluster))] });
  const numbers = [...new Set(own.map((host) => host.shard_num))];
  return numbers.map((n) => own.filter((host) => host.shard_num === n).map((host) => at(url, host.host_name)));
}

function at(url: string, host: string): string {
  const other = new URL(url);
  other.hostname = host.includes(':') ? `[${host}]` : host;
  return other.href;
}

async function connectShard(
  first: Connection,
  urls: readonly string[],
  shard: number,
  database: string,
): Promise<Node> {
  const reasons: string[] = [];
  for (const url of urls) {
    const server = new HttpClickHouse({ ...first, url });
    try {
      const answer = await server.answers();
      if (answer.ok) {
        await server.command(`CREATE DATABASE IF NOT EXISTS ${identifier(database)}`);
        return { url, engine: new ClickHouseEngine(new HttpClickHouse({ ...first, url, database })) };
      }
      reasons.push(answer.reason);
    } finally {
      await server.close();
    }
  }
  throw new ClusterError({ code: 'shard_down', shard, urls, reason: [...new Set(reasons)].join('; ') });
}
