import { loadRuleset } from '../../src/lib/metrics/catalogue.ts';

/** Ids of the metrics that only inform: they are on no list of what is to be set right. */
export const informing: ReadonlySet<string> = new Set(
  loadRuleset()
    .definitions.filter(({ informational }) => informational)
    .map(({ id }) => id),
);
