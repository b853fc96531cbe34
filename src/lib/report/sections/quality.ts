import { issueCodes } from '../../i18n/reasons.zh.ts';
import { count } from '../chip.ts';
import { isCity, left, paragraph, right, section, table } from '../common.ts';
import type { Facts } from '../facts.ts';
import { line, type Block, type Text } from '../model.ts';
import { systemBlocks } from './systems.ts';

/** 二、数据质量情况. */
export function qualitySection(facts: Facts, scope: string): Block[] {
  return [
    section('二、数据质量情况'),
    ...systemBlocks(facts, scope, 'quality'),
    ...(isCity(scope) ? issues(facts) : []),
  ];
}

function issues({ manifest, year }: Facts): Block[] {
  const found = Object.entries(manifest.issues).sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1));
  if (found.length === 0) return [paragraph(line`读入时没有发现填写问题。`)];
  const cell = (code: string, n: number): Text => [
    count({ subject: `issue:${code}`, scope: 'ALL', period: String(year) }, 'count', n),
  ];
  return [
    table(
      '读入时发现的问题（单位：处）',
      [left('代码', 40), left('问题', 40), right('处数', 20)],
      found.map(([code, n]): Text[] => [[code], [issueCodes[code] ?? '—'], cell(code, n)]),
    ),
  ];
}
