/**
 * The checks of `identifiers.ts` as SQL conditions, for the many codes that pass them: what passes here need not be looked at again.
 * A test compares both.
 */

const alphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY';

/** Position n of the text `c`, from 1, as a number of the alphabet. */
const value = (c: string, n: number): string => `(strpos('${alphabet}', substr(${c}, ${n}, 1)) - 1)`;

/** SQL: `c` is a unified social credit code with a correct check character (GB 32100-2015). */
export function usccCondition(c: string): string {
  const sum = weighted(17, (n) => 3 ** (n - 1) % 31, c);
  return `CASE WHEN regexp_full_match(${c}, '[${alphabet}]{18}') THEN (31 - (${sum}) % 31) % 31 = ${value(c, 18)} ELSE false END`;
}

/** SQL: `c` is an 18-digit citizen number with a real birth date and a correct check character (GB 11643-1999). */
export function citizenCondition(c: string): string {
  const sum = weighted(17, (n) => 2 ** (18 - n) % 11, c);
  const born = `substr(${c}, 7, 4) || '-' || substr(${c}, 11, 2) || '-' || substr(${c}, 13, 2)`;
  return `CASE WHEN regexp_full_match(${c}, '\\d{17}[\\dX]') AND substr(${c}, 7, 4) <> '0000' AND TRY_CAST(${born} AS DATE) IS NOT NULL
    THEN substr('10X98765432', CAST((${sum}) % 11 AS BIGINT) + 1, 1) = substr(${c}, 18, 1) ELSE false END`;
}

function weighted(length: number, weight: (n: number) => number, c: string): string {
  return Array.from({ length }, (_, i) => `${weight(i + 1)} * ${value(c, i + 1)}`).join(' + ');
}
