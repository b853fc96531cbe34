import { driftOf, EvaluationError, parseEvaluation, type Evaluation } from '../../src/lib/evaluation/evaluation.ts';
import type { Facts } from '../../src/lib/report/facts.ts';
import type { Language } from './messages.ts';
import { sideFile } from './side-file.ts';
import { UsageError, type Terminal } from './terminal.ts';

/** `--evaluation`: the file of an evaluator's decisions, as the screen saves it. */

const zh = {
  option: '评估工作文件：冻结的快照、就绪说明、认定的问题、补充的文字和反馈意见，由看板的“年终报告”页保存',
  feedback: '不写报告，写发给各机关的反馈单和反馈表',
  feedbackScope: '--feedback 是发给机关的，请同时用 --org 或者 --all',
  needed: (stage: string) =>
    `报告附有评估工作文件的内容（${stage === 'final' ? '定稿' : '征求意见稿'}），核对时请用 --evaluation 指定该文件`,
  noFile: (path: string) => `找不到评估工作文件 ${path}`,
  year: (path: string, found: number, asked: number) => `${path} 是${found}年度的评估工作文件，不是${asked}年度的`,
  drift: (path: string, what: string) =>
    `${path} 冻结的与现在的不同：${what}。请在看板的“年终报告”页重新冻结，或者使用原来的快照`,
  fields: {
    snapshot: '快照',
    ruleset: '规则版本',
    asOf: '截止日期',
    scheme: '考核办法',
    manual: '人工评分',
    excuses: '核减台账',
  },
  problems: {
    syntax: (path: string) => `${path} 不是完整的 JSON 文件`,
    foreign: (path: string) => `${path} 不是明镜的评估工作文件`,
    newer: (path: string, detail: string) => `${path} 由更新的程序保存（格式版本 ${detail}），请先升级本程序`,
    shape: (path: string, detail: string) => `${path} 的内容不符合格式：${detail}`,
    personal: (path: string, detail: string) => `${path} 的 ${detail} 缺少姓名、理由，或者含有身份证号码、手机号码`,
  },
};

const en: typeof zh = {
  option:
    'file of the evaluation: frozen snapshot, reasons for gaps, findings, added words and answers; saved by the page “Year-end report”',
  feedback:
    'instead of reports, writes what is sent to the agencies for their comments: a page and a workbook to answer in',
  feedbackScope: '--feedback is sent to agencies: use it with --org or --all',
  needed: (stage) => `the report was made with an evaluation (${stage}); name its file with --evaluation`,
  noFile: (path) => `there is no evaluation file ${path}`,
  year: (path, found, asked) => `${path} is the evaluation of ${found}, not of ${asked}`,
  drift: (path, what) =>
    `what ${path} has frozen differs from now: ${what}. Freeze anew on the page “Year-end report”, or use the snapshot of then`,
  fields: {
    snapshot: 'snapshot',
    ruleset: 'ruleset',
    asOf: 'as-of day',
    scheme: 'scheme',
    manual: 'points given by people',
    excuses: 'excuse log',
  },
  problems: {
    syntax: (path) => `${path} is no complete JSON file`,
    foreign: (path) => `${path} is no evaluation file of Mingjing`,
    newer: (path, detail) => `${path} was saved by a newer program (format ${detail}); update this one first`,
    shape: (path, detail) => `${path} has something that does not fit: ${detail}`,
    personal: (path, detail) => `${detail} in ${path} lacks a name or a reason, or holds an ID or phone number`,
  },
};

export function evaluationMessages(language: Language): typeof zh {
  return language === 'zh' ? zh : en;
}

/** Reads the file; null without one. Throws a `UsageError`. */
export function evaluationOption(path: string | undefined, year: number, tell: Terminal): Evaluation | null {
  if (path === undefined) return null;
  const t = evaluationMessages(tell.language);
  const evaluation = sideFile(
    path,
    (bytes) => parseEvaluation(new TextDecoder().decode(bytes)),
    {
      noFile: t.noFile,
      wrong: (cause) => (cause instanceof EvaluationError ? t.problems[cause.kind](path, cause.detail) : null),
    },
    tell,
  );
  if (evaluation.year !== year) throw new UsageError(t.year(path, evaluation.year, year));
  return evaluation;
}

/** A report on something else than what was frozen would carry decisions that were made on other figures. */
export function sameAsFrozen(path: string | undefined, { evaluation, provenance }: Facts, tell: Terminal): void {
  const drift = evaluation === null ? [] : driftOf(evaluation, provenance);
  if (path === undefined || drift.length === 0) return;
  const t = evaluationMessages(tell.language);
  throw new UsageError(t.drift(path, drift.map((field) => t.fields[field]).join(tell.m.comma)));
}
