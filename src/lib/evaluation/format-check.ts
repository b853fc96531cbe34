import type { Block, Report } from '../report/model.ts';
import { personal } from '../results/personal.ts';

/** Faults of form in the words that people add to a report. */

export type FormFault =
  | { readonly kind: 'number'; readonly found: string }
  | { readonly kind: 'level' | 'stop' | 'unit' | 'year' | 'order'; readonly found: string }
  | { readonly kind: 'personal' }
  | { readonly kind: 'name'; readonly found: string }
  /** a table, chart or annex that the report does not have */
  | { readonly kind: 'reference'; readonly found: string };

/** Levels of numbering of an official document: 一、（一）1.（1） (GB/T 9704—2012 7.3.3) */
const levels = [
  /^[一二三四五六七八九十]+、/u,
  /^（[一二三四五六七八九十]+）/u,
  /^\d+[.．](?!\d)/u,
  /^（\d+）/u,
] as const;

/** What is a number and no figure: dates, articles, numbers of documents and of problems, numbering, percentages of confidence. */
const noFigure =
  /^\s*(?:\d+[.．](?!\d)|（\d+）)|\d{4}[-—年]\d{1,2}[-—月]\d{1,2}日?|(?:\d{4}年)?\d{1,2}月(?:\d{1,2}日)?|\d{4}年度?|第[\d一二三四五六七八九十百]+[条款项部分号]+|〔\d{4}〕\d+号|(?:WT|E)-\d{4}-\d{3}(?:-\d+)?|[A-Z]{2,3}-\d+[a-z]?|附件\d+|[图表]\d+/gmu;

export interface FormContext {
  /** how the figures of the report are written, and their values */
  readonly figures: ReadonlySet<string>;
  /** names of natural persons that a public version must not have; empty for an internal one */
  readonly names?: ReadonlySet<string>;
  /** how many tables, charts and annexes the report has: a text may refer to these only */
  readonly parts?: Readonly<Record<'表' | '图' | '附件', number>>;
}

/** What of a report a text may refer to. */
export function partsOf(report: Pick<Report, 'body' | 'annexes'>): Record<'表' | '图' | '附件', number> {
  const blocks = [...report.body, ...report.annexes.flatMap((annex) => annex.blocks)];
  const count = (kind: Block['kind']) => blocks.filter((block) => block.kind === kind).length;
  return { 表: count('table'), 图: count('chart'), 附件: report.annexes.length };
}

/** The faults of a text, in its order. A text that says no number of its own has none of the first kind. */
export function formFaults(text: string, { figures, names = new Set(), parts }: FormContext): FormFault[] {
  const lines = text.split('\n').filter((line) => line.trim() !== '');
  return [
    ...lines.flatMap((line): FormFault[] => [
      ...(levels[0].test(line.trim()) ? [{ kind: 'level' as const, found: head(line) }] : []),
      ...(isHeading(line) ? [{ kind: 'stop' as const, found: head(line) }] : []),
      ...(/％|(?<=\d)个?百分比|百分之\d/u.test(line) ? [{ kind: 'unit' as const, found: head(line) }] : []),
      ...[...line.matchAll(/(?<![\d])\d{2}年(?!以|来|内|间)/gu)].map(([found]) => ({ kind: 'year' as const, found })),
    ]),
    ...(/万元/u.test(text) && /(?<!万)元/u.test(text) ? [{ kind: 'unit' as const, found: '万元、元' }] : []),
    ...outOfOrder(lines),
    ...lines.flatMap((line) => unknownNumbers(line, figures)),
    ...(parts ? lines.flatMap((line) => wrongReferences(line, parts)) : []),
    ...(personal.test(text) ? [{ kind: 'personal' as const }] : []),
    ...[...names]
      .filter((name) => name.length > 1 && text.includes(name))
      .map((found) => ({ kind: 'name' as const, found })),
  ];
}

/** A numbered line that is a heading has no full stop; one that goes on after it is a sentence. */
function isHeading(line: string): boolean {
  return /^（[一二三四五六七八九十]+）[^，；。]{1,20}。$/u.test(line.trim());
}

function unknownNumbers(line: string, figures: ReadonlySet<string>): FormFault[] {
  const rest = line.replaceAll(noFigure, ' ');
  return [...rest.matchAll(/\d[\d,]*(?:\.\d+)?%?/gu)]
    .map(([found]) => found.replaceAll(',', ''))
    .filter((found) => !figures.has(found))
    .map((found) => ({ kind: 'number', found }));
}

function wrongReferences(line: string, parts: NonNullable<FormContext['parts']>): FormFault[] {
  return [...line.matchAll(/(表|图|附件)(\d+)/gu)].flatMap(([found, kind, number]): FormFault[] => {
    const n = Number(number);
    const there = kind === '表' || kind === '图' || kind === '附件' ? parts[kind] : 0;
    return n >= 1 && n <= there ? [] : [{ kind: 'reference', found }];
  });
}

/** Numbering that leaves a level out or does not go on by one. */
function outOfOrder(lines: readonly string[]): FormFault[] {
  const counts = [0, 0, 0, 0];
  const faults: FormFault[] = [];
  for (const line of lines.map((one) => one.trim())) {
    const level = levels.findIndex((pattern) => pattern.test(line));
    if (level < 1) continue;
    const number = numberOf(levels[level]?.exec(line)?.[0] ?? '');
    const skipped = level === 3 && counts[2] === 0;
    if (skipped || number !== (counts[level] ?? 0) + 1) faults.push({ kind: 'order', found: head(line) });
    counts[level] = number;
    counts.fill(0, level + 1);
  }
  return faults;
}

const digits = '零一二三四五六七八九';

function numberOf(numbering: string): number {
  const plain = numbering.replaceAll(/[（）、.．]/gu, '');
  if (/^\d+$/u.test(plain)) return Number(plain);
  const [tens, ones] = plain.includes('十') ? plain.split('十') : ['0', plain];
  const digit = (text: string | undefined, none: number) => (text ? Math.max(0, digits.indexOf(text)) : none);
  return plain.includes('十') ? digit(tens, 1) * 10 + digit(ones, 0) : digit(ones, 0);
}

const head = (line: string): string => (line.length > 20 ? `${line.slice(0, 20)}…` : line);
