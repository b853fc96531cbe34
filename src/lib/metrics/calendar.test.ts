import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { calendarDays, civilDay, dayNumber } from './calendar.ts';
import { loadRuleset } from './catalogue.ts';

const days = calendarDays(loadRuleset().calendar);
const byDay = new Map(days.map((d) => [d.day, d]));
const working = days.filter((d) => d.working).map((d) => d.day);

function wdbetween(a: string, b: string): number {
  return (byDay.get(b)?.wd_no ?? NaN) - (byDay.get(a)?.wd_no ?? NaN);
}

function wd(start: string, n: number): string | undefined {
  return working[(byDay.get(start)?.wd_no ?? NaN) + n - 1];
}

function cd(start: string, n: number): string | null | undefined {
  return byDay.get(civilDay(dayNumber(start) + n))?.rolled_on;
}

describe('the working-day calendar', () => {
  test('covers every day of 2007 to 2026 and nothing else', () => {
    expect([days[0]?.day, days.at(-1)?.day, days.length]).toEqual(['2007-01-01', '2026-12-31', 7305]);
  });

  test.each([
    [2019, 250],
    [2020, 249],
    [2021, 250],
    [2022, 249],
    [2023, 249],
    [2024, 251],
    [2025, 248],
    [2026, 248],
  ])('%i has %i working days', (year, count) => {
    expect(working.filter((day) => day.startsWith(String(year)))).toHaveLength(count);
  });

  test.each([
    ['2024-02-08', '2024-02-20', 4],
    ['2024-09-30', '2024-10-15', 7],
    ['2025-01-26', '2025-02-10', 6],
    ['2023-09-28', '2023-10-09', 3],
    ['2026-02-13', '2026-02-25', 3],
    ['2020-01-23', '2020-02-10', 6],
    ['2025-12-31', '2026-01-06', 3],
  ])('after %s until %s there are %i working days', (from, to, count) => {
    expect(wdbetween(from, to)).toBe(count);
  });

  test.each([
    ['2019-09-29', 7, '2019-10-14'],
    ['2023-04-28', 3, '2023-05-06'],
    ['2024-04-30', 7, '2024-05-13'],
    ['2025-09-30', 20, '2025-11-04'],
    ['2024-02-08', 7, '2024-02-23'],
    ['2024-09-27', 7, '2024-10-12'],
    ['2025-01-24', 20, '2025-02-27'],
    ['2023-09-28', 15, '2023-10-25'],
    ['2026-02-13', 5, '2026-02-27'],
    ['2025-04-30', 3, '2025-05-08'],
    ['2020-01-20', 7, '2020-02-06'],
  ])('%s + %i working days = %s', (start, n, due) => {
    expect(wd(start, n)).toBe(due);
  });

  test.each([
    ['2021-11-04', 90, '2022-02-07'],
    ['2024-01-12', 30, '2024-02-18'],
    ['2024-11-01', 90, '2025-02-05'],
  ])('%s + %i days, rolled to a working day = %s', (start, n, due) => {
    expect(cd(start, n)).toBe(due);
  });

  test('a year without a notice in between is refused', () => {
    const exceptions = [
      { day: '2020-01-01', working: false },
      { day: '2022-01-01', working: false },
    ];
    expect(() => calendarDays(exceptions)).toThrow('gap between 2020 and 2022');
  });
});

const notices = join(import.meta.dirname, '../../../../shared/corpora/holiday_cn');

test.skipIf(!existsSync(notices))(
  'agrees with an independent list of the notices on every day (skipped without it)',
  () => {
    const exception = new Map<string, boolean>();
    for (let year = 2007; year <= 2027; year++) {
      const file = JSON.parse(readFileSync(join(notices, `${year}.json`), 'utf8')) as {
        days: { date: string; isOffDay: boolean }[];
      };
      if (year === 2027) expect(file.days, '2027 has been announced: run queries/calendar.build.ts').toEqual([]);
      for (const { date, isOffDay } of file.days) exception.set(date, !isOffDay);
    }
    const weekday = (day: string) => new Date(`${day}T00:00:00Z`).getUTCDay() % 6 !== 0;
    const wrong = days.filter((d) => d.working !== (exception.get(d.day) ?? weekday(d.day)));
    expect(wrong).toEqual([]);
  },
);
