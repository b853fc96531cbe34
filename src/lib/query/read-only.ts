import { TokenError, tokens, type Token } from './tokens.ts';

/**
 * Whether an SQL text only reads, and only the tables it may: one statement that begins with SELECT, WITH, EXPLAIN, DESCRIBE or SHOW,
 * without a word that changes anything, without functions that read files, the network or the machine, and with every table after FROM,
 * JOIN, … one of those that are given or defined by its own WITH. The engine is closed to files besides; this says so in time and in words.
 */
export function readOnly(sql: string, known: ReadonlySet<string>): ReadOnly {
  const list = parsed(sql);
  while (symbol(list.at(-1), ';')) list.pop();
  const [first] = list;
  if (!first) throw new QueryError('empty', '', 0);
  const second = list.find((token) => symbol(token, ';'));
  if (second) throw new QueryError('several', '', second.from);
  const opening = list.find((token) => !symbol(token, '('));
  if (opening?.kind !== 'word' || !starts.has(opening.text))
    throw new QueryError('start', opening?.text ?? '', opening?.from ?? 0);
  list.forEach((token, i) => check(token, list[i - 1], list[i + 1]));
  if (opening.text === 'show' && list.length === 2 && word(list[1], 'tables'))
    return { tables: new Set(), catalogue: true, plannable: false };
  return { tables: relations(list, known), catalogue: false, plannable: ['select', 'with'].includes(opening.text) };
}

export interface ReadOnly {
  /** the tables it reads, as they are called in `known` */
  readonly tables: ReadonlySet<string>;
  /** it is SHOW TABLES */
  readonly catalogue: boolean;
  /** EXPLAIN may stand before it */
  readonly plannable: boolean;
}

export type QueryErrorCode =
  | 'empty'
  | 'several'
  | 'start'
  | 'forbidden'
  | 'function'
  | 'file'
  | 'table'
  | 'parameter'
  | 'string'
  | 'quoted'
  | 'number'
  | 'comment';

/** Why a text is not run: `what` stands at offset `at`. */
export class QueryError extends Error {
  readonly code: QueryErrorCode;
  readonly what: string;
  readonly at: number;
  constructor(code: QueryErrorCode, what: string, at: number) {
    super(`${code} ${what}`);
    this.name = 'QueryError';
    this.code = code;
    this.what = what;
    this.at = at;
  }
}

const starts = new Set(['select', 'with', 'explain', 'describe', 'show']);

/** Words that begin a statement which does something, wherever they stand: WITH and EXPLAIN may go before them. */
const forbidden = new Set(
  `alter analyse attach begin call checkpoint commit copy create deallocate delete detach drop execute export force grant import insert
  install into load merge pragma prepare reset revoke rollback set summarize transaction truncate update use vacuum`.split(
    /\s+/,
  ),
);

/** Functions of tables that come from nothing but their arguments. */
const tableFunctions = new Set(['range', 'generate_series', 'unnest', 'generate_subscripts', 'repeat_row', 'repeat']);

/** Functions that read files, the network, the machine or other tables than those that are named, or run a text. */
const forbiddenFunctions =
  /^(read_|parquet_|glob$|sniff_|query$|query_table$|getenv$|getvariable$|duckdb_|pragma_|arrow_|scan_|seq_scan$|index_scan$|sqlite_|postgres_|mysql_|iceberg_|delta_|st_read|st_drivers|shapefile|load_|which_secret$|from_substrait|get_substrait|sql_auto_complete$|json_execute|json_serialize_(sql|plan)$|json_deserialize_sql$|http|url_|write_|enable_|disable_|force_checkpoint$|checkpoint$|nextval$|setseed$|currval$|current_setting$|set_config$|dbgen$|dsdgen$|tpch|tpcds|test_|icu_|pg_|summary$|storage_info$|logs?$|parse_duckdb_log|in_search_path$|add_parquet_key$|write_log$)/;

function parsed(sql: string): Token[] {
  try {
    return tokens(sql);
  } catch (cause) {
    if (cause instanceof TokenError) throw new QueryError(cause.what, '', cause.at);
    throw cause;
  }
}

function check(token: Token, before: Token | undefined, after: Token | undefined): void {
  if (token.kind === 'parameter') throw new QueryError('parameter', token.text, token.from);
  if (token.kind === 'word' && forbidden.has(token.text) && !symbol(before, '.'))
    throw new QueryError('forbidden', token.text, token.from);
  // U&"…" may spell any name in numbers
  if (word(token, 'u') && symbol(after, '&') && after?.from === token.to)
    throw new QueryError('forbidden', 'U&', token.from);
  const called = (token.kind === 'word' || token.kind === 'quoted') && symbol(after, '(');
  if (called && forbiddenFunctions.test(token.text.toLowerCase()))
    throw new QueryError('function', token.text, token.from);
}

