import { getContext, setContext } from 'svelte';
import { excusedOf, excusedTotal, figureWithout, type Excused } from '../excuses/effect.ts';
import { integer, percent } from '../i18n/format.ts';
import { t } from '../i18n/locale.svelte.ts';
import type { MetricDefinition } from '../metrics/definition.ts';
import type { Counts } from '../results/types.ts';
import { excuses } from './excuses.svelte.ts';
import { asFilter } from './filters.ts';
import { Live } from './live.svelte.ts';
import { snapshot } from './snapshot.svelte.ts';
import { filtersNow } from './view.svelte.ts';

/** What of the figures on a screen is excused: by the period and the kind of act of the address, of every agency. */
export interface ExcusedHere {
  readonly all: Excused;
  readonly of: (metric: string, org?: string | null) => Counts;
}

const key = Symbol('excused');

/** Counts for the screens below; where they need no filter, nothing. Call it while the layout is set up. */
export function provideExcused(filtered: () => boolean): void {
  const live = new Live(() => {
    const { opened } = snapshot;
    if (!opened || !filtered() || excuses.standing.size === 0) return null;
    return excuses.counts(opened, { ...asFilter(filtersNow()), orgs: undefined });
  });
  const none: Excused = new Map();
  const current = () => (excuses.standing.size === 0 ? none : (live.current ?? none));
  setContext<ExcusedHere>(key, {
    get all() {
      return current();
    },
    of: (metric, org) => excusedOf(current(), metric, org),
  });
}

export function excusedHere(): ExcusedHere {
  return getContext<ExcusedHere>(key);
}

/** What a figure is without its excused rows, in words; null when it has none. */
export function afterInWords(figure: Counts, excused: Counts, definition: MetricDefinition): string | null {
  const n = excusedTotal(excused);
  if (n === 0) return null;
  const { rate, numerator, denominator } = figureWithout(figure, excused, definition);
  const words = t().excuses;
  return rate === null
    ? words.afterNone(integer(n))
    : words.after(integer(n), percent(rate), `${integer(numerator)}/${integer(denominator)}`);
}
