import type { Manifest } from '../../src/lib/snapshot/manifest.ts';
import { byCodePoint } from '../clean/text.ts';
import type { FileChange } from './changes.ts';

type Files = Pick<Manifest, 'files' | 'refused'>;

/** What became of every file that was read then or is read now, by name and SHA-256, in the order of names. */
export function compareFiles(before: Files, now: Files): FileChange[] {
  const then = hashes(before.files);
  const current = hashes(now.files);
  const refused = new Set(now.refused.map((file) => file.name));
  const gone = new Map(
    [...then].filter(([name]) => !current.has(name) && !refused.has(name)).map(([n, sha]) => [sha, n]),
  );
  const renamed = new Set<string>();
  const changes: FileChange[] = [];
  for (const [name, sha] of current) {
    const old = then.get(name);
    const other = gone.get(sha);
    if (old !== undefined) changes.push({ name, change: old === sha ? 'same' : 'changed', before: null });
    else if (other !== undefined && !renamed.has(other)) {
      renamed.add(other);
      changes.push({ name, change: 'renamed', before: other });
    } else changes.push({ name, change: 'new', before: null });
  }
  for (const name of then.keys())
    if (!current.has(name) && !renamed.has(name))
      changes.push({ name, change: refused.has(name) ? 'unread' : 'gone', before: null });
  return changes.sort((a, b) => byCodePoint(a.name, b.name));
}

/** A file that feeds several tables is one file. One that is read with corrections is another than without. */
function hashes(files: Files['files']): Map<string, string> {
  return new Map(files.map((file) => [file.name, `${file.sha256}${file.corrected?.sha256 ?? ''}`]));
}
