import type { Manifest } from '../../src/lib/snapshot/manifest.ts';
import { sha256 } from '../../src/lib/metrics/sha256.ts';

/** Who gets a folder of its own: every agency, or every region with all its agencies. */
export const divisions = ['region', 'agency'] as const;
export type Division = (typeof divisions)[number];

/** Agencies that share a folder. */
export interface Unit {
  /** code of the agency or of the region */
  readonly code: string;
  /** name of the agency; of a region the names of its agencies */
  readonly name: string;
  /** name of its folder in the publication */
  readonly folder: string;
  readonly orgs: readonly string[];
}

/** The folder with everything. */
export const wholeFolder = 'all';

/** The units of a snapshot, in the order of its register. */
export function unitsOf({ agencies }: Pick<Manifest, 'agencies'>, by: Division): Unit[] {
  const members = new Map<string, Manifest['agencies']>();
  for (const agency of agencies) {
    const code = by === 'agency' ? agency.code : agency.region;
    members.set(code, [...(members.get(code) ?? []), agency]);
  }
  const taken = new Set([wholeFolder]);
  return [...members].map(([code, own]) => {
    const folder = folderOf(code, taken);
    taken.add(folder.toLowerCase());
    return { code, name: own.map(({ name }) => name).join('、'), folder, orgs: own.map((agency) => agency.code) };
  });
}

/** The code itself where it is good as a folder everywhere, also where upper and lower case are the same; else a hash of it. */
function folderOf(code: string, taken: ReadonlySet<string>): string {
  const plain = /^\w[\w-]{0,63}$/.test(code) && !taken.has(code.toLowerCase());
  return plain ? code : `unit-${sha256(code).slice(0, 12)}`;
}
