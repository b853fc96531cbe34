import { signed } from '../../assess/beside-words.ts';
import { isBounded } from '../../assess/hand-words.ts';
import type { Given } from '../../assess/manual.ts';
import type { Line, Sheet } from '../../assess/sheet.ts';
import { smallest } from '../../results/wilson.ts';
import { blockScore, count, score, words, type Of } from '../chip.ts';
import { agencyChip, centre, isCity, lead, left, paragraph, right, section, table } from '../common.ts';
import type { Facts } from '../facts.ts';
import { joined, line, type Block, type Chip, type Text } from '../model.ts';
import { unfinished } from './work.ts';

/** 五、考核评分结果: the sheet of the scheme, as `assess` gives it. */
export function scoresSection(facts: Facts, scope: string): Block[] {
  const { scheme } = facts;
  const blocks = isCity(scope) ? citySheets(facts) : agencySheet(facts, scope);
  return [
    section('五、考核评分结果'),
    ...blocks,
    ...(facts.complete ? [] : [paragraph(line`${unfinished(facts)}得分为阶段性得分，不作为年度考核结果。`)]),
    paragraph(
      line`按《${scheme.title}》计分：不适用的项目不计分，其分值按比例分给同一部分的其他项目；各项四舍五入保留两位小数，总分为各项之和。罚款、没收的数额和办案数量不计分（行政处罚法第74条）。`,
    ),
  ];
}

const ofSheet = ({ year }: Facts, code: string) => ({ subject: 'score', scope: code, period: String(year) });

function citySheets(facts: Facts): Block[] {
  const { scheme, manifest, sheets, year } = facts;
  const made = manifest.agencies.flatMap(({ code, peer_group }) => {
    const sheet = sheets[code];
    return sheet ? [{ code, group: peer_group ?? '未分组', sheet }] : [];
  });
  if (made.length === 0) return [paragraph(line`考核期末没有执法主体，没有考核结果。`)];
  const of = { subject: 'score', scope: 'ALL', period: String(year) };
  const grades = scheme.grades.map(({ title }): Text => {
    const reached = made.filter(({ sheet }) => sheet.grade === title).length;
    return line`${title}${count(of, `grade:${title}`, reached)}个`;
  });
  const groups = new Map<string, typeof made>();
  for (const one of made) groups.set(one.group, [...(groups.get(one.group) ?? []), one]);
  const extra = new Set([...scheme.bonus, ...scheme.deductions].map(({ id }) => id));
  return [
    paragraph(
      line`参加考核的执法主体${count(of, 'agencies', made.length)}个，其中${joined(grades, '、')}。只在对标组内对照，表中按对标组、组内按名录次序排列，不排名次。`,
    ),
    table(
      '考核得分（按对标组）',
      [
        left('对标组', 8),
        left('机关', 24),
        ...scheme.blocks.map(({ id, title }) => right(`${id} ${title}`, 42 / scheme.blocks.length)),
        right('加减分', 7),
        right('总分', 9),
        centre('等次', 10),
      ],
      [...groups].flatMap(([group, members]) =>
        members.map(({ code, sheet }): Text[] => [
          [group],
          [agencyChip(facts, code)],
          ...scheme.blocks.map((block): Text => [
            blockScore(ofSheet(facts, code), `block:${block.id}`, sheet, new Set(block.items.map(({ id }) => id))),
          ]),
          [blockScore(ofSheet(facts, code), 'extra', sheet, extra)],
          [
            sheet.waiting.length > 0
              ? words(ofSheet(facts, code), 'total', `待评${sheet.waiting.length}项`, '')
              : score(ofSheet(facts, code), 'total', sheet.total),
          ],
          [gradeChip(facts, code, sheet), sheet.veto.length > 0 ? '*' : ''].filter((piece) => piece !== ''),
        ]),
      ),
    ),
    ...vetoes(facts, made),
    ...changedByHand(facts, made),
  ];
}

/** The lines that people have changed, of every agency: before and after, by whom and why. */
function changedByHand(facts: Facts, made: readonly { code: string; sheet: Sheet }[]): Block[] {
  const changed = made.flatMap(({ code, sheet }) =>
    sheet.lines.flatMap((one) => (one.adjusted ? [{ code, one, adjusted: one.adjusted }] : [])),
  );
  if (changed.length === 0) return [];
  const titles = new Map(linesOf(facts).map(({ id, title }) => [id, `${id} ${title}`]));
  return [
    lead(
      line`有${count({ subject: 'score', scope: 'ALL', period: String(facts.year) }, 'adjusted', changed.length)}项得分经人工调整，调整以该项的零分和满分为限：`,
    ),
    table(
      '人工调整的得分',
      [
        left('机关', 22),
        left('项目', 20),
        right('调整前', 10),
        right('调整', 10),
        right('调整后', 10),
        left('理由（评分人）', 28),
      ],
      changed.map(({ code, one, adjusted }): Text[] => {
        const of = ofSheet(facts, code);
        return [
          [agencyChip(facts, code)],
          [titles.get(one.item) ?? one.item],
          [score(of, `${one.item}.before`, adjusted.before)],
          [changeChip(of, one.item, adjusted.by)],
          [score(of, one.item, one.points)],
          reasonText(of, one.item, adjusted.by),
        ];
      }),
    ),
  ];
}

