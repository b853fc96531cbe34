import * as v from 'valibot';

/**
 * Manifests of older versions of the format, made what they would be today. Only what is said is changed, never a row: what an older snapshot
 * does not have can't be made up, and then it must be imported again.
 */

/** Tables that version 2 promises, and the last snapshots of version 1 had. Those before them knew no reporting years, either. */
const promised = [
  'absent',
  'calendar',
  'conflict_fields',
  'cube',
  'deadline',
  'extras',
  'fates',
  'issues',
  'masked',
  'open_links',
  'originals',
  'penalties',
  'sources',
  'staff',
] as const;

const version1 = v.looseObject({ tables: v.record(v.string(), v.unknown()) });

/** A manifest of version 1 as one of version 2; null when the snapshot lacks what that has. */
export function fromVersion1(value: unknown): unknown {
  const parsed = v.safeParse(version1, value);
  if (!parsed.success || promised.some((name) => !(name in parsed.output.tables))) return null;
  return { ...parsed.output, version: 2 };
}
