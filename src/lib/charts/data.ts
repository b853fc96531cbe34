import type { CsvValue } from '../results/csv.ts';
import { roundedRate } from '../results/figure.ts';
import type { Figure } from '../results/types.ts';

/** The figures of a chart as rows of a CSV file. */
export interface ChartData {
  readonly titles: readonly string[];
  readonly rows: readonly (readonly CsvValue[])[];
}

/** A figure as three cells: its rate as the command line writes it (0 to 1, six decimals), numerator and denominator. */
export function rateCells(figure: Figure | undefined): [CsvValue, CsvValue, CsvValue] {
  return figure === undefined ? [null, null, null] : [roundedRate(figure), figure.numerator, figure.denominator];
}
