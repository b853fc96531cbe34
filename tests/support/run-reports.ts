import * as v from 'valibot';

/** What `npm test` tells of the reports that the runners of tests write. */
export interface Told {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
  /** seconds of every file, so that what makes the run long can be seen */
  readonly files: readonly { readonly name: string; readonly seconds: number }[];
}

const vitestReport = v.object({
  numPassedTests: v.number(),
  numFailedTests: v.number(),
  numPendingTests: v.number(),
  testResults: v.array(
    v.object({
      name: v.string(),
      status: v.string(),
      startTime: v.number(),
      endTime: v.number(),
      assertionResults: v.array(v.unknown()),
    }),
  ),
});

export function unitReport(text: string): Told {
  const report = v.parse(vitestReport, JSON.parse(text));
  // A file that can't even be loaded has no tests to fail.
  const broken = report.testResults.filter(
    (file) => file.status === 'failed' && file.assertionResults.length === 0,
  ).length;
  return {
    passed: report.numPassedTests,
    failed: report.numFailedTests + broken,
    skipped: report.numPendingTests,
    files: report.testResults.map(({ name, startTime, endTime }) => ({ name, seconds: (endTime - startTime) / 1000 })),
  };
}

interface Suite {
  readonly specs: readonly {
    readonly tests: readonly { readonly results: readonly { readonly duration: number }[] }[];
  }[];
  readonly suites: readonly Suite[];
}
const inner = {
  specs: v.optional(
    v.array(v.object({ tests: v.array(v.object({ results: v.array(v.object({ duration: v.number() })) })) })),
    [],
  ),
  suites: v.optional(v.array(v.lazy(() => suite)), []),
};
const suite: v.GenericSchema<unknown, Suite> = v.object(inner);

const playwrightReport = v.object({
  stats: v.object({ expected: v.number(), unexpected: v.number(), flaky: v.number(), skipped: v.number() }),
  suites: v.array(v.object({ file: v.string(), ...inner })),
});

export function e2eReport(text: string): Told {
  const { stats, suites } = v.parse(playwrightReport, JSON.parse(text));
  return {
    passed: stats.expected,
    failed: stats.unexpected + stats.flaky,
    skipped: stats.skipped,
    files: suites.map((one) => ({ name: one.file, seconds: secondsOf(one) })),
  };
}

function secondsOf({ specs, suites }: Suite): number {
  const own = specs.flatMap(({ tests }) =>
    tests.flatMap(({ results }) => results.map(({ duration }) => duration / 1000)),
  );
  return [...own, ...suites.map(secondsOf)].reduce((sum, seconds) => sum + seconds, 0);
}
