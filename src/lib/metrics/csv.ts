import Papa from 'papaparse';

/**
 * Reads a table of `queries/*.csv`: the first line names the columns. Every row has every named column.
 * Throws an error that names file and line when the columns are not these or a row has another number of cells.
 */
export function parseCsv<const C extends readonly string[]>(
  file: string,
  text: string,
  columns: C,
): { readonly line: number; readonly cell: Readonly<Record<C[number], string>> }[] {
  const { data } = Papa.parse<string[]>(text.replace(/^\uFEFF/, ''), { delimiter: ',' });
  const [header = [], ...rows] = data;
  if (header.join() !== columns.join()) throw new Error(`${file}:1: expected the columns ${columns.join(',')}`);
  return rows.flatMap((row, i) => {
    if (row.length === 1 && row[0] === '') return [];
    if (row.length !== columns.length)
      throw new Error(`${file}:${i + 2}: ${row.length} cells, expected ${columns.length}`);
    const cell = Object.fromEntries(columns.map((name, c) => [name, row[c] ?? ''])) as Record<C[number], string>;
    return [{ line: i + 2, cell }];
  });
}
