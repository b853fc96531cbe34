import type { QueryColumn, QueryTable } from './catalogue.ts';
import { functions, keywords } from './functions.ts';
import { TokenError, tokens, type Token } from './tokens.ts';

/** What may stand at a place of a statement, best first. */
export interface Suggestion {
  readonly kind: 'table' | 'column' | 'name' | 'function' | 'keyword';
  /** what is put in */
  readonly text: string;
  /** the tables a column is of; for a table itself nothing */
  readonly of: readonly string[];
  readonly table?: QueryTable;
  readonly column?: QueryColumn;
}

export interface Suggestions {
  /** offset where the word begins that a suggestion replaces */
  readonly from: number;
  readonly list: readonly Suggestion[];
}

/** A column or table in the reader's words, so that it can be found by them. */
export interface Names {
  table(table: QueryTable): string;
  column(column: QueryColumn): string;
}

/** Characters on either side of the place that are read: enough for any statement written by hand, and never more. */
const reach = 20_000;
const most = 60;

/**
 * What may be written at offset `at`: after FROM and JOIN tables; after a table's name or alias and a point its columns; elsewhere the
 * columns of the tables that the statement names, its own names, functions, and words of the language. While no table is named, the
 * columns of all. Null inside strings and comments, or when nothing has been begun and it was not `asked` for.
 */
export function suggest(
  sql: string,
  at: number,
  tables: readonly QueryTable[],
  names: Names,
  asked = false,
): Suggestions | null {
  const start = Math.max(0, at - reach);
  const text = sql.slice(start, at);
  // a letter at the place tells in what it stands
  const before = whole(`${text}x`);
  const last = before?.at(-1);
  if (!before || last?.kind !== 'word' || last.to !== text.length + 1) return null;
  const typed = text.slice(last.from);
  before.pop();
  const dot = isSymbol(before.at(-1), '.');
  if (typed === '' && !dot && !asked) return null;
  const scope = readScope([...own(before), last, ...afterwards(sql.slice(at, at + reach))], tables);
  const found = dot ? columnsOf(before.at(-2), scope) : candidates(own(before), scope, tables);
  const list = best(found, typed, names);
  // nothing to add to a word that is written out
  if (list.length === 0 || (list.length === 1 && list[0]?.text.toLowerCase() === typed.toLowerCase())) return null;
  return { from: start + last.from, list };
}

interface Scope {
  /** tables by the names under which they are known in the statement */
  readonly known: ReadonlyMap<string, QueryTable>;
  /** names that it gives itself: to queries by WITH, to columns by AS */
  readonly queries: ReadonlySet<string>;
  readonly titles: ReadonlySet<string>;
}

/** Null where something is not closed. */
function whole(text: string): Token[] | null {
  try {
    return tokens(text);
  } catch (cause) {
    if (cause instanceof TokenError) return null;
    throw cause;
  }
}

/** The rest of the statement, as far as it can be read. */
function afterwards(text: string): Token[] {
  let list: Token[];
  try {
    list = tokens(text);
  } catch (cause) {
    if (!(cause instanceof TokenError)) throw cause;
    list = whole(text.slice(0, cause.at)) ?? [];
  }
  const end = list.findIndex((token) => isSymbol(token, ';'));
  return end < 0 ? list : list.slice(0, end);
}

/** The statement that is being written, without those before it. */
function own(list: readonly Token[]): readonly Token[] {
  return list.slice(list.findLastIndex((token) => isSymbol(token, ';')) + 1);
}

const isSymbol = (token: Token | undefined, text: string): boolean => token?.kind === 'symbol' && token.text === text;
const isName = (token: Token | undefined): token is Token =>
  token?.kind === 'quoted' || (token?.kind === 'word' && !reserved.has(token.text));
const reserved = new Set([...keywords, 'positional']);
const opening = new Set(['from', 'join']);
const ending = new Set(
  'where group order having limit offset union intersect except qualify window select on using sample'.split(' '),
);

/** Walks through the lists of tables, with the brackets they stand in; calls `visit` where a table stands. True when one may stand at the end. */
function walk(list: readonly Token[], visit: (index: number) => void): boolean {
  const listing = [false];
  let expected = false;
  list.forEach((token, i) => {
    if (isSymbol(token, '(')) {
      listing.push(expected);
      return;
    }
    if (isSymbol(token, ')')) {
      if (listing.length > 1) listing.pop();
      expected = false;
    } else if (isSymbol(token, ',')) expected = listing.at(-1) ?? false;
    else if (token.kind === 'word' && opening.has(token.text) && !isSymbol(list[i - 1], '.')) {
      const distinct = token.text === 'from' && list[i - 1]?.text === 'distinct';
      expected = !distinct;
      if (!distinct) listing[listing.length - 1] = true;
    } else if (token.kind === 'word' && ending.has(token.text)) {
      listing[listing.length - 1] = false;
      expected = false;
    } else if (expected) {
      visit(i);
      expected = false;
    }
  });
  return expected;
}

