import { closeSync, openSync, writeSync } from 'node:fs';
import { join } from 'node:path';
import { layoutById } from '../ingest/layouts/index.ts';
import type { Column, Layout } from '../ingest/layouts/layout.ts';
import { plainStyle } from '../demo/cells.ts';
import type { Day } from '../demo/days.ts';
import { encodeGb18030 } from '../demo/gb18030.ts';
import { Random } from '../demo/random.ts';
import { knownOn, type AnyRow, type TableName } from '../demo/rows.ts';
import { quoted, rowTexts } from '../demo/sheet.ts';

const chunk = 1 << 20;

/** Folders of the files in GB18030, as agencies send them, and of the same text in UTF-8, where that is wanted. */
export interface Folders {
  readonly gb18030: string;
  readonly utf8?: string;
}

/** Writes one layout's rows as they come, in each encoding that has a folder. */
export class TableWriter {
  rows = 0;
  readonly #layout: Layout;
  readonly #columns: readonly Column[];
  readonly #asOf: Day;
  readonly #random = new Random('cells');
  readonly #files: { readonly handle: number; readonly encode: (text: string) => Uint8Array }[];
  #pending = '';

  constructor(table: TableName, folders: Folders, asOf: Day) {
    this.#layout = layoutById(table);
    this.#columns = this.#layout.columns;
    this.#asOf = asOf;
    const name = `${this.#layout.title}.csv`;
    const utf8 = new TextEncoder();
    this.#files = [
      { handle: openSync(join(folders.gb18030, name), 'w'), encode: encodeGb18030 },
      ...(folders.utf8 === undefined
        ? []
        : [{ handle: openSync(join(folders.utf8, name), 'w'), encode: (text: string) => utf8.encode(text) }]),
    ];
    this.#line(this.#columns.map(({ header }) => header));
  }

  /** Adds the rows that are known on the as-of date. */
  write(rows: readonly AnyRow[]): void {
    for (const row of rows) {
      const known = knownOn(this.#layout, row, this.#asOf);
      if (known === null) continue;
      this.#line(rowTexts(this.#columns, known, this.rows++, plainStyle, this.#random));
    }
    if (this.#pending.length > chunk) this.#flush();
  }

  close(): void {
    this.#flush();
    for (const { handle } of this.#files) closeSync(handle);
  }

  #line(cells: readonly string[]): void {
    this.#pending += `${cells.map(quoted).join(',')}\r\n`;
  }

  #flush(): void {
    for (const { handle, encode } of this.#files) writeSync(handle, encode(this.#pending));
    this.#pending = '';
  }
}
