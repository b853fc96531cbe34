import { readFile } from 'node:fs/promises';
import type { Mapping } from '../layouts/mapping.ts';
import { MappingFileError } from './problems.ts';
import { nowhere, parseMapping } from './read.ts';

/**
 * Reads mapping files (YAML): their paths in, the mappings out, in that order. Rejects with a `MappingFileError` that names the file, the
 * place, what stands there and what is allowed; with the system's error when a file can't be opened.
 */
export async function readMappings(paths: readonly string[]): Promise<Mapping[]> {
  const mappings: Mapping[] = [];
  for (const path of paths) {
    const read = parseMapping(path, await readFile(path, 'utf8'));
    if (mappings.some((other) => other.id === read.id))
      throw new MappingFileError(path, { ...nowhere, path: 'id', value: read.id, kind: 'sameId' });
    mappings.push(read);
  }
  return mappings;
}
