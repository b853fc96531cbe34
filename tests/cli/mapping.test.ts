import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, it } from 'vitest';
import { parseManifest } from '../../src/lib/snapshot/manifest.ts';
import { mingjing } from '../support/command.ts';
import { register } from '../mappings/reading.ts';

/** `--mapping` and `mingjing mapping` as a user meets them. */

const work = mkdtempSync(join(tmpdir(), 'mingjing-cli-mapping-'));
const at = (name: string) => join(work, name);
const ingest = (...mappings: string[]) =>
  mingjing(
    'ingest',
    at('执法主体名录.csv'),
    at('登记.csv'),
    ...mappings.flatMap((m) => ['--mapping', m]),
    '--out',
    at('out'),
    '--as-of',
    '2025-03-31',
  );

beforeAll(() => {
  writeFileSync(at('执法主体名录.csv'), register);
  writeFileSync(
    at('登记.csv'),
    '案件流水号,当事人名称,处罚程序类型,立案日,执法机关名称\nA1,丙公司,普通程序,2024-01-05,甲县商务局\n',
  );
  writeFileSync(
    at('坏.yaml'),
    'id: bad\ntitle: 坏\nsource: 无\nfeeds:\n  - table: case\n    columns: {case_no: 案件流水号}\n',
  );
  writeFileSync(
    at('别的.yaml'),
    'id: other\ntitle: 别的文件\nsource: 无\nfeeds:\n  - table: cases\n    columns: {case_no: 编码}\n',
  );
});
afterAll(() => rmSync(work, { recursive: true, force: true }));

it('a draft, looked over, makes a refused file readable', async () => {
  expect((await ingest()).code).toBe(1);
  const draft = await mingjing('mapping', at('登记.csv'), '--layout', 'cases', '--out', at('draft.yaml'));
  expect([draft.code, existsSync(at('draft.yaml'))]).toEqual([0, true]);
  const said = await ingest(at('draft.yaml'));
  expect(said.code).toBe(0);
  const file = parseManifest(readFileSync(at('out/manifest.json'), 'utf8')).files.find((f) => f.name === '登记.csv');
  expect([file?.recognised, file?.layout, file?.ledger.accepted]).toEqual(['mapping', 'cases', 1]);
});

it('a mapping with a mistake stops the command, and says where and what was meant', async () => {
  const said = await ingest(at('坏.yaml'));
  expect(said.code).toBe(2);
  expect(said.err).toContain('坏.yaml 第 5 行，feeds[0].table：“case”不是表的编号或名称');
  expect(said.err).toContain('是不是“cases”');
});

it('a mapping that no file fits is named', async () => {
  const said = await ingest(at('别的.yaml'));
  expect(said.err).toContain('映射“别的文件”（other）没有用上');
});
