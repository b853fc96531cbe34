import { readdirSync } from 'node:fs';
import { rm } from 'node:fs/promises';
import { join } from 'node:path';
import { demoAsOf, generateDemo } from '../../demo/generate.ts';
import { ingest } from '../ingest.ts';
import { fingerprint, madeFrom } from './fingerprint.ts';
import { buildSite, projectFolder } from './site.ts';

/** The dashboard on the demo data: exports, snapshot, site. Each is made again only when what it is made from has changed. */

const exportsFolder = 'demo/exports';
const snapshotFolder = 'static/snapshot';

export const demoSnapshot = join(projectFolder, snapshotFolder);

export const demoSteps = ['exports', 'snapshot', 'site'] as const;
export type DemoStep = (typeof demoSteps)[number];

/** Makes what is missing or stale. `before` is told each step that is about to be made. */
export async function prepareDemo(before: (step: DemoStep) => void = () => undefined): Promise<void> {
  await madeFrom(
    fingerprint([...programsOf('demo'), 'ingest/layouts', 'package-lock.json']),
    exportsFolder,
    async () => {
      before('exports');
      await generateDemo({ out: join(projectFolder, exportsFolder) });
    },
  );
  const reading = ['ingest', 'queries', 'src/lib/engine', 'src/lib/metrics', 'src/lib/snapshot'];
  const snapshotInputs = fingerprint([exportsFolder, ...reading, 'package-lock.json'], demoAsOf);
  await madeFrom(snapshotInputs, `${snapshotFolder}/manifest.json`, async () => {
    before('snapshot');
    await ingest({ inputs: [join(projectFolder, exportsFolder)], out: demoSnapshot, asOf: demoAsOf, demo: true });
  });
  const building = [
    'src',
    'static',
    'queries',
    // the page reads files, too
    'ingest',
    'svelte.config.js',
    'vite.config.ts',
    'package-lock.json',
  ];
  await madeFrom(fingerprint(building), 'build/index.html', async () => {
    before('site');
    await rm(join(projectFolder, 'build'), { recursive: true, force: true });
    await buildSite();
  });
}

/** The TypeScript files of a folder, without what lies in folders below. */
function programsOf(folder: string): string[] {
  return readdirSync(join(projectFolder, folder))
    .filter((name) => name.endsWith('.ts') && !name.endsWith('.test.ts'))
    .sort()
    .map((name) => `${folder}/${name}`);
}
