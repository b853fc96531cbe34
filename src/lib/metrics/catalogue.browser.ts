/// <reference types="vite/client" />
import { ruleset, type Ruleset } from './ruleset.ts';

const files = import.meta.glob<string>('../../../queries/**/*.{sql,csv}', {
  eager: true,
  query: '?raw',
  import: 'default',
});

/** The same ruleset as `catalogue.ts` gives in Node, bundled into the page. */
export function loadRuleset(): Ruleset {
  return ruleset(new Map(Object.entries(files).map(([path, text]) => [path.replace(/^.*\/queries\//, ''), text])));
}
