import { findingsOf, reported } from '../evaluation/findings.ts';
import { summaryOf } from '../results/agency.ts';
import { smallest } from '../results/wilson.ts';
import { annexesOf } from './annexes.ts';
import { headlineChart } from './charts.ts';
import { count } from './chip.ts';
import { asOfChip, isCity, paragraph, scopeText, yearChip } from './common.ts';
import { everyone, figureOfScope, type Facts } from './facts.ts';
import { headlineMetrics, headlineTable } from './headline.ts';
import { line, lineBreak, plain, type Report, type Text } from './model.ts';
import { freeText, repliesAnnex } from './sections/evaluation.ts';
import { notesSection } from './sections/notes.ts';
import { problemsSection, remediesSection } from './sections/problems.ts';
import { qualitySection } from './sections/quality.ts';
import { scoresSection } from './sections/scores.ts';
import { systemsSection } from './sections/systems.ts';
import { workSection } from './sections/work.ts';
import { yearsSection } from './sections/years.ts';

/**
 * The year-end report of an agency, or of all (`everyone`), from the facts of the year. `signer`: the name under it; an agency signs its own,
 * and a line is left for whoever signs the report on all.
 */
export function reportOf(facts: Facts, scope: string, signer = ownSigner(facts, scope)): Report {
  const problems = reported(findingsOf(facts, scope));
  const mark = facts.evaluation?.stage === 'draft' ? line`${lineBreak}（征求意见稿）` : [];
  const heading = isCity(scope)
    ? line`${yearChip(facts)}年度全市行政执法三项制度${lineBreak}执行情况评估报告`
    : line`${scopeText(facts, scope)}${yearChip(facts)}年度${lineBreak}行政执法三项制度执行情况评估报告`;
  const title = [...heading, ...mark];
  return {
    provenance: { ...facts.provenance, scope },
    document: 'report',
    name: plain(title),
    title,
    body: [
      paragraph(opening(facts, scope)),
      ...(headlineMetrics(facts).length > 0 ? [headlineTable(facts, scope)] : []),
      ...headlineChart(facts, scope),
      ...workSection(facts, scope),
      ...freeText(facts, scope, 'work'),
      ...qualitySection(facts, scope),
      ...freeText(facts, scope, 'quality'),
      ...systemsSection(facts, scope),
      ...freeText(facts, scope, 'systems'),
      ...yearsSection(facts, scope),
      ...freeText(facts, scope, 'years'),
      ...scoresSection(facts, scope),
      ...freeText(facts, scope, 'scores'),
      ...problemsSection(facts, scope, problems),
      ...freeText(facts, scope, 'problems'),
      ...remediesSection(facts, scope, problems),
      ...freeText(facts, scope, 'remedies'),
      ...notesSection(facts, scope),
      ...freeText(facts, scope, 'notes'),
    ],
    annexes: [...annexesOf(facts, scope, problems), ...repliesAnnex(facts, scope)],
    signer,
  };
}

function ownSigner({ manifest }: Facts, scope: string): string {
  return manifest.agencies.find(({ code }) => code === scope)?.name ?? '';
}

/** Every scope that has a report: all together, then each agency of the register. */
export function scopesOf({ manifest }: Pick<Facts, 'manifest'>): string[] {
  return [everyone, ...manifest.agencies.map(({ code }) => code)];
}

function opening(facts: Facts, scope: string): Text {
  const { definitions, year } = facts;
  const all = definitions.map((definition) => ({
    metric: definition.id,
    figure: figureOfScope(facts, definition, scope).figure,
  }));
  const summary = summaryOf(all, definitions);
  const of = { subject: 'report', scope, period: String(year) };
  const few = all.filter(({ figure }) => figure.denominator > 0 && figure.denominator < smallest).length;
  const fewText =
    few === 0 ? [] : line`应判定事项不足${String(smallest)}件的指标${count(of, 'few', few)}项，其比率只作参考。`;
  const result =
    summary.targeted === 0
      ? line`有目标值的指标均没有应当判定的事项，不作总体评价。`
      : line`有目标值且有应判定事项的指标${count(of, 'targeted', summary.targeted)}项，达到目标${count(of, 'reached', summary.reached)}项。`;
  return line`按照全面推行行政执法公示、执法全过程记录、重大执法决定法制审核三项制度的要求，对${scopeText(facts, scope)}${yearChip(facts)}年度执行情况进行了评估。本报告的数字均由各机关报送的台账按统一口径计算，截止日期为${asOfChip(facts)}${facts.complete ? '' : '，年度尚未结束'}。${result}${fewText}主要情况见下表。`;
}
