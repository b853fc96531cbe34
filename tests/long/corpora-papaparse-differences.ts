/** Settings that our reader doesn't have, on purpose, and why. Cases that need them are not compared. */
export const notOurs: Readonly<Record<string, string>> = {
  comments:
    'exports have no comment lines; a line that begins with # is a record like any other and stays in the ledger',
  header: 'headers are found by the layouts, not by position',
  dynamicTyping: 'every cell stays text; the layouts say what type a column has',
  preview: 'a file is read to its end',
  skipEmptyLines: 'an empty line is a record (blank) of the ledger',
  quoteChar: 'the quote is the one of RFC 4180',
  escapeChar: 'a quote is escaped by doubling it, as RFC 4180 has it',
  skipFirstNLines: 'lines before the header are records (titles) of the ledger',
};

const stray =
  'a quote after the closing one ends nothing: text goes on to the next delimiter, the record is noted (ODD_QUOTES), and no stray quote swallows what follows';
const spaces =
  'blanks after a closing quote are kept as text; the layouts strip them, and the record is noted (ODD_QUOTES)';
const one = 'a delimiter is one of , tab ; |';

/** Comparable cases that we read differently on purpose: our records, and why. */
export const deliberate: Readonly<
  Record<string, { readonly ours: readonly (readonly string[])[]; readonly why: string }>
> = {
  'Quoted field has invalid trailing quote after delimiter with a valid closer': {
    ours: [
      ['a,b', 'c"'],
      ['d', 'e', 'f'],
    ],
    why: stray,
  },
  'Quoted field has invalid trailing quote after delimiter': {
    ours: [
      ['a', 'b,c'],
      ['d', 'e', 'f'],
    ],
    why: stray,
  },
  'Quoted field has invalid trailing quote before delimiter': {
    ours: [
      ['a', 'bc', 'd'],
      ['e', 'f', 'g'],
    ],
    why: stray,
  },
  'Quoted field has invalid trailing quote after new line': { ours: [['a', 'b,c\nde', 'f', 'g']], why: stray },
  'Quoted fields with spaces between closing quote and next delimiter': {
    ours: [
      ['A', 'B ', 'C', 'D'],
      ['E', 'F', 'G  ', 'H'],
    ],
    why: spaces,
  },
  'Quoted fields with spaces between closing quote and next new line': {
    ours: [
      ['A', 'B', 'C', 'D '],
      ['E', 'F', 'G', 'H  '],
      ['Q', 'W', 'E', 'R'],
    ],
    why: spaces,
  },
  'Quoted fields with spaces after closing quote': {
    ours: [
      ['A', 'B ', 'C', 'D '],
      ['E', 'F', 'G  ', 'H  '],
      ['Q', 'W', 'E ', 'R'],
    ],
    why: spaces,
  },
  'Quoted fields with spaces between closing quote and next delimiter and contains delimiter': {
    ours: [
      ['A', ',B ', 'C', 'D'],
      ['E', 'F', 'G', 'H'],
    ],
    why: spaces,
  },
  'Quoted fields with spaces between closing quote and newline and contains newline': {
    ours: [
      ['a', 'b', 'c\n '],
      ['d', 'e', 'f'],
    ],
    why: spaces,
  },
  'Mixed slash n and slash r should choose first as precident': {
    ours: [
      ['a', 'b', 'c'],
      ['d', 'e', 'f'],
      ['g', 'h', 'i'],
    ],
    why: 'every line end ends a record, mixed or not; carriage returns among others are noted (LINE_ENDS)',
  },
  'Bad delimiter (\\n)': { ours: [['a,b,c']], why: one },
  'Multi-character delimiter': { ours: [['a', ' b', ' c']], why: one },
  'Multi-character delimiter (length 2) with quoted field': { ours: [['a', ' b', ' "c', ' e"', ' d']], why: one },
};

/** Cases whose delimiter is guessed: that is the task of `bestDelimiter`, not of the parser, which is given what was guessed. */
export const guessed: Readonly<Record<string, string>> = {
  'Pipe delimiter is guessed correctly when mixed with comas': '|',
  'Pipe delimiter is guessed correctly when first field are enclosed in quotes and contain delimiter characters': ';',
  'Pipe delimiter is guessed correctly when some fields are enclosed in quotes and contain delimiter characters and escaoped quotes':
    ';',
};
