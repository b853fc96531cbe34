import type { ColumnType } from '../layouts/layout.ts';
import { sqlType } from './sql-types.ts';
import type { Unit } from './values.ts';

/**
 * Plain spellings: texts that are already in the form the cleaner would give them, so that SQL can take millions of them as they are.
 * Whatever isn't plain goes to `values.ts`; a test compares both on every form.
 */
export interface PlainForm {
  /** SQL condition: the text is plain */
  readonly when: string;
  /** SQL value of a plain text */
  readonly then: string;
}

const han = '\\x{4E00}-\\x{9FFF}';
const certificate = '[(（][0-9A-Z]*[0-9][0-9A-Z]*[)）]';
const person = `[${han}]{2,4}(${certificate})?`;

/** The plain form of a type over the SQL expression `c`; null for types with few distinct texts, which need none. */
export function plainForm(type: ColumnType, unit: Unit, c: string): PlainForm | null {
  const full = (pattern: string) => `regexp_full_match(${c}, '${pattern}')`;
  // the database's own casts take more than the rules allow, but print only one form
  const roundTrip = (as: string, length: number) => ({
    when: `strlen(${c}) = ${length} AND coalesce(CAST(TRY_CAST(${c} AS ${as}) AS VARCHAR) = ${c}, false)`,
    then: `TRY_CAST(${c} AS ${as})`,
  });
  const brackets = `translate(${c}, '（）', '()')`;
  switch (type) {
    case 'key':
    case 'uscc':
    case 'partycode':
      return { when: full('[0-9A-Z._-]*[0-9][0-9A-Z._-]*'), then: c };
    case 'docno':
      return { when: full(`[${han}0-9A-Z()（）]+〔\\d{4}〕(0|[1-9]\\d*)号`), then: brackets };
    case 'name':
    case 'text':
      return { when: `${full(`[${han}0-9A-Za-z()（）._-]{3,}`)} AND upper(${c}) <> 'NULL'`, then: brackets };
    case 'date':
      return roundTrip('DATE', 10);
    case 'datetime':
      return roundTrip('TIMESTAMP', 19);
    case 'money':
    case 'wan':
      return {
        when: full('\\d{1,12}(\\.\\d{1,4})?'),
        // a wider decimal is read a hundred times slower
        then: `CAST(CAST(TRY_CAST(${c} AS DECIMAL(18,4)) AS ${sqlType(type)})${unit === '万元' ? ' * 10000' : ''} AS ${sqlType(type)})`,
      };
    case 'int':
    case 'num':
    case 'duration':
      return { when: full('\\d{1,15}'), then: `CAST(TRY_CAST(${c} AS BIGINT) AS ${sqlType(type)})` };
    case 'people':
      return {
        when: `${full(`${person}([、,，;；]${person})*`)} AND ${c} NOT IN ('暂无', '不详')`,
        then: `translate(${c}, '（）、,，；', '();;;;')`,
      };
    default:
      return null;
  }
}
