import { browserEngine } from '../../src/lib/engine/wasm.browser.ts';
import type { ToBench } from './messages.ts';

/** An empty page with nothing but DuckDB-WASM: what the dashboard is compared with. Milliseconds, the page's own clock. */

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
