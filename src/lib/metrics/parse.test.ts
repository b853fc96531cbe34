import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { agencyLayouts } from './handed-in.ts';
import { MetricFileError, parseMetric } from './parse.ts';

const file = 'queries/metrics/PUB-11.sql';
const text = readFileSync(join(import.meta.dirname, '../../..', file), 'utf8');
const lineOf = (start: string) => text.split('\n').findIndex((line) => line.startsWith(start)) + 1;

function failure(changed: string): string {
  try {
    parseMetric(file, changed);
  } catch (error) {
    if (error instanceof MetricFileError) return error.message;
    throw error;
  }
  throw new Error('the header was accepted');
}

describe('the header of a metric file', () => {
  test('is data', () => {
    expect(parseMetric(file, text)).toMatchObject({
      id: 'PUB-11',
      name: { zh: '超期未公开', en: 'Publication overdue' },
      system: 'publicity',
      direction: 'down',
      target: 0,
      clock: 'deadline',
      lateIsMet: true,
      bands: [5, 20, 60],
      extra: [],
      sources: ['cases', 'licences', 'coercions'],
      evidence: [['disclosures', 'gsxt']],
    });
  });

  test('groups evidence by "and", alternatives by "or"', () => {
    const changed = text.replace('disclosures or gsxt', 'disclosures or gsxt and officers');
    expect(parseMetric(file, changed).evidence).toEqual([['disclosures', 'gsxt'], ['officers']]);
  });

  test('names every layout with an agency in one phrase', () => {
    const changed = text.replace(/^-- sources: .*$/m, '-- sources: every layout with an agency');
    expect(parseMetric(file, changed).sources).toEqual(agencyLayouts.map((l) => l.id));
  });

  test('continues Chinese without a blank and English with one', () => {
    const { definition } = parseMetric(file, text);
    expect(definition.zh).toContain('60以上）。迟于期限');
    expect(definition.en).toContain('in bands of working days past due');
  });

  test.each([
    ['-- direction: up or down', /^-- direction: .*$/m, '-- direction:', 'direction: is neither up nor down'],
    ['-- target: 95', /^-- target: .*$/m, '-- target:', 'target: is neither a number from 0 to 1 nor none'],
    ['-- sources: casses', /^-- sources: .*$/m, '-- sources:', 'there is no layout "casses"'],
    ['-- bands: 20, 5', /^-- bands: .*$/m, '-- bands:', 'bands: do not ascend'],
    ['-- system: other', /^-- system: .*$/m, '-- system:', 'system: is none of publicity'],
    ['-- colour: red', /^-- target: .*$/m, '-- target:', 'unknown key "colour"'],
    ['-- id: PUB-12', /^-- id: .*$/m, '-- id:', 'id must be PUB-11'],
  ])('refuses "%s" with file and line', (line, pattern, start, message) => {
    const said = failure(text.replace(pattern, line));
    expect(said).toContain(`${file}:${lineOf(start)}: `);
    expect(said).toContain(message);
  });

  test('refuses a missing key, a key given twice, a file without SELECT', () => {
    expect(failure(text.replace(/^-- law: .*\n/m, ''))).toBe(`${file}:1: "law" is missing`);
    expect(failure(text.replace(/^(-- law: .*\n)/m, '$1$1'))).toContain('"law" is given twice');
    expect(failure(text.slice(0, text.indexOf('SELECT')))).toContain('no SELECT below the header');
  });
});
