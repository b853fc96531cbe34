import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, test } from 'vitest';
import { parseManifest } from '../../src/lib/snapshot/manifest.ts';
import { mingjing } from '../../tests/support/command.ts';
import { mappings } from '../layouts/mappings/index.ts';

const work = mkdtempSync(join(tmpdir(), 'mingjing-mapping-cli-'));
afterAll(() => rmSync(work, { recursive: true, force: true }));

function put(name: string, text: string): string {
  const path = join(work, name);
  writeFileSync(path, text);
  return path;
}

const orgs = put(
  '执法主体名录.csv',
  '机关代码,机关名称,统一社会信用代码,行政区划代码\nSW1,甲县商务局,111404000123456783,140400\n',
);
// tab-separated, and with headers that no template and no built-in mapping knows
const exported = put(
  'dengji.txt',
  '案件号码\t执法单位名\t当事人全称\t程序\t送审日\nA1\t甲县商务局\t丙公司\t快办\t2024-02-01\nA2\t甲县商务局\t丁公司\t快办\t\n',
);

describe('mingjing mapping', () => {
  test('writes a draft that, filled in, reads the file; it never overwrites one unasked', async () => {
    const draft = join(work, 'dengji.yaml');
    const first = await mingjing('mapping', exported, '--layout', '行政处罚办案台账', '--out', draft);
    expect([first.code, first.out]).toEqual([0, `已写入 ${draft}：猜出 2 个字段，其中 2 个请核对\n`]);
    expect(first.err).toContain('这些必填字段没有找到对应的列，请在映射文件里补上：');
    const again = await mingjing('mapping', exported, '--layout', 'cases', '--out', draft);
    expect([again.code, again.err]).toEqual([2, `错误：${draft} 已经存在，要覆盖请加 --force\n`]);

    const text = readFileSync(draft, 'utf8');
    expect(text).toContain('# 把“dengji.txt”读作“行政处罚办案台账”的映射文件');
    const whole = put(
      'whole.yaml',
      'id: dengji\ntitle: 登记\nsource: 甲县\nfeeds:\n  - table: cases\n    columns:\n      case_no: 案件号码\n      org_name: 执法单位名\n      party_name: 当事人全称\n      procedure: {from: 程序, codes: {快办: 简易程序}}\n  - table: reviews\n    when: [送审日]\n    columns: {ref_no: 案件号码, round: {value: 1}, org_name: 执法单位名, submitted_on: 送审日}\n',
    );
    const out = join(work, 'snapshot');
    const read = await mingjing('ingest', orgs, exported, '--out', out, '--as-of', '2025-03-31', '--mapping', whole);
    expect([read.code, read.err]).toEqual([0, '']);
    expect(read.out.split('按来源格式“登记”（dengji）读入，读作“行政处罚办案台账”、“法制审核台账”')).toHaveLength(2);
    const { files } = parseManifest(readFileSync(join(out, 'manifest.json'), 'utf8'));
    const fed = files.filter((f) => f.name === 'dengji.txt');
    expect(fed.map((f) => [f.layout, f.recognised, f.mapping, f.ledger.accepted])).toEqual([
      ['cases', 'mapping', 'dengji', 2],
      ['reviews', 'mapping', 'dengji', 1],
    ]);
  });

  test('names what it can not use', async () => {
    const empty = put('empty.csv', '');
    const [layout, file, nothing] = await Promise.all([
      mingjing('mapping', exported, '--layout', '案件'),
      mingjing('mapping', join(work, 'no.csv'), '--layout', 'cases'),
      mingjing('mapping', empty, '--layout', 'cases'),
    ]);
    expect([layout.code, layout.err]).toEqual([2, '错误：没有名为“案件”的模板，用 mingjing layouts 查看全部模板\n']);
    expect([file.code, file.err]).toEqual([2, `错误：找不到文件或文件夹：${join(work, 'no.csv')}\n`]);
    expect([nothing.code, nothing.err]).toEqual([2, `错误：${empty}：文件是空的（0 字节），请重新导出\n`]);
  });
});

describe('mingjing ingest --mapping', () => {
  test('says in one line what is wrong with a mapping file, and writes nothing', async () => {
    const out = join(work, 'none');
    const wrong = put(
      'wrong.yaml',
      'id: a\ntitle: b\nsource: c\nfeeds:\n  - table: cases\n    columns:\n      案件编码: x\n',
    );
    const run = (path: string, ...more: string[]) =>
      mingjing(...more, 'ingest', exported, '--out', out, '--as-of', '2025-03-31', '--mapping', path);
    const [said, english, missing] = await Promise.all([
      run(wrong),
      run(wrong, '--lang', 'en'),
      run(join(work, 'no.yaml')),
    ]);
    expect(said.err).toMatch(/^错误：.*wrong\.yaml 第 7 行，feeds\[0\]\.columns\.案件编码：.*；是不是“案件编号”？\n$/u);
    expect(english.err).toMatch(/did you mean "案件编号"\?\n$/u);
    expect(missing.err).toBe(`错误：找不到映射文件 ${join(work, 'no.yaml')}\n`);
    expect([said.code, english.code, missing.code, existsSync(out)]).toEqual([2, 2, 2, false]);
  });
});

describe('mingjing layouts', () => {
  test('lists the built-in mappings after the layouts, or alone', async () => {
    const [both, alone] = await Promise.all([
      mingjing('layouts'),
      mingjing('layouts', '--mappings', '--format', 'json'),
    ]);
    const at = both.out.indexOf('内置的来源格式');
    for (const { id, title } of mappings) {
      expect(both.out.indexOf(id)).toBeGreaterThan(at);
      expect(both.out).toContain(title);
    }
    expect(at).toBeGreaterThan(both.out.indexOf('annual_reports'));
    const listed: unknown = JSON.parse(alone.out);
    expect(listed).toEqual(JSON.parse(JSON.stringify(mappings)));
  });
});
