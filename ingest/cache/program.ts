import { fingerprint } from '../cli/fingerprint.ts';

let known: string | null = null;

/** SHA-256 of everything that decides what becomes of a source file: the program, its tables of texts, the rules, and the packages. */
export function programHash(): string {
  known ??= fingerprint(['ingest', 'src/lib', 'queries', 'package-lock.json'], process.version);
  return known;
}
