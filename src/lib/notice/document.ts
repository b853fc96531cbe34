import type * as Docx from 'docx';
import type { IParagraphOptions, IRunOptions, Paragraph as DocxParagraph } from 'docx';
import { fit } from '../report/xml.ts';
import type { Notice, NoticeDuty, NoticeLine, NoticeState } from './notice.ts';

/**
 * A notice as a draft in the form of an official document (党政机关公文格式, GB/T 9704-2012): A4 with the type area of 156 × 225 mm, title
 * 小标宋 2号, text 仿宋 3号 on lines of 28 磅, headings 黑体. What only the office can say stays blank: number, reply-by day, contact,
 * seal and date. Out: the bytes of a `.docx`, the same for the same notice.
 */
export async function noticeDocument(notice: Notice): Promise<Uint8Array<ArrayBuffer>> {
  const docx = await import('docx');
  const { AlignmentType, Document, Footer, LineRuleType, Packer, PageNumber, Paragraph, TextRun } = docx;
  const total = notice.parts.reduce((sum, part) => sum + part.total, 0);
  const run = (text: string, options: IRunOptions = {}) => new TextRun({ text: fit(text), ...body, ...options });
  const paragraph = (text: string, options: IParagraphOptions = {}, style: IRunOptions = {}) =>
    new Paragraph({
      spacing: { line: twips(28), lineRule: LineRuleType.EXACT },
      indent: { firstLine: twips(32) },
      ...options,
      children: [run(text, style)],
    });
  const flush = { indent: {} } as const;
  const parts = notice.parts.flatMap((part, i) => [
    paragraph(`${ordinal(i)}、${headings[part.state]}（${part.total}项次）`, { keepNext: true }, black),
    paragraph(meanings[part.state]),
    ...part.duties.flatMap((duty, d) => [
      paragraph(`（${ordinal(d)}）${duty.name}（${duty.lines.length}项次）`, { keepNext: true }, kai),
      paragraph(`依据：${duty.law}。`, { keepNext: true }),
      table(docx, duty),
    ]),
  ]);
  const right = { alignment: AlignmentType.RIGHT, indent: { right: twips(64) } };
  const content: (DocxParagraph | (typeof parts)[number])[] = [
    paragraph('〔　　　　〕　　号', { alignment: AlignmentType.RIGHT, indent: {} }),
    new Paragraph({
      alignment: AlignmentType.CENTER,
      spacing: { before: twips(28), after: twips(28), line: twips(36), lineRule: LineRuleType.EXACT },
      children: [run('行政执法督办通知书', title)],
    }),
    paragraph(`${notice.agency}：`, flush),
    paragraph(
      `根据推行行政执法公示制度、执法全过程记录制度、重大执法决定法制审核制度的工作要求，对你单位报送的行政执法数据进行了核查。数据截至${dayText(notice.asOf)}，统计期间为${notice.period}。经核查，下列事项共${total}项次未按要求履行或者无法判定，现予督办。同一执法行为涉及几项要求的，分别列出。`,
    ),
    ...parts,
    paragraph(
      '请你单位对照所列依据逐项核实，依法办理、改正或者补正数据，于　　　　年　　月　　日前将办理情况书面回复。认为所列情况与事实不符的，请一并说明理由并附有关材料。',
      { keepNext: true, spacing: { before: twips(14), line: twips(28), lineRule: LineRuleType.EXACT } },
    ),
    paragraph('联系人：　　　　　　　　联系电话：', { keepNext: true }),
    paragraph('', { ...flush, keepNext: true }),
    paragraph('（督办机关印章）', { ...right, keepNext: true }),
    paragraph('　　　　年　　月　　日', right),
    paragraph('', flush),
    ...['本通知书为草拟稿，文号、回复期限、联系人、落款由督办机关填写。', ...notice.provenance].map(
      (text) => new Paragraph({ children: [run(text, small)], spacing: { line: twips(16) } }),
    ),
  ];
  const document = new Document({
    creator: '明镜',
    lastModifiedBy: '明镜',
    title: fit(`行政执法督办通知书（${notice.agency}）`),
    sections: [
      {
        properties: {
          page: {
            size: { width: mm(210), height: mm(297) },
            margin: { top: mm(37), bottom: mm(35), left: mm(28), right: mm(26), footer: mm(28) },
          },
        },
        footers: {
          default: new Footer({
            children: [
              new Paragraph({
                alignment: AlignmentType.CENTER,
                children: [new TextRun({ ...pageNumber, children: ['— ', PageNumber.CURRENT, ' —'] })],
              }),
            ],
          }),
        },
        children: content,
      },
    ],
  });
  return fixedTimes(new Uint8Array(await (await Packer.toBlob(document)).arrayBuffer()), notice.asOf);
}

const headings: Record<NoticeState, string> = {
  overdue: '逾期未履行或者不符合要求的事项',
  late: '迟延履行的事项',
  unknown: '无法判定的事项',
};
const meanings: Record<NoticeState, string> = {
  overdue: '期限已过而没有履行，或者不符合要求。请抓紧办理、改正。',
  late: '期限届满后才履行。请说明原因。',
  unknown: '报送的数据缺少判定所需的内容，或者日期次序有误，不能据此认定违反要求。请核实并补正。',
};

