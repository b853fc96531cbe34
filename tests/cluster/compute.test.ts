import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { generateDemo } from '../../demo/generate.ts';
import { nativeEngine } from '../../src/lib/engine/native.ts';
import { parseManifest } from '../../src/lib/snapshot/manifest.ts';
import { mingjing } from '../support/command.ts';
import { EmbeddedClickHouse } from './chdb.ts';
import { HttpHost } from './http-server.ts';
import { snapshotOf } from './sets.ts';

/**
 * The command against servers that speak ClickHouse's HTTP interface, the real engine behind them: four hosts, 127.0.0.1 to 127.0.0.4, that
 * are two shards of two replicas.
 */

const work = mkdtempSync(join(tmpdir(), 'mingjing-compute-'));
const account = { user: 'tester', password: 'p@ss wörd' };
let clickhouse: EmbeddedClickHouse;
let hosts: HttpHost[];
let made: string;
let snapshot: string;

beforeAll(async () => {
  const configuration = join(work, 'config.xml');
  writeFileSync(configuration, twoShards);
  clickhouse = new EmbeddedClickHouse([`--config-file=${configuration}`]);
  process.env['CLICKHOUSE_USER'] = account.user;
  process.env['CLICKHOUSE_PASSWORD'] = account.password;
  const exports = join(work, 'exports');
  await generateDemo({ out: exports, cases: 40 });
  made = (await snapshotOf(exports, work)).out;
});
afterAll(() => {
  clickhouse.close();
  rmSync(work, { recursive: true, force: true });
});

beforeEach(async () => {
  const first = await new HttpHost(clickhouse, { host: '127.0.0.1', ...account }).open();
  hosts = [first];
  for (const host of ['127.0.0.2', '127.0.0.3', '127.0.0.4'])
    hosts.push(await new HttpHost(clickhouse, { host, port: first.port, ...account }).open());
  snapshot = mkdtempSync(join(work, 'copy-'));
  cpSync(made, snapshot, { recursive: true });
});
afterEach(async () => {
  for (const host of hosts) await host.close();
});

const node = (n: number): HttpHost => {
  const host = hosts[n - 1];
  if (!host) throw new Error(`no host ${n}`);
  return host;
};
const compute = (...options: string[]) =>
  mingjing('compute', snapshot, '--engine', 'clickhouse', '--url', node(1).url, ...options);
const manifestOf = (folder: string) => readFileSync(join(folder, 'manifest.json'), 'utf8');
const loads = (host: HttpHost) => host.statements.filter((sql) => / FORMAT Parquet$/.test(sql) && /^INSERT/.test(sql));

describe('the snapshot is the one that DuckDB makes', () => {
  test('byte for byte, when its verdicts were spoilt before: one server', async () => {
    await spoil(snapshot);
    const { code, out, err } = await compute('--database', 'alone');
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toContain('已在 ClickHouse上计算');
    expect(manifestOf(snapshot)).toBe(manifestOf(made));
    expect(files(snapshot)).toEqual(files(made));
  });

  test('byte for byte: two shards, the first of their replicas that answers', async () => {
    await spoil(snapshot);
    await node(3).close();
    const { code, out, err } = await compute('--cluster', 'two', '--database', 'sharded');
    expect({ code, err }).toEqual({ code: 0, err: '' });
    expect(out).toContain('2 个分片');
    expect(files(snapshot)).toEqual(files(made));
    expect([1, 2, 4].map((n) => loads(node(n)).length > 0)).toEqual([true, false, true]);
  });
});

test('when it fails, at whatever stage, the snapshot is as it was, and the next run goes on from there', async () => {
  await spoil(snapshot);
  const before = files(snapshot);
  const run = async (drops: (sql: string) => boolean = () => false) => {
    node(1).drops = drops;
    node(1).statements.length = 0;
    const said = await compute('--database', 'stages');
    return { ...said, created: node(1).statements.filter((sql) => /^CREATE (OR REPLACE )?(TABLE|VIEW)/.test(sql)) };
  };
  const failed = (said: { code: number | null; err: string }) => {
    expect(said.code).toBe(2);
    expect(said.err).toMatch(/^错误：ClickHouse http:\/\/127\.0\.0\.1:\d+\/（分片 1）出错，快照 .* 未改动/);
    expect(said.err.trim().split('\n')).toHaveLength(1);
    expect(files(snapshot)).toEqual(before);
  };

  failed(await run((sql) => sql.startsWith('INSERT INTO "all_reviews"')));
  const brought = loads(node(1)).slice(0, -1);
  expect(brought.length).toBeGreaterThan(0);

  failed(await run((sql) => sql.startsWith('CREATE TABLE verdict_rec_03')));
  expect(loads(node(1))[0]).toContain('"all_reviews"');
  expect(loads(node(1)).filter((sql) => brought.includes(sql))).toEqual([]);

  failed(await run((sql) => /^SELECT[^]* FROM verdict_rev_01 FORMAT Parquet$/.test(sql)));
  expect(loads(node(1))).toEqual([]);

  const last = await run();
  expect({ code: last.code, err: last.err }).toEqual({ code: 0, err: '' });
  expect(last.created).toEqual([expect.stringContaining('counted_agency')]);
  expect(files(snapshot)).toEqual(files(made));

  // a newer snapshot is not replaced by what was computed of the one before
  const newer = manifestOf(snapshot).replace('"demo": false', '"demo": true');
  const late = await run((sql) => {
    if (/^SELECT[^]* FROM cube FORMAT Parquet$/.test(sql)) writeFileSync(join(snapshot, 'manifest.json'), newer);
    return false;
  });
  expect({ code: late.code, said: late.err.includes('被别的程序更新') }).toEqual({ code: 2, said: true });
  expect(manifestOf(snapshot)).toBe(newer);
});

