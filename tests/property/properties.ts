import { dates } from './dates.ts';
import { numbers } from './numbers.ts';
import type { Property } from './property.ts';

export const properties: Readonly<Record<string, readonly Property[]>> = { dates, numbers };
