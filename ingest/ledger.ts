import type { Ledger } from '../src/lib/snapshot/manifest.ts';
import { layouts } from './layouts/index.ts';

export function emptyLedger(): Ledger {
  return {
    physical: 0,
    header: 0,
    nondata: 0,
    blank: 0,
    accepted: 0,
    rejected: 0,
    duplicates: 0,
    conflicts: 0,
    reject_codes: {},
  };
}

/** Ledgers by the canonical file name of their layout, several files added up, zeros for a layout without a file. */
export function sumLedgers(files: readonly { layout: string; ledger: Ledger }[]): Record<string, Ledger> {
  return Object.fromEntries(
    layouts.map((layout) => {
      const own = files.filter((f) => f.layout === layout.id).map((f) => f.ledger);
      return [layout.file, own.reduce(add, emptyLedger())];
    }),
  );
}

function add(a: Ledger, b: Ledger): Ledger {
  const codes = { ...a.reject_codes };
  for (const [code, n] of Object.entries(b.reject_codes)) codes[code] = (codes[code] ?? 0) + n;
  return {
    physical: a.physical + b.physical,
    header: a.header + b.header,
    nondata: a.nondata + b.nondata,
    blank: a.blank + b.blank,
    accepted: a.accepted + b.accepted,
    rejected: a.rejected + b.rejected,
    duplicates: a.duplicates + b.duplicates,
    conflicts: a.conflicts + b.conflicts,
    reject_codes: codes,
  };
}

/** Throws unless every physical record of the file has gone to exactly one place: a fault of ours, never of the file. */
export function assertConserved(name: string, ledger: Ledger): void {
  const { physical, header, nondata, blank, accepted, rejected, duplicates, conflicts, reject_codes } = ledger;
  const sum = header + nondata + blank + accepted + rejected + duplicates + conflicts;
  if (sum !== physical) throw new Error(`${name}: ${physical} records read, ${sum} accounted for`);
  const codes = Object.values(reject_codes).reduce((total, n) => total + n, 0);
  if (codes !== rejected) throw new Error(`${name}: ${rejected} rows rejected, ${codes} with a code`);
}
