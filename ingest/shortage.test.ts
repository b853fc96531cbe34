import { execFileSync, spawnSync } from 'node:child_process';
import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { encodeGb18030 } from '../demo/gb18030.ts';
import { projectFolder } from './cli/site.ts';
import { memoryOption } from './cli/memory-option.ts';
import { UsageError } from './cli/terminal.ts';
import { ingest } from './ingest.ts';
import { shortageOf } from './shortage.ts';
import { makeWorkFolder } from './work-folder.ts';

/** Where disk or memory runs out there is one clear sentence, nothing half written, and nothing left behind. */

const work = mkdtempSync(join(tmpdir(), 'mingjing-shortage-'));
afterAll(() => rmSync(work, { recursive: true, force: true }));

const source = join(work, 'source');
mkdirSync(source);
writeFileSync(
  join(source, '执法主体名录.csv'),
  '机关代码,机关名称,统一社会信用代码,行政区划代码\nSW1,甲县商务局,,140400\n',
);
const cases = Array.from(
  { length: 20_000 },
  (_, i) => `CF${i},甲县商务局,丙${(i * 7919) % 100_003}公司,普通程序,2024-01-05`,
);
// not in UTF-8, so that a decoded copy goes to the work folder
writeFileSync(
  join(source, '行政处罚办案台账.csv'),
  encodeGb18030(`案件编号,办案机关,当事人名称,程序类型,立案日期\n${cases.join('\n')}\n`),
);

test('what ran out is seen in whatever says so, and in nothing else', () => {
  const because = (message: string) => new Error('a statement failed', { cause: new Error(message) });
  expect(shortageOf(Object.assign(new Error('write'), { code: 'ENOSPC' }))).toBe('disk');
  expect(shortageOf(because('IO Error: Could not write file "x": No space left on device'))).toBe('disk');
  expect(shortageOf(because('Out of Memory Error: failed to allocate data of size 16.0 MiB'))).toBe('memory');
  expect(shortageOf(because('Out of Memory Error: failed to offload data block … max_temp_directory_size'))).toBe(
    'disk',
  );
  expect(shortageOf(because('Binder Error: no such column'))).toBeNull();
});

/** A file system of our own, as small as wanted, needs a name space of our own. */
const inSmallPlace = (kilobytes: number, at: string, command: readonly string[]) =>
  spawnSync(
    'unshare',
    ['-rm', 'sh', '-c', `mount -t tmpfs -o size=${kilobytes}k none "${at}" && exec "$@"`, 'sh', ...command],
    { cwd: projectFolder, encoding: 'utf8' },
  );
const possible = inSmallPlace(64, work, ['true']).status === 0;

test.skipIf(!possible).each(['TMPDIR', 'out'])(
  'a disk that is full (%s) leaves the snapshot that stands as it was (skipped where no disk can be made)',
  { timeout: 300_000 },
  async (full) => {
    const out = join(work, `stands-${full}`);
    await ingest({ inputs: [source], out, asOf: '2024-12-31' });
    const before = readFileSync(join(out, 'manifest.json'), 'utf8');
    const small = join(work, `small-${full}`);
    mkdirSync(small);
    const place = full === 'out' ? small : out;
    const said = inSmallPlace(200, small, [
      'env',
      ...(full === 'TMPDIR' ? [`TMPDIR=${small}`] : []),
      'sh',
      '-c',
      // what is left on that disk has to be said there; the loader of TypeScript has a cache of its own in TMPDIR
      `"${process.execPath}" bin/mingjing.js ingest "${source}" --out "${place}" --as-of 2025-01-31; code=$?; ls -A "${small}" | grep -v ^tsx; exit $code`,
    ]);
    expect(said.stderr).toMatch(/^错误：磁盘空间不足：.*原有的快照没有改动.*\n$/u);
    expect(said.status).toBe(2);
    expect(said.stdout).toBe('');
    expect(readFileSync(join(out, 'manifest.json'), 'utf8')).toBe(before);
    expect(readdirSync(out).filter((name) => name.startsWith('.'))).toEqual([]);
  },
);

test('the folder of a process that was killed is cleared away by the next, those of others are not', async () => {
  const gone = Number(execFileSync(process.execPath, ['-p', 'process.pid'], { encoding: 'utf8' }));
  const place = join(work, 'temporary');
  const [left, busy, other] = [`mingjing-${gone}-abcdef`, `mingjing-${process.pid}-abcdef`, 'mingjing-other'];
  for (const name of [left, busy, other]) mkdirSync(join(place, name, 'spill'), { recursive: true });
  const before = process.env['TMPDIR'];
  process.env['TMPDIR'] = place;
  try {
    const made = await makeWorkFolder();
    expect(existsSync(made)).toBe(true);
    expect(readdirSync(place).sort()).toEqual([busy, other, made.slice(place.length + 1)].sort());
  } finally {
    if (before === undefined) delete process.env['TMPDIR'];
    else process.env['TMPDIR'] = before;
  }
});

test('an amount of memory is a number with a unit, and not too little', () => {
  const read = memoryOption('zh');
  expect(['4G', '1.5g', '2048M', '4GiB', '1 gb'].map(read)).toEqual([4, 1.5, 2, 4, 1].map((n) => n * 2 ** 30));
  for (const text of ['4', 'G', '-1G', '100M', '4T', '']) expect(() => read(text)).toThrow(UsageError);
});
