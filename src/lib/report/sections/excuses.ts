import { excusedOf, excusedTotal, figureWithout } from '../../excuses/effect.ts';
import { count, FigureChips, score, words } from '../chip.ts';
import { agencyChip, isCity, left, paragraph, provenanceChip, table } from '../common.ts';
import { everyone, figureOfScope, type Facts } from '../facts.ts';
import { joined, line, type Block, type Text } from '../model.ts';
import { day } from '../numerals.ts';

/** What the excuse log would change, apart from the figures of the report, none of which it changes. Nothing without a log. */
export function excusesPart(facts: Facts, scope: string): { readonly notes: Text[]; readonly blocks: Block[] } {
  const { excuses, year, provenance } = facts;
  if (!provenance.excuses) return { notes: [], blocks: [] };
  const rows = excuses.rows.filter(({ org }) => isCity(scope) || org === scope);
  const of = { subject: 'excuses', scope, period: String(year) };
  const about = line`核减台账共${provenanceChip('excuses', provenance.excuses.entries)}条，末条SHA-256为${provenance.excuses.last.slice(0, 16)}`;
  if (rows.length === 0) return { notes: [line`${about}；本期没有经核实核减的事项。`], blocks: [] };
  const note = line`${about}。本期经核实核减${count(of, 'rows', rows.length)}项次，列于下表；核减不改判定，本报告各数和得分均未扣除。核减后，${joined(afterwards(facts, scope), '；')}。`;
  return { notes: [note], blocks: [paragraph(['核减的事项如下：']), list(facts, rows)] };
}

function afterwards(facts: Facts, scope: string): Text[] {
  const { definitions, excuses, year } = facts;
  const org = scope === everyone ? null : scope;
  const figures = definitions.flatMap((definition): Text[] => {
    const excused = excusedOf(excuses.counts, definition.id, org);
    if (excusedTotal(excused) === 0) return [];
    const own = figureOfScope(facts, definition, scope);
    const after = new FigureChips(
      { subject: definition.id, scope, period: `${year}-excused` },
      figureWithout(own.figure, excused, definition),
    );
    const name = definition.name.zh;
    return after.figure.denominator === 0
      ? [line`${name}没有应判定事项`]
      : [line`${name}为${after.rate}（${after.numerator}/${after.denominator}）`];
  });
  const sheet = org === null ? undefined : excuses.sheets?.[org];
  if (!sheet) return figures;
  const of = { subject: 'score', scope, period: `${year}-excused` };
  const grade = sheet.grade === null ? [] : line`，等次为${words(of, 'grade', sheet.grade)}`;
  return [...figures, line`考核总分为${score(of, 'total', sheet.total)}${grade}`];
}

const states = { overdue: '逾期', late: '迟延', unknown: '无法判定' };

function list(facts: Facts, rows: Facts['excuses']['rows']): Block {
  const names = new Map(facts.definitions.map(({ id, name }) => [id, name.zh]));
  return table(
    '核减的事项',
    [left('机关', 17), left('指标', 17), left('编号', 19), left('判定', 9), left('理由', 26), left('核减人', 12)],
    rows.map(({ org, metric, key, state, entry }): Text[] => [
      [agencyChip(facts, org)],
      [names.get(metric) ?? metric],
      [key],
      [states[state]],
      [entry.reason],
      [`${entry.by} ${day(entry.at.slice(0, 10))}`],
    ]),
  );
}
