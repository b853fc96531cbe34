/** How a snapshot differs from the one it replaces. */
export type Changes = Compared | NotComparable;

export interface Compared {
  readonly comparable: true;
  /** every file of either snapshot, in the order of names */
  readonly files: readonly FileChange[];
  /** every layout, in the order in which they are always listed */
  readonly layouts: readonly LayoutChange[];
  /** every changed row, in batches; empty unless asked for */
  readonly lines: () => AsyncIterable<readonly ChangeLine[]>;
}

/** There is a snapshot, but nothing can be said about it. */
export interface NotComparable {
  readonly comparable: false;
  /**
   * `damaged`: it is not whole; `version`: another version of the program wrote it in another form; `names`: in one of the two the
   * names of natural persons are hidden; `salt`: what is masked was marked with another salt.
   */
  readonly reason: 'damaged' | 'version' | 'names' | 'salt';
  /** one sentence for people, Chinese: what was found, where */
  readonly message: string;
}

export interface FileChange {
  readonly name: string;
  /**
   * `same` bytes under the same name; `renamed`: the same bytes as a file that is gone, see `before`; `changed`: other bytes under the same
   * name; `unread`: it was read then and is refused now.
   */
  readonly change: 'new' | 'same' | 'renamed' | 'changed' | 'gone' | 'unread';
  /** the name it had */
  readonly before: string | null;
}

export const rowChanges = ['inserted', 'updated', 'deleted'] as const;
export type RowChange = (typeof rowChanges)[number];

/** Accepted rows of a layout, matched by their natural key; `updated`: the same key, a mapped column with another value. */
export interface LayoutChange extends Record<RowChange, number> {
  readonly layout: string;
  readonly unchanged: number;
}

/** One changed field of an updated row, or an inserted or deleted row as a whole. Identity numbers are masked in both values. */
export interface ChangeLine {
  readonly layout: string;
  /** parts of the natural key, joined with `|` */
  readonly key: string;
  readonly change: RowChange;
  /** header of the column; null for a whole row, as are both values */
  readonly header: string | null;
  readonly before: string | null;
  readonly after: string | null;
  /** where the row stands now, or stood when it is deleted: name of the file, record number there */
  readonly file: string;
  readonly record: number;
}