const linesOf = ({ scheme: { blocks, bonus, deductions } }: Facts) => [
  ...blocks.flatMap(({ items }) => items),
  ...bonus,
  ...deductions,
];

/** By how much people have changed a line, with its sign. */
function changeChip(of: Of, item: string, { points }: Given): Chip {
  const change = points.rounded(2);
  return words(of, `${item}.change`, signed(change), String(change));
}

/** Reason and name of what people gave or changed, as figures: whoever changes them is found out. */
const reasonText = (of: Of, item: string, { reason, by }: Given): Text =>
  line`${words(of, `${item}.reason`, reason)}（${words(of, `${item}.by`, by)}）`;

function vetoes(facts: Facts, made: readonly { code: string; sheet: Sheet }[]): Block[] {
  const { veto } = facts.scheme;
  const limited = made.filter(({ sheet }) => sheet.veto.length > 0);
  if (!veto || limited.length === 0) return [];
  const each = limited.map(
    ({ code, sheet }): Text => line`${agencyChip(facts, code)}（${vetoChip(facts, code, sheet)}）`,
  );
  return [paragraph(line`*有下列指标的逾期事项，等次最高为${veto.at_most}：${joined(each, '；')}。`)];
}

function vetoChip(facts: Facts, code: string, sheet: Sheet) {
  const names = sheet.veto.map((id) => facts.definitions.find((definition) => definition.id === id)?.name.zh ?? id);
  return words(ofSheet(facts, code), 'veto', names.join('、'), sheet.veto.join(','));
}

function gradeChip(facts: Facts, code: string, sheet: Sheet) {
  return words(ofSheet(facts, code), 'grade', sheet.grade ?? '—', sheet.grade ?? '');
}

function agencySheet(facts: Facts, code: string): Block[] {
  const sheet = facts.sheets[code];
  if (!sheet) return [paragraph(line`考核期末该机关不是执法主体，没有考核结果。`)];
  const { scheme } = facts;
  const of = ofSheet(facts, code);
  const result =
    sheet.waiting.length > 0
      ? line`另有${count(of, 'waiting', sheet.waiting.length)}项待人工评分，暂无总分和等次。`
      : sheet.total === null
        ? line`各项均不适用，没有总分和等次。`
        : line`总分${score(of, 'total', sheet.total)}分，等次为${gradeChip(facts, code, sheet)}。`;
  const limit =
    scheme.veto && sheet.veto.length > 0
      ? [paragraph(line`有${vetoChip(facts, code, sheet)}的逾期事项，等次最高为${scheme.veto.at_most}。`)]
      : [];
  return [
    paragraph(result),
    ...limit,
    table(
      '考核得分明细',
      [left('项目', 34), right('分值', 11), right('得分', 11), left('取数（n/N）', 44)],
      linesOf(facts).map(({ id, title }): Text[] => {
        const found = sheet.lines.find(({ item }) => item === id);
        return [
          [`${id} ${title}`],
          [score(of, `${id}.most`, found?.most ?? null)],
          [found?.given === null ? words(of, id, '待评', '') : score(of, id, found?.points ?? null)],
          found ? inputs(facts, code, found) : ['—'],
        ];
      }),
    ),
    paragraph(line`取数中标有△的，应判定事项不足${String(smallest)}件，得分易受个别事项影响。`),
  ];
}

/** Met and due of every metric that a line is worked out from; a triangle marks few rows; then what people gave or changed. */
function inputs(facts: Facts, scope: string, found: Line): Text {
  const { item, inputs: read, long, failing, given, adjusted, unbounded } = found;
  const { year } = facts;
  const ofLine = ofSheet(facts, scope);
  const parts = read.map(({ metric, counts }): Text => {
    const due = counts ? counts.met + counts.late + counts.overdue : 0;
    if (!counts || due === 0) return line`${metric} ${counts ? '不适用' : '无数据来源'}`;
    const of = { subject: metric, scope, period: String(year) };
    return line`${metric} ${count(of, 'met', counts.met)}/${count(of, 'denominator', due)}${due < smallest ? '△' : ''}`;
  });
  // of the item: another may count other rows
  const overdue = long !== null && long > 0 ? [line`长期逾期 ${count(ofLine, `${item}.long`, long)}`] : [];
  const lost = failing !== null && failing > 0 ? [line`扣分事项 ${count(ofLine, `${item}.failing`, failing)}`] : [];
  const hand = given
    ? [reasonText(ofLine, item, given)]
    : given === null
      ? [['由人评分']]
      : adjusted
        ? [
            line`数据计${score(ofLine, `${item}.before`, adjusted.before)}分，人工调整${changeChip(ofLine, item, adjusted.by)}分${adjusted.before === null ? '（不适用，未计）' : isBounded(adjusted.before, adjusted.by.points.rounded(2), unbounded ?? found.points) ? '（以零分和满分为限）' : ''}：${reasonText(ofLine, item, adjusted.by)}`,
          ]
        : [];
  const bound =
    unbounded === undefined ? [] : [line`同类合计超过上限，由${score(ofLine, `${item}.alone`, unbounded)}分减计`];
  const told = [...parts, ...overdue, ...lost];
  const all = [...(told.length > 0 ? [joined(told, '、')] : []), ...hand, ...bound];
  return all.length === 0 ? ['—'] : joined(all, '；');
}
