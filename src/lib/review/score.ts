import { Fraction } from '../assess/fraction.ts';
import { csvText } from '../results/csv.ts';
import { itemsOf, type ReviewSheet } from './sheet.ts';
import type { Reviewed } from './table.ts';

/** What a file reaches. */
export interface FileScore {
  readonly file: Reviewed;
  /** out of 100, 2 decimals; null while items wait, or when none applies */
  readonly score: number | null;
  /** items without points */
  readonly waiting: readonly string[];
  readonly vetoes: readonly string[];
  /** title of the grade; that of the lowest as soon as a ground fails the file */
  readonly grade: string | null;
}

/** What the files of an agency reach together. */
export interface AgencyScore {
  readonly org: string;
  readonly files: number;
  /** files that have a grade */
  readonly graded: number;
  /** mean of the scores there are, 2 decimals; null without one */
  readonly mean: number | null;
  /** grade → files */
  readonly grades: Readonly<Record<string, number>>;
}

const hundred = Fraction.of(100);

/**
 * The score of each file: its points of those of the items that apply, out of 100, exactly and rounded half up to 2 decimals. A ground that fails
 * the file gives it the lowest grade and a score of 0 (案卷评查: 一票否决).
 */
export function fileScores(sheet: ReviewSheet, files: readonly Reviewed[]): FileScore[] {
  return files.map((file) => {
    const waiting = itemsOf(sheet).flatMap(({ id }) => (file.marks.has(id) ? [] : [id]));
    const vetoes = [...file.vetoes.keys()];
    const applied = itemsOf(sheet).flatMap(({ id, points }) => {
      const reached = file.marks.get(id)?.points;
      return reached ? [{ points, reached }] : [];
    });
    const most = sum(applied.map(({ points }) => points));
    const lowest = sheet.grades.at(-1)?.title ?? null;
    if (vetoes.length > 0) return { file, score: 0, waiting, vetoes, grade: lowest };
    if (waiting.length > 0 || most.compare(Fraction.of(0)) === 0)
      return { file, score: null, waiting, vetoes, grade: null };
    const score = sum(applied.map(({ reached }) => reached))
      .times(hundred)
      .over(most)
      .rounded(2);
    const cents = Fraction.of(Math.round(score * 100), 100);
    return {
      file,
      score,
      waiting,
      vetoes,
      grade: sheet.grades.find(({ from }) => cents.compare(from) >= 0)?.title ?? null,
    };
  });
}

/** By agency in the order in which their files stand; an agency's score is the mean of its files. */
export function agencyScores(scores: readonly FileScore[]): AgencyScore[] {
  const codes = [...new Set(scores.map(({ file }) => file.org))];
  return codes.map((org) => {
    const own = scores.filter(({ file }) => file.org === org);
    const known = own.flatMap(({ score }) => (score === null ? [] : [Fraction.of(Math.round(score * 100), 100)]));
    const grades: Record<string, number> = {};
    for (const { grade } of own) if (grade !== null) grades[grade] = (grades[grade] ?? 0) + 1;
    return {
      org,
      files: own.length,
      graded: own.filter(({ grade }) => grade !== null).length,
      mean: known.length === 0 ? null : sum(known).over(Fraction.of(known.length)).rounded(2),
      grades,
    };
  });
}

/**
 * The result as a file to be handed in with the others (案卷评查结果): the metrics of file reviews are computed from it. Files that wait are left out.
 * `on`: the day of the review.
 */
export function reviewResult(
  scores: readonly FileScore[],
  batch: string,
  on: string,
  agency: (code: string) => string,
): string {
  const rows = scores
    .filter(({ grade }) => grade !== null)
    .map(({ file, score, vetoes }) => [
      batch,
      file.number,
      file.number,
      agency(file.org),
      on,
      score,
      vetoes.length > 0 ? '是' : '否',
    ]);
  return csvText(['评查批次', '案卷编号', '案件编号', '被评单位', '评查日期', '评查得分', '是否一票否决'], rows);
}

const sum = (parts: readonly Fraction[]): Fraction => parts.reduce((total, part) => total.plus(part), Fraction.of(0));
