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

export type Block =
  | { readonly kind: 'heading'; readonly level: 1 | 2; readonly text: Text }
  | { readonly kind: 'paragraph'; readonly text: Text }
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
}

export interface Report {
  readonly provenance: Provenance;
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
    blocks.flatMap((block) => (block.kind === 'table' ? block.rows.flat() : [block.text]));
  return [report.title, ...ofBlocks(report.body), ...report.annexes.flatMap(({ blocks }) => ofBlocks(blocks))];
}

/** Every occurrence of a figure, in the order of the document. */
export function chipsOf(report: Report): Chip[] {
  return textsOf(report).flatMap((text) => text.filter(isChip));
}
