import { defineConfig } from 'vitest/config';

/** Units stand beside what they test; what spans modules is in tests/. `--project long` runs the long corpora, `npm run test:cluster` what needs ClickHouse, `npm run test:office` what needs the validator of Office files. */
export default defineConfig({
  resolve: { alias: { $lib: new URL('src/lib', import.meta.url).pathname } },
  test: {
    environment: 'node',
    testTimeout: 120_000,
    hookTimeout: 300_000,
    pool: 'forks',
    maxWorkers: 2,
    projects: [
      {
        extends: true,
        test: {
          name: 'unit',
          include: ['{src,ingest,queries,demo,bin,docs}/**/*.test.ts', 'tests/**/*.test.ts'],
          exclude: ['tests/e2e/**', 'tests/long/**', 'tests/cluster/**', 'tests/office/**'],
        },
      },
      { extends: true, test: { name: 'long', include: ['tests/long/**/*.test.ts'], testTimeout: 3_600_000 } },
      {
        extends: true,
        test: { name: 'cluster', include: ['tests/cluster/*.test.ts'], testTimeout: 900_000, hookTimeout: 900_000 },
      },
      { extends: true, test: { name: 'office', include: ['tests/office/*.test.ts'], testTimeout: 900_000 } },
    ],
  },
});
