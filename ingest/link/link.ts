import type { Engine } from '../../src/lib/engine/engine.ts';
import type { SourceFile } from '../../src/lib/snapshot/manifest.ts';
import { layoutById, layouts } from '../layouts/index.ts';
import { createConflicts, listConflicts } from '../changes/conflicts.ts';
import { createIssues, explainIssues } from '../issues.ts';
import { assertConserved } from '../ledger.ts';
import { acceptLayout, createFates } from './accept.ts';
import { indexAgencies } from './agencies.ts';
import { splitLists } from './children.ts';
import { maskIdentities, maskIssues } from './privacy.ts';

/** Accepts, links and masks layout by layout, the register of agencies first; completes the files' ledgers. */
export async function linkAll(engine: Engine, files: SourceFile[]): Promise<void> {
  await createIssues(engine);
  await createFates(engine);
  await createConflicts(engine);
  await nameSources(engine, files);
  const orgs = layoutById('orgs');
  for (const layout of [orgs, ...layouts.filter((l) => l !== orgs)]) {
    for (const fate of await acceptLayout(engine, layout)) {
      const file = files[fate.file];
      if (!file) throw new Error(`no file ${fate.file}`);
      const { accepted, duplicates, conflicts, reject_codes } = fate;
      const rejected = Object.values(reject_codes).reduce((total, n) => total + n, 0);
      Object.assign(file.ledger, { accepted, rejected, duplicates, conflicts, reject_codes });
    }
    if (layout === orgs) await indexAgencies(engine);
  }
  for (const file of files) assertConserved(file.name, file.ledger);
  await splitLists(engine);
  for (const layout of layouts) await maskIdentities(engine, layout);
  await listConflicts(engine);
  await maskIssues(engine);
  await explainIssues(engine, files);
}

/** `all_sources(file, name, layout)`: the files as the rows of the tables number them. */
async function nameSources(engine: Engine, files: readonly SourceFile[]): Promise<void> {
  await engine.run('CREATE TABLE all_sources (file INTEGER, name VARCHAR, layout VARCHAR)');
  await engine.append('all_sources', {
    file: files.map((_, i) => i),
    name: files.map((f) => f.name),
    layout: files.map((f) => f.layout),
  });
}
