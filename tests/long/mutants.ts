/** Small mistakes in an SQL text, one at a time: what a tired hand might have written instead. */

export interface Mutant {
  readonly sql: string;
  /** line of the text, from 1 */
  readonly line: number;
  /** what was put in place of what: `<= → <` */
  readonly change: string;
}

const instead: Readonly<Record<string, string>> = {
  '<=': '<',
  '<': '<=',
  '>=': '>',
  '>': '>=',
  '=': '<>',
  '<>': '=',
  'IS NULL': 'IS NOT NULL',
  'IS NOT NULL': 'IS NULL',
  'LEFT JOIN': 'JOIN',
  AND: 'OR',
  OR: 'AND',
  min: 'max',
  max: 'min',
};

/** Comments and literals, which stay as they are, then what may be changed, the longer first. */
const token =
  /--[^\n]*|'(?:[^']|'')*'|"[^"]*"|\bBETWEEN\b[^\n]*?\bAND\b|<=|>=|<>|<|>|=|\bIS NOT NULL\b|\bIS NULL\b|\bLEFT JOIN\b|\bAND\b|\bOR\b|\b(?:min|max)(?=\()/g;

/** Every mutant of a text, in the order of their places. */
export function mutantsOf(sql: string): Mutant[] {
  return [...sql.matchAll(token)].flatMap(({ 0: found, index }) => {
    const other = instead[found];
    if (other === undefined) return [];
    const line = sql.slice(0, index).split('\n').length;
    return [
      { sql: sql.slice(0, index) + other + sql.slice(index + found.length), line, change: `${found} → ${other}` },
    ];
  });
}
