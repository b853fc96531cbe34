import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { projectFolder } from '../ingest/cli/site.ts';
import { layouts } from '../ingest/layouts/index.ts';
import { loadRuleset } from '../src/lib/metrics/catalogue.ts';
import { clauses } from './clauses-page.ts';

/** Every clause of the plan ends somewhere: in a metric that exists, or on a page with a word on why there is none. */

const all = clauses();
const numbers = (prefix: string, n: number) => Array.from({ length: n }, (_, i) => `${prefix}${i + 1}`);

test('every clause of the plan is there, once', () => {
  expect(all.map((c) => c.clause)).toEqual([
    ...numbers('G', 6),
    ...numbers('P', 14),
    ...numbers('R', 10),
    ...numbers('L-', 9),
    ...numbers('I', 4),
    ...numbers('V', 4),
  ]);
});

const metrics = new Map(loadRuleset().definitions.map((d) => [d.id, d]));
const known = new Set(layouts.map((l) => l.id));

describe.each(all.map((c) => [c.clause, c] as const))('%s', (_, clause) => {
  test('ends in metrics that exist, or says why in none', () => {
    expect(clause.metrics.filter((id) => !metrics.has(id))).toEqual([]);
    if (clause.metrics.length === 0) expect(clause.note).not.toBe('');
  });

  test('its files are layouts, and each feeds one of its metrics', () => {
    expect(clause.layouts.filter((id) => !known.has(id))).toEqual([]);
    const fed = new Set(
      clause.metrics.flatMap((id) => [
        ...(metrics.get(id)?.sources ?? []),
        ...(metrics.get(id)?.evidence.flat() ?? []),
      ]),
    );
    expect(clause.layouts.filter((id) => !fed.has(id))).toEqual([]);
  });

  test('its page exists, and it is named in both languages', () => {
    expect(existsSync(join(projectFolder, 'src/routes', clause.page, '+page.svelte'))).toBe(true);
    expect(clause.text.zh).toMatch(/[\u4e00-\u9fff]/);
    expect(clause.text.en).toMatch(/^[A-Z][\x20-\x7e]+$/);
  });
});
