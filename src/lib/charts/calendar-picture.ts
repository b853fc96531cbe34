import type { DueDay } from '../results/due-calendar.ts';
import { text, type Drawing } from './picture.ts';
import type { ChartTheme } from './theme.ts';

/** A day as it is written in the calendar. */
export interface CalendarCell {
  readonly day: DueDay;
  readonly name: string;
  /** that it is a holiday or a make-up working day */
  readonly mark: string;
  readonly count: string;
  /** 0 to 3: nothing, little, more, most */
  readonly step: number;
  readonly rest: boolean;
}

const rowHeight = 40;
const top = 24;

/** The calendar of due days as a picture: what `ui/DueCalendar.svelte` shows. */
export function calendarDrawing(
  weekdays: readonly string[],
  weeks: readonly (readonly (CalendarCell | null)[])[],
  width: number,
  theme: ChartTheme,
): Drawing {
  const column = width / 7;
  const height = top + weeks.length * rowHeight + 2;
  const head = weekdays.map((name, i) => text(i * column + 6, 15, name, { size: 12, fill: theme.ink3 }));
  const cells = weeks.flatMap((week, row) =>
    week.map((cell, i) => {
      if (!cell) return '';
      const x = i * column;
      const y = top + row * rowHeight;
      const opacity = [0, 0.1, 0.2, 0.32][cell.step] ?? 0;
      return [
        cell.rest ? `<path d="M${x} ${y}h${column}v${rowHeight}h${-column}z" fill="${theme.grid}" opacity="0.5"/>` : '',
        opacity > 0
          ? `<path d="M${x} ${y}h${column}v${rowHeight}h${-column}z" fill="${theme.pending}" opacity="${opacity}"/>`
          : '',
        `<path d="M${x} ${y}h${column}v${rowHeight}h${-column}z" fill="none" stroke="${theme.rule}" stroke-width="0.5"/>`,
        text(x + 6, y + 16, [cell.name, cell.mark].join(' ').trim(), { size: 11, fill: theme.ink3 }),
        text(x + column - 8, y + 31, cell.count, { size: 15, fill: theme.ink, anchor: 'end', weight: 500 }),
      ].join('');
    }),
  );
  return { svg: `<svg width="${width}" height="${height}">${head.join('')}${cells.join('')}</svg>`, width, height };
}

/** How strongly a day is tinted: thirds of the largest number of the range. */
export function stepOf(n: number, most: number): number {
  return n === 0 ? 0 : Math.min(3, Math.ceil((n / most) * 3));
}
