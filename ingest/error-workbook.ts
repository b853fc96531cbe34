import { writeXlsx, type Cell } from 'hucre';
import type { Engine } from '../src/lib/engine/engine.ts';
import { cellText } from '../src/lib/export/cell-text.ts';
import { shown } from '../src/lib/export/shown.ts';
import { partsOf } from './read/bytes.ts';
import { CsvParser } from './read/csv-parser.ts';
import type { Reading } from './read-files.ts';
import { fonts, frame, headerStyle } from './template/look.ts';

/** The moment every such workbook claims to have been saved, so that its bytes do not depend on the clock. */
const epoch = new Date(Date.UTC(2025, 0, 1));

/**
 * The rows of a file with which something is wrong, as they stand there, as an `.xlsx` to be corrected and handed in again: its header, its
 * columns, and two more that reading leaves alone: the record number in the file and what is wrong. Cells that are meant are coloured.
 * `index`: number of the file in `readings`. Rows that were only superseded or repeated are none of them. Null when nothing is wrong.
 */
export async function errorWorkbook(
  engine: Engine,
  { file, sheet, header }: Reading,
  index: number,
): Promise<Uint8Array | null> {
  const issues = await engine.query<{ record: number; field: string | null; message: string }>(
    `SELECT record, field, message FROM issues WHERE file = $1 AND code NOT IN ('DUPLICATE', 'CONFLICT') ORDER BY record, field, code`,
    [index],
  );
  if (issues.length === 0) return null;
  const wrong = new Map<number, typeof issues>();
  for (const issue of issues) wrong.set(issue.record, [...(wrong.get(issue.record) ?? []), issue]);
  const heads = new Set(header.records);
  const rows: (string | number)[][] = [];
  const cells = new Map<string, Partial<Cell>>();
  const columnOf = new Map(header.columns.map(({ column, index: at }) => [column.field, at]));
  const parser = new CsvParser(sheet.csv.delimiter, (texts) => {
    const record = parser.records;
    const found = wrong.get(record);
    if (!heads.has(record) && !found) return;
    const row = rows.length;
    const last = record === header.records.at(-1);
    rows.push([
      ...texts.map(cellText),
      last ? '原文件行号' : found ? record : '',
      last ? '问题' : cellText([...new Set((found ?? []).map((issue) => issue.message))].join('；')),
    ]);
    for (let at = 0; at < sheet.width + 2; at++)
      cells.set(`${row},${at}`, { style: heads.has(record) ? headerStyle(false) : plain });
    for (const { field } of found ?? []) {
      const at = field === null ? undefined : columnOf.get(field);
      if (at !== undefined) cells.set(`${row},${at}`, { style: marked });
    }
  });
  const decoder = new TextDecoder('utf-8');
  for await (const bytes of partsOf(sheet.csv.path, 1 << 20)) parser.push(decoder.decode(bytes, { stream: true }));
  parser.end();
  return writeXlsx({
    sheets: [
      {
        name: header.layout.title.slice(0, 31),
        columns: [...Array.from({ length: sheet.width }, () => ({ width: 18 })), { width: 11 }, { width: 60 }],
        rows,
        cells,
        freezePane: { rows: header.records.length },
      },
    ],
    properties: { creator: '明镜', title: shown(`${file.name}：需要改正的行`), created: epoch, modified: epoch },
  });
}

const alignment = { wrapText: true, vertical: 'top' } as const;
const plain = { font: fonts, border: frame, alignment, numFmt: '@' };
const marked = { ...plain, fill: { type: 'pattern', pattern: 'solid', fgColor: { rgb: 'FFF7EDCF' } } } as const;
