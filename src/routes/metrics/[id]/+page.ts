import { error } from '@sveltejs/kit';
import { loadRuleset } from '$lib/metrics/catalogue.browser.ts';
import type { EntryGenerator, PageLoad } from './$types';

/** One shell per metric of the ruleset. */
export const entries: EntryGenerator = () => loadRuleset().definitions.map(({ id }) => ({ id }));

export const load: PageLoad = ({ params }) => {
  const definition = loadRuleset().definitions.find(({ id }) => id === params.id);
  if (!definition) error(404, params.id);
  return { definition };
};
