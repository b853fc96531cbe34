import { byCodePoint } from '../clean/text.ts';
import { baseName } from './paths.ts';

/** A file that was handed to us, whatever it is. */
export interface Source {
  readonly path: string;
  /** path below the folder that was given, with `/` */
  readonly name: string;
  readonly bytes: number;
  /** why it is not even opened */
  readonly refused?: { readonly code: string; readonly message: string };
}

/** Compares sources: the code-point order of their file names, whatever folder they lie in. */
export function inReadingOrder(a: Source, b: Source): number {
  return byCodePoint(baseName(a.name), baseName(b.name)) || byCodePoint(a.name, b.name);
}
