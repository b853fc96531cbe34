import type { CaseRow } from './rows.ts';

/** The rows of one layout, and the columns in which any of them says something. */
export interface CaseSheet {
  readonly layout: string;
  readonly columns: readonly { readonly field: string; readonly header: string }[];
  /** headers of the columns in which none does */
  readonly blank: readonly string[];
  readonly rows: readonly CaseRow[];
}

/** Rows by layout, in the order in which the layouts first come. */
export function sheetsOf(rows: readonly CaseRow[]): CaseSheet[] {
  const byLayout = new Map<string, CaseRow[]>();
  for (const row of rows) {
    const list = byLayout.get(row.layout);
    if (list) list.push(row);
    else byLayout.set(row.layout, [row]);
  }
  return [...byLayout].map(([layout, list]) => {
    const columns = list[0]?.cells.map(({ field, header }) => ({ field, header })) ?? [];
    const filled = (i: number) => list.some((row) => row.cells[i]?.value !== null);
    return {
      layout,
      rows: list,
      columns: columns.filter((_, i) => filled(i)),
      blank: columns.filter((_, i) => !filled(i)).map(({ header }) => header),
    };
  });
}
