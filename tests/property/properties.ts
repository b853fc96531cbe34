import { codes } from './codes.ts';
import { csvFiles } from './csv-files.ts';
import { csv } from './csv.ts';
import { dates } from './dates.ts';
import { documents } from './documents.ts';
import { headers } from './headers.ts';
import { identifiers } from './identifiers.ts';
import { numbers } from './numbers.ts';
import { people } from './people.ts';
import { plain } from './plain.ts';
import { privacy } from './privacy.ts';
import type { Property } from './property.ts';
import { transcoding } from './transcoding.ts';

/** Every property of reading, by what is read. */
export const properties: Readonly<Record<string, readonly Property[]>> = {
  dates,
  numbers,
  identifiers,
  documents,
  people,
  codes,
  headers,
  'CSV text': csv,
  'CSV files': csvFiles,
  transcoding,
  'plain texts': plain,
  privacy,
};
