import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { mingjing } from '../support/command.ts';
import { frozen, thaw } from '../support/frozen.ts';

/** A snapshot of an older program opens, or is said to be of one; of a newer one, it says that. Never is it called damaged, or read wrongly. */

const work = mkdtempSync(join(tmpdir(), 'mingjing-frozen-'));
const folder = (name: string) => join(work, name);

beforeAll(() => {
  for (const name of [...frozen.opens, ...frozen.old]) thaw(name, folder(name));
});
afterAll(() => rmSync(work, { recursive: true, force: true }));

/** Commands that read a snapshot, with what they need. */
const commands: [string, ...string[]][] = [
  ['metrics', '--metric', 'PUB-07', '--metric', 'PRC-02', '--by', 'org', '--format', 'json'],
  ['list', '--metric', 'PRC-02', '--format', 'csv'],
  ['case', 'CFJX-001'],
  ['issues'],
  ['issues', '--links'],
  ['due', '--within', '60'],
  ['annual', '--year', '2024'],
  ['assess', '--year', '2024'],
  ['figures'],
];

async function said(name: string, [command, ...options]: readonly string[]) {
  return mingjing(command ?? '', folder(name), ...options);
}

describe.each(frozen.opens)('%s', (name) => {
  it.each(commands)('%s', async (...command) => {
    const { code, out, err } = await said(name, command);
    expect([code, err]).toEqual([0, '']);
    expect(out).not.toBe('');
  });

  it('has the figures it had', async () => {
    const { out } = await said(name, ['metrics', '--metric', 'PUB-07', '--metric', 'PRC-02', '--format', 'csv']);
    expect(out.replace(/^\uFEFF/, '').split('\r\n')).toMatchInlineSnapshot(`
      [
        "指标,名称,达标,迟延,逾期,未到期,不适用,无法判定,分子,分母,比率,目标",
        "PUB-07,决定公示率,1,0,1,0,0,0,1,2,0.5,1",
        "PRC-02,按期决定率,2,0,2,0,0,0,2,4,0.5,0.98",
        "",
      ]
    `);
  });
});

describe.each(frozen.old)('%s', (name) => {
  it.each(commands)('%s says that the program was older, and what to do', async (...command) => {
    const { code, out, err } = await said(name, command);
    expect([code, out]).toEqual([2, '']);
    expect(err).toContain('格式版本为 1，由旧的程序生成');
    expect(err).toContain('请用源文件重新导入');
  });
});

it('one of a newer program says so', async () => {
  thaw('v2', folder('newer'));
  const path = join(folder('newer'), 'manifest.json');
  writeFileSync(path, readFileSync(path, 'utf8').replace('"version": 2', '"version": 3'));
  const { code, err } = await said('newer', ['figures']);
  expect(code).toBe(2);
  expect(err).toContain('格式版本为 3，由更新的程序生成');
});
