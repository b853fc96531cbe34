import { cellsOf } from '../../../ingest/corrections/records.ts';
import { shownCell } from '../../../ingest/privacy/shown-cell.ts';
import type { Reading } from '../../../ingest/read-files.ts';
import type { Engine } from '../engine/engine.ts';
import type { RowToCorrect } from './messages.ts';

/** A record of a file that was read, with what is wrong with it. `index`: number of the file in the readings. Null when there is no such record. */
export async function rowToCorrect(
  engine: Engine,
  { sheet, header }: Reading,
  index: number,
  record: number,
): Promise<RowToCorrect | null> {
  const texts = (await cellsOf(sheet.csv, [record])).get(record);
  if (!texts) return null;
  const issues = await engine.query<{ field: string | null; message: string }>(
    'SELECT field, message FROM issues WHERE file = $1 AND record = $2 ORDER BY field, code',
    [index, record],
  );
  const columnOf = new Map(header.columns.map(({ column, index: at }) => [column.field, at]));
  const readAs = new Map(header.columns.map(({ column, index: at }) => [at, column]));
  return {
    sheet: sheet.name,
    cells: texts.map((text, at) => {
      const above = header.texts[at]?.trim() ?? '';
      return { header: above, text, shown: shownCell(text, above, readAs.get(at)), read: readAs.has(at) };
    }),
    wrong: issues.map(({ field, message }) => {
      const column = field === null ? undefined : columnOf.get(field);
      return { column: column !== undefined && column < texts.length ? column : null, message };
    }),
  };
}
