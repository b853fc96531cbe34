import type { FileChange, LayoutChange, NotComparable } from '../../../ingest/changes/changes.ts';
import type { Correction } from '../../../ingest/corrections/correction.ts';
import type { Mapping } from '../../../ingest/layouts/mapping.ts';
import type { Progress } from '../../../ingest/progress.ts';
import type { Seen } from '../../../ingest/read-files.ts';
import type { Said } from '../../../ingest/said.ts';
import type { WhyNot } from '../../../ingest/together/why-not.ts';
import type { Override } from '../metrics/parameters.ts';
import type { IssueQuery, IssueRow } from '../results/issues.ts';
import type { Manifest, RefusedFile, SourceFile } from '../snapshot/manifest.ts';

/** What the import worker is told, and what it says. */

/** A file to be read. */
export interface HandedIn {
  readonly name: string;
  readonly content: Blob;
  readonly said: Said;
}

/** The snapshot that the new one will stand beside or replace: what it is called, its manifest, and where its tables are. */
export interface Standing {
  readonly name: string;
  readonly manifest: Manifest;
  /** path → table, or the address below which the tables lie */
  readonly tables: Readonly<Record<string, Blob>> | string;
}

/** How everything is judged, and what is read otherwise than it stands. */
export interface How {
  /** `YYYY-MM-DD` */
  readonly asOf: string;
  readonly corrections: readonly Correction[];
  readonly overrides: readonly Override[];
  /** the secret that numbers of persons are hashed with; without it none is hashed */
  readonly salt: string | null;
  /** the published snapshot, where its rows are to stand under those of the files */
  readonly under: Standing | null;
}

/** A row with which something is wrong, to be corrected. */
export interface RowToCorrect {
  readonly sheet: string | null;
  readonly cells: readonly {
    /** what stands above it */
    readonly header: string;
    /** as it stands in the file, not to be shown */
    readonly text: string;
    /** the same, persons masked */
    readonly shown: string;
    /** a field is read from it */
    readonly read: boolean;
  }[];
  /** `column`: null where the whole row is meant, or a column that is put together from others */
  readonly wrong: readonly { readonly column: number | null; readonly message: string }[];
}

export type ToImport =
  | { readonly type: 'open'; readonly files: readonly HandedIn[]; readonly mappings: readonly Mapping[] }
  /** `encoder`: address of the worker that makes Parquet files */
  | { readonly type: 'check'; readonly how: How; readonly standing: Standing | null; readonly encoder: string }
  | { readonly type: 'row'; readonly file: number; readonly record: number }
  | { readonly type: 'issues'; readonly query: IssueQuery; readonly limit: number }
  | { readonly type: 'errors'; readonly file: number };

/**
 * How much of opening, or of checking, is done, from 0 to 1. The parts of checking are as long as they were for a year of a city: linking half,
 * the metrics a third.
 */
export function fractionDone({ step, done = 0, total = 0 }: Progress): number {
  const part = total > 0 ? done / total : 0;
  switch (step) {
    case 'read':
      return part;
    case 'link':
      return part * 0.5;
    case 'tables':
      return 0.5;
    case 'compute':
      return 0.55 + part * 0.33;
    case 'write':
      return 0.88;
  }
}

/** How a file was recognised, before its rows are typed. */
export interface Recognised {
  readonly file: SourceFile;
  readonly delimiter: string | null;
  /** the first records, the header among them */
  readonly head: readonly (readonly string[])[];
  /** index of each column that is read → header of the layout's column */
  readonly read: Readonly<Record<number, string>>;
}

/** What an import would change; not comparable, or nothing to compare with, is said. */
export type Difference =
  { readonly files: readonly FileChange[]; readonly layouts: readonly LayoutChange[] } | NotComparable | null;

/** A snapshot that is worked out and stands nowhere yet. */
export interface Checked {
  readonly manifest: Manifest;
  /** path → Parquet file */
  readonly tables: Readonly<Record<string, Blob>>;
  readonly difference: Difference;
}

export type FromImport =
  | { readonly type: 'progress'; readonly progress: Progress }
  | {
      readonly type: 'opened';
      readonly files: readonly Recognised[];
      readonly refused: readonly RefusedFile[];
      /** what is in each file, persons masked */
      readonly seen: readonly Seen[];
    }
  | { readonly type: 'checked'; readonly checked: Checked }
  | { readonly type: 'issues'; readonly rows: readonly IssueRow[]; readonly total: number }
  | { readonly type: 'errors'; readonly workbook: Blob | null }
  | { readonly type: 'row'; readonly row: RowToCorrect | null }
  | {
      readonly type: 'failed';
      readonly message: string;
      readonly outOfMemory: boolean;
      /** a file can no longer be read as it was when it was chosen */
      readonly gone: boolean;
      readonly whyNot: WhyNot | null;
    };
