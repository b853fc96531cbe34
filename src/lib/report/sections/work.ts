import { layoutById } from '../../../../ingest/layouts/index.ts';
import type { Ledger } from '../../snapshot/manifest.ts';
import {
  agencyChip,
  asOfChip,
  isCity,
  left,
  paragraph,
  provenanceChip,
  right,
  section,
  subsection,
  table,
  yearChip,
} from '../common.ts';
import { count } from '../chip.ts';
import type { Facts } from '../facts.ts';
import { line, type Block, type Text } from '../model.ts';

/** 一、评估工作开展情况: on what ground, of whom, from which files, by which rules. */
export function workSection(facts: Facts, scope: string): Block[] {
  return [
    section('一、评估工作开展情况'),
    subsection('（一）评估依据'),
    paragraph(line`${lawsOf(facts)}。各项指标所依据的条款见附件1。`),
    subsection('（二）评估对象和范围'),
    paragraph(rangeOf(facts, scope)),
    ...(facts.complete ? [] : [paragraph(unfinished(facts))]),
    subsection('（三）数据接收情况'),
    ...(isCity(scope) ? cityFiles(facts) : agencyFiles(facts, scope)),
    subsection('（四）评估方法和口径'),
    paragraph(methodOf(facts)),
    paragraph(identity(facts)),
  ];
}

/** The laws that the metrics name, those most often named first. */
function lawsOf({ definitions }: Facts): string {
  const named = new Map<string, number>();
  for (const law of definitions.flatMap((definition) => definition.law)) {
    const name = law.replace(/第.*$/u, '');
    if (!/(法|条例|〔\d{4}〕\d+号)$/u.test(name)) continue;
    named.set(name, (named.get(name) ?? 0) + 1);
  }
  const sorted = [...named].sort(([a, n], [b, m]) => m - n || (a < b ? -1 : 1)).map(([name]) => name);
  const laws = sorted.filter((name) => !name.includes('〔')).map((name) => `《${name}》`);
  const documents = sorted.filter((name) => name.includes('〔'));
  return [laws.join(''), documents.join('、')].filter((part) => part !== '').join('，');
}

function rangeOf(facts: Facts, scope: string): Text {
  const { manifest, year } = facts;
  const asOf = asOfChip(facts);
  const span = facts.complete ? line`${yearChip(facts)}年1月1日至12月31日` : line`${yearChip(facts)}年1月1日至${asOf}`;
  if (!isCity(scope))
    return line`评估对象为${agencyChip(facts, scope)}，评估期为${span}，数据截止日期为${asOf}，期限和状态均按截止日期所知判定。`;
  const of = { subject: 'report', scope, period: String(year) };
  const enforcing = manifest.agencies.filter((agency) => agency.is_enforcement).length;
  return line`评估对象为执法主体名录所列的${count(of, 'enforcing', enforcing)}个执法主体，评估期为${span}，数据截止日期为${asOf}，期限和状态均按截止日期所知判定。`;
}

/** The sentence that a year which has not passed needs wherever its figures stand. */
export function unfinished({ manifest, year }: Pick<Facts, 'manifest' | 'year'>): Text {
  return line`${yearChip({ year })}年度尚未结束，本报告各项数字为截至${asOfChip({ manifest })}的阶段性数字，不代表全年。`;
}

function cityFiles({ manifest, year }: Facts): Block[] {
  const of = (subject: string) => ({ subject, scope: 'ALL', period: String(year) });
  const kept = Object.entries(manifest.ledger).filter(([, ledger]) => ledger.physical > 0);
  const sum = (field: keyof Omit<Ledger, 'reject_codes'>) => kept.reduce((n, [, ledger]) => n + ledger[field], 0);
  const cells = (subject: string, of_: (field: keyof Omit<Ledger, 'reject_codes'>) => number): Text[] =>
    columns.map((field) => [count(of(subject), field, of_(field))]);
  const rows = kept.map(([file, ledger]): Text[] => [
    [file.replace(/\.\w+$/u, '')],
    ...cells(`ledger:${file}`, (field) => ledger[field]),
  ]);
  const all = of('ledger');
  return [
    paragraph(
      line`共读入${count(all, 'files', manifest.files.length)}个文件、${count(all, 'physical', sum('physical'))}行，采用${count(all, 'accepted', sum('accepted'))}行，拒收${count(all, 'rejected', sum('rejected'))}行，重复${count(all, 'duplicates', sum('duplicates'))}行，编号相同而被后来的行取代${count(all, 'conflicts', sum('conflicts'))}行；其余为表头、空行和表格说明。未能读入的文件${count(all, 'refused', manifest.refused.length)}个。`,
    ),
    table(
      '各类台账接收情况（单位：行）',
      [left('台账', 34), ...['物理行', '采用', '拒收', '重复', '冲突'].map((title) => right(title, 13))],
      [...rows, [['合计'], ...cells('ledger', sum)]],
    ),
  ];
}

