import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { loadRuleset } from './catalogue.ts';
import { systems } from './definition.ts';
import { loadRuleset as bundled } from './catalogue.browser.ts';

test('the page is bundled with the very ruleset that Node reads', () => {
  expect(bundled()).toEqual(loadRuleset());
});

test('metrics come by system, then by id', () => {
  const { definitions } = loadRuleset();
  const sorted = [...definitions].sort(
    (a, b) => systems.indexOf(a.system) - systems.indexOf(b.system) || (a.id < b.id ? -1 : 1),
  );
  expect(definitions.map((d) => d.id)).toEqual(sorted.map((d) => d.id));
});

test('the metrics that other programs compare one by one stay the same set', () => {
  const compared = loadRuleset().definitions.filter((d) => !d.further);
  expect(compared.map((d) => d.id)).toEqual([
    ...['PUB-01', 'PUB-04', 'PUB-05', 'PUB-07', 'PUB-08', 'PUB-09', 'PUB-10', 'PUB-11', 'PUB-12', 'PUB-18'],
    ...['PUB-19a', 'PUB-19b', 'PUB-19c', 'PUB-20'],
    ...['REC-01', 'REC-02', 'REC-03', 'REC-04', 'REC-05', 'REC-07', 'REC-09', 'REC-10', 'REC-12'],
    ...['REV-01', 'REV-02', 'REV-03', 'REV-04', 'REV-05', 'REV-10', 'REV-11', 'REV-12', 'REV-18'],
    ...['PRC-02', 'PRC-03', 'PRC-04', 'PRC-05', 'PRC-08', 'PRC-09', 'PRC-10', 'PRC-16a'],
    ...['PRC-24', 'PRC-25'],
    ...['INS-01', 'INS-02', 'INS-04', 'INS-05'],
    ...['IMP-01', 'STF-01', 'SUP-01', 'SUP-05'],
    ...['DQ-01', 'DQ-02', 'DQ-04', 'DQ-05'],
  ]);
});

test('a folder without its files is refused by name', () => {
  const folder = mkdtempSync(join(tmpdir(), 'queries-'));
  try {
    expect(() => loadRuleset(folder)).toThrow('queries/parameters.csv is missing');
    writeFileSync(join(folder, 'parameters.csv'), 'parameter,value,unit,meaning,source\nupload_days,two,wd,,\n');
    expect(() => loadRuleset(folder)).toThrow('queries/parameters.csv:2: two is not a whole number');
  } finally {
    rmSync(folder, { recursive: true });
  }
});
