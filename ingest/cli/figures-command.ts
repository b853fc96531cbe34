import { defaultScheme } from '../../src/lib/assess/schemes.ts';
import { document } from '../../src/lib/results/neutral.ts';
import { periodOption } from './options.ts';
import { withSnapshot } from './snapshot-command.ts';
import type { Terminal } from './terminal.ts';

/** Prints every figure of a snapshot as one JSON document (docs/reference/results.md). */
export async function figuresCommand(
  folder: string,
  options: { readonly from?: string; readonly to?: string },
  tell: Terminal,
): Promise<void> {
  await withSnapshot(folder, tell, async ({ engine, manifest, definitions, ruleset }) => {
    const period = periodOption(options, manifest.as_of, tell.m);
    tell.out(
      `${JSON.stringify(await document(engine, manifest, ruleset, definitions, period, defaultScheme(ruleset)), null, 2)}\n`,
    );
  });
}
