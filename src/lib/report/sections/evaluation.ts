import { changesSince } from '../../evaluation/changes.ts';
import type { Reply, SectionId } from '../../evaluation/evaluation.ts';
import { findingsOf } from '../../evaluation/findings.ts';
import { openChecks, readiness, type CheckId } from '../../evaluation/readiness.ts';
import { count } from '../chip.ts';
import { agencyChip, isCity, left, paragraph, right, table } from '../common.ts';
import type { Facts } from '../facts.ts';
import { joined, line, type Block, type Report, type Text } from '../model.ts';

/** What the evaluator has added to a report: words, reasons, what became of findings and answers. Nothing without an evaluation. */

/** The words at the end of a part, a paragraph a line. */
export function freeText({ evaluation }: Facts, scope: string, section: SectionId): Block[] {
  const text = evaluation?.texts.find((one) => one.scope === scope && one.section === section)?.text ?? '';
  return text
    .split('\n')
    .map((one) => one.trim())
    .filter((one) => one !== '')
    .map((one) => paragraph([one]));
}

/** What each check is called in a report. */
export const checkNames: Readonly<Record<CheckId, string>> = {
  unfinished: '年度尚未结束',
  unreported: '未报送的执法主体',
  refused: '未能读入的文件',
  rejected: '拒收的行',
  repeated: '重复、冲突的行',
  calendar: '工作日日历未载入',
  sources: '无数据来源的指标',
  links: '不能确定的关联',
  ruleset: '快照与程序的规则版本不同',
};

/** For 有关说明: why gaps were gone past, which findings do not hold, what changed since the draft. */
export function evaluationNotes(facts: Facts, scope: string): Text[] {
  const { evaluation } = facts;
  if (!evaluation) return [];
  const checks = readiness(facts);
  const gone = evaluation.gate.flatMap(({ check, reason, by }): Text[] => {
    const found = checks.find(({ id }) => id === check);
    return found && found.count !== 0 ? [line`${checkNames[found.id]}：${reason}（${by}）`] : [];
  });
  const open = openChecks(checks, evaluation);
  const findings = findingsOf(facts, scope);
  const dismissed = findings.filter(({ decision }) => decision?.decision === 'dismissed');
  const of = { subject: 'report', scope, period: String(facts.year) };
  const each = dismissed.map(
    ({ problem, decision }): Text =>
      line`${problem.definition.name.zh}（${problem.number}；${decision?.reason ?? ''}；认定人${decision?.by ?? ''}）`,
  );
  const changes = changesSince(facts, scope);
  return [
    ...(evaluation.stage === 'draft'
      ? [
          line`本报告为征求意见稿${open.length > 0 ? `，${open.map(({ id }) => checkNames[id]).join('、')}等情况尚未处理或者说明` : ''}。`,
        ]
      : []),
    ...(gone.length > 0 ? [line`数据就绪检查中经说明后继续的：${joined(gone, '；')}。`] : []),
    ...(dismissed.length > 0
      ? [line`程序列出、经核实不认定为问题的${count(of, 'dismissed', dismissed.length)}项：${joined(each, '；')}。`]
      : []),
    ...(changes === null
      ? []
      : changes.length === 0
        ? [line`与征求意见稿相比，各项数字和认定的问题没有变化。`]
        : [line`与征求意见稿相比，下列数字或者认定有变化：${changes.join('；')}。`]),
  ];
}

/** 征求意见采纳情况: counts by agency in the report on all, the contested rows in an agency's own. */
export function repliesAnnex(facts: Facts, scope: string): Report['annexes'] {
  const replies = facts.evaluation?.replies ?? [];
  const own = isCity(scope) ? replies : replies.filter((reply) => reply.scope === scope);
  if (own.length === 0) return [];
  return [{ title: '征求意见采纳情况', blocks: [isCity(scope) ? byAgency(facts, own) : contested(own)] }];
}

function byAgency(facts: Facts, replies: readonly Reply[]): Block {
  const columns: [string, string, (reply: Reply) => boolean][] = [
    ['认可', 'agreed', ({ opinion }) => opinion === '认可'],
    ['不认可', 'contested', ({ opinion }) => opinion === '不认可'],
    ['已补正', 'mended', ({ opinion }) => opinion === '已补正'],
    ['采纳', 'taken', ({ taken }) => taken === true],
    ['不采纳', 'declined', ({ taken }) => taken === false],
    ['待定', 'open', ({ opinion, taken }) => opinion !== '认可' && taken === null],
  ];
  const codes = facts.manifest.agencies.filter(({ code }) => replies.some(({ scope }) => scope === code));
  return table(
    '各机关反馈意见（单位：条）',
    [left('机关', 34), ...columns.map(([title]) => right(title, 11))],
    codes.map(({ code }): Text[] => [
      [agencyChip(facts, code)],
      ...columns.map(([, which, holds]): Text => [
        count(
          { subject: 'replies', scope: code, period: String(facts.year) },
          which,
          replies.filter((reply) => reply.scope === code && holds(reply)).length,
        ),
      ]),
    ]),
  );
}

function contested(replies: readonly Reply[]): Block {
  return table(
    '反馈意见和处理',
    [left('证据编号', 20), left('意见', 12), left('说明', 32), left('处理', 36)],
    replies.map(({ evidence, opinion, note, taken, reason }): Text[] => [
      [evidence],
      [opinion],
      [note === '' ? '—' : note],
      [
        taken === null
          ? opinion === '认可'
            ? '—'
            : '待定'
          : `${taken ? '采纳' : '不采纳'}${reason === '' ? '' : `：${reason}`}`,
      ],
    ]),
  );
}
