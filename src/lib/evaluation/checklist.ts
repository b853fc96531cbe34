import { calendarDays, civilDay, dayNumber, type CalendarException } from '../metrics/calendar.ts';

/** The steps of the year's work with the day by which each is to be done: counted back in working days from 31 January of the year after. */

export const stepIds = ['receive', 'ready', 'check', 'findings', 'write', 'issue', 'comments', 'final'] as const;
export type StepId = (typeof stepIds)[number];

/** Working days before the last working day that is not after 31 January (年报于1月31日前公布). */
const before: Record<StepId, number> = {
  receive: 20,
  ready: 18,
  check: 15,
  findings: 13,
  write: 10,
  issue: 8,
  comments: 3,
  final: 0,
};

export interface DatedStep {
  readonly id: StepId;
  /** null when the calendar does not reach that far */
  readonly due: string | null;
  /** working days from the as-of day to the due day, negative when it has passed; null without a due day or when the as-of day is not in the calendar */
  readonly left: number | null;
}

export interface Checklist {
  readonly steps: readonly DatedStep[];
  /** the last day on which the statistics are to be published */
  readonly deadline: string;
  /** years whose calendar would be needed and is not there: nothing is guessed in its place */
  readonly missing: readonly number[];
}

/** The steps of the report on a year, as seen on the as-of day. */
export function checklist(year: number, asOf: string, calendar: readonly CalendarException[]): Checklist {
  const deadline = `${year + 1}-01-31`;
  const days = calendarDays(calendar);
  const [first, last] = [days[0]?.day ?? '', days.at(-1)?.day ?? ''];
  const needed = [year, year + 1].filter((one) => `${one}-12-31` < first || `${one}-01-01` > last);
  const working = days.filter((day) => day.working);
  const place = new Map(working.map(({ day }, i) => [day, i]));
  const lastPlace = needed.includes(year + 1) ? null : placeOn(place, deadline);
  const asOfPlace = asOf < first || asOf > last ? null : placeOn(place, asOf);
  const steps = stepIds.map((id): DatedStep => {
    const due = lastPlace === null ? undefined : working[lastPlace - before[id]];
    if (!due || lastPlace === null) return { id, due: null, left: null };
    return { id, due: due.day, left: asOfPlace === null ? null : lastPlace - before[id] - asOfPlace };
  });
  return { steps, deadline, missing: needed };
}

/** Place of the day among the working days, or of the last one before it. */
function placeOn(place: ReadonlyMap<string, number>, day: string): number | null {
  for (let number = dayNumber(day); number > dayNumber(day) - 31; number--) {
    const found = place.get(civilDay(number));
    if (found !== undefined) return found;
  }
  return null;
}
