/**
 * The working-day calendar. In: the holidays and make-up working days of the yearly State Council notices (`queries/calendar.csv`).
 * Out: one row per day of the years that have a notice. Civil days only, no clock, no time zone.
 */

export interface CalendarException {
  readonly day: string;
  /** true for a make-up working day, false for a holiday */
  readonly working: boolean;
}

export interface CalendarDay {
  readonly day: string;
  /** days since 1970-01-01 */
  readonly day_no: number;
  readonly working: boolean;
  /** number of working days from the calendar's first day to this one */
  readonly wd_no: number;
  /** this day, or the next working day; null when that lies beyond the calendar */
  readonly rolled_on: string | null;
}

const dayLength = 86_400_000;

/** Days since 1970-01-01 of a civil date `YYYY-MM-DD`. */
export function dayNumber(day: string): number {
  return Date.parse(`${day}T00:00:00Z`) / dayLength;
}

/** The civil date `YYYY-MM-DD` of a day number. */
export function civilDay(dayNo: number): string {
  return new Date(dayNo * dayLength).toISOString().slice(0, 10);
}

/**
 * Every day of every year with at least one exception, ascending. Working day: Monday to Friday that is no holiday, or a make-up
 * day. Throws when the years have a gap, because counting across it would be wrong.
 */
export function calendarDays(exceptions: readonly CalendarException[]): CalendarDay[] {
  const years = [...new Set(exceptions.map((e) => Number(e.day.slice(0, 4))))].sort((a, b) => a - b);
  const first = years[0];
  const last = years.at(-1);
  if (first === undefined || last === undefined) throw new Error('the calendar has no year');
  if (last - first + 1 !== years.length) throw new Error(`the calendar has a gap between ${first} and ${last}`);
  const exception = new Map(exceptions.map((e) => [e.day, e.working]));
  const days: { day: string; day_no: number; working: boolean; wd_no: number; rolled_on: string | null }[] = [];
  let wd_no = 0;
  for (let day_no = dayNumber(`${first}-01-01`); day_no <= dayNumber(`${last}-12-31`); day_no++) {
    const day = civilDay(day_no);
    const weekday = new Date(day_no * dayLength).getUTCDay();
    const working = exception.get(day) ?? (weekday !== 0 && weekday !== 6);
    if (working) wd_no++;
    days.push({ day, day_no, working, wd_no, rolled_on: null });
  }
  let next: string | null = null;
  for (const row of days.toReversed()) {
    if (row.working) next = row.day;
    row.rolled_on = next;
  }
  return days;
}