const symbol = (token: Token | undefined, text: string): boolean => token?.kind === 'symbol' && token.text === text;
const opens = (token: Token): boolean => token.kind === 'symbol' && '([{'.includes(token.text);
const closes = (token: Token): boolean => token.kind === 'symbol' && ')]}'.includes(token.text);
const word = (token: Token | undefined, text: string): boolean => token?.kind === 'word' && token.text === text;

/** After these a list of tables begins, or one table stands. */
const before = new Set([
  'from',
  'join',
  'describe',
  'desc',
  'show',
  'table',
  'pivot',
  'unpivot',
  'pivot_wider',
  'pivot_longer',
]);
/** These end a list of tables. */
const after = new Set(
  'where group order having limit offset union intersect except window qualify select sample returning'.split(' '),
);
/** Functions whose FROM is none of tables. */
const fromInside = new Set(['extract', 'substring', 'trim', 'overlay', 'position']);
/** May stand between FROM and a table. */
const between = new Set(['lateral', 'only']);

/** Walks through the text and looks at every place where a table stands. */
function relations(list: readonly Token[], known: ReadonlySet<string>): Set<string> {
  const own = defined(list);
  const names = new Map([...known].map((name) => [name.toLowerCase(), name]));
  const tables = new Set<string>();
  interface Level {
    /** inside a list of tables */
    listing: boolean;
    readonly function: string | null;
  }
  const levels: Level[] = [{ listing: false, function: null }];
  let expected = false;
  for (let i = 0; i < list.length; i++) {
    const token = list[i];
    const level = levels.at(-1);
    if (!token || !level) break;
    const previous = list[i - 1];
    if (opens(token)) {
      const name = previous?.kind === 'word' || previous?.kind === 'quoted' ? previous.text.toLowerCase() : null;
      // a bracket where a table is expected holds a query, or more tables
      levels.push({ listing: expected, function: expected ? null : name });
      continue;
    }
    if (closes(token)) {
      if (levels.length > 1) levels.pop();
      expected = false;
      continue;
    }
    if (symbol(token, ',')) {
      expected = level.listing;
      continue;
    }
    if (expected) {
      if (token.kind === 'word' && between.has(token.text)) continue;
      if (token.kind === 'word' && (starts.has(token.text) || token.text === 'values' || before.has(token.text))) {
        expected = before.has(token.text);
        level.listing = before.has(token.text);
        continue;
      }
      const found = relation(token, list[i + 1], names, own);
      if (found !== null) tables.add(found);
      expected = false;
      continue;
    }
    if (token.kind !== 'word') continue;
    if (after.has(token.text)) level.listing = false;
    const distinct =
      token.text === 'from' && word(previous, 'distinct') && (word(list[i - 2], 'is') || word(list[i - 2], 'not'));
    const inside = token.text === 'from' && level.function !== null && fromInside.has(level.function);
    const descending = token.text === 'desc' && i > 0;
    const name = symbol(previous, '.') || symbol(list[i + 1], '.');
    if (!before.has(token.text) || distinct || inside || descending || name) continue;
    expected = true;
    level.listing = true;
  }
  return tables;
}

/** The table that is meant; null for one of the text's own, or of a function that may be. */
function relation(
  token: Token,
  next: Token | undefined,
  names: ReadonlyMap<string, string>,
  own: ReadonlySet<string>,
): string | null {
  const name = token.text.toLowerCase();
  if (token.kind === 'string') throw new QueryError('file', token.text, token.from);
  if (token.kind !== 'word' && token.kind !== 'quoted') throw new QueryError('table', token.text, token.from);
  if (symbol(next, '(') && tableFunctions.has(name)) return null;
  if (symbol(next, '(')) throw new QueryError('function', token.text, token.from);
  // a name with a point in it can be that of a file
  if (symbol(next, '.')) throw new QueryError('table', token.text, token.from);
  if (own.has(name)) return null;
  const found = names.get(name);
  if (found === undefined) throw new QueryError('table', token.text, token.from);
  return found;
}

/** Names that the text gives to queries of its own: `name AS (`, `name (columns) AS (`, `AS MATERIALIZED (`. */
function defined(list: readonly Token[]): Set<string> {
  const own = new Set<string>();
  list.forEach((token, i) => {
    if (token.kind !== 'word' && token.kind !== 'quoted') return;
    let at = i + 1;
    if (symbol(list[at], '(')) {
      while (at < list.length && !symbol(list[at], ')')) at++;
      at++;
    }
    if (!word(list[at], 'as')) return;
    at++;
    if (word(list[at], 'not')) at++;
    if (word(list[at], 'materialized')) at++;
    // what looks like the name of a file is none of a query
    if (symbol(list[at], '(') && /^[\p{L}\p{N}_]+$/u.test(token.text)) own.add(token.text.toLowerCase());
  });
  return own;
}
