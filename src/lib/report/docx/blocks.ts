import {
  AlignmentType,
  BorderStyle,
  LineRuleType,
  Paragraph,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TextRun,
  VerticalAlignTable,
  WidthType,
  type IParagraphOptions,
  type IRunOptions,
} from 'docx';
import { isChip, lineBreak, plain, type Block, type Table as TableBlock, type Text } from '../model.ts';
import { fit } from '../xml.ts';
import { chartParagraphs } from './chart.ts';
import { ChipRun } from './chip-run.ts';
import { cellLines, fonts, sizes, styleIds, textWidth } from './look.ts';
import { rowHeight, rowsKept } from './row-keeping.ts';

/** Blocks as paragraphs and tables. Counts the controls, tables and charts of one document. */
export class Setter {
  #controls = 0;
  #tables = 0;
  #charts = 0;

  blocks(blocks: readonly Block[]): (Paragraph | Table)[] {
    return blocks.flatMap((block): (Paragraph | Table)[] => {
      if (block.kind === 'table') return this.#table(block);
      if (block.kind === 'chart') return chartParagraphs(block, ++this.#charts);
      if (block.kind === 'paragraph')
        return [this.paragraph(block.text, styleIds.body, block.leads === true ? { keepNext: true } : {})];
      return [this.paragraph(block.text, block.level === 1 ? styleIds.section : styleIds.subsection)];
    });
  }

  paragraph(text: Text, style: string, options: IParagraphOptions = {}): Paragraph {
    return new Paragraph({ ...options, style, children: this.#runs(text) });
  }

  #runs(text: Text, options: IRunOptions = {}): TextRun[] {
    return text.map((piece) =>
      isChip(piece)
        ? new ChipRun(piece, ++this.#controls, options)
        : piece === lineBreak
          ? new TextRun({ break: 1 })
          : new TextRun({ ...options, text: fit(piece) }),
    );
  }

  #table({ caption, columns, rows }: TableBlock): (Paragraph | Table)[] {
    const sum = columns.reduce((total, { width }) => total + width, 0);
    const widths = columns.map(({ width }) => Math.floor((textWidth * width) / sum));
    const small = columns.length > 3;
    const style = small ? styleIds.smallCell : styleIds.cell;
    const set = {
      character: 10 * (small ? sizes.five : sizes.smallFour),
      line: small ? cellLines.small : cellLines.usual,
      margin: margins.top + margins.bottom,
    };
    const inner = widths.map((width) => width - margins.left - margins.right);
    const height = (cells: readonly Text[]) => rowHeight(cells.map(plain), inner, set);
    const kept = rowsKept(height(columns.map(({ title }) => [title])), rows.map(height));
    const cell = (text: Text, i: number, head: boolean, keepNext: boolean) =>
      new TableCell({
        width: { size: widths[i] ?? 0, type: WidthType.DXA },
        verticalAlign: VerticalAlignTable.CENTER,
        children: [
          new Paragraph({
            alignment: head ? AlignmentType.CENTER : alignments[columns[i]?.align ?? 'left'],
            style,
            ...(keepNext ? { keepNext } : {}),
            children: this.#runs(text, head ? { font: fonts.black } : {}),
          }),
        ],
      });
    return [
      new Paragraph({ style: styleIds.caption, children: [new TextRun(fit(`表${++this.#tables}　${caption}`))] }),
      new Table({
        width: { size: widths.reduce((total, width) => total + width, 0), type: WidthType.DXA },
        columnWidths: widths,
        layout: TableLayoutType.FIXED,
        margins,
        borders: frame,
        rows: [
          new TableRow({
            tableHeader: true,
            cantSplit: true,
            children: columns.map(({ title }, i) => cell([title], i, true, true)),
          }),
          ...rows.map(
            (row, r) =>
              new TableRow({
                cantSplit: true,
                children: row.map((text, i) => cell(text, i, false, kept[r] ?? false)),
              }),
          ),
        ],
      }),
      new Paragraph({ spacing: { line: 240, lineRule: LineRuleType.EXACT } }),
    ];
  }
}

/** Of a cell, in twentieths of a point. */
const margins = { left: 60, right: 60, top: 20, bottom: 20 };
const alignments = { left: AlignmentType.LEFT, center: AlignmentType.CENTER, right: AlignmentType.RIGHT } as const;
const thin = { style: BorderStyle.SINGLE, size: 4, color: '000000' } as const;
const thick = { ...thin, size: 8 } as const;
const frame = {
  top: thick,
  bottom: thick,
  left: thin,
  right: thin,
  insideHorizontal: thin,
  insideVertical: thin,
} as const;
