import type { Mapping } from './layouts/mapping.ts';
import type { Decoding } from './read/encoding.ts';

/** What whoever hands a file in says of it; what is not said, the program finds out by itself. */
export interface Said {
  /** layout id */
  readonly layout?: string;
  readonly encoding?: Decoding;
  /** one of `delimiters` */
  readonly delimiter?: string;
  /** name of the worksheet */
  readonly sheet?: string;
  /** first record of the header, from 1 */
  readonly header?: number;
  /** how its columns are read; takes the place of `layout` */
  readonly mapping?: Mapping;
}

/** As the manifest keeps it; what else was said is seen there in `recognised` and `mapping`. */
export function saidInManifest({ encoding, delimiter, sheet, header }: Said): Record<string, string> | undefined {
  const said = Object.entries({ encoding, delimiter, sheet, header }).flatMap(([key, value]) =>
    value === undefined ? [] : [[key, String(value)] as const],
  );
  return said.length === 0 ? undefined : Object.fromEntries(said);
}
