import { existsSync, mkdirSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readXlsx, writeXlsx } from 'hucre';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { layouts } from '../../ingest/layouts/index.ts';
import { parseManifest } from '../../src/lib/snapshot/manifest.ts';
import { mingjing, mingjingIn, type Said } from '../support/command.ts';

/** `mingjing template`: from the empty workbook to the snapshot that is made of it. */

const work = mkdtempSync(join(tmpdir(), 'mingjing-template-cli-'));
const all = join(work, 'all');
const titles = layouts.map((layout) => layout.title);
let written: Said;

beforeAll(async () => {
  written = await mingjing('template', '--all', '--out', all);
}, 180_000);
afterAll(() => rmSync(work, { recursive: true, force: true }));

const ingest = async (folder: string) => {
  const out = `${folder}.snapshot`;
  const said = await mingjing('ingest', folder, '--out', out, '--as-of', '2025-12-31');
  return { said, manifest: parseManifest(readFileSync(join(out, 'manifest.json'), 'utf8')) };
};

describe('template --all', () => {
  it('writes one workbook for every layout, each under its title, and leaves nothing beside them', () => {
    expect(written).toMatchObject({ code: 0, err: '' });
    expect(readdirSync(all).sort()).toEqual(titles.map((title) => `${title}（模板）.xlsx`).sort());
    for (const title of titles) expect(written.out).toContain(`已生成“${title}”模板：`);
  });

  it('that nobody filled in makes a snapshot without a row', async () => {
    const { said, manifest } = await ingest(all);
    expect(said.code).toBe(0);
    expect(manifest.refused).toEqual([]);
    expect(manifest.files.map((file) => [file.layout, file.recognised]).sort()).toEqual(
      layouts.map((layout) => [layout.id, 'name']).sort(),
    );
    for (const [file, { physical, header, accepted }] of Object.entries(manifest.ledger))
      expect({ physical, header, accepted }, file).toEqual({ physical: 1, header: 1, accepted: 0 });
  }, 120_000);

  it('filled in beside the register of agencies, its rows are counted, with nothing to complain of', async () => {
    const folder = join(work, 'filled');
    mkdirSync(folder);
    for (const title of ['执法主体名录', '行政处罚办案台账']) {
      const { sheets } = await readXlsx(readFileSync(join(all, `${title}（模板）.xlsx`)));
      const [data, examples] = sheets.map(({ name, rows }) => ({ name, rows }));
      if (!data || !examples) throw new Error('sheets are missing');
      const rows = [data.rows[0] ?? [], ...examples.rows.slice(1)];
      writeFileSync(join(folder, `${title}（模板）.xlsx`), await writeXlsx({ sheets: [{ ...data, rows }, examples] }));
    }
    const { said, manifest } = await ingest(folder);
    expect(said.code).toBe(0);
    expect(manifest.ledger['行政处罚办案台账.csv']).toMatchObject({ physical: 3, accepted: 2, rejected: 0 });
    expect(manifest.agencies.map((agency) => agency.name)).toContain('示例县商务局');
    const issues = await mingjing('issues', `${folder}.snapshot`, '--format', 'json');
    expect(JSON.parse(issues.out)).toMatchObject({ issues: [] });
  }, 120_000);
});

describe('template of one layout', () => {
  it.each([
    ['by its title', '行政处罚办案台账'],
    ['by its id', 'cases'],
    ['by the name of its file', '行政处罚办案台账.csv'],
  ])('%s, in the folder one is in', async (how, name) => {
    const folder = join(work, how);
    mkdirSync(folder);
    const said = await mingjingIn(folder, ['template', name]);
    expect(said).toMatchObject({ code: 0, err: '' });
    expect(readdirSync(folder)).toEqual(['行政处罚办案台账（模板）.xlsx']);
  });

  it('where it is told: a file, a folder that is there, a folder that is not', async () => {
    const file = join(work, 'x.xlsx');
    expect((await mingjing('template', 'orgs', '--out', file)).code).toBe(0);
    expect(existsSync(file)).toBe(true);
    for (const folder of [join(work, 'new', '/'), join(work, 'new')])
      await mingjing('template', folder.endsWith('/') ? 'orgs' : 'gsxt', '--out', folder);
    expect(readdirSync(join(work, 'new')).sort()).toEqual(
      ['国家企业信用信息公示系统导出（模板）.xlsx', '执法主体名录（模板）.xlsx'].sort(),
    );
  });

  it('leaves a file alone that is there, unless forced', async () => {
    const file = join(work, 'mine.xlsx');
    writeFileSync(file, 'mine');
    const said = await mingjing('template', 'orgs', '--out', file);
    expect(said.code).toBe(2);
    expect(said.err).toContain(`${file} 已经存在，要覆盖请加 --force`);
    expect(readFileSync(file, 'utf8')).toBe('mine');
    expect((await mingjing('template', 'orgs', '--out', file, '--force')).code).toBe(0);
    expect((await readXlsx(readFileSync(file))).sheets[0]?.name).toBe('执法主体名录');
  });

  it('with all of them, one that is there keeps every one from being written', async () => {
    const folder = join(work, 'one-there');
    mkdirSync(folder);
    const name = '统计年报公开（模板）.xlsx';
    writeFileSync(join(folder, name), 'mine');
    const said = await mingjing('template', '--all', '--out', folder);
    expect(said.code).toBe(2);
    expect(readdirSync(folder)).toEqual([name]);
  });

  it.each([
    [['行政处罚台账'], '没有名为“行政处罚台账”的模板，是不是“行政处罚办案台账”？'],
    [['case'], '是不是“行政处罚办案台账”、“处罚案件补充登记”？'],
    [['inspection'], '是不是“行政检查台账”、“随机抽查事项清单”？'],
    [['双公示'], '是不是“双公示-行政处罚”、“双公示-行政许可”？'],
    [['xyz'], '没有名为“xyz”的模板，可用的模板见 mingjing layouts'],
    [[], '请写一个模板的名称，或者用 --all 生成全部'],
    [['cases', '--all'], '请写一个模板的名称，或者用 --all 生成全部'],
    [['cases', '--out', join(work, 'x.csv')], '不是 .xlsx 文件'],
    [['--all', '--out', join(all, '执法主体名录（模板）.xlsx')], '不是文件夹'],
  ])('%j ends with 2 and one clear line', async (args, message) => {
    const said = await mingjing('template', ...args);
    expect(said).toMatchObject({ code: 2, out: '' });
    expect(said.err.trim().split('\n')).toHaveLength(1);
    expect(said.err).toContain(message);
  });

  it('speaks English when asked to', async () => {
    const said = await mingjing('template', '行政处罚台账', '--lang', 'en');
    expect(said.err).toContain('no layout "行政处罚台账"; did you mean 行政处罚办案台账?');
  });
});
