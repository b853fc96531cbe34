import type { Cell, WriteSheet } from 'hucre';
import type { Layout } from '../layouts/layout.ts';
import { choices, howToWrite, keyInWords, need, remarks } from './guide.ts';
import { fonts, frame, headerStyle, page } from './look.ts';
import { lastRow, sideSheets } from './side-sheets.ts';

const heads = ['列名', '是否必填', '写法', '可填的值', '也认的列名', '说明'];
/** In digits of the standard font; a Chinese character is two wide. */
const widths = [30, 30, 44, 44, 40, 50];
const lineHeight = 18;

/** Every column explained, after what holds for the whole table. */
export function guideSheet(layout: Layout, version: string): WriteSheet {
  const table = layout.columns.map((column) => [
    column.header,
    need(layout, column),
    howToWrite(column),
    choices(column).join('、'),
    (column.synonyms ?? []).join('、'),
    remarks(layout, column),
  ]);
  const before = [`《${layout.title}》填写说明`, ...rules(layout, version)];
  const rows = [...before.map((text) => [text]), [], heads, ...table];
  const top = before.length + 1;
  const style = { alignment: { wrapText: true, vertical: 'top' as const }, font: fonts, border: frame };
  const cells = new Map<string, Partial<Cell>>();
  before.forEach((_, r) =>
    cells.set(`${r},0`, { style: { font: r === 0 ? { ...fonts, bold: true, size: 14 } : fonts } }),
  );
  heads.forEach((_, c) => cells.set(`${top},${c}`, { style: headerStyle(false) }));
  table.forEach((row, r) => row.forEach((_, c) => cells.set(`${top + 1 + r},${c}`, { style })));
  return {
    name: sideSheets.guide,
    columns: widths.map((width) => ({ width })),
    rows,
    cells,
    rowDefs: new Map(rows.map((row, r) => [r, { height: r === 0 ? 26 : lineHeight * (r > top ? linesOf(row) : 1) }])),
    pageSetup: page(heads.length),
  };
}

function rules(layout: Layout, version: string): string[] {
  return [
    `1. 数据填在“${layout.title}”工作表，第1行是列名，从第2行起一行一条。格式和下拉列表到第${lastRow}行为止，再多请分成几个文件。`,
    '2. 列名带*的必填。列的次序可以改变，选填的列可以删去，列名不要改成别的；多出来的列不读取，但会列出。',
    `3. 按“${keyInWords(layout)}”认定同一条记录。内容也相同的只计一次；内容不同的，以后出现的为准，被替换的一条列入问题清单。`,
    `4. “${sideSheets.examples}”和本表不读取，其中的机关、当事人、编号都是虚构的，可以复制到数据表中照着修改。`,
    `5. 保存时文件名里请保留“${layout.title}”，程序按它识别；文件格式保持 .xlsx。`,
    '6. 编号和证件号码的单元格是文本格式，请不要改成数字，否则超过15位的号码会丢失尾数。公民身份号码在读取时即遮蔽。',
    '7. 填写中有疑问，请询问下发本模板的单位。',
    `8. 本模板由明镜 ${version} 按内置模板“${layout.title}”（${layout.id}）生成。`,
  ];
}

/** How many lines the longest cell of a row needs. */
function linesOf(row: readonly string[]): number {
  return Math.max(1, ...row.map((text, i) => Math.ceil(widthOfText(text) / ((widths[i] ?? 50) - 2))));
}

const widthOfText = (text: string): number =>
  Array.from(text, (c) => (c > '\u007f' ? 2 : 1)).reduce<number>((a, b) => a + b, 0);
