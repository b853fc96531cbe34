import { AlignmentType, convertMillimetersToTwip, LineRuleType, type IParagraphStyleOptions } from 'docx';
import { fonts } from './fonts.ts';

/** The form of an official document: GB/T 9704-2012. Sizes in half points, lengths in twentieths of a point. */

export { fonts };

/** 二号, 三号, 四号, 小四, 五号 */
export const sizes = { two: 44, three: 32, four: 28, smallFour: 24, five: 21 } as const;

/** One character of 三号. */
export const character = 320;

/** 22 lines of 28 points and 28 characters of 三号 fill the type area of 156 × 225 mm; characters stand 0.25 points closer for that. */
const bodyLine = { line: 560, lineRule: LineRuleType.EXACT };
const closer = -5;

const run = (font: (typeof fonts)[keyof typeof fonts], size: number) => ({ font, size, characterSpacing: closer });
const indent = { firstLine: 2 * character, firstLineChars: 200 };

/** A4 with margins of 37, 26, 35 and 28 mm; the page number stands 7 mm under the type area. */
export const page = {
  size: { width: convertMillimetersToTwip(210), height: convertMillimetersToTwip(297) },
  margin: {
    top: convertMillimetersToTwip(37),
    right: convertMillimetersToTwip(26),
    bottom: convertMillimetersToTwip(35),
    left: convertMillimetersToTwip(28),
    header: convertMillimetersToTwip(15),
    footer: convertMillimetersToTwip(25),
    gutter: 0,
  },
};

/** Width of the type area. */
export const textWidth = convertMillimetersToTwip(156);

/** Lines of text in tables. */
export const cellLines = { usual: 360, small: 300 } as const;

export const styleIds = {
  title: 'ReportTitle',
  section: 'ReportSection',
  subsection: 'ReportSubsection',
  body: 'ReportBody',
  annex: 'ReportAnnex',
  caption: 'ReportCaption',
  chart: 'ReportChart',
  source: 'ReportSource',
  cell: 'ReportCell',
  smallCell: 'ReportSmallCell',
} as const;

export const paragraphStyles: IParagraphStyleOptions[] = [
  {
    id: styleIds.title,
    name: '公文标题',
    basedOn: 'Normal',
    run: { font: fonts.title, size: sizes.two },
    paragraph: {
      alignment: AlignmentType.CENTER,
      spacing: { line: 700, lineRule: LineRuleType.EXACT, after: 560 },
      keepNext: true,
    },
  },
  {
    id: styleIds.section,
    name: '公文一级标题',
    basedOn: 'Normal',
    next: styleIds.body,
    run: run(fonts.black, sizes.three),
    paragraph: { spacing: bodyLine, indent, outlineLevel: 0, keepNext: true },
  },
  {
    id: styleIds.subsection,
    name: '公文二级标题',
    basedOn: 'Normal',
    next: styleIds.body,
    run: run(fonts.kai, sizes.three),
    paragraph: { spacing: bodyLine, indent, outlineLevel: 1, keepNext: true },
  },
  {
    id: styleIds.body,
    name: '公文正文',
    basedOn: 'Normal',
    run: run(fonts.body, sizes.three),
    paragraph: { spacing: bodyLine, indent },
  },
  {
    id: styleIds.annex,
    name: '公文附件',
    basedOn: 'Normal',
    run: run(fonts.black, sizes.three),
    paragraph: { spacing: bodyLine, outlineLevel: 0, keepNext: true },
  },
  {
    id: styleIds.caption,
    name: '公文表题',
    basedOn: 'Normal',
    run: { font: fonts.black, size: sizes.smallFour },
    paragraph: {
      alignment: AlignmentType.CENTER,
      spacing: { line: 480, lineRule: LineRuleType.EXACT, before: 120 },
      keepNext: true,
    },
  },
  {
    id: styleIds.chart,
    name: '公文图',
    basedOn: 'Normal',
    paragraph: { alignment: AlignmentType.CENTER, spacing: { line: 240, lineRule: LineRuleType.AUTO }, keepNext: true },
  },
  {
    id: styleIds.source,
    name: '公文图注',
    basedOn: 'Normal',
    run: { font: fonts.body, size: sizes.five },
    paragraph: { spacing: { line: 300, lineRule: LineRuleType.EXACT, after: 240 } },
  },
  cellStyle(styleIds.cell, '公文表格', sizes.smallFour, cellLines.usual),
  cellStyle(styleIds.smallCell, '公文表格（多列）', sizes.five, cellLines.small),
];

function cellStyle(id: string, name: string, size: number, line: number): IParagraphStyleOptions {
  const spacing = { line, lineRule: LineRuleType.EXACT };
  return { id, name, basedOn: 'Normal', run: { font: fonts.body, size }, paragraph: { spacing } };
}
