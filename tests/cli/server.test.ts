import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { request, type IncomingMessage } from 'node:http';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { serveSite, type RunningSite } from '../../ingest/cli/server.ts';
import { byteRange, segments } from '../../ingest/cli/static-files.ts';
import { projectFolder } from '../../ingest/cli/site.ts';

const work = mkdtempSync(join(tmpdir(), 'mingjing-server-'));
const site = join(work, 'site');
const snapshot = join(work, 'snapshot');
let running: RunningSite;

beforeAll(async () => {
  for (const folder of [site, join(site, 'metrics'), join(site, 'snapshot'), join(snapshot, 'data-1', 'tables')])
    mkdirSync(folder, { recursive: true });
  const files = {
    'index.html': 'start',
    '404.html': 'not found',
    'metrics/PUB-07.html': 'metric',
    'metrics/index.html': 'metrics',
    'duckdb.wasm': 'wasm',
    'worker.js': 'js',
    '.secret': 'secret',
    'snapshot/manifest.json': 'of the build',
  };
  for (const [name, text] of Object.entries(files)) writeFileSync(join(site, name), text);
  writeFileSync(join(snapshot, 'manifest.json'), 'of the folder');
  writeFileSync(join(snapshot, 'data-1', 'tables', 'cases.parquet'), '0123456789');
  writeFileSync(join(snapshot, 'private.xlsx'), 'private');
  running = await serveSite({ site, snapshot, port: 0 });
});
afterAll(async () => {
  await running.close();
  rmSync(work, { recursive: true, force: true });
});

interface Answer {
  readonly status: number | undefined;
  readonly headers: NodeJS.Dict<string | string[]>;
  readonly body: string;
}

/** Sends the path as it is; `fetch` would tidy it up. */
async function get(path: string, headers: Record<string, string> = {}, method = 'GET'): Promise<Answer> {
  const sent = request({ host: '127.0.0.1', port: running.port, path, headers, method });
  sent.end();
  const [response] = (await once(sent, 'response')) as [IncomingMessage];
  const chunks: Buffer[] = [];
  for await (const chunk of response as AsyncIterable<Buffer>) chunks.push(chunk);
  return { status: response.statusCode, headers: response.headers, body: Buffer.concat(chunks).toString('utf8') };
}

describe('the server', () => {
  it('gives pages with and without their ending', async () => {
    expect((await get('/')).body).toBe('start');
    expect((await get('/metrics/PUB-07')).body).toBe('metric');
    expect((await get('/?period=2024')).body).toBe('start');
  });

  it('sends a folder without its slash to the one with it, where the page finds its files', async () => {
    const answer = await get('/metrics?from=2024-01');
    expect([answer.status, answer.headers['location']]).toEqual([308, '/metrics/?from=2024-01']);
    expect((await get('/metrics/')).body).toBe('metrics');
  });

  it('takes /snapshot/ from the folder it was given, not from the build', async () => {
    expect((await get('/snapshot/manifest.json')).body).toBe('of the folder');
  });

  it('gives nothing of that folder but the snapshot', async () => {
    expect((await get('/snapshot/private.xlsx')).status).toBe(404);
  });

  it.each([
    '/../snapshot/private.xlsx',
    '/%2e%2e/snapshot/private.xlsx',
    '/..%2fsnapshot%2fprivate.xlsx',
    '/.secret',
    '/%00',
    '/%',
  ])('does not leave its folders: %s', async (path) => expect((await get(path)).status).toBe(404));

  it('names the types browsers insist on', async () => {
    expect((await get('/duckdb.wasm')).headers['content-type']).toBe('application/wasm');
    expect((await get('/worker.js')).headers['content-type']).toContain('text/javascript');
    expect((await get('/snapshot/data-1/tables/cases.parquet')).headers['content-type']).toBe(
      'application/vnd.apache.parquet',
    );
  });

  it.each([
    ['bytes=2-4', 206, '234', 'bytes 2-4/10'],
    ['bytes=7-', 206, '789', 'bytes 7-9/10'],
    ['bytes=-3', 206, '789', 'bytes 7-9/10'],
    ['bytes=8-99', 206, '89', 'bytes 8-9/10'],
    ['bytes=10-', 416, '', 'bytes */10'],
  ])('gives a range of bytes: %s', async (range, status, body, contentRange) => {
    const answer = await get('/snapshot/data-1/tables/cases.parquet', { range });
    expect([answer.status, answer.body, answer.headers['content-range']]).toEqual([status, body, contentRange]);
  });

  it('says not modified to who has it already', async () => {
    const { headers } = await get('/snapshot/manifest.json');
    expect((await get('/snapshot/manifest.json', { 'if-none-match': String(headers['etag']) })).status).toBe(304);
  });

  it('answers HEAD without a body and refuses to be written to', async () => {
    expect(await get('/', {}, 'HEAD')).toMatchObject({ status: 200, body: '' });
    expect((await get('/', {}, 'POST')).status).toBe(405);
  });

  it('shows the page for lost ones to people only', async () => {
    expect(await get('/nowhere', { accept: 'text/html' })).toMatchObject({ status: 404, body: 'not found' });
    expect((await get('/nowhere.json')).body).toBe('');
  });

  it('does not answer under a foreign name', async () => {
    expect((await get('/', { host: 'example.org' })).status).toBe(421);
  });

  it('lets pages speak to this host only', async () => {
    const { headers } = await get('/');
    expect(headers['content-security-policy']).toContain("connect-src 'self'");
    expect(headers['x-content-type-options']).toBe('nosniff');
  });

  it('gives a program, which may run as a worker, a policy of its own, and data none that runs anything', async () => {
    const { headers } = await get('/worker.js');
    expect(headers['content-security-policy']).toBe(
      "default-src 'none'; script-src 'self' 'wasm-unsafe-eval'; connect-src 'self'; require-trusted-types-for 'script'; trusted-types mingjing-program",
    );
    const table = await get('/snapshot/data-1/tables/cases.parquet');
    expect(table.headers['content-security-policy']).toBe("default-src 'none'; style-src 'unsafe-inline'");
  });

  it('takes the next port when one is taken', async () => {
    const second = await serveSite({ site, snapshot, port: running.port });
    expect(second.port).not.toBe(running.port);
    await second.close();
  });
});

it('mingjing serve says where it is and stops when told to', async () => {
  const child = spawn(process.execPath, [join(projectFolder, 'bin', 'mingjing.js'), 'serve', snapshot, '--port', '0']);
  const [text] = (await once(child.stdout, 'data')) as [Buffer];
  expect(text.toString('utf8')).toMatch(/^看板地址：http:\/\/127\.0\.0\.1:\d+\/$/m);
  child.kill('SIGINT');
  const [code] = (await once(child, 'close')) as [number | null];
  expect(code).toBe(0);
});

it('a path is split only when it names a public file', () => {
  expect(segments('/a%20b/c.js')).toEqual(['a b', 'c.js']);
  expect(segments('/a/../b')).toBeNull();
  expect(segments('/.git/config')).toBeNull();
});

it('a range that makes no sense means the whole file', () => {
  expect(byteRange('bytes=5-2', 10)).toBeNull();
  expect(byteRange('items=1-2', 10)).toBeNull();
  expect(byteRange('bytes=-0', 10)).toBe('none');
});
