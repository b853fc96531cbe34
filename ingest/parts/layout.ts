/** How the Parquet files of a snapshot are divided, so that a page that can't hold them reads only the row groups it needs. */
export interface PartLayout {
  /** above so many verdicts a snapshot is made to be read by parts; smaller ones are opened whole */
  readonly from: number;
  /** of such a snapshot, tables with more rows than these are read by parts */
  readonly indexed: number;
  /** how many rows a row group has at most, for a table of the manifest; DuckDB writes multiples of 2,048 */
  readonly rows: (table: string) => number;
  /** so many rows at a time are sorted for the tables that are looked up; whatever memory there is, so that the files are the same */
  readonly sorted: number;
  /** of what stands first in its order, so many rows at least; a screen shows ten, of some of the metrics */
  readonly foremost: number;
}

/**
 * Rows of a source are wide, and a case needs one of a group; a list needs hundreds of neighbours; what is looked up by its value is narrow; of what
 * stands first a screen shows ten. Measured: docs/explanation/scale.md.
 */
export const standardParts: PartLayout = {
  from: 3_000_000,
  indexed: 10_000,
  rows: (table) =>
    table.startsWith('verdicts/') || table === 'by_due'
      ? 8192
      : valueTables.has(table)
        ? 16_384
        : table === 'longest' || table === 'soonest'
          ? 2048
          : 4096,
  sorted: 1_000_000,
  foremost: 1024,
};

/**
 * A snapshot that is opened whole: nothing more, and the rows of sources in larger groups, which are written faster and take less room. Those
 * of verdicts stay as they are.
 */
export const wholeFiles: PartLayout = {
  ...standardParts,
  from: Number.POSITIVE_INFINITY,
  rows: (table) => (table.startsWith('verdicts/') ? standardParts.rows(table) : 30_720),
};

const valueTables: ReadonlySet<string> = new Set(['by_subject', 'acts', 'lookup', 'unnumbered', 'due_counts']);
