import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it, test } from 'vitest';
import { CsvParser } from '../../ingest/read/csv-parser.ts';
import { beside } from '../support/shared.ts';
import { deliberate, guessed, notOurs } from './corpora-papaparse-differences.ts';

/** The parser cases of PapaParse (../shared/corpora/papaparse): ours gives the same records, or a written reason why not. */

interface Case {
  readonly description: string;
  readonly input: unknown;
  readonly config?: Readonly<Record<string, unknown>>;
  readonly expected: { readonly data: unknown; readonly meta?: { readonly delimiter?: string } };
}

const folder = beside('corpora/papaparse');
const file =
  folder === null ? null : (JSON.parse(readFileSync(join(folder, 'cases.json'), 'utf8')) as Record<string, Case[]>);
const cases = ['CORE_PARSER_TESTS', 'PARSE_TESTS'].flatMap((set) => file?.[set] ?? []);
const reasonOf = (one: Case) => Object.keys(one.config ?? {}).find((key) => key in notOurs);
const comparable = cases.filter((one) => reasonOf(one) === undefined && typeof one.input === 'string');
const text = ({ input }: Case) => (typeof input === 'string' ? input : '');

function ours(one: Case): string[][] {
  const records: string[][] = [];
  const delimiter = one.config?.['delimiter'] ?? guessed[one.description] ?? one.expected.meta?.delimiter ?? ',';
  const parser = new CsvParser(typeof delimiter === 'string' ? delimiter : ',', (cells) => records.push(cells));
  parser.push(text(one).replace(/^\uFEFF/u, ''));
  parser.end();
  return records;
}

/** PapaParse makes one more record of a line end at the end; the reading rules (§1) do not. */
function theirs(one: Case): unknown[] {
  const data = Array.isArray(one.expected.data) ? (one.expected.data as unknown[]) : [];
  const last = data.at(-1);
  const extra = Array.isArray(last) && last.length === 1 && last[0] === '' && /[\r\n]$/u.test(text(one));
  return extra ? data.slice(0, -1) : data;
}

describe.skipIf(file === null)(
  `PapaParse's cases${file === null ? ' (skipped: ../shared/corpora is not here)' : ''}`,
  () => {
    it.each(comparable.map((one) => ({ name: one.description, one })))('$name', ({ name, one }) => {
      const difference = deliberate[name];
      expect(ours(one)).toEqual(difference ? difference.ours : theirs(one));
      if (difference) expect(ours(one), 'no longer different: take it off the list').not.toEqual(theirs(one));
    });

    test('every case is compared or has a reason, and no reason is left over', () => {
      expect(comparable.length).toBeGreaterThan(80);
      const names = new Set(comparable.map((one) => one.description));
      expect(Object.keys(deliberate).filter((name) => !names.has(name))).toEqual([]);
      const used = new Set(cases.flatMap((one) => Object.keys(one.config ?? {})));
      expect(Object.keys(notOurs).filter((key) => !used.has(key))).toEqual([]);
    });
  },
);
