import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from 'vitest';
import { ingest } from '../../ingest/ingest.ts';
import { publish } from '../../ingest/publish/publish.ts';
import { foreignIn, textsByAgency } from '../support/foreign.ts';
import { beside } from '../support/shared.ts';

/** The large sets, published by agency: nothing of another agency in any folder. */

const folder = mkdtempSync(join(tmpdir(), 'mingjing-publish-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

for (const name of ['seed1-small', 'seed2-nasty', 'seed3-clean'])
  test.skipIf(beside(`reference/${name}/source`) === null)(name, async () => {
    const [site, snapshot, out] = [join(folder, 'site'), join(folder, `${name}-snapshot`), join(folder, name)];
    mkdirSync(site, { recursive: true });
    writeFileSync(join(site, 'index.html'), '<!doctype html>');
    await ingest({ inputs: [beside(`reference/${name}/source`) ?? ''], out: snapshot, asOf: '2025-03-31' });
    const known = await textsByAgency(snapshot);
    for (const { unit } of await publish({ snapshot, site, by: 'agency', out })) {
      if (unit === null) continue;
      const { found, secrets, controls } = await foreignIn(out, unit, known, 300);
      expect(found, unit.name).toEqual([]);
      expect(controls).toBeGreaterThan(secrets / 2);
    }
  });