function readScope(list: readonly Token[], tables: readonly QueryTable[]): Scope {
  const byName = new Map(tables.map((table) => [table.name.toLowerCase(), table]));
  const known = new Map<string, QueryTable>();
  walk(list, (i) => {
    const name = list[i]?.text.toLowerCase() ?? '';
    const table = byName.get(name);
    if (!table) return;
    const next = list[i + 1];
    const alias = next?.kind === 'word' && next.text === 'as' ? list[i + 2] : next;
    known.set(isName(alias) ? alias.text.toLowerCase() : name, table);
  });
  const queries = new Set<string>();
  const titles = new Set<string>();
  list.forEach((token, i) => {
    if (token.kind !== 'word' || token.text !== 'as') return;
    const [previous, next] = [list[i - 1], list[i + 1]];
    if (isSymbol(next, '(')) {
      if (isName(previous)) queries.add(written(previous));
    } else if (isName(next) && !known.has(next.text.toLowerCase())) titles.add(written(next));
  });
  return { known, queries, titles };
}

/** As it has to be written in a statement. */
const written = ({ kind, text }: Pick<Token, 'kind' | 'text'>): string =>
  kind === 'quoted' ? `"${text.replaceAll('"', '""')}"` : text;

function columnsOf(owner: Token | undefined, { known }: Scope): Suggestion[] {
  const table = owner && known.get(owner.text.toLowerCase());
  return (table?.columns ?? []).map((column) => ({
    kind: 'column',
    text: column.name,
    of: [table?.name ?? ''],
    column,
  }));
}

function candidates(before: readonly Token[], scope: Scope, tables: readonly QueryTable[]): Suggestion[] {
  const asTables = tables.map((table): Suggestion => ({ kind: 'table', text: table.name, of: [], table }));
  const queries = [...scope.queries].map((text): Suggestion => ({ kind: 'name', text, of: [] }));
  if (walk(before, () => undefined)) return [...queries, ...asTables];
  const named = [...new Set(scope.known.values())];
  const words = keywords.map((text): Suggestion => ({ kind: 'keyword', text: text.toUpperCase(), of: [] }));
  // nothing has been written: a statement begins with a word
  if (before.length === 0) return words;
  const aliases = [...scope.known].flatMap(([text, table]): Suggestion[] =>
    text === table.name.toLowerCase() ? [] : [{ kind: 'name', text, of: [table.name], table }],
  );
  const titles = [...scope.titles].map((text): Suggestion => ({ kind: 'name', text, of: [] }));
  const calls = functions.map((text): Suggestion => ({ kind: 'function', text, of: [] }));
  return [
    ...merged(named.length > 0 ? named : tables),
    ...titles,
    ...aliases,
    ...queries,
    ...words,
    ...calls,
    ...asTables,
  ];
}

/** The columns of several tables, each once, with the tables that have it. */
function merged(tables: readonly QueryTable[]): Suggestion[] {
  const found = new Map<string, { column: QueryColumn; of: string[] }>();
  for (const table of tables)
    for (const column of table.columns) {
      const same = found.get(column.name);
      if (same) same.of.push(table.name);
      else found.set(column.name, { column, of: [table.name] });
    }
  return [...found].map(([text, { column, of }]) => ({ kind: 'column', text, of, column }));
}

/** Those that fit to what is typed: by their beginning, then by the beginning of a part, then by their meaning. */
function best(list: readonly Suggestion[], typed: string, names: Names): Suggestion[] {
  const word = typed.toLowerCase();
  const ranked = list.map((suggestion, i) => ({ suggestion, i, rank: rankOf(suggestion, word, names) }));
  return ranked
    .filter(({ rank }) => rank < none)
    .sort((a, b) => a.rank - b.rank || a.i - b.i)
    .slice(0, most)
    .map(({ suggestion }) => suggestion);
}

const none = 9;
function rankOf({ text, table, column }: Suggestion, word: string, names: Names): number {
  if (word === '') return 0;
  const name = text.toLowerCase().replaceAll('"', '');
  if (name.startsWith(word)) return 0;
  if (name.includes(`_${word}`)) return 1;
  const meaning = table ? names.table(table) : column ? names.column(column) : '';
  if (meaning.toLowerCase().includes(word)) return 2;
  return word.length > 2 && name.includes(word) ? 3 : none;
}
