import { AlignmentType, Document, Footer, Packer, PageNumber, Paragraph, TextRun, type Table } from 'docx';
import { line, type Report } from '../model.ts';
import { day } from '../numerals.ts';
import { fit } from '../xml.ts';
import { Setter } from './blocks.ts';
import { character, fonts, page, paragraphStyles, sizes, styleIds } from './look.ts';
import { sealed } from './package.ts';

/**
 * A report as an official document (GB/T 9704-2012) with a machine-readable copy of its figures inside. In: a report, the version of the
 * program. Out: the bytes of a `.docx`, the same for the same report and version. Needs no files: it runs in a browser, too.
 */
export async function reportDocx(report: Report, version: string): Promise<Uint8Array> {
  const set = new Setter();
  const children = [
    set.paragraph(report.title, styleIds.title),
    ...set.blocks(report.body),
    ...annexList(set, report),
    ...signature(report),
    ...report.annexes.flatMap(({ title, blocks }, i) => [
      new Paragraph({ style: styleIds.annex, pageBreakBefore: true, children: [new TextRun(`附件${i + 1}`)] }),
      set.paragraph([title], styleIds.title),
      ...set.blocks(blocks),
    ]),
  ];
  const document = new Document({
    title: fit(report.name),
    creator: `明镜 ${version}`,
    lastModifiedBy: `明镜 ${version}`,
    evenAndOddHeaderAndFooters: true,
    styles: { default: { document: { run: { font: fonts.body, size: sizes.three } } }, paragraphStyles },
    sections: [
      {
        properties: { page },
        footers: { default: pageNumber(AlignmentType.RIGHT), even: pageNumber(AlignmentType.LEFT) },
        children,
      },
    ],
  });
  return sealed(new Uint8Array(await Packer.toArrayBuffer(document)), report, version);
}

/** — 1 — of 四号 宋体, one character from the edge: right on odd pages, left on even ones (7.5). */
function pageNumber(alignment: typeof AlignmentType.LEFT | typeof AlignmentType.RIGHT): Footer {
  const indent = alignment === AlignmentType.LEFT ? { left: 280 } : { right: 280 };
  const run = { font: fonts.song, size: sizes.four };
  return new Footer({
    children: [
      new Paragraph({
        alignment,
        indent,
        children: [new TextRun({ ...run, children: ['— ', PageNumber.CURRENT, ' —'] })],
      }),
    ],
  });
}

/** 附件说明 (7.3.4): under the text after an empty line, the names without full stops. On one page with the signature, which never stands alone. */
function annexList(set: Setter, { annexes }: Report): (Paragraph | Table)[] {
  return [
    new Paragraph({ style: styleIds.body, keepNext: true }),
    ...annexes.map(({ title }, i) =>
      set.paragraph(line`${i === 0 ? '附件：' : ''}${String(i + 1)}.${title}`, styleIds.body, {
        indent: { firstLine: (i === 0 ? 2 : 5) * character, firstLineChars: (i === 0 ? 2 : 5) * 100 },
        keepNext: true,
      }),
    ),
  ];
}

/** 署名 centred on the date, the date four characters from the right (7.3.5). */
function signature({ signer, provenance }: Report): Paragraph[] {
  const date = day(provenance.asOf);
  const name = signer === '' ? '（署名单位）' : signer;
  const over = Math.max(0, 4 + (widthOf(date) - widthOf(name)) / 2);
  const set = (text: string, characters: number, keepNext: boolean) =>
    new Paragraph({
      style: styleIds.body,
      alignment: AlignmentType.RIGHT,
      indent: { firstLine: 0, firstLineChars: 0, right: Math.round(characters * character) },
      keepNext,
      children: [new TextRun(fit(text))],
    });
  return [
    new Paragraph({ style: styleIds.body, keepNext: true }),
    new Paragraph({ style: styleIds.body, keepNext: true }),
    set(name, over, true),
    set(date, 4, false),
  ];
}

/** In characters; figures and Latin letters are half as wide. */
function widthOf(text: string): number {
  return [...text].reduce((sum, c) => sum + (c.charCodeAt(0) < 0x80 ? 0.5 : 1), 0);
}
