import { sha256 } from '../metrics/sha256.ts';
import type { Manifest } from '../snapshot/manifest.ts';

/**
 * One hash for everything that decides a snapshot's figures: the source files and tables by their own SHA-256, the rules, the parameters,
 * the as-of day. The same sources read with the same rules give the same hash.
 */
export function snapshotHash(manifest: Manifest): string {
  const { ruleset, as_of, calendar, parameters, agencies, ledger, absent, metrics, issues } = manifest;
  const files = manifest.files.map(({ name, sha256, layout, sheet }) => [name, sha256, layout, sheet]);
  const refused = manifest.refused.map(({ name, sha256 }) => [name, sha256]);
  const tables = byName(manifest.tables).map(([name, { sha256, rows }]) => [name, sha256, rows]);
  return sha256(
    JSON.stringify([
      ruleset,
      as_of,
      [calendar.from, calendar.to],
      byName(parameters),
      agencies.map(({ code, name, region, peer_group, is_enforcement }) => [
        code,
        name,
        region,
        peer_group,
        is_enforcement,
      ]),
      files,
      refused,
      byName(ledger).map(([name, { reject_codes, ...counts }]) => [name, byName(counts), byName(reject_codes)]),
      tables,
      metrics.map(({ id, rows }) => [id, rows]),
      byName(absent),
      byName(issues),
    ]),
  );
}

function byName<T>(record: Readonly<Record<string, T>>): [string, T][] {
  return Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1));
}
