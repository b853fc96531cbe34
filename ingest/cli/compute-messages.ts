import type { ClusterProblem } from '../cluster/errors.ts';
import type { Language } from './messages.ts';

/** Texts of `mingjing compute`. */

const zh = {
  command: '在 ClickHouse 单机或集群上计算快照的各项指标，写回同一快照',
  engine: '计算引擎',
  url: 'ClickHouse 的 HTTP 地址，例如 http://ch1:8123；用户名和密码取自环境变量 CLICKHOUSE_USER、CLICKHOUSE_PASSWORD',
  cluster: '集群名（见服务器配置 remote_servers）；数据按机关分到各分片；不指定时只用这一台',
  database: '存放中间表的数据库，没有时新建',
  placeholder: { engine: '引擎', url: '地址', cluster: '集群', database: '数据库' },
  notAnUrl: (text: string) => `--url ${text} 不是 http:// 或 https:// 开头的地址`,
  credentials: '请不要把用户名和密码写在 --url 里，用环境变量 CLICKHOUSE_USER、CLICKHOUSE_PASSWORD',
  notADatabase: (text: string) => `--database ${text} 不是数据库名：只能用字母、数字和下划线，不以数字开头`,
  steps: { divide: '按机关划分数据', load: '载入', judge: '计算', fetch: '取回结果', write: '写入快照' },
  shard: (n: number, of: number) => (of === 1 ? '' : `分片 ${n}/${of} `),
  done: (folder: string, asOf: string, metrics: number, verdicts: string, shards: number) =>
    `已在 ClickHouse${shards === 1 ? '' : `（${shards} 个分片）`}上计算 ${metrics} 项指标、${verdicts} 项判定，写入快照 ${folder}：截止日期 ${asOf}`,
  problem: (problem: ClusterProblem, folder: string): string => {
    switch (problem.code) {
      case 'unreachable':
        return `连不上 ClickHouse ${problem.url}：${problem.reason}`;
      case 'no_cluster':
        return `服务器配置里没有集群“${problem.cluster}”${problem.known.length > 0 ? `，有：${problem.known.join('、')}` : '，也没有任何集群'}`;
      case 'shard_down':
        return `分片 ${problem.shard} 没有一个副本可用（${problem.urls.join('、')}）：${problem.reason}`;
      case 'failed':
        return `ClickHouse ${problem.url}（分片 ${problem.shard}）出错，快照 ${folder} 未改动，排除后重新运行即可接着做：${problem.reason}`;
      case 'ruleset':
        return `快照 ${folder} 是用另一版指标口径生成的，请先用本版本重新 ingest`;
      case 'changed':
        return `计算期间快照 ${folder} 被别的程序更新，结果未写入，请重新运行`;
    }
  },
};

export type ComputeMessages = typeof zh;

const en: ComputeMessages = {
  command: 'computes the metrics of a snapshot on a ClickHouse server or cluster, and writes them back into it',
  engine: 'the engine that computes',
  url: 'HTTP address of ClickHouse, such as http://ch1:8123; user and password come from the environment: CLICKHOUSE_USER, CLICKHOUSE_PASSWORD',
  cluster:
    "name of a cluster (remote_servers in the server's configuration), sharded by agency; without it, this server alone",
  database: 'database of the tables made on the way; created when missing',
  placeholder: { engine: 'engine', url: 'url', cluster: 'cluster', database: 'database' },
  notAnUrl: (text) => `--url ${text} is no address that begins with http:// or https://`,
  credentials: 'user and password do not belong into --url: use CLICKHOUSE_USER and CLICKHOUSE_PASSWORD',
  notADatabase: (text) => `--database ${text} is no name of a database: letters, digits and _ only, no digit first`,
  steps: { divide: 'dividing by agency', load: 'loading', judge: 'computing', fetch: 'fetching', write: 'writing' },
  shard: (n, of) => (of === 1 ? '' : `shard ${n}/${of} `),
  done: (folder, asOf, metrics, verdicts, shards) =>
    `computed ${metrics} metrics with ${verdicts} verdicts on ClickHouse${shards === 1 ? '' : ` (${shards} shards)`}; written into the snapshot ${folder}, as of ${asOf}`,
  problem: (problem, folder) => {
    switch (problem.code) {
      case 'unreachable':
        return `cannot reach ClickHouse at ${problem.url}: ${problem.reason}`;
      case 'no_cluster':
        return `the server knows no cluster "${problem.cluster}"${problem.known.length > 0 ? `; it knows ${problem.known.join(', ')}` : ', nor any other'}`;
      case 'shard_down':
        return `no replica of shard ${problem.shard} answers (${problem.urls.join(', ')}): ${problem.reason}`;
      case 'failed':
        return `ClickHouse at ${problem.url} (shard ${problem.shard}) failed; the snapshot ${folder} is as it was, and another run goes on from here: ${problem.reason}`;
      case 'ruleset':
        return `the snapshot ${folder} was made by other rules than this version's; ingest again first`;
      case 'changed':
        return `the snapshot ${folder} was changed meanwhile; nothing was written, please run again`;
    }
  },
};

export function computeMessages(language: Language): ComputeMessages {
  return language === 'zh' ? zh : en;
}
