/** A report before it is set as a document: headings, sentences and tables in which every number is a chip. */

/** A figure in the text: what it is of, its exact value, and how it is written. */
export interface Chip {
  /** metric, scope, period and which number, joined by `|`: `PUB-07|ALL|2024|rate` */
  readonly id: string;
  /** whole number, decimal (a rate between 0 and 1 has at most 6 decimals) or words */
  readonly value: string;
  readonly text: string;
}

export type Piece = string | Chip;
/** A piece of its own, where a title is broken into lines. */
export const lineBreak = '\n';
export type Text = readonly Piece[];

export interface Column {
  readonly title: string;
  readonly align: 'left' | 'center' | 'right';
  /** share of the width of the table */
  readonly width: number;
}

export interface Table {
  readonly kind: 'table';
  readonly caption: string;
  readonly columns: readonly Column[];
  readonly rows: readonly (readonly Text[])[];
}

/** Bars lying one under the other. Its figures are chips: `verify` compares those in the document with its own. */
export interface Chart {
  readonly kind: 'chart';
  readonly caption: string;
  /** what the values are: shares between 0 and 1, or counts */
  readonly measure: 'rate' | 'count';
  readonly categories: readonly string[];
  /** `stacked`: the bars of a category lie end to end */
  readonly stacked: boolean;
  readonly series: readonly Series[];
  /** where the figures come from and what is left out */
  readonly source: string;
}

export interface Series {
  readonly name: string;
  readonly tone: keyof typeof tones;
  /** one for each category; null has no bar */
  readonly values: readonly (Chip | null)[];
  /** whether each bar says its figure */
  readonly labelled: boolean;
}

/** Colours of the bars, `RRGGBB`: told apart by lightness alone in print without colour. */
export const tones = { ink: '1F5C5C', middle: '8FA9A9', pale: 'DADFDF', overdue: 'A8402F', late: 'E3B25F' } as const;

export type Block =
  | { readonly kind: 'heading'; readonly level: 1 | 2; readonly text: Text }
  /** `leads`: a list follows, on the same page as these words */
  | { readonly kind: 'paragraph'; readonly text: Text; readonly leads?: boolean }
  | Chart
  | Table;

/** What a reader needs to compute every figure again. */
export interface Provenance {
  /** SHA-256 of the snapshot's description (`snapshotHash`) */
  readonly snapshot: string;
  /** hash of the rules the snapshot was computed with */
  readonly ruleset: string;
  readonly scheme: { readonly id: string; readonly version: string; readonly sha256: string };
  readonly asOf: string;
  readonly year: number;
  /** agency code or `ALL` */
  readonly scope: string;
  /** every parameter with its value; `local`: it differs from the standard */
  readonly parameters: readonly { readonly name: string; readonly value: string; readonly local: boolean }[];
  /** SHA-256 of the points that people gave; null without any */
  readonly manual: string | null;
  /** the excuse log that was shown: how many entries, and the hash of the last; null without one */
  readonly excuses: { readonly entries: string; readonly last: string } | null;
  /** what the evaluator has decided: its stage and the SHA-256 of its file; null without */
  readonly evaluation: { readonly stage: string; readonly sha256: string } | null;
}

export interface Report {
  readonly provenance: Provenance;
  /** a whole report, or what is sent to an agency for its comments */
  readonly document: 'report' | 'feedback';
  /** plain text of the title, for the file's properties */
  readonly name: string;
  readonly title: Text;
  readonly body: readonly Block[];
  readonly annexes: readonly { readonly title: string; readonly blocks: readonly Block[] }[];
  /** who signs; empty leaves a line to be filled in */
  readonly signer: string;
}

/** Text of a template whose holes are pieces or texts: line`${n}件` */
export function line(words: TemplateStringsArray, ...holes: readonly (Piece | Text)[]): Text {
  return words.flatMap((word, i): Piece[] => {
    const hole = holes[i];
    const put = hole === undefined ? [] : isText(hole) ? hole : [hole];
    return [...(word === '' ? [] : [word]), ...put];
  });
}

/** Texts one after the other with a separator between them. */
export function joined(texts: readonly Text[], separator: string): Text {
  return texts.flatMap((text, i) => (i === 0 ? text : [separator, ...text]));
}

function isText(hole: Piece | Text): hole is Text {
  return Array.isArray(hole);
}

export const isChip = (piece: Piece): piece is Chip => typeof piece !== 'string';

/** The text as it is read, in one line. */
export function plain(text: Text): string {
  return text.map((piece) => (isChip(piece) ? piece.text : piece === lineBreak ? '' : piece)).join('');
}

/** All texts of a report in the order in which they stand in the document. */
export function textsOf(report: Report): Text[] {
  const ofBlocks = (blocks: readonly Block[]) =>
    blocks.flatMap((block) =>
      block.kind === 'table' ? block.rows.flat() : block.kind === 'chart' ? [] : [block.text],
    );
  return [report.title, ...ofBlocks(report.body), ...report.annexes.flatMap(({ blocks }) => ofBlocks(blocks))];
}

/** The charts of a report in the order in which they stand in the document. */
export function chartsOf({ body, annexes }: Pick<Report, 'body' | 'annexes'>): Chart[] {
  return [...body, ...annexes.flatMap(({ blocks }) => blocks)].filter((block) => block.kind === 'chart');
}

/** What a chart shows, in one sentence, for those who do not see it. */
export function described({ caption, categories, series }: Chart): string {
  const each = categories.map((category, i) => {
    const values = series.map(({ name, values }) => `${name}${values[i]?.text ?? '无'}`);
    return `${category}：${values.join('，')}`;
  });
  return `${caption}。${each.join('；')}。`;
}

/** Every occurrence of a figure in the text and the tables, in the order of the document. */
export function chipsOf(report: Report): Chip[] {
  return textsOf(report).flatMap((text) => text.filter(isChip));
}