/** 一, 二, …, 十, 十一, …: of 0, 1, …; below 99. */
function ordinal(index: number): string {
  const digits = ['', '一', '二', '三', '四', '五', '六', '七', '八', '九'];
  const [tens, ones] = [Math.floor((index + 1) / 10), (index + 1) % 10];
  return `${tens > 1 ? (digits[tens] ?? '') : ''}${tens > 0 ? '十' : ''}${digits[ones] ?? ''}`;
}

/** Twentieths of a point, from points and from millimetres. */
const twips = (points: number): number => Math.round(points * 20);
const mm = (millimetres: number): number => Math.round((millimetres / 25.4) * 1440);

const western = { ascii: 'Times New Roman', hAnsi: 'Times New Roman', cs: 'Times New Roman' };
const body: IRunOptions = { size: 32, font: { ...western, eastAsia: '仿宋_GB2312' } };
const title: IRunOptions = { size: 44, font: { ...western, eastAsia: '方正小标宋简体' } };
const kai: IRunOptions = { size: 32, font: { ...western, eastAsia: '楷体_GB2312' } };
const black: IRunOptions = { size: 32, font: { ...western, eastAsia: '黑体' } };
const small: IRunOptions = { size: 21, font: { ...western, eastAsia: '仿宋_GB2312' } };
const smallBlack: IRunOptions = { size: 21, font: { ...western, eastAsia: '黑体' } };
const pageNumber: IRunOptions = { size: 28, font: { ...western, eastAsia: '宋体' } };

/** 2025年3月31日 */
function dayText(day: string): string {
  const [year, month, date] = day.split('-').map(Number);
  return `${year}年${month}月${date}日`;
}

interface TableColumn {
  readonly title: string;
  readonly mm: number;
  readonly text: (line: NoticeLine, index: number) => string;
}

const number: TableColumn = { title: '序号', mm: 12, text: (_, index) => String(index + 1) };
const act: TableColumn = { title: '执法行为', mm: 24, text: (line) => line.act ?? '' };
const due: TableColumn = { title: '期限', mm: 26, text: (line) => line.due ?? '' };
const over: TableColumn = {
  title: '超期工作日',
  mm: 24,
  text: (line) => (line.over === null ? '' : String(line.over)),
};
const key = (width: number): TableColumn => ({ title: '编号', mm: width, text: (line) => line.key });
const reason = (width: number): TableColumn => ({ title: '情形', mm: width, text: (line) => line.reason ?? '' });

/** Columns that say nothing of a duty are left out; 156 mm in all. */
function columnsOf({ lines }: NoticeDuty): readonly TableColumn[] {
  const acted = lines.some((line) => line.act !== null) ? [act] : [];
  const dated = lines.some((line) => line.due !== null) ? [due, over] : [];
  const left = 156 - [number, ...acted, ...dated].reduce((sum, column) => sum + column.mm, 0);
  if (!lines.some((line) => line.reason !== null)) return [number, ...acted, key(left), ...dated];
  return [number, ...acted, key(left - Math.floor(left / 2)), ...dated, reason(Math.floor(left / 2))];
}

function table(docx: typeof Docx, duty: NoticeDuty): InstanceType<typeof docx.Table> {
  const {
    AlignmentType,
    Paragraph,
    Table,
    TableCell,
    TableLayoutType,
    TableRow,
    TextRun,
    VerticalAlignTable,
    WidthType,
  } = docx;
  const columns = columnsOf(duty);
  const cell = (text: string, width: number, style: IRunOptions, centred: boolean) =>
    new TableCell({
      width: { size: mm(width), type: WidthType.DXA },
      verticalAlign: VerticalAlignTable.CENTER,
      margins: { left: 60, right: 60, top: 30, bottom: 30 },
      children: [
        new Paragraph({
          alignment: centred ? AlignmentType.CENTER : AlignmentType.LEFT,
          children: [new TextRun({ text: fit(text), ...style })],
        }),
      ],
    });
  const centred = new Set([number, act, due, over]);
  return new Table({
    layout: TableLayoutType.FIXED,
    width: { size: mm(156), type: WidthType.DXA },
    columnWidths: columns.map((column) => mm(column.mm)),
    rows: [
      new TableRow({
        tableHeader: true,
        cantSplit: true,
        children: columns.map((column) => cell(column.title, column.mm, smallBlack, true)),
      }),
      ...duty.lines.map(
        (line, index) =>
          new TableRow({
            cantSplit: true,
            children: columns.map((column) => cell(column.text(line, index), column.mm, small, centred.has(column))),
          }),
      ),
    ],
  });
}

/** The library writes the clock into a document and its archive; here it is the as-of day. */
async function fixedTimes(bytes: Uint8Array, day: string): Promise<Uint8Array<ArrayBuffer>> {
  const { strFromU8, strToU8, unzipSync, zipSync } = await import('fflate');
  const files = unzipSync(bytes);
  const core = files['docProps/core.xml'];
  if (core) {
    const stamp = `${day}T00:00:00Z`;
    files['docProps/core.xml'] = strToU8(strFromU8(core).replace(/\d{4}-\d\d-\d\dT[\d:.]+Z/g, stamp));
  }
  return new Uint8Array(zipSync(files, { mtime: new Date(`${day}T12:00:00`) }));
}
