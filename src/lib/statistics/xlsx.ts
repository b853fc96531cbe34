import { unzipSync } from 'fflate';
import { writeXlsx, type Cell, type CellStyle, type WriteSheet } from 'hucre';
import { archive } from '../report/docx/package.ts';
import { fit } from '../report/xml.ts';
import { commonNotes, headOf, type Form, type FormColumn, type Forms } from './form.ts';

const font = { name: '宋体', size: 10 };
const border = { style: 'thin' } as const;
const frame = { top: border, bottom: border, left: border, right: border };
const title: CellStyle = {
  font: { name: '宋体', size: 16, bold: true },
  alignment: { horizontal: 'center', vertical: 'center' },
};
const head: CellStyle = {
  font: { ...font, bold: true },
  border: frame,
  alignment: { wrapText: true, horizontal: 'center', vertical: 'center' },
};
const text: CellStyle = { font, border: frame, numFmt: '@', alignment: { vertical: 'center' } };
/** goes on over the empty cells beside it: a merged cell would cut it off */
const note: CellStyle = { font };
const formats: Record<FormColumn['kind'], string> = { count: '0', amount: '0.00', share: '0.0%' };

/** The tables as an `.xlsx`, a sheet each with the merged heads of the form, real numbers, notes under it. The same bytes for the same tables. */
export async function formsXlsx(forms: Forms, version: string): Promise<Uint8Array> {
  const day = `${forms.asOf}T00:00:00Z`;
  const moment = new Date(day);
  const book = await writeXlsx({
    sheets: forms.forms.map((form) => sheetOf(form, forms)),
    properties: {
      creator: `明镜 ${version}`,
      title: `${forms.year}年度行政执法统计年报`,
      created: moment,
      modified: moment,
    },
  });
  return archive(new Map(Object.entries(unzipSync(book))), day);
}

function sheetOf(form: Form, forms: Forms): WriteSheet {
  const { columns, rows } = form;
  const width = columns.length + 1;
  const cells = new Map<string, Partial<Cell>>();
  const lines: (string | number | null)[][] = [];
  const merges: { startRow: number; startCol: number; endRow: number; endCol: number }[] = [];
  const style = (r: number, c: number, how: CellStyle) => void cells.set(`${r},${c}`, { style: how });
  const wide = (words: string, how: CellStyle) => {
    style(lines.length, 0, how);
    if (how === title) merges.push({ startRow: lines.length, startCol: 0, endRow: lines.length, endCol: width - 1 });
    lines.push([words, ...Array<null>(width - 1).fill(null)]);
  };
  wide(`表${form.number}　${forms.year}年度${form.title}`, title);
  wide(`填报单位（盖章）：　　　　　　　　统计期间：${forms.year}年1月1日至12月31日`, note);
  const top = lines.length;
  const heads = headOf(columns);
  const taken = heads.map(() => Array<string | null>(width).fill(null));
  const place = (
    r: number,
    c: number,
    { text: words, columns: span, lines: down }: { text: string; columns: number; lines: number },
  ) => {
    const line = taken[r];
    if (line) line[c] = words;
    if (span > 1 || down > 1)
      merges.push({ startRow: top + r, startCol: c, endRow: top + r + down - 1, endCol: c + span - 1 });
  };
  place(0, 0, { text: '单位', columns: 1, lines: heads.length });
  let column = 1;
  for (const cell of heads[0] ?? []) {
    place(0, column, cell);
    column += cell.columns;
  }
  const grouped = columns.flatMap(({ group }, i) => (group === null ? [] : [i + 1]));
  (heads[1] ?? []).forEach((cell, i) => place(1, grouped[i] ?? 0, cell));
  for (const line of taken) {
    for (let c = 0; c < width; c++) style(lines.length, c, head);
    lines.push(line);
  }
  for (const { name, values } of rows) {
    style(lines.length, 0, text);
    columns.forEach(({ kind }, i) => style(lines.length, i + 1, { font, border: frame, numFmt: formats[kind] }));
    lines.push([fit(name), ...values]);
  }
  wide('单位负责人：　　　　　　填表人：　　　　　　联系电话：　　　　　　填报日期：　　　　年　　月　　日', note);
  wide('填报说明：', note);
  [...form.notes, ...commonNotes(forms)].forEach((words, i) => wide(`${i + 1}.${words}`, note));
  return {
    name: `表${form.number}`,
    columns: [{ width: 26 }, ...columns.map(({ kind }) => ({ width: kind === 'amount' ? 15 : 11 }))],
    rows: lines,
    cells,
    merges,
    freezePane: { rows: top + heads.length, columns: 1 },
    pageSetup: { orientation: 'landscape', paperSize: 'a4', fitToPage: true, fitToWidth: 1, fitToHeight: 0 },
  };
}
