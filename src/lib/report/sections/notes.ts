import { layoutById } from '../../../../ingest/layouts/index.ts';
import { smallest } from '../../results/wilson.ts';
import { count } from '../chip.ts';
import { asOfChip, isCity, paragraph, provenanceChip, section, yearChip } from '../common.ts';
import { excusesPart } from './excuses.ts';
import { evaluationNotes } from './evaluation.ts';
import { figureOfScope, type Facts } from '../facts.ts';
import { joined, line, type Block, type Text } from '../model.ts';
import { unfinished } from './work.ts';

/** 八、有关说明: what the figures can't bear, and what they rest on. */
export function notesSection(facts: Facts, scope: string): Block[] {
  const excuses = excusesPart(facts, scope);
  const texts = [
    ...(facts.manifest.demo ? [line`本报告使用演示数据，机关、人员、案件均为虚构。`] : []),
    time(facts),
    ...evaluationNotes(facts, scope),
    ...absent(facts),
    ...small(facts, scope),
    ...undue(facts, scope),
    ...parameters(facts),
    ...excuses.notes,
    ...(facts.provenance.ruleset === facts.ruleset.hash
      ? []
      : [line`快照按另一版规则计算，指标的文字说明可能与数字不完全对应，应重新读取后再出报告。`]),
    ...(isCity(scope) ? openLinks(facts) : []),
    line`报告中的问题由程序按统一口径列出，${facts.evaluation?.stage === 'final' ? '已逐项认定' : '认定前应当由责任机关核对'}；按规定减免、延期而台账没有登记的，补充登记后重新计算。`,
  ];
  return [section('八、有关说明'), ...texts.map((text, i) => paragraph([`${i + 1}.`, ...text])), ...excuses.blocks];
}

function time(facts: Facts): Text {
  if (!facts.complete) return unfinished(facts);
  return line`评估期为${yearChip(facts)}年全年，按${asOfChip(facts)}所知判定；截止日期之后补办、补报的，不反映在本报告中。`;
}

function absent({ manifest, ruleset, year }: Facts): Text[] {
  const missing = ruleset.definitions.filter(({ id }) => manifest.absent[id]);
  if (missing.length === 0) return [];
  const of = { subject: 'report', scope: 'ALL', period: String(year) };
  // one file often feeds several metrics: it is named once
  const byFiles = new Map<string, string[]>();
  for (const { id, name } of missing) {
    const groups = (manifest.absent[id] ?? []).map((group) => group.map((l) => layoutById(l).title).join('或'));
    byFiles.set(groups.join('和'), [...(byFiles.get(groups.join('和')) ?? []), name.zh]);
  }
  const each = [...byFiles].map(([files, names]): Text => line`${names.join('、')}（缺${files}）`);
  return [
    line`下列${count(of, 'absent', missing.length)}项指标无数据来源，本报告不作评价，也不视为不符合要求：${joined(each, '；')}。`,
  ];
}

function small(facts: Facts, scope: string): Text[] {
  const few = facts.definitions
    .map((definition) => ({ definition, figure: figureOfScope(facts, definition, scope) }))
    .filter(({ figure }) => figure.figure.denominator > 0 && figure.figure.denominator < smallest);
  if (few.length === 0) return [];
  const each = few.map(({ definition, figure }): Text => line`${definition.name.zh}（${figure.denominator}）`);
  return [
    line`下列指标应判定事项不足${String(smallest)}件（括号内为件数），比率易受个别事项影响，不作排序比较：${joined(each, '、')}。`,
  ];
}

function undue(facts: Facts, scope: string): Text[] {
  const none = facts.definitions.filter(
    (definition) => figureOfScope(facts, definition, scope).figure.denominator === 0,
  );
  if (none.length === 0) return [];
  return [line`下列指标本期没有应当判定的事项，不计算比率：${none.map(({ name }) => name.zh).join('、')}。`];
}

function parameters({ manifest }: Facts): Text[] {
  if (manifest.overrides.length === 0) return [];
  const each = manifest.overrides.map(({ parameter, value, standard, meaning, source }): Text => {
    const chip = provenanceChip(`parameter:${parameter}`, String(value));
    return line`${meaning}（${parameter}）为${chip}，标准值${String(standard)}${source === '' ? '' : `，依据${source}`}`;
  });
  return [line`采用地方参数：${joined(each, '；')}。`];
}

function openLinks({ manifest, year }: Facts): Text[] {
  const n = Object.values(manifest.open_links).reduce((sum, one) => sum + one, 0);
  if (n === 0) return [];
  const of = { subject: 'report', scope: 'ALL', period: String(year) };
  return [line`不同文件中可能是同一事项而不能确定的关联${count(of, 'open-links', n)}条，未作推断，按未关联计算。`];
}
