import { prepareDemo, demoSnapshot } from '../../ingest/cli/demo.ts';
import { serveSite } from '../../ingest/cli/server.ts';
import { siteFolder } from '../../ingest/cli/site.ts';
import { addressVariable, proxyVariable, siteVariable } from './browser.ts';
import { nothingOutside } from './outside.ts';

/**
 * Before all end-to-end tests: the demo snapshot and the site are made and served by the code of `npm start`. Afterwards the run fails
 * when anything at all asked for another host.
 */
export default async function setup(): Promise<() => Promise<void>> {
  await prepareDemo((step) => process.stdout.write(`e2e: making ${step}\n`));
  const given = process.env[siteVariable];
  const site = given === undefined ? await serveSite({ site: siteFolder, snapshot: demoSnapshot, port: 0 }) : null;
  const outside = await nothingOutside();
  process.env[addressVariable] = site?.address ?? given;
  process.env[proxyVariable] = `http://127.0.0.1:${outside.port}`;
  return async () => {
    await site?.close();
    await outside.close();
    process.stdout.write(`e2e: ${outside.asked.length} requests to other hosts\n`);
    if (outside.asked.length > 0) throw new Error(`requests to other hosts:\n${outside.asked.join('\n')}`);
  };
}
