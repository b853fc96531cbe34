/**
 * Writes `calendar.csv`: the holidays and make-up working days of the yearly State Council notices, taken from the package
 * chinese-days. Run it when a new year is announced: `npx tsx queries/calendar.build.ts`. Days that follow from the day of the
 * week are not listed. A year without a single day in the file has no table: nothing can be computed beyond it.
 */
import { readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';

/** The first year for which a second, independent list of the notices exists to check against. */
const firstYear = '2007';

interface Source {
  readonly holidays: Readonly<Record<string, string>>;
  readonly workdays: Readonly<Record<string, string>>;
}

/** The lines of `calendar.csv`, sorted by day. `name` is the Chinese name of the holiday the day belongs to. */
export function calendarLines(source: Source): string[] {
  const lines = (days: Source['holidays'], working: string) =>
    Object.entries(days)
      .filter(([day]) => day >= `${firstYear}-01-01`)
      .map(([day, name]) => `${day},${working},${name.split(',')[1] ?? name}`);
  return [...lines(source.holidays, 'no'), ...lines(source.workdays, 'yes')].sort();
}

/** The whole text of `calendar.csv`. */
export function calendarText(): string {
  const path = createRequire(import.meta.url).resolve('chinese-days/dist/chinese-days.json');
  const source = JSON.parse(readFileSync(path, 'utf8')) as Source;
  return ['day,working,holiday', ...calendarLines(source), ''].join('\n');
}

if (process.argv[1] === import.meta.filename) writeFileSync(new URL('calendar.csv', import.meta.url), calendarText());
