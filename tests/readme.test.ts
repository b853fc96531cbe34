import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { demoAsOf, demoFiles } from '../demo/generate.ts';
import { loadRuleset } from '../src/lib/metrics/catalogue.ts';
import { missingSources } from '../src/lib/metrics/compute.ts';

/** The figures that the READMEs show as the command prints them are those of the demo. */
test('the READMEs say how many metrics the demo has', async () => {
  const present = new Set((await demoFiles()).flatMap(({ layout }) => layout ?? []));
  const n = loadRuleset().definitions.filter((d) => missingSources(d, present).length === 0).length;
  const text = (name: string) => readFileSync(join(import.meta.dirname, '..', name), 'utf8');
  expect(text('README.md')).toContain(`截止日期 ${demoAsOf}，${n} 项指标`);
  expect(text('README.en.md')).toContain(`as of ${demoAsOf}, ${n} metrics`);
});
