import type { PartLayout } from '../../ingest/parts/layout.ts';

/** The demo divided as a snapshot of millions of cases is: everything above a thousand rows is read by parts. */
export const smallParts: PartLayout = { from: 0, indexed: 1000, rows: () => 2048, sorted: 20_000, foremost: 50 };
