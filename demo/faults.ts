import type { Layout } from '../ingest/layouts/layout.ts';
import type { Random } from './random.ts';
import { wordOf, type AnyRow, type Fact } from './rows.ts';

/** How many rows of a file go wrong, and how. Problems of the file, not of the enforcement. */
export interface Faults {
  /** the same row twice */
  readonly duplicates?: number;
  /** the same act again with another value in this field */
  readonly conflicts?: readonly [field: string, n: number];
  /** a required field left empty */
  readonly missing?: readonly [field: string, n: number];
  /** text that isn't a date, in this field */
  readonly badDates?: readonly [field: string, n: number];
  /** an agency that is in no list */
  readonly strangers?: number;
  /** a credit code that lost digits or was mistyped, in this field */
  readonly badCodes?: readonly [field: string, n: number];
}

/** 郊区 became part of 潞州区 in 2018; old templates still name it. */
const abolished = '长治市郊区商务局';
const badDates = ['2024-02-30', '2023.13.5', '20240631', '待定', '2024年'];

/** The rows with the faults worked in; the order is kept, duplicates stand further down. */
export function spoil(layout: Layout, rows: readonly AnyRow[], faults: Faults, random: Random): AnyRow[] {
  const result = [...rows];
  const touched = new Set<number>();
  const victims = (n: number, field?: string): number[] => {
    const fit = result.flatMap((row, i) => (touched.has(i) || (field !== undefined && isEmpty(row[field])) ? [] : [i]));
    const chosen = random.sample(fit, n);
    for (const index of chosen) touched.add(index);
    return chosen;
  };
  const change = (n: number, field: string | undefined, values: (row: AnyRow) => AnyRow) => {
    for (const index of victims(n, field)) result[index] = { ...result[index], ...values(result[index] ?? {}) };
  };
  const [missing, missingCount] = faults.missing ?? ['', 0];
  change(missingCount, missing, () => ({ [missing]: null }));
  const [dated, datedCount] = faults.badDates ?? ['', 0];
  change(datedCount, dated, () => ({ [dated]: random.pick(badDates) }));
  change(faults.strangers ?? 0, undefined, () => ({ org_name: abolished, org_uscc: null }));
  const [code, codeCount] = faults.badCodes ?? ['', 0];
  change(codeCount, code, (row) => ({ [code]: brokenCode(wordOf(row[code]), random) }));
  const [altered, alteredCount] = faults.conflicts ?? ['', 0];
  const again = [
    ...victims(alteredCount, altered).map((i) => ({
      after: i,
      row: { ...result[i], [altered]: otherValue(layout, altered, result[i]?.[altered]) },
    })),
    ...victims(faults.duplicates ?? 0).map((i) => ({ after: i, row: result[i] ?? {} })),
  ];
  for (const { after, row } of again.toSorted((a, b) => b.after - a.after))
    result.splice(Math.min(result.length, after + random.int(1, 40)), 0, row);
  return result;
}

const isEmpty = (fact: Fact | undefined): boolean => fact === null || fact === undefined || fact === '';

/** As spreadsheets and fingers spoil it: digits lost to scientific notation, cut off, or two characters exchanged. */
function brokenCode(code: string, random: Random): string {
  const scientific = `${code.charAt(0)}.${code.slice(1, 4)}E+17`;
  const exchanged = code.slice(0, 8) + code.slice(9, 10) + code.slice(8, 9) + code.slice(10);
  const shorter = code.slice(0, 15);
  return random.pick(exchanged === code ? [shorter] : [scientific, shorter, exchanged]);
}

function otherValue(layout: Layout, field: string, fact: Fact | undefined): Fact {
  if (typeof fact === 'number')
    return fact + (layout.columns.find((column) => column.field === field)?.type === 'datetime' ? 3600 : 1);
  return `${wordOf(fact)}（更正）`;
}
