import type { Engine } from '../../src/lib/engine/engine.ts';
import { listDecisionLinks } from './decisions.ts';
import { listNumberLinks } from './numbers.ts';
import { listPersonLinks } from './persons.ts';
import { listRecordingLinks } from './recordings.ts';
import { openLinkColumns, type LinkRule, type Present } from './rule.ts';

const rules: readonly LinkRule[] = [listRecordingLinks, listNumberLinks, listDecisionLinks, listPersonLinks];

/**
 * Lists every link between rows that can't be told, because its other end is nowhere, or may be several rows: such a link is left open,
 * never guessed. Needs the engine after `computeVerdicts`. Fills `all_open_links(kind, layout, file, record, org, key, value,
 * candidates, message)`, one sentence (Chinese) each: what stands there, why it is open, what would settle it. Returns counts by kind.
 *
 * As of the snapshot's day: rows not known then list nothing, and may not be candidates; but a row that is only not known *yet* is no
 * missing counterpart, so what is called unknown is nowhere in the files.
 */
export async function listOpenLinks(engine: Engine, present: Present): Promise<Record<string, number>> {
  await engine.run(`CREATE OR REPLACE TABLE all_open_links (${openLinkColumns.join(', ')})`);
  for (const rule of rules) await rule(engine, present);
  const counts = await engine.query<{ kind: string; n: number }>(
    'SELECT kind, count(*) AS n FROM all_open_links GROUP BY kind ORDER BY kind',
  );
  return Object.fromEntries(counts.map(({ kind, n }) => [kind, n]));
}
