import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { Linter } from 'eslint';
import { describe, expect, test } from 'vitest';
import { siteFolder } from '../ingest/cli/site.ts';
import { missingMethods } from '../src/lib/engine/older-browsers.ts';
import { minimumChromium } from '../src/lib/state/support.ts';

/**
 * The built programs against the oldest browser they are for: Chromium 109, the last for Windows 7. Its language is that of 2022; what has been
 * added to the library since, by the version of Chromium that has it, must not be called unless `older-browsers.ts` brings it along, or the
 * caller looks first whether it is there.
 */
const later: Readonly<Record<string, number>> = {
  // methods of any object
  toSorted: 110,
  toReversed: 110,
  toSpliced: 110,
  isWellFormed: 111,
  toWellFormed: 111,
  resize: 111,
  transferToFixedLength: 114,
  isSubsetOf: 122,
  isSupersetOf: 122,
  isDisjointFrom: 122,
  symmetricDifference: 122,
  toBase64: 140,
  toHex: 140,
  showPopover: 114,
  hidePopover: 114,
  togglePopover: 114,
  moveBefore: 133,
  setHTML: 146,
  setHTMLUnsafe: 124,
  requestClose: 134,
  startViewTransition: 111,
};
const laterOf: Readonly<Record<string, Readonly<Record<string, number>>>> = {
  Object: { groupBy: 117 },
  Map: { groupBy: 117 },
  Promise: { withResolvers: 119, try: 128 },
  Array: { fromAsync: 121 },
  URL: { canParse: 120, parse: 126 },
  AbortSignal: { any: 116 },
  Iterator: { from: 122, concat: 146 },
  RegExp: { escape: 136 },
  Math: { sumPrecise: 147, f16round: 135 },
  Uint8Array: { fromBase64: 140, fromHex: 140 },
  Error: { isError: 134 },
  Intl: { DurationFormat: 129 },
  Document: { parseHTMLUnsafe: 124 },
  scheduler: { yield: 129 },
  document: { startViewTransition: 111, parseHTMLUnsafe: 124 },
};

/** What is called only where it is there, or is no such method: part of a file's name, the name, why. */
const looked: readonly (readonly [file: RegExp, name: RegExp, why: string])[] = [
  [/./, /^resize$/, 'a method of charts, too; no ArrayBuffer of ours is resized'],
  [/./, /^(?:fromHex|toHex)$/, '@noble/hashes looks first whether both are there'],
];

const programs = existsSync(siteFolder)
  ? readdirSync(siteFolder, { recursive: true, encoding: 'utf8' }).filter((name) => name.endsWith('.js'))
  : [];

const names = Object.keys(later).join('|');
const selectors = [
  { selector: `CallExpression > MemberExpression.callee[property.name=/^(${names})$/]`, message: 'method' },
  ...Object.entries(laterOf).map(([object, methods]) => ({
    selector: `MemberExpression[object.name='${object}'][property.name=/^(${Object.keys(methods).join('|')})$/]`,
    message: object,
  })),
];

/** What a program says that the floor does not know: the syntax, or names. */
function above(code: string): string[] {
  const found = new Set<string>();
  for (const sourceType of ['module', 'script'] as const) {
    const messages = new Linter({ configType: 'flat' }).verify(code, {
      linterOptions: { noInlineConfig: true, reportUnusedDisableDirectives: false },
      languageOptions: { ecmaVersion: 2022, sourceType },
      rules: { 'no-restricted-syntax': ['error', ...selectors] },
    });
    const fatal = messages.find((message) => message.fatal);
    // a worker may be no module
    if (fatal && sourceType === 'module') continue;
    if (fatal) return [`line ${fatal.line}: ${fatal.message}`];
    const lines = code.split('\n');
    for (const { line, column, endLine, endColumn } of messages) {
      const text = lines[line - 1]?.slice(
        column - 1,
        endLine === line ? (endColumn === undefined ? undefined : endColumn - 1) : undefined,
      );
      found.add(/(?:\b(\w+)\??\.)?(\w+)$/.exec(text ?? '')?.[2] ?? '?');
    }
    break;
  }
  return [...found];
}

describe.skipIf(programs.length === 0)('the built programs', () => {
  test('are there', () => {
    expect(programs.length).toBeGreaterThan(50);
    expect(minimumChromium).toBe(109);
  });

  test.each(programs)('%s', (name) => {
    const said = above(readFileSync(join(siteFolder, name), 'utf8')).filter(
      (method) =>
        !missingMethods.some((brought) => brought === method) &&
        !looked.some(([file, word]) => file.test(name) && word.test(method)),
    );
    expect(said).toEqual([]);
  });
});

test('the check sees what it is for', () => {
  expect(above('[1].toSorted()')).toEqual(['toSorted']);
  expect(above('export const x = Object.groupBy([], (y) => y)')).toEqual(['groupBy']);
  expect(above('/[\\p{L}--[a-z]]/v.test("")')[0]).toMatch(/^line 1: /);
  expect(above('using x = y;')[0]).toMatch(/^line 1: /);
  expect(above('class A { static { this.#x } #x }; export {}; await 1; a ??= b?.c')).toEqual([]);
});
