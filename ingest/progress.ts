/** What `ingest` is doing; with `rows` when a file has been read. */
export interface Progress {
  readonly step: 'read' | 'link' | 'tables' | 'compute' | 'write';
  readonly file?: string;
  readonly rows?: number;
}
