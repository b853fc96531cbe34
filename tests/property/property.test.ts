import { describe, test } from 'vitest';
import { properties } from './properties.ts';

/** Some hundred cases of each; `tests/long/property.test.ts` tries a hundred thousand. */
describe.each(Object.entries(properties))('%s', (_, group) => {
  test.each(group)('$rule', ({ check }) => check(300));
});
