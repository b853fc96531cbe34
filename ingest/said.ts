import type { Mapping } from './layouts/mapping.ts';
import type { Decoding } from './read/encoding.ts';
import type { Opened } from './read/open.ts';
import { baseName } from './read/paths.ts';
import type { Source } from './read/source.ts';

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

/** Something is said of files that are not there. */
export class SaidOfNothing extends Error {
  override readonly name = 'SaidOfNothing';
  /** of what something is said */
  readonly files: readonly string[];
  constructor(files: readonly string[]) {
    super(`no such file: ${files.join(', ')}`);
    this.files = files;
  }
}

/** The names by which something can be said of a file: as it is called within its folder or archive, where it lies, and its last part. */
export function namesOf({ name, path }: Pick<Source, 'name' | 'path'>): string[] {
  return [name, path, baseName(name)];
}

/** What was said of how the text is read, without what its columns mean. */
export function saidOfReading({ encoding, delimiter, sheet, header }: Said): Said {
  return {
    ...(encoding !== undefined && { encoding }),
    ...(delimiter !== undefined && { delimiter }),
    ...(sheet !== undefined && { sheet }),
    ...(header !== undefined && { header }),
  };
}

/**
 * As the manifest keeps it: what could matter to a file that is what it turned out to be. What else was said is seen there in `recognised`
 * and `mapping`.
 */
export function saidInManifest(
  { encoding, delimiter, sheet, header }: Said,
  opened: Pick<Opened, 'kind' | 'encoding'>,
): Record<string, string> | undefined {
  const text = opened.encoding !== null && { encoding };
  const said = Object.entries({ ...text, ...(opened.kind === 'csv' && { delimiter }), sheet, header }).flatMap(
    ([key, value]) => (value === undefined ? [] : [[key, String(value)] as const]),
  );
  return said.length === 0 ? undefined : Object.fromEntries(said);
}
