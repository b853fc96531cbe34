import { readFileSync } from 'node:fs';
import { describe, expect, test } from 'vitest';
import { sourcesOf } from '../../ingest/layouts/mapping.ts';
import { mappings } from '../../ingest/layouts/mappings/index.ts';
import { checkFeed } from '../../ingest/mapping-files/check.ts';
import { parseMapping } from '../../ingest/mapping-files/read.ts';

/** What is asked of a user's mapping is asked of the built-in ones, and of the example in the guide. */

test('no two mappings share an id', () => {
  expect(new Set(mappings.map((m) => m.id)).size).toBe(mappings.length);
});

describe.each(mappings.map((m) => [m.id, m] as const))('%s', (_, { feeds }) => {
  test.each(feeds.map((feed) => [feed.table, feed] as const))('%s', (_, feed) => {
    const columns = Object.fromEntries(
      Object.entries(feed.columns).map(([field, sources]) => [field, [...sourcesOf(sources)]]),
    );
    const { table, absent } = feed;
    const { problems } = checkFeed({ table, columns, ...(absent ? { absent: { ...absent } } : {}) }, []);
    expect(problems).toEqual([]);
  });
});

test('the example in the guide is a mapping', () => {
  const guide = readFileSync(new URL('../../docs/how-to/map-a-file.md', import.meta.url), 'utf8');
  const [, yaml = ''] = /```yaml\n(.*?)```/su.exec(guide) ?? [];
  expect(parseMapping('map-a-file.md', yaml).feeds.map((f) => f.table)).toEqual(['cases', 'reviews']);
});
