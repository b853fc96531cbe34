import { describe, test } from 'vitest';
import { properties } from '../property/properties.ts';

/** The properties of reading on many more cases than the fast suite has time for. */
const runs = Number(process.env['PROPERTY_RUNS'] ?? 100_000);

describe.each(Object.entries(properties))('%s, %s', (_, group) => {
  test.each(group)(`$rule: ${runs} cases`, ({ check }) => check(runs));
});
