import { expect, test } from 'vitest';
import { reasons } from '../../../src/lib/i18n/reasons.zh.ts';
import { loadRuleset } from '../../../src/lib/metrics/catalogue.ts';

test('every reason that a verdict can carry has words in the message catalogue', () => {
  const ruleset = loadRuleset();
  const sources = [...ruleset.definitions, ...ruleset.views].map((source) => source.sql);
  expect(codes([...sources, ruleset.verdict]).filter((code) => !(code in reasons))).toEqual([]);
});

/** The texts given in the CASE expressions that end in `AS reason` or, in the action register, `AS alone`. */
function codes(sources: readonly string[]): string[] {
  const cases = sources.flatMap((sql) => [...sql.matchAll(/CASE((?:(?!\bCASE\b)[\s\S])*?)END AS (?:reason|alone)\b/g)]);
  const found = cases.flatMap((match) =>
    [...(match[1] ?? '').matchAll(/(?:THEN|ELSE) '(\w+)'/g)].map((m) => m[1] ?? ''),
  );
  return [...new Set(found)].sort();
}
