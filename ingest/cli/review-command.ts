import { existsSync, readFileSync } from 'node:fs';
import { writeFile } from 'node:fs/promises';
import { textOf } from '../../src/lib/assess/manual.ts';
import { integer } from '../../src/lib/i18n/format.ts';
import { isDay } from '../../src/lib/results/period.ts';
import { csvText, type CsvValue } from '../../src/lib/results/csv.ts';
import {
  agencyScores,
  fileScores,
  reviewResult,
  type AgencyScore,
  type FileScore,
} from '../../src/lib/review/score.ts';
import type { ReviewSheet } from '../../src/lib/review/sheet.ts';
import { reviewSheets } from '../../src/lib/review/sheets.ts';
import { parseReviews, ReviewError, type Reviewed } from '../../src/lib/review/table.ts';
import type { Format } from './layouts-command.ts';
import { reviewMessages } from './review-messages.ts';
import { withSnapshot } from './snapshot-command.ts';
import { reasonOf, UsageError, type Terminal } from './terminal.ts';
import { textTable, type TableColumn } from './width.ts';

export interface ReviewArguments {
  readonly sheet?: string;
  /** file to write the result to */
  readonly result?: string;
  readonly batch?: string;
  readonly on?: string;
  readonly format: Format;
}

/** The sheet with this id. Throws a `UsageError`. */
export function reviewSheetOption(id: string, { m, language }: Terminal): ReviewSheet {
  const all = reviewSheets();
  const found = all.find((sheet) => sheet.id === id);
  if (!found) throw new UsageError(reviewMessages(language).noSheet(id, all.map((sheet) => sheet.id).join(m.comma)));
  return found;
}

/** Scores the files of a filled table and prints them by agency and by file; writes the result where it is asked for. */
export async function reviewCommand(
  folder: string,
  path: string,
  options: ReviewArguments,
  tell: Terminal,
): Promise<void> {
  const t = reviewMessages(tell.language);
  const sheet = reviewSheetOption(options.sheet ?? 'penalty', tell);
  const { on } = options;
  if (on !== undefined && !isDay(on)) throw new UsageError(t.noDay(on));
  const files = readTable(path, sheet, tell);
  await withSnapshot(folder, tell, async ({ manifest }) => {
    const names = new Map(manifest.agencies.map(({ code, name }) => [code, name]));
    for (const { org, number } of files) if (!names.has(org)) throw new UsageError(t.noAgency(org, number));
    const agency = (code: string) => names.get(code) ?? code;
    const scores = fileScores(sheet, files);
    const agencies = agencyScores(scores);
    const day = on ?? manifest.as_of;
    if (options.result !== undefined) {
      const { result } = options;
      const graded = scores.filter(({ grade }) => grade !== null).length;
      await writeFile(result, reviewResult(scores, options.batch ?? day, day, agency)).catch((cause: unknown) => {
        throw new UsageError(tell.m.errors.cannotWrite(result, reasonOf(cause)), { cause });
      });
      tell.err(`${t.written(result, integer(graded))}\n`);
    }
    const shown = { csv: () => csv(scores, agency, tell), json: () => json(sheet, scores, agencies), table: () => '' };
    if (options.format !== 'table') return tell.out(shown[options.format]());
    tell.out(
      `${t.lead(tell.language === 'zh' ? sheet.title : sheet.title_en, sheet.version, integer(files.length))}\n\n` +
        `${agencyTable(sheet, agencies, agency, tell)}\n${fileTable(sheet, scores, agency, tell)}`,
    );
  });
}

function readTable(path: string, sheet: ReviewSheet, { language }: Terminal): Reviewed[] {
  const t = reviewMessages(language);
  if (!existsSync(path)) throw new UsageError(t.noFile(path));
  try {
    return parseReviews(textOf(readFileSync(path)), sheet);
  } catch (cause) {
    if (!(cause instanceof ReviewError)) throw cause;
    throw new UsageError(t.words.wrong(path, integer(cause.line), t.words.errors[cause.kind](cause.value)), { cause });
  }
}

const right = (title: string): TableColumn => ({ title, align: 'right' });

function agencyTable(
  { grades }: ReviewSheet,
  agencies: readonly AgencyScore[],
  agency: (code: string) => string,
  { m, language }: Terminal,
): string {
  const { columns: c } = reviewMessages(language).words;
  return textTable(
    [
      { title: c.org },
      ...[c.files, c.graded, c.mean].map(right),
      ...grades.map((grade) => right(language === 'zh' ? grade.title : grade.title_en)),
    ],
    agencies.map((one) => [
      agency(one.org),
      integer(one.files),
      integer(one.graded),
      one.mean?.toFixed(2) ?? m.none,
      ...grades.map(({ title }) => integer(one.grades[title] ?? 0)),
    ]),
  );
}

function fileTable(
  sheet: ReviewSheet,
  scores: readonly FileScore[],
  agency: (code: string) => string,
  { m, language }: Terminal,
): string {
  const { columns: c } = reviewMessages(language).words;
  const titles = new Map(sheet.vetoes.map(({ id, title, title_en }) => [id, language === 'zh' ? title : title_en]));
  const grades = new Map(sheet.grades.map(({ title, title_en }) => [title, language === 'zh' ? title : title_en]));
  return textTable(
    [{ title: c.org }, { title: c.number }, right(c.score), { title: c.grade }, { title: c.vetoes }, right(c.waiting)],
    scores.map(({ file, score, grade, vetoes, waiting }) => [
      agency(file.org),
      file.number,
      score?.toFixed(2) ?? m.none,
      grade === null ? m.none : (grades.get(grade) ?? grade),
      vetoes.map((id) => titles.get(id) ?? id).join(m.comma),
      integer(waiting.length),
    ]),
  );
}

function csv(scores: readonly FileScore[], agency: (code: string) => string, { language }: Terminal): string {
  const { columns: c } = reviewMessages(language).words;
  return csvText(
    [c.org, c.number, c.score, c.grade, c.vetoes, c.waiting],
    scores.map(({ file, score, grade, vetoes, waiting }): CsvValue[] => [
      agency(file.org),
      file.number,
      score,
      grade,
      vetoes.join(' '),
      waiting.length,
    ]),
  );
}

function json(sheet: ReviewSheet, scores: readonly FileScore[], agencies: readonly AgencyScore[]): string {
  const files = scores.map(({ file: { org, number, marks }, score, grade, vetoes, waiting }) => ({
    org,
    number,
    score,
    grade,
    vetoes,
    waiting,
    marks: Object.fromEntries([...marks].map(([id, { points }]) => [id, points])),
  }));
  return `${JSON.stringify({ sheet: { id: sheet.id, version: sheet.version }, agencies, files }, null, 2)}\n`;
}
