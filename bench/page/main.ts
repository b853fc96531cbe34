import { loadRuleset } from '../../src/lib/metrics/catalogue.browser.ts';
import { verdictTable } from '../../src/lib/metrics/tables.ts';
import { codeCube } from '../../src/lib/results/coded-cube.ts';
import { figures } from '../../src/lib/results/figures.ts';
import { RowList } from '../../src/lib/results/row-list.ts';
import { countRows } from '../../src/lib/results/rows.ts';
import { parseManifest } from '../../src/lib/snapshot/manifest.ts';
import { browserEngine } from '../../src/lib/engine/wasm.browser.ts';
import type { ToBench } from './messages.ts';

/** An empty page with nothing but DuckDB-WASM: what the dashboard is compared with. Milliseconds, the page's own clock. */

/** the metric whose rows are listed, rows to a page, and how often each question is asked */
const list = 'PUB-08';
const pageSize = 200;
const runs = 9;

const engine = await browserEngine();
await engine.query('SELECT 1 AS one');
const booted = performance.now();

const bench: ToBench = {
  booted,
  async load(url) {
    const { ParquetLoader } = await import('../../src/lib/engine/parquet.ts');
    const loader = new ParquetLoader();
    const start = performance.now();
    const rows = await loader.load(engine, 'verdict', { url: new URL(url, location.href).href, sha256: null });
    loader.close();
    return { rows, milliseconds: performance.now() - start };
  },
  async time(sql) {
    const start = performance.now();
    const rows = await engine.query(sql);
    return { rows: rows.length, milliseconds: performance.now() - start };
  },
  async queries() {
    const { ParquetLoader } = await import('../../src/lib/engine/parquet.ts');
    const manifest = parseManifest(await (await fetch('snapshot/manifest.json')).text());
    const loader = new ParquetLoader();
    const load = (path: string, table: string) =>
      loader.load(engine, table, { url: new URL(`snapshot/${path}`, location.href).href, sha256: null });
    await load(manifest.tables['cube']?.path ?? '', 'cube');
    await codeCube(engine);
    await load(manifest.tables[`verdicts/${list}`]?.path ?? '', verdictTable(list));
    const all = await load('rows.parquet', 'verdict');
    loader.close();
    const present = new Set(manifest.metrics.map(({ id }) => id));
    const metrics = loadRuleset().definitions.filter(({ id }) => present.has(id));
    const period = { from: '2024-01-01', to: '2024-12-31' };
    const filters = manifest.agencies.slice(0, runs).map(({ code }) => ({ period, orgs: [code] }));
    const query = { metrics: [list], filter: { period }, order: { by: 'over', descending: true } } as const;
    const total = await countRows(engine, query);
    const shown = new RowList(engine, query, total);
    const page = (offset: number) => () => shown.page(offset, pageSize);
    const sorted = performance.now();
    await shown.sort();
    const sort = performance.now() - sorted;
    return {
      rows: all,
      listed: total,
      sort,
      cube: await median(filters, (filter) =>
        figures(engine, { metrics, agencies: manifest.agencies, filter, by: 'org' }),
      ),
      direct: await median(filters, ({ orgs }) =>
        engine.query(
          `SELECT metric, org, state, count(*) AS n FROM verdict WHERE (on_date IS NULL OR on_date BETWEEN DATE '${period.from}' AND DATE '${period.to}') AND org = $1 GROUP BY metric, org, state`,
          orgs,
        ),
      ),
      page: await median(filters, page(0)),
      middle: await median(filters, page(Math.floor(total / 2))),
      plain: await median(filters, () =>
        engine.query(`SELECT * FROM ${verdictTable(list)} ORDER BY over DESC LIMIT ${pageSize}`),
      ),
    };
  },
  async read() {
    const file = document.querySelector('input')?.files?.[0];
    if (!file) throw new Error('no file');
    const start = performance.now();
    await engine.giveFile('bare.csv', file);
    await engine.run(`CREATE TABLE bare AS SELECT * FROM read_csv('bare.csv', all_varchar = true)`);
    const [count] = await engine.query<{ n: number }>('SELECT count(*) AS n FROM bare');
    return { rows: count?.n ?? 0, milliseconds: performance.now() - start };
  },
};
window.bench = bench;

async function median<T>(values: readonly T[], ask: (value: T) => Promise<unknown>): Promise<number> {
  const times: number[] = [];
  for (const value of values) {
    const start = performance.now();
    await ask(value);
    times.push(performance.now() - start);
  }
  return times.sort((a, b) => a - b)[Math.floor(times.length / 2)] ?? 0;
}