describe('is refused in one clear line', () => {
  test.each<[string, () => Promise<string[]>, string]>([
    ['no server', async () => (await node(1).close(), []), '连不上 ClickHouse'],
    ['an unknown cluster', async () => ['--cluster', 'none'], '服务器配置里没有集群“none”，有：'],
    [
      'a shard without a replica that answers',
      async () => {
        await node(3).close();
        await node(4).close();
        return ['--cluster', 'two'];
      },
      '分片 2 没有一个副本可用',
    ],
    ['a name that is none', async () => ['--database', 'a-b'], '不是数据库名'],
  ])('%s', async (_, prepare, said) => {
    const { code, err } = await compute(...(await prepare()));
    expect(code).toBe(2);
    expect(err).toContain(said);
    expect(err.trim().split('\n')).toHaveLength(1);
    expect(files(snapshot)).toEqual(files(made));
  });

  test('a wrong password, in English', async () => {
    process.env['CLICKHOUSE_PASSWORD'] = 'wrong';
    const { code, err } = await compute('--lang', 'en').finally(() => {
      process.env['CLICKHOUSE_PASSWORD'] = account.password;
    });
    expect(code).toBe(2);
    expect(err).toMatch(/cannot reach ClickHouse at .*Authentication failed/);
    expect(err).not.toContain('wrong');
  });

  test('a password in the address', async () => {
    const { code, err } = await mingjing('compute', snapshot, '--engine', 'clickhouse', '--url', 'http://u:secret@h:1');
    expect({ code, err: err.includes('CLICKHOUSE_PASSWORD') && !err.includes('secret') }).toEqual({
      code: 2,
      err: true,
    });
  });

  test('a snapshot of other rules', async () => {
    const { ruleset } = parseManifest(manifestOf(snapshot));
    writeFileSync(join(snapshot, 'manifest.json'), manifestOf(snapshot).replace(ruleset, `x${ruleset.slice(1)}`));
    expect((await compute()).err).toContain('另一版指标口径');
  });
});

/** Every file of a snapshot with what is in it, but for the manifest's own spelling. */
function files(folder: string): Record<string, string> {
  const names = readdirSync(folder, { recursive: true, encoding: 'utf8' }).filter((name) => /\.\w+$/.test(name));
  return Object.fromEntries(names.sort().map((name) => [name, readFileSync(join(folder, name)).toString('base64')]));
}

/** Takes the verdicts of a metric and the cube away, as before they are computed; the manifest goes with it. */
async function spoil(folder: string): Promise<void> {
  const text = manifestOf(folder);
  const manifest = parseManifest(text);
  const engine = await nativeEngine();
  try {
    for (const name of ['cube', 'deadline', ...manifest.metrics.map(({ id }) => `verdicts/${id}`)]) {
      const table = manifest.tables[name];
      if (!table) throw new Error(`no table ${name}`);
      const path = join(folder, table.path);
      await engine.run(`CREATE TABLE empty AS SELECT * FROM read_parquet('${path}') LIMIT 0;
COPY empty TO '${path}' (FORMAT parquet); DROP TABLE empty;`);
      Object.assign(table, { rows: 0, bytes: readFileSync(path).byteLength });
    }
  } finally {
    await engine.close();
  }
  writeFileSync(join(folder, 'manifest.json'), JSON.stringify(manifest, null, 2));
}

const replica = (host: string) => `<replica><host>${host}</host><port>9000</port></replica>`;
const twoShards = `<clickhouse><remote_servers><two>
  <shard>${replica('127.0.0.1')}${replica('127.0.0.2')}</shard>
  <shard>${replica('127.0.0.3')}${replica('127.0.0.4')}</shard>
</two></remote_servers></clickhouse>`;
