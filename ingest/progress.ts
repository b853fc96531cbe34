/** What `ingest` is doing; with `rows` when a file has been read. */
export interface Progress {
  readonly step: 'read' | 'link' | 'tables' | 'compute' | 'write';
  readonly file?: string;
  readonly rows?: number;
  /** how much of the step is done, of `total`: bytes of files that are read, rows that are linked, metrics that are computed, tables for reading by parts */
  readonly done?: number;
  readonly total?: number;
}
