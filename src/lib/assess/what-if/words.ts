import { integer } from '../../i18n/format.ts';
import type { WhatIfMessages } from '../../i18n/what-if.zh.ts';
import type { WhatIf } from './what-if.ts';

/** How the reader's language names what a sentence speaks of. */
export interface Naming {
  readonly grade: (title: string | null) => string;
  readonly metrics: (ids: readonly string[]) => string;
  /** the highest grade under a veto */
  readonly limit: string | null;
  /** what stands between two sentences */
  readonly gap: string;
}

/** Where an agency stands, and what mending does about it, in sentences. */
export function outcomeWords(found: WhatIf, t: WhatIfMessages, naming: Naming): string {
  const { now } = found;
  const start = now.total === null ? [] : [t.now(now.total.toFixed(2), naming.grade(now.grade))];
  return [...start, ...rest(found, t, naming)].join(naming.gap);
}

function rest(
  { outcome, then, next, exact, needed, limits, movable }: WhatIf,
  t: WhatIfMessages,
  naming: Naming,
): string[] {
  const total = then.total?.toFixed(2) ?? '';
  switch (outcome) {
    case 'top':
      return [t.top];
    case 'no_total':
      return [t.noTotal];
    case 'limited':
      return [t.limited(naming.metrics(limits), naming.grade(naming.limit))];
    case 'not_enough':
      if (movable === 0) return [t.none];
      return [t.notEnough(integer(movable), total, naming.grade(next?.title ?? null), String(next?.from ?? ''))];
    case 'reached':
      return [t.reached(integer(needed), total, naming.grade(then.grade)), exact ? t.exact : t.stepwise];
  }
}
