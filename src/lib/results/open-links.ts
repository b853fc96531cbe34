import type { Engine } from '../engine/engine.ts';
import { Bindings } from './filter.ts';

/** A link between rows that can't be told and is left open; `message` is one sentence in Chinese. */
export interface OpenLinkRow {
  /** index into the manifest's files, and record number there */
  readonly file: number;
  readonly record: number;
  readonly kind: string;
  readonly key: string | null;
  readonly message: string;
}

/** The open links of a kind in the order of files and rows, from the snapshot's table `open_links`. */
export async function openLinkRows(engine: Engine, kind: string, limit: number): Promise<OpenLinkRow[]> {
  const bindings = new Bindings();
  return engine.query<OpenLinkRow>(
    `SELECT file, record, kind, key, message FROM open_links WHERE kind = ${bindings.bind(kind)}
     ORDER BY file, record, key, message LIMIT ${Math.trunc(limit)}`,
    bindings.values,
  );
}
