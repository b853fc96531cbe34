import type { EngineError } from '../engine/engine.ts';

/** What the engine says of a statement it did not run, by kind, so that it can be said in plain words; `at` is a place in the text. */
export interface EngineComplaint {
  readonly kind:
    | 'table'
    | 'function'
    | 'column'
    | 'group'
    | 'ambiguous'
    | 'syntax'
    | 'end'
    | 'convert'
    | 'types'
    | 'memory'
    | 'extension'
    | 'other';
  /** the name, value or call that is meant; for `other` what the engine said */
  readonly what: string;
  /** names that come close */
  readonly near: readonly string[];
  readonly at: number | null;
}

const patterns: readonly (readonly [EngineComplaint['kind'], RegExp])[] = [
  ['extension', /exists in the (\w+) extension/],
  ['table', /Table with name "?([^"\s]+)"? does not exist/],
  ['table', /Referenced table "([^"]+)" not found/],
  ['function', /Function with name "?([^"\s]+)"? does not exist/],
  ['column', /Referenced column "([^"]+)" not found/],
  ['column', /does not have a column named "([^"]+)"/],
  ['column', /Values list "[^"]*" does not have a column named "([^"]+)"/],
  ['group', /column "([^"]+)" must appear in the GROUP BY/],
  ['ambiguous', /Ambiguous reference to column name "([^"]+)"/],
  ['syntax', /syntax error at or near "([^"]+)"/],
  ['end', /syntax error at end of input()/],
  ['convert', /Could not convert string '([^']*)'/],
  ['convert', /invalid \w+ field format: "([^"]*)"/],
  ['types', /No function matches the given name and argument types '([^']*)'/],
  ['types', /function call "([^"]*)"/],
  ['types', /Unimplemented type for cast \(([^)]*)\)/],
  ['types', /Cannot (?:compare|mix) values of type ([^.]*)/],
  ['memory', /(?:Out of Memory|out of memory|failed to allocate|memory access out of bounds)()/],
];

/** Reads the message of the engine, which is JSON (`errors_as_json`) wherever it can tell the place. */
export function complaint(message: string, sql: string): EngineComplaint {
  const { text, position, candidates } = read(message);
  const at = position === null ? null : charAt(sql, position);
  for (const [kind, pattern] of patterns) {
    const match = pattern.exec(text);
    if (match) return { kind, what: match[1] ?? '', near: kind === 'column' ? candidates : [], at };
  }
  return { kind: 'other', what: text.split('\n')[0] ?? text, near: [], at };
}

/** The complaint about a statement of which `sql` is the end: where it stands in `sql`. */
export function refusal(cause: EngineError, sql: string): EngineComplaint {
  const found = complaint(cause.message, cause.sql);
  const before = cause.sql.endsWith(sql) ? cause.sql.length - sql.length : 0;
  return { ...found, at: found.at === null ? null : Math.max(0, found.at - before) };
}

/** True when the engine can't be trusted with the next statement. */
export function isFatal(message: string): boolean {
  return /out of bounds|out of memory|failed to allocate|unreachable|RuntimeError|INTERNAL|fatal|terminated/i.test(
    message,
  );
}

function read(message: string): { text: string; position: number | null; candidates: string[] } {
  const start = message.indexOf('{');
  try {
    const value: unknown = JSON.parse(message.slice(Math.max(0, start)));
    if (typeof value === 'object' && value !== null && 'exception_message' in value) {
      const { exception_message: text, position, candidates } = value as Record<string, unknown>;
      return {
        text: String(text),
        position: typeof position === 'string' && /^\d+$/.test(position) ? Number(position) : null,
        candidates: typeof candidates === 'string' && candidates !== '' ? candidates.split(',') : [],
      };
    }
  } catch {
    // not every message is JSON
  }
  return { text: message, position: null, candidates: [] };
}

/** The engine counts bytes of UTF-8. */
function charAt(sql: string, byte: number): number {
  return new TextDecoder().decode(new TextEncoder().encode(sql).subarray(0, byte)).length;
}

/** Line and column of an offset, from 1. */
export function placeOf(sql: string, at: number): { readonly line: number; readonly column: number } {
  const lines = sql.slice(0, at).split('\n');
  return { line: lines.length, column: [...(lines.at(-1) ?? '')].length + 1 };
}
