import { describe, test } from 'vitest';
import { properties } from '../property/properties.ts';

/** The properties of reading on a hundred thousand cases each. */
describe.each(Object.entries(properties))('%s', (_, group) => {
  test.each(group)('$rule', ({ check }) => check(100_000));
});
