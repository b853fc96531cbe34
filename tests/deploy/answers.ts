import { readdirSync } from 'node:fs';
import { join } from 'node:path';

/** Lies beside the pages while a server is looked at. */
export const hiddenFile = '.hidden';

/** What a server has to answer with, whatever it is: media types, policies, caching, compression, ranges, nothing hidden. Returns what is wrong. */
export async function wrongAnswers(address: string, folder: string): Promise<string[]> {
  const wrong: string[] = [];
  const at = async (path: string, headers: Record<string, string> = {}) => {
    const response = await fetch(new URL(path, address), { headers, redirect: 'manual' });
    await response.arrayBuffer();
    return response;
  };
  const expectAt = async (path: string, expected: Readonly<Record<string, RegExp | null>>, headers = {}) => {
    const response = await at(path, headers);
    for (const [name, pattern] of Object.entries(expected)) {
      const value = name === 'status' ? String(response.status) : response.headers.get(name);
      if (pattern === null ? value !== null : !pattern.test(value ?? ''))
        wrong.push(`${path} ${name}: ${value ?? 'nothing'}, expected ${String(pattern)}`);
    }
  };
  const immutable = readdirSync(join(folder, '_app', 'immutable'), { recursive: true, encoding: 'utf8' });
  const program = (pattern: RegExp) =>
    `_app/immutable/${(immutable.find((name) => pattern.test(name)) ?? '').replaceAll('\\', '/')}`;
  const table =
    readdirSync(join(folder, 'snapshot'), { recursive: true, encoding: 'utf8' }).find((name) =>
      name.endsWith('cube.parquet'),
    ) ?? '';
  const closed = {
    'x-content-type-options': /^nosniff$/,
    'x-frame-options': /^DENY$/,
    'referrer-policy': /^no-referrer$/,
    'cross-origin-opener-policy': /^same-origin$/,
    'cross-origin-resource-policy': /^same-origin$/,
  };
  const page = /connect-src 'self'.*frame-ancestors 'none'.*require-trusted-types-for 'script'/;
  const worker = /default-src 'none'.*script-src 'self' 'wasm-unsafe-eval'.*trusted-types mingjing-program/;
  const gzip = { 'accept-encoding': 'gzip' };
  await expectAt('', {
    status: /200/,
    'content-type': /^text\/html/,
    'content-security-policy': page,
    'cache-control': /^no-cache$/,
    ...closed,
  });
  await expectAt('metrics/', { status: /200/, 'content-type': /^text\/html/, 'content-security-policy': page });
  await expectAt('metrics', { status: /^30[18]$/ });
  await expectAt('service-worker.js', {
    status: /200/,
    'content-type': /javascript/,
    'content-security-policy': worker,
    'cache-control': /^no-cache$/,
  });
  await expectAt(program(/^entry\/start.*\.js$/), {
    status: /200/,
    'content-type': /javascript/,
    'content-security-policy': worker,
    'cache-control': /immutable/,
    ...closed,
  });
  await expectAt(
    program(/duckdb-eh.*\.wasm$/),
    { status: /200/, 'content-type': /^application\/wasm$/, 'content-encoding': /^gzip$/ },
    gzip,
  );
  await expectAt('manifest.webmanifest', { status: /200/, 'content-type': /^application\/manifest\+json/ });
  await expectAt('icon-192.png', { status: /200/, 'content-type': /^image\/png$/ });
  await expectAt('snapshot/manifest.json', {
    status: /200/,
    'content-type': /^application\/json/,
    'cache-control': /^no-cache$/,
    'content-security-policy': /default-src 'none'/,
  });
  await expectAt(`snapshot/${table}`, { status: /^206$/, 'content-range': /^bytes 0-9\// }, { range: 'bytes=0-9' });
  await expectAt(hiddenFile, { status: /^40[34]$/ });
  await expectAt('nowhere.parquet', { status: /^404$/ });
  const tag = (await at('snapshot/manifest.json')).headers.get('etag') ?? '';
  await expectAt('snapshot/manifest.json', { status: /^304$/ }, { 'if-none-match': tag });
  return wrong;
}
