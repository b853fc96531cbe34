import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { loadRuleset } from '../../src/lib/metrics/catalogue.ts';
import { missingSources } from '../../src/lib/metrics/compute.ts';
import { sha256 } from '../../src/lib/metrics/sha256.ts';
import type { Manifest } from '../../src/lib/snapshot/manifest.ts';
import { openSnapshot } from '../../src/lib/snapshot/native.ts';
import { DiskStore } from '../disk-store.ts';
import { version } from '../version.ts';
import { assemble } from './assemble.ts';
import { ClusterError } from './errors.ts';
import { fetchResults, judge } from './judge.ts';
import { countedAgency, loadPart } from './load.ts';
import type { Node } from './nodes.ts';
import { divide } from './parts.ts';

/** What is going on, on which shard (from 1) of how many. */
export interface ClusterProgress {
  readonly step: 'divide' | 'load' | 'judge' | 'fetch' | 'write';
  readonly shard?: number;
  readonly shards: number;
  /** the table or the metric in hand */
  readonly name?: string;
}

/**
 * Computes the verdicts of the snapshot in a folder on ClickHouse servers, one for each shard, and puts them and the cube in place of those
 * that stand there: the same rows, manifest and files as `ingest` makes, all or nothing. What a run that failed has brought to the servers is
 * not brought again. Rejects with a `ClusterError` or, where there is no snapshot, a `SnapshotError`.
 */
export async function computeOnCluster(
  folder: string,
  nodes: readonly Node[],
  report: (progress: ClusterProgress) => void = () => undefined,
): Promise<Manifest> {
  const ruleset = loadRuleset();
  const { engine, manifest } = await openSnapshot(folder);
  const shards = nodes.length;
  const store = new DiskStore(folder);
  const work = await mkdtemp(join(folder, '.computing-'));
  const place = join(folder, 'manifest.json');
  try {
    const before = await readFile(place, 'utf8');
    if (manifest.ruleset !== ruleset.hash) throw new ClusterError({ code: 'ruleset' });
    report({ step: 'divide', shards });
    const parts = await divide(engine, shards);
    const present = new Set(manifest.files.map((file) => file.layout));
    const metrics = ruleset.definitions.filter((d) => missingSources(d, present).length === 0).map((d) => d.id);
    const contents = await inTurn(nodes, (node, i) =>
      loadPart(engine, node.engine, parts[i] ?? { tables: new Map(), counted: [] }, {
        content: rowsOf(manifest),
        folder: work,
        onTable: (name) => report({ step: 'load', shard: i + 1, shards, name }),
      }),
    );
    await atOnce(nodes, async (node, i) => {
      await judge(node.engine, `${version} ${contents[i]}`, {
        asOf: manifest.as_of,
        ruleset,
        present,
        parameters: Object.fromEntries(manifest.overrides.map((o) => [o.parameter, o.value])),
        ...(parts[i]?.counted ? { counted: countedAgency } : {}),
        onProgress: (name) => report({ step: 'judge', shard: i + 1, shards, name }),
      });
      report({ step: 'fetch', shard: i + 1, shards });
      await fetchResults(node.engine, metrics, (table) => join(work, table, `${i}.parquet`));
    });
    report({ step: 'write', shards });
    const files = (table: string) => nodes.map((_, i) => join(work, table, `${i}.parquet`));
    return await assemble(engine, store, {
      folder,
      manifest,
      ruleset,
      metrics,
      files,
      unchanged: () => same(place, before),
    });
  } finally {
    await engine.close();
    await store.discard();
    await rm(work, { recursive: true, force: true });
  }
}

/** What stands for the rows of a snapshot: the hashes of the files they are in. */
function rowsOf({ tables }: Manifest): string {
  const rows = Object.entries(tables).filter(([name]) => !name.startsWith('verdicts/') && !made.has(name));
  return sha256(JSON.stringify(rows.map(([name, table]) => [name, table.sha256])));
}

const made: ReadonlySet<string> = new Set(['cube', 'deadline', 'calendar']);

/** The snapshot that was read has to be the one that is replaced. */
async function same(place: string, before: string): Promise<void> {
  const now = await readFile(place, 'utf8').catch(() => null);
  if (now !== before) throw new ClusterError({ code: 'changed' });
}

async function inTurn<T>(nodes: readonly Node[], work: (node: Node, i: number) => Promise<T>): Promise<T[]> {
  const done: T[] = [];
  for (const [i, node] of nodes.entries()) done.push(await onNode(node, i, work));
  return done;
}

/** On all servers at once; when one fails the others come to their end first. */
async function atOnce(nodes: readonly Node[], work: (node: Node, i: number) => Promise<void>): Promise<void> {
  const ends = await Promise.allSettled(nodes.map((node, i) => onNode(node, i, work)));
  for (const end of ends) if (end.status === 'rejected') throw end.reason as Error;
}

async function onNode<T>(node: Node, i: number, work: (node: Node, i: number) => Promise<T>): Promise<T> {
  try {
    return await work(node, i);
  } catch (cause) {
    const reason = cause instanceof Error ? cause.message : String(cause);
    throw new ClusterError({ code: 'failed', shard: i + 1, url: node.url, reason }, { cause });
  }
}