const columns = ['physical', 'accepted', 'rejected', 'duplicates', 'conflicts'] as const;

function agencyFiles({ manifest, received, year }: Facts, scope: string): Block[] {
  const rows = received?.get(scope);
  if (!rows) return [paragraph(line`快照中没有逐行的接收记录，各行的去向见全市报告的接收情况表。`)];
  if (rows.length === 0) return [paragraph(line`本期各文件中没有归属该机关的数据行。`)];
  const byLayout = new Map<string, Record<(typeof fields)[number], number>>();
  for (const row of rows) {
    const layout = manifest.files[row.file]?.layout ?? '';
    const sums = byLayout.get(layout) ?? { accepted: 0, rejected: 0, duplicates: 0, conflicts: 0 };
    for (const field of fields) sums[field] += row[field];
    byLayout.set(layout, sums);
  }
  const cell = (layout: string, sums: Record<(typeof fields)[number], number>): Text[] =>
    fields.map((field) => [count({ subject: `received:${layout}`, scope, period: String(year) }, field, sums[field])]);
  const total = { accepted: 0, rejected: 0, duplicates: 0, conflicts: 0 };
  for (const sums of byLayout.values()) for (const field of fields) total[field] += sums[field];
  const of = { subject: 'received', scope, period: String(year) };
  const n = (field: (typeof fields)[number]) => count(of, field, total[field]);
  return [
    paragraph(
      line`报送的数据行中，采用${n('accepted')}行，拒收${n('rejected')}行，重复${n('duplicates')}行，编号相同而被后来的行取代${n('conflicts')}行。机关无法识别的行不计入任何机关。`,
    ),
    table(
      '报送数据接收情况（单位：行）',
      [left('台账', 40), ...['采用', '拒收', '重复', '冲突'].map((title) => right(title, 15))],
      [
        ...[...byLayout].map(([layout, sums]): Text[] => [[layoutById(layout).title], ...cell(layout, sums)]),
        [['合计'], ...fields.map((field): Text => [n(field)])],
      ],
    ),
  ];
}

const fields = ['accepted', 'rejected', 'duplicates', 'conflicts'] as const;

function methodOf({ definitions, year }: Facts): Text {
  const of = { subject: 'report', scope: 'ALL', period: String(year) };
  return line`按${count(of, 'metrics', definitions.length)}项指标逐件判定。每一项义务为一行，状态分为达标、迟延、逾期（含不符合要求）、未到期、不适用、无法判定六种；比率的分母只含达标、迟延、逾期，未到期的不算迟延，无法判定的不算不合规，没有应当判定事项的不计算比率；百分点差按未舍入的比率计算。应判定事项不足10件的，给出95%置信区间（Wilson法），不作排序比较。工作日按国务院办公厅节假日安排（含调休）推算。罚款、没收的数额不进入任何指标和得分。`;
}

function identity({ provenance, manifest, scheme }: Facts): Text {
  const local = manifest.overrides.length;
  const changed =
    local === 0
      ? line`期限、数额等参数均采用标准值`
      : line`采用地方参数${provenanceChip('overrides', String(local))}项（见第八部分）`;
  return line`数据快照指纹（SHA-256前16位）为${provenanceChip('snapshot', provenance.snapshot.slice(0, 16), provenance.snapshot)}，规则版本（前12位）为${provenanceChip('ruleset', manifest.ruleset.slice(0, 12), manifest.ruleset)}，考核办法为《${scheme.title}》（${provenanceChip('scheme', scheme.id)}，第${provenanceChip('scheme-version', scheme.version)}版），${changed}。凡持有同一快照者，均可用mingjing verify命令逐数复算本报告。`;
}
