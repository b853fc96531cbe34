import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { generateDemo } from '../../demo/generate.ts';
import { projectFolder } from '../../ingest/cli/site.ts';
import { mingjingIn } from '../support/command.ts';

/** What the README shows is what happens: each `$ npx mingjing …` is run, and every line under it (… stands for others) is printed. */

const work = mkdtempSync(join(tmpdir(), 'mingjing-readme-'));
beforeAll(async () => {
  await generateDemo({ out: join(work, 'demo', 'exports') });
});
afterAll(() => rmSync(work, { recursive: true, force: true }));

const blocks = (text: string) => [...text.matchAll(/```\n([^`]*)```/g)].map((match) => match[1] ?? '');

describe.each(['README.md', 'README.en.md'])('%s', (name) => {
  const text = readFileSync(join(projectFolder, name), 'utf8');
  const shown = blocks(text).filter((block) => block.startsWith('$ npx mingjing '));
  const named = blocks(text).flatMap((block) => block.split('\n').filter((line) => line.startsWith('npx mingjing ')));

  it('shows commands with what they print', () => {
    expect(shown.length).toBeGreaterThan(1);
  });

  it('is true, in this order', async () => {
    for (const block of shown) {
      const [command = '', ...lines] = block.split('\n');
      const said = await mingjingIn(work, command.replace('$ npx mingjing ', '').split(' '));
      const printed = new Set(said.out.split('\n'));
      expect(lines.filter((line) => line !== '…' && !printed.has(line))).toEqual([]);
    }
  });

  it('names only commands that work', async () => {
    for (const line of named.filter((command) => !command.includes(' serve '))) {
      const said = await mingjingIn(work, line.replace('npx mingjing ', '').split(' '));
      expect(said.code, line + said.err).toBe(0);
    }
  });

  it('links to files that exist', () => {
    const links = [...text.matchAll(/\]\(([^)#]+)/g)].map((match) => match[1] ?? '');
    expect(links.filter((link) => !existsSync(join(projectFolder, link)))).toEqual([]);
  });
});
