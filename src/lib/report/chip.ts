import type { Line, Sheet } from '../assess/sheet.ts';
import { points as pointsText } from '../i18n/format.ts';
import { roundedRate } from '../results/figure.ts';
import type { Figure } from '../results/types.ts';
import { wilson } from '../results/wilson.ts';
import type { Chip } from './model.ts';

/** Chips of the figures that screen and command line show, from the same objects. */

/** What a figure is of: a metric or table, an agency code or `ALL`, and a period such as `2024`. */
export interface Of {
  readonly subject: string;
  readonly scope: string;
  readonly period: string;
}

const idOf = ({ subject, scope, period }: Of, which: string) => [subject, scope, period, which].join('|');

/** A count. */
export function count(of: Of, which: string, n: number): Chip {
  return { id: idOf(of, which), value: String(n), text: String(n) };
}

/** Words that a figure decides: a grade, the name of an agency, a day. */
export function words(of: Of, which: string, text: string, value = text): Chip {
  return { id: idOf(of, which), value, text };
}

/** The chips of one figure. Without a denominator there is no rate, and asking for it is an error of the report. */
export class FigureChips {
  readonly of: Of;
  readonly figure: Figure;
  constructor(of: Of, figure: Figure) {
    this.of = of;
    this.figure = figure;
  }

  state(state: 'met' | 'late' | 'overdue' | 'pending' | 'exempt' | 'unknown'): Chip {
    return count(this.of, state, this.figure[state]);
  }

  get numerator(): Chip {
    return count(this.of, 'numerator', this.figure.numerator);
  }

  get denominator(): Chip {
    return count(this.of, 'denominator', this.figure.denominator);
  }

  get rate(): Chip {
    const exact = roundedRate(this.figure);
    if (exact === null) throw new Error(`${idOf(this.of, 'rate')} has no denominator`);
    return { id: idOf(this.of, 'rate'), value: String(exact), text: rateText(this.figure) };
  }

  /** Ends of the Wilson interval. */
  get interval(): { low: Chip; high: Chip } {
    const range = wilson(this.figure.numerator, this.figure.denominator);
    if (range === null) throw new Error(`${idOf(this.of, 'interval')} has no denominator`);
    const end = (which: 'low' | 'high') => share(this.of, which, range[which]);
    return { low: end('low'), high: end('high') };
  }
}

/** `91.3%`, rounded half up in whole numbers. */
export function rateText(figure: Pick<Figure, 'numerator' | 'denominator'>): string {
  return `${((roundedRate(figure, 3) ?? NaN) * 100).toFixed(1)}%`;
}

/** A share that is no quotient of two counts. */
export function share(of: Of, which: string, value: number): Chip {
  return { id: idOf(of, which), value: decimal(value), text: `${pointsText(value)}%` };
}

/** Percentage points, without their sign in the text. */
export function points(of: Of, which: string, difference: number): Chip {
  return { id: idOf(of, which), value: decimal(difference), text: pointsText(difference) };
}

/** Points of a line or a total of a score sheet, two decimals; `—` where it does not apply. */
export function score(of: Of, which: string, value: number | null): Chip {
  return value === null
    ? { id: idOf(of, which), value: '', text: '—' }
    : { id: idOf(of, which), value: String(value), text: value.toFixed(2) };
}

/** The points of one block of a sheet. */
export function blockScore(of: Of, which: string, sheet: Sheet, items: ReadonlySet<string>): Chip {
  const given = sheet.lines.filter(({ item, points }) => items.has(item) && points !== null);
  const waits = sheet.lines.some(({ item, given: by }) => items.has(item) && by === null);
  if (given.length === 0 && waits) return words(of, which, '待评', '');
  return score(of, which, given.length === 0 ? null : sumOf(given));
}

function sumOf(lines: readonly Line[]): number {
  return lines.reduce((sum, { points }) => sum + Math.round((points ?? 0) * 100), 0) / 100;
}

const decimal = (value: number): string => String(Number(value.toFixed(6)) || 0);
