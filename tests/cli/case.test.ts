import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { caseAsOf, citizen, writeCaseFiles } from '../support/case-files.ts';
import { mingjing } from '../support/command.ts';

/** `mingjing case`, over the exports of `tests/support/case-files.ts`. */

const work = mkdtempSync(join(tmpdir(), 'mingjing-case-cli-'));
const snapshot = join(work, 'snapshot');
const one = (...more: string[]) => mingjing('case', snapshot, ...more);

beforeAll(async () => {
  writeCaseFiles(join(work, 'source'));
  await mingjing('ingest', join(work, 'source'), '--out', snapshot, '--as-of', caseAsOf);
});
afterAll(() => rmSync(work, { recursive: true, force: true }));

describe('case', () => {
  it('tells one case as text: time line, verdicts with reason and law, rows with their source', async () => {
    const said = await one('cf1');
    expect([said.code, said.err]).toEqual([0, '']);
    expect(said.out).toMatch(/^行政处罚 {2}CF1 {2}甲商罚决字〔2024〕1号\n甲县商务局 · 数据截至 2024-12-31\n/u);
    expect(said.out).toContain('  2024-01-05  立案；制作文书：立案审批表\n');
    expect(said.out).toMatch(/2024-03-12 .*期限 \[迟延\]：PUB-08 公示及时率/u);
    expect(said.out).toMatch(
      /SUP-01 +复议纠错率 +FY1 +逾期 +复议纠错 .*行政复议法第63条至第69条 +复议诉讼台账\.csv:2/u,
    );
    expect(said.out).toMatch(/立案日期 +2024-01-05（原文：2024\/1\/5）/u);
    expect(said.out).toMatch(/行政处罚办案台账 {2}行政处罚办案台账\.csv:2\n/u);
    expect(said.out).toContain('王芳');
    expect(said.out).not.toContain(citizen);
    expect(said.out.endsWith('\n')).toBe(true);
  });

  it('says the same to programs', async () => {
    const said = await one('CF1', '--format', 'json');
    const told = JSON.parse(said.out) as {
      as_of: string;
      case: object;
      verdicts: { metric: string; state: string; law: string[]; source: object }[];
    };
    expect(told.as_of).toBe(caseAsOf);
    expect(told.case).toMatchObject({ layout: 'cases', number: 'CF1', org: 'SW1', org_name: '甲县商务局' });
    expect(told.verdicts.find(({ metric }) => metric === 'PUB-08')).toMatchObject({
      state: 'late',
      source: { file: '行政处罚办案台账.csv', sheet: null, record: 2 },
    });
    expect(said.out).not.toContain(citizen);
  });

  it('speaks English', async () => {
    const said = await one('CF1', '--lang', 'en');
    expect(said.out).toContain('data as of 2024-12-31');
    expect(said.out).toContain('  2024-01-05  Case filed; Document made: 立案审批表\n');
  });

  it('lists the cases of a number that several have, until it is told which', async () => {
    const several = await one('甲商罚决字[2024]1号');
    expect(several.code).toBe(2);
    expect(several.out).toBe('');
    expect(several.err).toContain('对应 2 件');
    expect(several.err).toContain('cases  CF1  甲商罚决字〔2024〕1号  SW1  2024-03-01');
    expect(several.err).toContain('cases  CF2  甲商罚决字〔2024〕1号  SW2  2024-04-01');
    expect((await one('甲商罚决字[2024]1号', '--org', 'SW2')).out).toMatch(/^行政处罚 {2}CF2 /u);
    expect((await one('CF3')).code).toBe(2);
    expect((await one('CF3', '--layout', 'licences')).out).toMatch(/^行政许可 {2}CF3\n/u);
  });

  it('refuses what it does not know in one line', async () => {
    for (const [args, reason] of [
      [['CF8'], '没有编号或者文号为“CF8”的案件'],
      [['CF9'], '没有编号或者文号为“CF9”的案件'],
      [['CF1', '--org', 'SW2'], '机关 SW2 没有编号或者文号为“CF1”的案件'],
      [['CF1', '--org', 'SW9'], 'SW9'],
      [['CF1', '--layout', 'documents'], '没有案件模板“documents”'],
    ] as const) {
      const said = await one(...args);
      expect([said.code, said.out]).toEqual([2, '']);
      expect(said.err).toContain(reason);
      expect(said.err.trimEnd().split('\n')).toHaveLength(1);
    }
  });
});
