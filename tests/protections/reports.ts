import { existsSync, readFileSync } from 'node:fs';
import { stripVTControlCharacters } from 'node:util';
import * as v from 'valibot';

/** A test that failed, with the first line of what it said. */
export interface Failed {
  readonly title: string;
  readonly message: string;
}

const vitestReport = v.object({
  testResults: v.array(
    v.object({
      assertionResults: v.array(
        v.object({ status: v.string(), title: v.string(), failureMessages: v.optional(v.array(v.string()), []) }),
      ),
    }),
  ),
});

interface Suite {
  readonly specs: readonly {
    readonly title: string;
    readonly tests: readonly {
      readonly status: string;
      readonly results: readonly { readonly error?: { readonly message?: string | undefined } | undefined }[];
    }[];
  }[];
  readonly suites: readonly Suite[];
}
const suite: v.GenericSchema<unknown, Suite> = v.object({
  specs: v.optional(
    v.array(
      v.object({
        title: v.string(),
        tests: v.array(
          v.object({
            status: v.string(),
            results: v.array(v.object({ error: v.optional(v.object({ message: v.optional(v.string()) })) })),
          }),
        ),
      }),
    ),
    [],
  ),
  suites: v.optional(v.array(v.lazy(() => suite)), []),
});

/** What failed by the report of each kind of run; null when not one test was run, which proves nothing. */
export const failures = {
  vitest(file: string): Failed[] | null {
    const text = reportText(file);
    if (text === null) return null;
    const all = v.parse(vitestReport, JSON.parse(text)).testResults.flatMap((one) => one.assertionResults);
    const ran = all.filter(({ status }) => status === 'passed' || status === 'failed');
    if (ran.length === 0) return null;
    return ran
      .filter(({ status }) => status === 'failed')
      .map(({ title, failureMessages }) => ({ title, message: firstLine(failureMessages[0]) }));
  },

  playwright(file: string): Failed[] | null {
    const text = reportText(file);
    if (text === null) return null;
    const specs = v.parse(v.object({ suites: v.array(suite) }), JSON.parse(text)).suites.flatMap(specsOf);
    const ran = specs.flatMap(({ title, tests }) => tests.map((one) => ({ title, ...one })));
    if (!ran.some(({ status }) => status === 'expected' || status === 'unexpected')) return null;
    return ran
      .filter(({ status }) => status === 'unexpected')
      .map(({ title, results }) => ({ title, message: firstLine(results[0]?.error?.message) }));
  },

  /** of `npm run test:deploy`, by what it prints */
  deploy(said: string): Failed[] | null {
    if (!/^(ok {2}|FAIL) /m.test(said)) return null;
    return [...said.matchAll(/^ {5}(\S.*)$/gm)].map(([, line = '']) => ({ title: 'test:deploy', message: line }));
  },
};

function reportText(file: string): string | null {
  return existsSync(file) ? readFileSync(file, 'utf8') : null;
}

function specsOf({ specs, suites }: Suite): Suite['specs'] {
  return [...specs, ...suites.flatMap(specsOf)];
}

/** The first line, without colours and without what differs from run to run. */
function firstLine(message = ''): string {
  const line = stripVTControlCharacters(message).split('\n')[0] ?? '';
  return line.replaceAll(/\/tmp\/\S+|127\.0\.0\.1:\d+/g, '…').slice(0, 160);
}
