import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Mapping } from '../../ingest/layouts/mapping.ts';
import { linkAll } from '../../ingest/link/link.ts';
import { readAll, type Reading } from '../../ingest/read-files.ts';
import { listSources } from '../../ingest/read/sources.ts';
import type { Engine } from '../../src/lib/engine/engine.ts';
import { nativeEngine } from '../../src/lib/engine/native.ts';
import type { RefusedFile } from '../../src/lib/snapshot/manifest.ts';

/** The agencies of every case. */
export const register = '机关代码,机关名称,统一社会信用代码,行政区划代码\nSW1,甲县商务局,111404000123456783,140400\n';

export interface Read {
  readonly engine: Engine;
  readonly readings: readonly Reading[];
  readonly refused: readonly RefusedFile[];
}

/** Reads and links the files, beside the register of agencies where `inputs` has none, and hands what came of it to `look`. */
export async function readFiles<T>(
  inputs: readonly string[],
  look: (read: Read) => Promise<T> | T,
  mappings: readonly Mapping[] = [],
): Promise<T> {
  const work = await mkdtemp(join(tmpdir(), 'mingjing-mapped-'));
  const engine = await nativeEngine();
  try {
    const agencies = join(work, '执法主体名录.csv');
    await writeFile(agencies, register);
    const sources = await listSources([...inputs, agencies]);
    const { readings, refused } = await readAll(sources, new Map(), work, () => undefined, mappings);
    await linkAll(engine, readings);
    return await look({ engine, readings, refused });
  } finally {
    await engine.close();
    await rm(work, { recursive: true });
  }
}

/** What differs from zero in a ledger. */
export function counts(ledger: object): object {
  return Object.fromEntries(Object.entries(ledger).filter(([, n]) => n !== 0 && JSON.stringify(n) !== '{}'));
}
