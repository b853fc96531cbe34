import { prepareDemo } from '../../ingest/cli/demo.ts';

/** The demo snapshot and the site, as `npm start` makes them; the end-to-end tests use both. */
await prepareDemo((step) => process.stdout.write(`making ${step}\n`));
