import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { expect, test } from 'vitest';
import { projectFolder } from '../../ingest/cli/site.ts';
import { protections } from './list.ts';
import { seenOnes } from './seen.ts';

test.each(protections.map((p) => [p.id, p] as const))(
  'what is taken away for %s is there, once, and so is its test',
  (_, p) => {
    for (const { file, text, instead } of p.without) {
      expect(readFileSync(join(projectFolder, file), 'utf8').split(text).length - 1, `${file}: ${text}`).toBe(1);
      expect(instead).not.toContain(text);
    }
    if (!/^\w+$/.test(p.test)) {
      const source = readFileSync(join(projectFolder, p.test), 'utf8');
      if (p.title !== undefined) expect(source).toContain(p.title);
    } else expect(existsSync(join(projectFolder, 'docs/samples', `${p.test}.conf`))).toBe(true);
  },
);

test('each has a name of its own, and was seen to be missed', () => {
  const ids = protections.map(({ id }) => id);
  expect(new Set(ids).size).toBe(ids.length);
  expect(
    seenOnes()
      .map(({ id }) => id)
      .sort(),
  ).toEqual([...ids].sort());
});
