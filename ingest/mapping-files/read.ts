import * as v from 'valibot';
import { isNode, LineCounter, parseDocument, type Document } from 'yaml';
import { headerForm } from '../clean/text.ts';
import { checkFeed, type Found } from './check.ts';
import { isProblemKind, MappingFileError, type MappingProblem, type ProblemKind } from './problems.ts';
import { keysAt, mappingSchema, type MappingFile } from './schema.ts';
import { headersOf, layoutOf, sourcesOf, type Feed, type Mapping, type Names } from '../layouts/mapping.ts';
import { nearest } from '../layouts/nearest.ts';
import { headerNames } from '../layouts/recognise.ts';

export const nowhere = { path: '', line: null, value: null, allowed: [], near: null } satisfies Omit<
  MappingProblem,
  'kind'
>;

/**
 * The mapping that a YAML text describes. Fields that it does not name are read from the headers of our own template; fields may be named
 * by their id or by their header there, tables by id or title.
 */
export function parseMapping(file: string, text: string): Mapping {
  const lines = new LineCounter();
  // every scalar is a text: `01` is a code and no number
  const document = parseDocument(text.replace(/^\uFEFF/u, ''), { schema: 'failsafe', lineCounter: lines });
  const [broken] = document.errors;
  if (broken)
    throw new MappingFileError(
      file,
      { ...nowhere, line: broken.linePos?.[0].line ?? null, kind: 'syntax' },
      document.errors.length - 1,
      { cause: broken },
    );
  const lineOf = (path: readonly (string | number)[]) => lineAt(document, path, lines);
  const parsed = v.safeParse(mappingSchema, document.toJS());
  if (!parsed.success)
    throw faulty(file, [problemOf(parsed.issues[0]), ...parsed.issues.slice(1).map(problemOf)], lineOf);
  const checked = parsed.output.feeds.map((feed, i) => checkFeed(feed, ['feeds', i]));
  const found = checked.flatMap((feed) => feed.problems);
  if (isSome(found)) throw faulty(file, found, lineOf);
  return mappingOf(
    parsed.output,
    checked.map((feed) => feed.feed),
  );
}

type Some<T> = readonly [T, ...T[]];

function isSome<T>(list: readonly T[]): list is Some<T> {
  return list.length > 0;
}

/** The first of the problems, with the number of the others. */
function faulty(file: string, found: Some<Found>, lineOf: (path: Found['path']) => number | null): MappingFileError {
  const [{ path, ...what }] = found;
  return new MappingFileError(file, { ...what, path: written(path), line: lineOf(path) }, found.length - 1);
}

/** `feeds[0].columns.fine` */
function written(path: Found['path']): string {
  return path
    .map((part) => (typeof part === 'number' ? `[${part}]` : `.${part}`))
    .join('')
    .replace(/^\./u, '');
}

/** The line of the innermost part of a path that the file has. */
function lineAt(document: Document, path: Found['path'], lines: LineCounter): number | null {
  for (let length = path.length; length >= 0; length--) {
    const node: unknown = document.getIn(path.slice(0, length), true);
    if (isNode(node) && node.range) return lines.linePos(node.range[0]).line;
  }
  return null;
}

function problemOf(issue: v.BaseIssue<unknown>): Found {
  const path = (issue.path ?? []).map(({ key }) => (typeof key === 'number' ? key : String(key)));
  const inObject = issue.type === 'strict_object' && path.length > 0;
  if (inObject && issue.expected === 'never') {
    const [value, allowed] = [String(path.at(-1)), keysAt(path)];
    return { path, value, kind: 'key', allowed, near: nearest(value, allowed) };
  }
  const value = typeof issue.input === 'string' ? issue.input : null;
  if (issue.type === 'picklist') {
    const allowed = [...(issue.expected ?? '').matchAll(/"([^"]+)"/gu)].map(([, text = '']) => text);
    return { path, value, kind: kindOf(issue), allowed, near: value === null ? null : nearest(value, allowed) };
  }
  const missing = inObject && issue.input === undefined;
  return { path, value, kind: missing ? 'missing' : kindOf(issue), allowed: [], near: null };
}

function kindOf({ message }: v.BaseIssue<unknown>): ProblemKind {
  return isProblemKind(message) ? message : 'object';
}

function mappingOf(file: MappingFile, feeds: readonly Feed[]): Mapping {
  const [first, ...others] = feeds;
  if (!first) throw new Error(`${file.id}: no feeds`);
  const { id, title, source, note, signs = [] } = file;
  const written = new Set(signs.map((sign) => JSON.stringify(sign)));
  return {
    id,
    title,
    source,
    ...(note === undefined ? {} : { note }),
    signs: [...signs, ...ownSign(feeds).filter((sign) => !written.has(JSON.stringify(sign)))],
    feeds: [
      withTemplate(first, unreadOf(file, 0)),
      ...others.map((feed, i) => withTemplate(feed, unreadOf(file, i + 1))),
    ],
  };
}

function unreadOf(file: MappingFile, feed: number): readonly string[] {
  return file.feeds[feed]?.unread ?? [];
}

/**
 * A file is one of the mapping's only where it has a column that the mapping names and our templates do not; otherwise a mapping that leaves
 * most to the headers of a template would take the files of that template, too.
 */
function ownSign(feeds: readonly Feed[]): Names[] {
  const named = feeds.flatMap((feed) => {
    const known = headerNames(layoutOf(feed));
    const headers = Object.values(feed.columns).flatMap((sources) => sourcesOf(sources).flatMap(headersOf));
    return [...headers, ...(feed.when ?? [])].filter((header) => !known.has(headerForm(header)));
  });
  return named.length === 0 ? [] : [[...new Set(named)]];
}

/** With the template's own headers for the fields that the mapping does not name. */
function withTemplate(feed: Feed, unread: readonly string[]): Feed {
  const others = layoutOf(feed).columns.filter(
    (c) => !Object.hasOwn(feed.columns, c.field) && !unread.includes(c.field) && !unread.includes(c.header),
  );
  return {
    ...feed,
    columns: {
      ...feed.columns,
      ...Object.fromEntries(others.map((c) => [c.field, { from: [c.header, ...(c.synonyms ?? [])] }])),
    },
  };
}
