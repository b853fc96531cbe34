import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readXml, walk } from '../../src/lib/report/docx/xml-reader.ts';

/** The samples for web servers. nginx and Caddy are run by `npm run test:deploy`; IIS can't be run here: that its file is well-formed and says the same is all. */

const folder = import.meta.dirname;
const read = (name: string) => readFileSync(join(folder, name), 'utf8');
const page =
  "connect-src 'self'; object-src 'none'; base-uri 'self'; form-action 'self'; frame-ancestors 'none'; require-trusted-types-for 'script'";

test('web.config is well-formed and has the types and headers', () => {
  const elements = [...walk(readXml(read('web.config')))];
  const types: Record<string, string | undefined> = Object.fromEntries(
    elements
      .filter(({ name }) => name === 'mimeMap')
      .map(({ attributes }) => [attributes['fileExtension'] ?? '', attributes['mimeType']] as const),
  );
  expect(types).toMatchObject({
    '.js': 'text/javascript',
    '.wasm': 'application/wasm',
    '.webmanifest': 'application/manifest+json',
    '.parquet': 'application/vnd.apache.parquet',
  });
  const headers = elements.filter(({ name, attributes }) => name === 'add' && attributes['name'] !== undefined);
  const said: Record<string, string | undefined> = Object.fromEntries(
    headers.map(({ attributes }) => [attributes['name'] ?? '', attributes['value']] as const),
  );
  expect(said).toMatchObject({
    'Content-Security-Policy': page,
    'X-Content-Type-Options': 'nosniff',
    'X-Frame-Options': 'DENY',
    'Referrer-Policy': 'no-referrer',
  });
});

test('every sample says the same policy as `mingjing serve`', () => {
  const server = readFileSync(join(folder, '..', '..', 'ingest', 'cli', 'server.ts'), 'utf8');
  const worker =
    "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'; require-trusted-types-for 'script'; trusted-types mingjing-program";
  for (const text of [server, read('nginx.conf'), read('Caddyfile')])
    for (const policy of [page, worker]) expect(text).toContain(policy);
});

test('the units, the task and the container file that the guide names are there', () => {
  const guide = readFileSync(join(folder, '..', 'how-to', 'deploy.md'), 'utf8');
  const named = [...guide.matchAll(/\.\.\/samples\/([\w.-]+)/g)].map(([, name]) => name ?? '');
  for (const name of named) expect(readdirSync(folder)).toContain(name);
  for (const name of readdirSync(folder)) if (!name.endsWith('.test.ts')) expect(named).toContain(name);
});
