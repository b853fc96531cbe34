import type { Value } from '../engine.ts';

/**
 * Where ClickHouse differs from the SQL that everything else here is written in, and nothing else: settings that make it judge as the
 * standard says, and the few things that have another spelling. Metrics are not rewritten; `queries/` keeps to what both understand.
 */

/** Settings of every statement. */
export const settings = {
  /** what a LEFT JOIN does not find is NULL, not 0 or an empty text */
  join_use_nulls: 1,
  /** UNION without ALL takes equal rows once */
  union_default_mode: 'DISTINCT',
  /** min, max and sum of no rows are NULL, not 0 */
  aggregate_functions_null_for_empty: 1,
  /** in WHERE and GROUP BY a name means the column, not what the same SELECT makes of it; alas, in ORDER BY as well: don't sort by such a name */
  prefer_column_name_to_alias: 1,
  /** numbers come as numbers */
  output_format_json_quote_64bit_integers: 0,
  output_format_json_quote_decimals: 0,
} as const;

/** Settings of what is written as Parquet: texts are marked as texts, not as bytes, whatever the server's version does by itself. */
export const parquetSettings = { output_format_parquet_string_as_string: 1 } as const;

/** Its own dates begin in 1900 and end in 2299; files hold 9999-12-31 and worse. As `YYYY-MM-DD` they compare, join and sort the same. */
const text = 'Nullable(String)';

const types: Readonly<Record<string, string>> = {
  VARCHAR: text,
  DATE: text,
  TIMESTAMP: text,
  BOOLEAN: 'Nullable(Bool)',
  INTEGER: 'Nullable(Int32)',
  BIGINT: 'Nullable(Int64)',
};

/** An SQL type as ClickHouse names it; every column may be NULL. */
export function clickHouseType(type: string): string {
  const decimal = /^DECIMAL\((\d+),\s*(\d+)\)$/i.exec(type);
  if (decimal) return `Nullable(Decimal(${decimal[1]}, ${decimal[2]}))`;
  const known = types[type.toUpperCase()];
  if (known === undefined) throw new Error(`ClickHouse: no type for ${type}`);
  return known;
}

/** Whether values of an SQL type are texts in ClickHouse, and have to be brought there as such. */
export function isText(type: string): boolean {
  return clickHouseType(type) === text;
}

/** One or more statements, as ClickHouse wants to have them, one by one. `$1`, `$2`, … get the types of the parameters. */
export function translate(sql: string, parameters: readonly Value[] = []): string[] {
  const { code, restore } = withoutTexts(sql);
  return code
    .split(';')
    .map((statement) => restore(translated(columnsNamed(statement.trim()), parameters)))
    .filter((statement) => statement !== '');
}

const typeName = `${Object.keys(types).join('|')}|DECIMAL\\(\\d+,\\s*\\d+\\)`;
const typeOfCast = new RegExp(`\\bAS\\s+(${typeName})\\)`, 'gi');
const typeOfColumn = new RegExp(`(\\S+)\\s+(${typeName})(?=\\s*(?:,|$))`, 'gi');
const stored = 'ENGINE = MergeTree ORDER BY tuple()';
const create = 'CREATE (?:OR REPLACE )?TABLE (?:IF NOT EXISTS )?';

function translated(statement: string, parameters: readonly Value[]): string {
  return statement
    .replaceAll(/\bDATE\s+(§\d+§)\s*\+\s*CAST\(([^()]+)\s+AS\s+INTEGER\)/gi, 'toString(toDate32($1) + ($2))')
    .replaceAll(/\bDATE\s+(?=§)/gi, '')
    .replaceAll(/\bCAST\(([^()]+)\s+AS\s+DATE\)/gi, `CAST(substring(CAST($1 AS ${text}), 1, 10) AS ${text})`)
    .replaceAll(typeOfCast, (_, type: string) => `AS ${clickHouseType(type)})`)
    .replaceAll(
      /\brange\(([^,()]+),\s*([^,()]+)\)/gi,
      '(SELECT toInt64(number) + ($1) AS range FROM numbers(($2) - ($1)))',
    )
    .replaceAll(/\$(\d+)\b/g, (_, n: string) => `{p${n}:${typeOfValue(parameters[Number(n) - 1] ?? null)}}`)
    .replace(new RegExp(`^(${create}\\S+) AS\\b`, 'i'), `$1 ${stored} AS`)
    .replace(new RegExp(`^(${create}\\S+)\\s*\\(([^]*)\\)$`, 'i'), (_, table: string, columns: string) => {
      const typed = columns.replaceAll(
        typeOfColumn,
        (_, name: string, type: string) => `${name} ${clickHouseType(type)}`,
      );
      return `${table} (${typed}) ${stored}`;
    });
}

function typeOfValue(value: Value): string {
  if (typeof value === 'boolean') return 'Bool';
  if (typeof value === 'number') return Number.isInteger(value) ? 'Int64' : 'Float64';
  return text;
}

/** Among several joined tables the column `a.x` of a SELECT is called `a.x`, unless it is said to be `x`. */
function columnsNamed(statement: string): string {
  const selecting: boolean[] = [false];
  let before = '';
  return statement.replaceAll(/[(),]|[\w.§]+/g, (token, at: number) => {
    const level = selecting.length - 1;
    const word = token.toUpperCase();
    const first = before === ',' || before === 'SELECT' || before === 'DISTINCT';
    before = word;
    if (token === '(') selecting.push(false);
    else if (token === ')') selecting.pop();
    else if (word === 'SELECT') selecting[level] = true;
    else if (word === 'FROM') selecting[level] = false;
    const column = first && selecting[level] ? /^[a-z]\w*\.(\w+|§\d+§)$/i.exec(token)?.[1] : undefined;
    if (column === undefined) return token;
    const alone = /^\s*(,|FROM\b|$|UNION\b|\))/i.test(statement.slice(at + token.length));
    return alone ? `${token} AS ${column}` : token;
  });
}

/** The code of a text of SQL: comments left out, texts and quoted names put away under a number. In texts `\` stands for itself. */
function withoutTexts(sql: string): { code: string; restore: (code: string) => string } {
  const kept: string[] = [];
  const code = sql.replaceAll(/--[^\n]*|'(?:[^']|'')*'|"(?:[^"]|"")*"/g, (found) => {
    if (found.startsWith('--')) return '';
    return `§${kept.push(found.replaceAll('\\', '\\\\')) - 1}§`;
  });
  return { code, restore: (text) => text.replaceAll(/§(\d+)§/g, (_, n: string) => kept[Number(n)] ?? '') };
}
