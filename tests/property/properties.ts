import { codes } from './codes.ts';
import { dates } from './dates.ts';
import { documents } from './documents.ts';
import { identifiers } from './identifiers.ts';
import { numbers } from './numbers.ts';
import { people } from './people.ts';
import type { Property } from './property.ts';

export const properties: Readonly<Record<string, readonly Property[]>> = {
  dates,
  numbers,
  identifiers,
  documents,
  people,
  codes,
};
