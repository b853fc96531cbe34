import type { Engine, Value } from '../engine/engine.ts';
import { ofAgency } from './agency.ts';
import { Bindings } from './filter.ts';

/** One thing found wrong with a row or a cell of a source file; `message` is one sentence in Chinese. */
export interface IssueRow {
  /** index into the manifest's files, and record number there */
  readonly file: number;
  readonly record: number;
  /** header of the column as the file writes it; null when the whole row is meant */
  readonly header: string | null;
  /** the cell as it stands in the file, identity numbers masked */
  readonly raw: string | null;
  readonly code: string;
  readonly message: string;
}

export interface IssueQuery {
  /** none means all */
  readonly codes: readonly string[];
  readonly file: number | null;
  /** only those of the rows of this agency */
  readonly org?: string | undefined;
}

/** The issues of a query in the order of files and rows, from the snapshot's table `issues`. */
export async function issueRows(engine: Engine, query: IssueQuery, limit: number): Promise<IssueRow[]> {
  const { where, values } = conditions(query);
  return engine.query<IssueRow>(
    `SELECT file, record, header, raw, code, message FROM issues ${where} ORDER BY file, record, field, code LIMIT ${Math.trunc(limit)}`,
    values,
  );
}

export async function countIssues(engine: Engine, query: IssueQuery): Promise<number> {
  const { where, values } = conditions(query);
  const [row] = await engine.query<{ n: number }>(`SELECT count(*) AS n FROM issues ${where}`, values);
  return row?.n ?? 0;
}

function conditions(query: IssueQuery): { where: string; values: readonly Value[] } {
  const bindings = new Bindings();
  const parts = [
    ...(query.codes.length > 0 ? [`code IN (${bindings.list(query.codes)})`] : []),
    ...(query.file === null ? [] : [`file = ${bindings.bind(query.file)}`]),
    ...(query.org === undefined ? [] : [ofAgency(bindings.bind(query.org))]),
  ];
  return { where: parts.length > 0 ? `WHERE ${parts.join(' AND ')}` : '', values: bindings.values };
}
