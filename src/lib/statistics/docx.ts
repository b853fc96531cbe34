import {
  AlignmentType,
  BorderStyle,
  convertMillimetersToTwip,
  Document,
  Footer,
  LineRuleType,
  Packer,
  PageNumber,
  PageOrientation,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  VerticalAlignTable,
  WidthType,
} from 'docx';
import { fonts, sizes } from '../report/docx/look.ts';
import { settled } from '../report/docx/package.ts';
import { fit } from '../report/xml.ts';
import { commonNotes, headOf, valueText, type Form, type Forms } from './form.ts';

/** A4 lying, with margins of 20 mm; the table takes what is between them. */
const margin = convertMillimetersToTwip(20);
const width = convertMillimetersToTwip(297 - 40);
const nameShare = 0.14;

/** The tables as a `.docx`, one on a page of its own, heads repeated, no row cut. The same bytes for the same tables and version. */
export async function formsDocx(forms: Forms, version: string): Promise<Uint8Array> {
  const document = new Document({
    title: `${forms.year}年度行政执法统计年报`,
    creator: `明镜 ${version}`,
    lastModifiedBy: `明镜 ${version}`,
    styles: { default: { document: { run: { font: fonts.body, size: sizes.five } } } },
    sections: forms.forms.map((form) => ({
      properties: {
        page: {
          size: {
            width: convertMillimetersToTwip(210),
            height: convertMillimetersToTwip(297),
            orientation: PageOrientation.LANDSCAPE,
          },
          margin: { top: margin, right: margin, bottom: margin, left: margin, footer: convertMillimetersToTwip(10) },
        },
      },
      footers: {
        default: new Footer({
          children: [
            new Paragraph({
              alignment: AlignmentType.CENTER,
              children: [
                new TextRun({ font: fonts.song, size: sizes.five, children: ['— ', PageNumber.CURRENT, ' —'] }),
              ],
            }),
          ],
        }),
      },
      children: page(form, forms),
    })),
  });
  return settled(new Uint8Array(await Packer.toArrayBuffer(document)), forms.asOf);
}

function page(form: Form, forms: Forms): (Paragraph | Table)[] {
  const text = (words: string, options: { alignment?: (typeof AlignmentType)['CENTER' | 'LEFT'] } = {}) =>
    new Paragraph({
      ...options,
      spacing: { line: 320, lineRule: LineRuleType.EXACT },
      children: [new TextRun(fit(words))],
    });
  return [
    new Paragraph({
      alignment: AlignmentType.LEFT,
      children: [new TextRun({ text: `表${form.number}`, font: fonts.black, size: sizes.smallFour })],
    }),
    new Paragraph({
      alignment: AlignmentType.CENTER,
      spacing: { line: 560, lineRule: LineRuleType.EXACT, after: 120 },
      children: [new TextRun({ text: `${forms.year}年度${form.title}`, font: fonts.title, size: 36 })],
    }),
    text('填报单位（盖章）：　　　　　　　　　　　　　　　　　　　　统计期间：' + `${forms.year}年1月1日至12月31日`),
    tableOf(form),
    text(
      '单位负责人：　　　　　　　　　　填表人：　　　　　　　　　　联系电话：　　　　　　　　　　填报日期：　　　　年　　月　　日',
    ),
    text('填报说明：'),
    ...[...form.notes, ...commonNotes(forms)].map((note, i) => text(`${i + 1}.${note}`)),
  ];
}

function tableOf({ columns, rows }: Form): Table {
  const first = Math.floor(width * nameShare);
  const amounts = columns.filter(({ kind }) => kind === 'amount').length;
  const one = Math.floor((width - first) / (columns.length + 0.6 * amounts));
  const widths = [first, ...columns.map(({ kind }) => (kind === 'amount' ? Math.floor(one * 1.6) : one))];
  const cell = (
    words: string,
    at: number,
    how: { head?: boolean; span?: number; lines?: number; right?: boolean } = {},
  ) =>
    new TableCell({
      width: { size: widths[at] ?? one, type: WidthType.DXA },
      verticalAlign: VerticalAlignTable.CENTER,
      margins: { left: 40, right: 40, top: 20, bottom: 20 },
      ...(how.span && how.span > 1 ? { columnSpan: how.span } : {}),
      ...(how.lines && how.lines > 1 ? { rowSpan: how.lines } : {}),
      children: [
        new Paragraph({
          alignment: how.right
            ? AlignmentType.RIGHT
            : at === 0 && !how.head
              ? AlignmentType.LEFT
              : AlignmentType.CENTER,
          keepNext: how.head ?? false,
          children: [new TextRun({ text: fit(words), ...(how.head ? { font: fonts.black, size: 18 } : {}) })],
        }),
      ],
    });
  const head = headOf(columns);
  return new Table({
    width: { size: widths.reduce((sum, size) => sum + size, 0), type: WidthType.DXA },
    columnWidths: widths,
    layout: TableLayoutType.FIXED,
    borders: frame,
    rows: [
      ...head.map(
        (line, i) =>
          new TableRow({
            tableHeader: true,
            cantSplit: true,
            children: [
              ...(i === 0 ? [cell('单位', 0, { head: true, lines: head.length })] : []),
              ...line.map(({ text, columns: span, lines }) => cell(text, 1, { head: true, span, lines })),
            ],
          }),
      ),
      ...rows.map(
        ({ name, values }) =>
          new TableRow({
            cantSplit: true,
            children: [
              cell(name, 0),
              ...values.map((value, i) => cell(valueText(value, columns[i]?.kind ?? 'count'), i + 1, { right: true })),
            ],
          }),
      ),
    ],
  });
}

const line = { style: BorderStyle.SINGLE, size: 4, color: '000000' } as const;
const frame = {
  top: line,
  bottom: line,
  left: line,
  right: line,
  insideHorizontal: line,
  insideVertical: line,
} as const;
