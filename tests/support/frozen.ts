import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { unzipSync } from 'fflate';
import { projectFolder } from '../../ingest/cli/site.ts';

/** Snapshots as older programs wrote them; see tests/frozen/README.md. */
export const frozen = { opens: ['v1-late', 'v2'], old: ['v1-early'] } as const;

/** Unpacks a frozen snapshot into a folder. */
export function thaw(name: string, folder: string): void {
  const files = unzipSync(readFileSync(join(projectFolder, 'tests', 'frozen', `${name}.zip`)));
  for (const [path, content] of Object.entries(files)) {
    if (path.endsWith('/')) continue;
    mkdirSync(dirname(join(folder, path)), { recursive: true });
    writeFileSync(join(folder, path), content);
  }
}
