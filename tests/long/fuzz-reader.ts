import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { ingest } from '../../ingest/ingest.ts';
import type { Ledger } from '../../src/lib/snapshot/manifest.ts';

/** A process that ingests one folder after the other, and says what became of each file: what it was asked for in, `Became` out. */

export interface Became {
  readonly files: readonly { readonly name: string; readonly ledger: Ledger }[];
  readonly refused: readonly { readonly name: string; readonly message: string }[];
  /** of the process so far, MiB */
  readonly peak: number;
  /** the call itself failed; what it says */
  readonly failed: string | null;
}

async function become(folder: string): Promise<Became> {
  const out = mkdtempSync(join(tmpdir(), 'mingjing-fuzz-out-'));
  const peak = () => Math.round(process.resourceUsage().maxRSS / 1024);
  try {
    const { files, refused } = await ingest({ inputs: [folder], out, asOf: '2025-03-31' });
    return {
      files: files.map(({ name, ledger }) => ({ name, ledger })),
      refused: refused.map(({ name, message }) => ({ name, message })),
      peak: peak(),
      failed: null,
    };
  } catch (cause) {
    const failed = cause instanceof Error ? (cause.stack ?? cause.message) : String(cause);
    return { files: [], refused: [], peak: peak(), failed };
  } finally {
    rmSync(out, { recursive: true, force: true });
  }
}

process.on('message', (folder: string) => {
  void become(folder).then((became) => process.send?.(became));
});
