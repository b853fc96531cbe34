import { readFileSync } from 'node:fs';
import { calendarDays } from '../src/lib/metrics/calendar.ts';
import { parseCsv } from '../src/lib/metrics/csv.ts';

/** A civil day as the number of days since 1970-01-01. */
export type Day = number;

export const DAY_SECONDS = 86400;

const texts = new Map<Day, string>();

/** `YYYY-MM-DD` → day. */
export function day(text: string): Day {
  const [year = 0, month = 1, date = 1] = text.split('-').map(Number);
  return Date.UTC(year, month - 1, date) / (DAY_SECONDS * 1000);
}

/** day → `YYYY-MM-DD` */
export function dayText(value: Day): string {
  const known = texts.get(value);
  if (known !== undefined) return known;
  const text = new Date(value * DAY_SECONDS * 1000).toISOString().slice(0, 10);
  texts.set(value, text);
  return text;
}

export const yearOf = (value: Day): number => Number(dayText(value).slice(0, 4));

/** Civil seconds since 1970-01-01 of a day at hour, minute, second. */
export const at = (value: Day, hour: number, minute = 0, second = 0): number =>
  value * DAY_SECONDS + hour * 3600 + minute * 60 + second;

/** The day a moment lies in. */
export const dayOf = (seconds: number): Day => Math.floor(seconds / DAY_SECONDS);

/** seconds → `YYYY-MM-DD HH:MM:SS` */
export function momentText(seconds: number): string {
  const rest = seconds - dayOf(seconds) * DAY_SECONDS;
  return `${dayText(dayOf(seconds))} ${clock(rest)}`;
}

/** seconds → `HH:MM:SS` */
export function clock(seconds: number): string {
  const two = (n: number) => String(Math.floor(n)).padStart(2, '0');
  return `${two(seconds / 3600)}:${two((seconds % 3600) / 60)}:${two(seconds % 60)}`;
}

/** The working days that the metrics count by (`queries/calendar.csv`), make-up weekends included. */
class Workdays {
  readonly #first: Day;
  readonly #days: Day[] = [];
  /** for each day: how many working days lie on or before it */
  readonly #upTo: number[] = [];

  constructor() {
    const text = readFileSync(new URL('../queries/calendar.csv', import.meta.url), 'utf8');
    const rows = parseCsv('queries/calendar.csv', text, ['day', 'working', 'holiday']);
    const calendar = calendarDays(rows.map(({ cell }) => ({ day: cell.day, working: cell.working === 'yes' })));
    this.#first = calendar[0]?.day_no ?? 0;
    for (const { day_no, working } of calendar) {
      if (working) this.#days.push(day_no);
      this.#upTo.push(this.#days.length);
    }
  }

  /** The n-th working day strictly after `start` (n ≥ 1), before it when n < 0; `start` itself when n = 0. */
  plus(start: Day, n: number): Day {
    if (n === 0) return start;
    const before = this.#count(n > 0 ? start : start - 1);
    return this.#at(n > 0 ? before + n - 1 : before + n);
  }

  onOrAfter(value: Day): Day {
    return this.#at(this.#count(value - 1));
  }

  #count(value: Day): number {
    return this.#upTo[value - this.#first] ?? this.#outside(value);
  }

  #at(index: number): Day {
    return this.#days[index] ?? this.#outside(index);
  }

  #outside(value: number): never {
    throw new Error(`outside the calendar: ${value}`);
  }
}

export const workdays = new Workdays();
