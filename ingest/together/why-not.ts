import type { Manifest } from '../../src/lib/snapshot/manifest.ts';

/**
 * Why rows can't stand together with those of a snapshot. `public`: names are hidden there; `part`: it is the part that one unit gets; `salt`: its
 * numbers are hashed with another salt, or none; `later`: it knows nothing after its own day, so that on a later one all that happened since would be
 * called late; `version`: an earlier program wrote it; `superseded`: rows of other files had given way to the files that would be replaced,
 * and their content is not there.
 */
export type WhyNot = 'public' | 'part' | 'salt' | 'later' | 'version' | 'superseded';

/** Tables that are taken over beside those of the rows. */
const takenTables = ['absent', 'issues', 'fates', 'conflict_fields', 'originals', 'extras', 'masked'] as const;

/** Without looking at any row; null where nothing stands against it. */
export function whyNotTogether(
  manifest: Manifest,
  { asOf, fingerprint, tool }: { readonly asOf: string; readonly fingerprint: string | null; readonly tool: string },
): WhyNot | null {
  if (manifest.public) return 'public';
  if (manifest.published) return 'part';
  if (manifest.tool !== tool || takenTables.some((table) => !(table in manifest.tables))) return 'version';
  if (manifest.salt_fingerprint !== fingerprint) return 'salt';
  return asOf > manifest.as_of ? 'later' : null;
}

/** Rows can't stand together with those of the snapshot after all. */
export class NotTogether extends Error {
  override readonly name = 'NotTogether';
  readonly why: WhyNot;
  constructor(why: WhyNot) {
    super(why);
    this.why = why;
  }
}
