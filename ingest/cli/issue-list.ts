import { literal, type Engine } from '../../src/lib/engine/engine.ts';
import type { Manifest } from '../../src/lib/snapshot/manifest.ts';
import type { CsvValue } from '../../src/lib/results/csv.ts';
import { inBatches } from '../changes/batches.ts';
import type { IssueMessages } from './issue-messages.ts';
import { textTable } from './width.ts';

/** What to list: nothing in `codes` or `files` means all; `limit` 0 means all. */
export interface IssueChoice {
  readonly codes: readonly string[];
  /** indexes into the manifest's files */
  readonly files: readonly number[];
  readonly limit: number;
}

/** One issue; a replaced row with every field in which the row that took its place differs. */
export interface ListedIssue {
  readonly code: string;
  readonly file: string;
  readonly record: number;
  readonly header: string | null;
  readonly raw: string | null;
  readonly message: string;
  readonly kept_file: string | null;
  readonly kept_record: number | null;
  readonly fields: { readonly header: string; readonly replaced: string | null; readonly kept: string | null }[];
}

interface Line {
  readonly n: number;
  readonly code: string;
  readonly file: number;
  readonly record: number;
  readonly header: string | null;
  readonly raw: string | null;
  readonly message: string;
  readonly kept_file: number | null;
  readonly kept_record: number | null;
  readonly field: string | null;
  readonly replaced: string | null;
  readonly kept: string | null;
}

/** Conditions of a choice over columns `file` and the one that holds codes. */
export function chosen({ codes, files }: IssueChoice, column: string): string {
  const parts = [
    ...(codes.length > 0 ? [`${column} IN (${codes.map(literal).join(', ')})`] : []),
    ...(files.length > 0 ? [`file IN (${files.join(', ')})`] : []),
  ];
  return parts.length > 0 ? `WHERE ${parts.join(' AND ')}` : '';
}

/** The issues in the order of files and rows, in batches, and how many there are without the limit. */
export async function listIssues(
  engine: Engine,
  manifest: Manifest,
  choice: IssueChoice,
): Promise<{ total: number; batches: AsyncIterable<readonly ListedIssue[]> }> {
  const where = chosen(choice, 'code');
  const [count] = await engine.query<{ n: number }>(`SELECT count(*) AS n FROM issues ${where}`);
  // snapshots of earlier versions do not say which fields differ
  const differences = 'conflict_fields' in manifest.tables;
  const fields = differences
    ? 'f.header AS field, f.replaced, f.kept'
    : 'NULL AS field, NULL AS replaced, NULL AS kept';
  const join = differences
    ? `LEFT JOIN all_conflict_fields f ON i.code = 'CONFLICT' AND f.file = i.file AND f.record = i.record`
    : '';
  await engine.run(
    `CREATE OR REPLACE TEMP TABLE listed_issues AS
     SELECT i.n, i.code, i.file, i.record, i.header, i.raw, i.message, i.kept_file, i.kept_record, ${fields}
     FROM (SELECT *, row_number() OVER (ORDER BY file, record, field, code, raw) AS n FROM issues ${where}) i ${join}
     ${choice.limit > 0 ? `WHERE i.n <= ${choice.limit}` : ''} ORDER BY i.n, field`,
  );
  return { total: count?.n ?? 0, batches: grouped(inBatches<Line>(engine, 'listed_issues'), manifest) };
}

/** One issue for all its lines, which stand together. */
async function* grouped(
  batches: AsyncIterable<readonly Line[]>,
  { files }: Manifest,
): AsyncGenerator<readonly ListedIssue[]> {
  const name = (file: number | null) => (file === null ? null : (files[file]?.name ?? String(file)));
  let open: ListedIssue | undefined;
  let at = 0;
  for await (const batch of batches) {
    const closed: ListedIssue[] = [];
    for (const { n, file, kept_file, field, replaced, kept, ...rest } of batch) {
      if (open === undefined || at !== n) {
        if (open) closed.push(open);
        at = n;
        open = { ...rest, file: name(file) ?? '', kept_file: name(kept_file), fields: [] };
      }
      if (field !== null) open.fields.push({ header: field, replaced, kept });
    }
    yield closed;
  }
  if (open) yield [open];
}

/** Lines of a table of issues: one an issue, of a replaced row one for each field that differs, its value beside the one kept. */
export function issueCsv(t: IssueMessages): { titles: string[]; cells: (issue: ListedIssue) => CsvValue[][] } {
  const { code, file, record, header, raw, kept, keptFile, keptRecord, message } = t.issue;
  return {
    titles: [code, file, record, header, raw, kept, keptFile, keptRecord, message],
    cells: (issue) =>
      lines(issue).map((line) => [
        issue.code,
        issue.file,
        issue.record,
        line.header,
        line.raw,
        line.kept,
        issue.kept_file,
        issue.kept_record,
        issue.message,
      ]),
  };
}

export function issueTable(issues: readonly ListedIssue[], t: IssueMessages): string {
  const titles = [t.issue.code, t.issue.place, t.issue.header, t.issue.raw, t.issue.kept, t.issue.message];
  const rows = issues.flatMap((issue) =>
    lines(issue).map((line, i) => {
      const values = [line.header ?? '', line.raw ?? '', line.kept ?? ''];
      return i === 0
        ? [issue.code, `${issue.file}:${issue.record}`, ...values, issue.message]
        : ['', '', ...values, ''];
    }),
  );
  return textTable(
    titles.map((title) => ({ title })),
    rows,
  );
}

function lines({
  header,
  raw,
  fields,
}: ListedIssue): { header: string | null; raw: string | null; kept: string | null }[] {
  if (fields.length === 0) return [{ header, raw, kept: null }];
  return fields.map((field) => ({ header: field.header, raw: field.replaced, kept: field.kept }));
}
