import type { Scheme } from '../assess/scheme.ts';
import { schemes } from '../assess/schemes.browser.ts';
import type { Ruleset } from '../metrics/ruleset.ts';
import { ownKey, ownSchemes } from './own-schemes.svelte.ts';

/** A scheme that can be chosen, and how it stands in the address (`?scheme=`). */
export interface Offered {
  readonly key: string;
  readonly scheme: Scheme;
  /** made in this browser */
  readonly own: boolean;
}

/** Those that come along, the default one first, then those made in this browser. */
export function offeredSchemes(ruleset: Ruleset): Offered[] {
  return [
    ...schemes(ruleset).map((scheme) => ({ key: scheme.id, scheme, own: false })),
    ...ownSchemes.all(ruleset).map(({ scheme }) => ({ key: ownKey(scheme), scheme, own: true })),
  ];
}

/** The one that is asked for in the address; the first where none is, or one that is not here. */
export function chosenScheme(offered: readonly Offered[], asked: string | null): Offered | undefined {
  return offered.find(({ key }) => key === asked) ?? offered[0];
}
