import type { ColumnType } from '../layouts/layout.ts';
import { sqlType } from './sql-types.ts';
import type { Unit } from './values.ts';

/**
 * Plain spellings: texts that are already in the form the cleaner would give them, so that SQL can take millions of them as they are.
 * Whatever isn't plain goes to `values.ts`; a test compares both on every form.
 */
export interface PlainForm {
  /** SQL value of a text that may be plain, where `plain` and `value` need one worked out beforehand; they find it under `tried` */
  readonly tried: string | null;
  /** SQL condition: the text is plain */
  readonly when: string;
  /** SQL value of a plain text, in which `letters` have yet to be written otherwise */
  readonly then: string;
  /** single characters of a plain text that its value has in another form */
  readonly letters: Readonly<Record<string, string>>;
}

/** SQL: the text `c` with those letters in the form that its value has. */
export function rewritten(c: string, letters: Readonly<Record<string, string>>): string {
  const found = Object.entries(letters);
  if (found.length === 0) return c;
  const whole = found.reduce((text, [from, to]) => `replace(${text}, '${from}', '${to}')`, c);
  return `CASE WHEN ${found.map(([from]) => `contains(${c}, '${from}')`).join(' OR ')} THEN ${whole} ELSE ${c} END`;
}

const noLetters = {};
const brackets = { '（': '(', '）': ')' };
const separators = { ...brackets, '、': ';', ',': ';', '，': ';', '；': ';' };

const han = '\\x{4E00}-\\x{9FFF}';
const certificate = '[(（][0-9A-Z]*[0-9][0-9A-Z]*[)）]';
const person = `[${han}]{2,4}(${certificate})?`;

/**
 * The plain form of a type over the SQL expression `c`, with `tried` naming the value tried beforehand; null for types with few distinct
 * texts, which need none.
 */
export function plainForm(type: ColumnType, unit: Unit, c: string, tried: string): PlainForm | null {
  const full = (pattern: string) => `regexp_full_match(${c}, '${pattern}')`;
  // the database's own casts take more than the rules allow, but print only one form
  const roundTrip = (as: string, length: number) => ({
    tried: `CASE WHEN strlen(${c}) = ${length} THEN TRY_CAST(${c} AS ${as}) END`,
    when: `CAST(${tried} AS VARCHAR) = ${c}`,
    then: tried,
    letters: noLetters,
  });
  const matching = (pattern: string, then: string) => ({ tried: null, when: full(pattern), then, letters: noLetters });
  switch (type) {
    case 'key':
    case 'uscc':
    case 'partycode':
      // a number of which the sender has hidden a part is plain, too
      return matching('[0-9A-Z._*-]*[0-9][0-9A-Z._*-]*', c);
    case 'docno':
      return { ...matching(`[${han}0-9A-Z()（）]+〔\\d{4}〕(0|[1-9]\\d*)号`, c), letters: brackets };
    case 'name':
    case 'text':
      return {
        tried: null,
        // CASE, unlike AND, looks closer at short texts only
        when: `${full(`[${han}0-9A-Za-z()（）._-]{3,}|[${han}]{2}`)} AND CASE strlen(${c}) WHEN 4 THEN upper(${c}) <> 'NULL' WHEN 6 THEN ${c} <> '暂无' AND ${c} <> '不详' ELSE true END`,
        then: c,
        letters: brackets,
      };
    case 'date':
      return roundTrip('DATE', 10);
    case 'datetime':
      return roundTrip('TIMESTAMP', 19);
    case 'money':
    case 'wan':
      // a wider decimal is read a hundred times slower
      return matching(
        '\\d{1,12}(\\.\\d{1,4})?',
        `CAST(CAST(TRY_CAST(${c} AS DECIMAL(18,4)) AS ${sqlType(type)})${unit === '万元' ? ' * 10000' : ''} AS ${sqlType(type)})`,
      );
    case 'int':
    case 'num':
    case 'duration':
      return matching('\\d{1,15}', `CAST(TRY_CAST(${c} AS BIGINT) AS ${sqlType(type)})`);
    case 'bool':
      return { tried: null, when: `${c} = '是' OR ${c} = '否'`, then: `${c} = '是'`, letters: noLetters };
    case 'people':
      return {
        tried: null,
        when: `${full(`${person}([、,，;；]${person})*`)} AND ${c} <> '暂无' AND ${c} <> '不详'`,
        then: c,
        letters: separators,
      };
    default:
      return null;
  }
}
