/** A cell that is read as if something else stood there. What does stand there is kept beside it. */
export interface Correction {
  /** the file, by its name among those handed in; a file in an archive by `archive/file` */
  readonly file: string;
  /** worksheet; null for CSV */
  readonly sheet: string | null;
  /** physical record of the sheet, from 1 */
  readonly record: number;
  /** column of the sheet, from 0 */
  readonly column: number;
  /** what stands above the column, for people */
  readonly header: string;
  readonly before: string;
  readonly after: string;
}

/** Adds a correction; one of the same cell gives way, and one back to what stands there is none. */
export function corrected(corrections: readonly Correction[], added: Correction): Correction[] {
  const earlier = corrections.find((one) => sameCell(one, added));
  const others = corrections.filter((one) => one !== earlier);
  const before = earlier?.before ?? added.before;
  return (before === added.after ? others : [...others, { ...added, before }]).sort(inFileOrder);
}

function sameCell(a: Correction, b: Correction): boolean {
  return a.file === b.file && a.sheet === b.sheet && a.record === b.record && a.column === b.column;
}

function inFileOrder(a: Correction, b: Correction): number {
  const [x, y] = [`${a.file}\n${a.sheet ?? ''}`, `${b.file}\n${b.sheet ?? ''}`];
  if (x !== y) return x < y ? -1 : 1;
  return a.record - b.record || a.column - b.column;
}
