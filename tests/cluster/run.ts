import { runWithOwnPackages } from '../support/own-packages.ts';

/** `npm run test:cluster [FILE…]`: the tests that need the ClickHouse engine. */
runWithOwnPackages('cluster', 'chdb', { zh: ' ClickHouse 内嵌引擎', en: 'The embedded ClickHouse engine' });
