import type { Mapping } from '../mapping.ts';

/** Every built-in mapping. */
export const mappings: readonly Mapping[] = [];
