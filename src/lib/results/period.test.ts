import { describe, expect, it } from 'vitest';
import { defaultPeriod, isDay, reportingYear } from './period.ts';

describe('the default period', () => {
  it('is the previous year until the end of March, when its report is due', () => {
    expect(defaultPeriod('2025-01-01')).toEqual({ from: '2024-01-01', to: '2024-12-31' });
    expect(defaultPeriod('2025-03-31')).toEqual({ from: '2024-01-01', to: '2024-12-31' });
  });

  it('is the year of the as-of date from April on', () => {
    expect(reportingYear('2025-04-01')).toBe(2025);
    expect(reportingYear('2021-12-10')).toBe(2021);
  });
});

describe('a civil day', () => {
  it.each(['2024-02-29', '2000-01-01'])('%s exists', (day) => expect(isDay(day)).toBe(true));
  it.each(['2023-02-29', '2024-2-9', '2024-13-01', '2024-04-31', '20240401', '', 'today'])('%s does not', (day) =>
    expect(isDay(day)).toBe(false),
  );
});
