import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { basename, dirname, join } from 'node:path';
import { gzipSync } from 'node:zlib';
import { expect, test } from 'vitest';
import { siteFolder } from '../ingest/cli/site.ts';

/**
 * What a reader waits for: the JavaScript of the overview, gzip, before the engine. Counted is everything the page's start script, the outer
 * layout and the overview import without being asked to (`import … from`), that is all but the engine and what is loaded on demand
 * (`import(…)`): DuckDB with its worker and wasm, the Parquet worker, the import, and charts where a page loads them late.
 */
const budget = 450 * 1024;
const engineFile = /duckdb|parquet|\.wasm$/;

test.skipIf(!existsSync(join(siteFolder, 'index.html')))('the first load is within 450 KB', () => {
  const html = readFileSync(join(siteFolder, 'index.html'), 'utf8');
  const immutable = join(siteFolder, '_app', 'immutable');
  const starts = [...html.matchAll(/_app\/immutable\/(entry\/[\w.-]+\.js)/g)].map(([, path = '']) =>
    join(immutable, path),
  );
  const app = starts.find((path) => basename(path).startsWith('app.'));
  const routes = app === undefined ? '' : readFileSync(app, 'utf8');
  const page = /"\/":\[(\d+)/.exec(routes)?.[1];
  expect(page).toBeDefined();
  const nodes = readdirSync(join(immutable, 'nodes')).filter((name) => ['0', page].includes(name.split('.')[0]));
  expect(nodes.length).toBe(2);

  const waiting = [...starts, ...nodes.map((name) => join(immutable, 'nodes', name))];
  const counted = new Map<string, number>();
  for (let path = waiting.pop(); path !== undefined; path = waiting.pop()) {
    if (counted.has(path) || engineFile.test(basename(path))) continue;
    const text = readFileSync(path, 'utf8');
    counted.set(path, gzipSync(text, { level: 9 }).length);
    for (const [, name = ''] of text.matchAll(/(?:from|import)\s*["'](\.{1,2}\/[\w./-]+\.js)["']/g))
      waiting.push(join(dirname(path), name));
  }
  const sum = [...counted.values()].reduce((total, bytes) => total + bytes, 0);
  const largest = [...counted]
    .sort(([, a], [, b]) => b - a)
    .slice(0, 5)
    .map(([path, bytes]) => `${basename(path)} ${bytes}`);
  expect(counted.size).toBeGreaterThan(5);
  expect(sum, `${sum} bytes, the largest: ${largest.join(', ')}`).toBeLessThan(budget);
  expect(sum).toBeGreaterThan(50 * 1024);
});
