/** The words of an SQL text, as the engine would read them: what stands in strings, quoted names and comments is never taken for a word. */

export interface Token {
  readonly kind: 'word' | 'quoted' | 'string' | 'number' | 'parameter' | 'symbol';
  /** the word in lower case, the name or string without quotes, or the symbol */
  readonly text: string;
  /** offset of its first character, and of the one after its last */
  readonly from: number;
  readonly to: number;
}

/** A string, quoted name or comment without an end, or a number that runs into a word; `at` is the offset where it begins. */
export class TokenError extends Error {
  readonly what: 'string' | 'quoted' | 'comment' | 'number';
  readonly at: number;
  constructor(what: TokenError['what'], at: number) {
    super(what);
    this.name = 'TokenError';
    this.what = what;
    this.at = at;
  }
}

/** What the engine takes for a blank, the invisible characters that come along when text is pasted included. */
const blanks = '\\s\\u200B-\\u200F\\u2028-\\u202F\\u205F-\\u206F\\u180E\\uFEFF';
const blank = new RegExp(`[${blanks}]`);
const wordStart = new RegExp(`(?![${blanks}])[A-Za-z_\\u0080-\\uFFFF]`);
const wordPart = new RegExp(`(?![${blanks}])[\\w$\\u0080-\\uFFFF]`);
/** The engine ends a number where a letter follows, and begins a word: `1from` is two. Such a number is refused. */
const numeral = /(?:\d[\d_]*\.?[\d_]*|\.\d[\d_]*)(?:[eE][+-]?\d+)?/y;

/** Splits a text into words; throws a `TokenError` where something is not closed. */
export function tokens(sql: string): Token[] {
  const found: Token[] = [];
  let at = 0;
  const push = (kind: Token['kind'], text: string, to: number): void => {
    found.push({ kind, text, from: at, to });
    at = to;
  };
  while (at < sql.length) {
    const char = sql.charAt(at);
    const next = sql.charAt(at + 1);
    if (blank.test(char)) at++;
    else if (char === '-' && next === '-') at = endOfLine(sql, at);
    else if (char === '/' && next === '*') at = endOfComment(sql, at);
    else if (char === "'") push('string', ...quoted(sql, at, "'"));
    else if (char === '"') push('quoted', ...quoted(sql, at, '"'));
    else if (/[eE]/.test(char) && next === "'") push('string', ...escaped(sql, at));
    else if (/[xXbB]/.test(char) && next === "'") push('string', ...quoted(sql, at + 1, "'"));
    else if (char === '$' && dollar(sql, at)) push('string', ...dollarQuoted(sql, at));
    else if (char === '$' || char === '?') push('parameter', ...run(sql, at, /[\w$?]/));
    else if (/\d/.test(char) || (char === '.' && /\d/.test(next))) push('number', ...number(sql, at));
    else if (wordStart.test(char)) {
      const [text, to] = run(sql, at, wordPart);
      push('word', text.toLowerCase(), to);
    } else push('symbol', char, at + 1);
  }
  return found;
}

function run(sql: string, from: number, part: RegExp): [string, number] {
  let to = from + 1;
  while (to < sql.length && part.test(sql.charAt(to))) to++;
  return [sql.slice(from, to), to];
}

function number(sql: string, from: number): [string, number] {
  numeral.lastIndex = from;
  const text = numeral.exec(sql)?.[0] ?? sql.charAt(from);
  const to = from + text.length;
  if (to < sql.length && wordPart.test(sql.charAt(to))) throw new TokenError('number', from);
  return [text, to];
}

function endOfLine(sql: string, from: number): number {
  const end = sql.slice(from).search(/[\r\n]/);
  return end < 0 ? sql.length : from + end;
}

/** Comments in comments have to be closed as well. */
function endOfComment(sql: string, from: number): number {
  let depth = 0;
  for (let at = from; at < sql.length; at++) {
    const pair = sql.slice(at, at + 2);
    if (pair === '/*') depth++;
    else if (pair === '*/') depth--;
    else continue;
    at++;
    if (depth === 0) return at + 1;
  }
  throw new TokenError('comment', from);
}

/** From the quote on; a doubled quote is one quote. */
function quoted(sql: string, from: number, quote: '"' | "'"): [string, number] {
  let text = '';
  for (let at = from + 1; at < sql.length; at++) {
    const char = sql.charAt(at);
    if (char !== quote) text += char;
    else if (sql.charAt(at + 1) === quote) {
      text += quote;
      at++;
    } else return [text, at + 1];
  }
  throw new TokenError(quote === '"' ? 'quoted' : 'string', from);
}

/** `E'…'`: a backslash takes the next character with it. */
function escaped(sql: string, from: number): [string, number] {
  for (let at = from + 2; at < sql.length; at++) {
    const char = sql.charAt(at);
    if (char === '\\') at++;
    else if (char === "'" && sql.charAt(at + 1) === "'") at++;
    else if (char === "'") return [sql.slice(from + 2, at), at + 1];
  }
  throw new TokenError('string', from);
}

/** The mark `$$` or `$name$` that begins here; null for a parameter. */
function dollar(sql: string, from: number): string | null {
  return /^\$(?:[A-Za-z_\u0080-\uFFFF][\w\u0080-\uFFFF]*)?\$/.exec(sql.slice(from, from + 200))?.[0] ?? null;
}

function dollarQuoted(sql: string, from: number): [string, number] {
  const mark = dollar(sql, from) ?? '$$';
  const end = sql.indexOf(mark, from + mark.length);
  if (end < 0) throw new TokenError('string', from);
  return [sql.slice(from + mark.length, end), end + mark.length];
}
