import { execFileSync } from 'node:child_process';
import { mkdirSync, symlinkSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { readAll } from '../../ingest/read-files.ts';
import { listSources } from '../../ingest/read/sources.ts';
import { scratch } from './reading.ts';

const { folder } = scratch();
const cases = '案件编号,办案机关\nA,甲县\n';

/** A folder with a file, and links that lead to it, out of the folder, to a folder, nowhere; and a pipe. */
function handedIn(): string {
  const given = join(folder(), 'given');
  const secret = join(folder(), 'given-not');
  for (const path of [given, secret, join(given, '一月')]) mkdirSync(path);
  writeFileSync(join(given, '一月', '案件.csv'), cases);
  writeFileSync(join(secret, '工资.csv'), '姓名,工资\n张三,1\n');
  symlinkSync(join(given, '一月', '案件.csv'), join(given, 'a.csv'));
  symlinkSync(join(secret, '工资.csv'), join(given, 'b.csv'));
  symlinkSync(secret, join(given, 'c'));
  symlinkSync(join(given, '一月'), join(given, 'd'));
  symlinkSync(join(folder(), 'nothing.csv'), join(given, 'e.csv'));
  execFileSync('mkfifo', [join(given, 'f.csv')]);
  return given;
}

test('a link is followed to a file of the same folder only; the others are named, and stop nothing', async () => {
  const sources = await listSources([handedIn()]);
  expect(sources.map(({ name, refused }) => [name, refused?.message ?? 'read'])).toEqual([
    ['a.csv', 'read'],
    ['b.csv', '是指向报送文件夹之外的链接，程序不读那里的文件，请直接放入文件本身'],
    ['c', '是指向报送文件夹之外的链接，程序不读那里的文件，请直接放入文件本身'],
    ['d', '是指向文件夹的链接，程序不沿链接读取，请直接放入文件本身'],
    ['e.csv', '是指向不存在的文件的链接，请直接放入文件本身'],
    ['f.csv', '不是普通文件，请直接放入文件本身'],
    ['一月/案件.csv', 'read'],
  ]);
  // two were opened, and found to be no table of ours; of the others not a byte was read
  const { refused } = await readAll(sources, new Map(), folder(), () => undefined);
  expect(refused.map(({ name, bytes, code }) => `${name} ${bytes} ${code}`).sort()).toEqual([
    `a.csv ${Buffer.byteLength(cases)} NO_LAYOUT`,
    'b.csv 0 UNSAFE',
    'c 0 UNSAFE',
    'd 0 UNSAFE',
    'e.csv 0 UNSAFE',
    'f.csv 0 UNSAFE',
    `一月/案件.csv ${Buffer.byteLength(cases)} NO_LAYOUT`,
  ]);
});

test('a link that is named itself is meant', async () => {
  const given = handedIn();
  const [source] = await listSources([join(given, 'b.csv')]);
  expect(source?.refused).toBeUndefined();
  const below = join(folder(), 'link');
  symlinkSync(given, below);
  expect((await listSources([below])).filter(({ refused }) => !refused).map(({ name }) => name)).toEqual([
    'a.csv',
    '一月/案件.csv',
  ]);
});
