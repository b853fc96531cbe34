/** The chart's colours and faces, read from the tokens of `styles/tokens.css` as they apply now (light, dark, print). */
export interface ChartTheme {
  readonly ink: string;
  readonly ink2: string;
  readonly ink3: string;
  readonly paper: string;
  readonly grid: string;
  readonly rule: string;
  readonly line: string;
  readonly line2: string;
  readonly target: string;
  readonly met: string;
  readonly late: string;
  readonly overdue: string;
  readonly sans: string;
}

export function chartTheme(): ChartTheme {
  const style = getComputedStyle(document.documentElement);
  const token = (name: string) => style.getPropertyValue(name).trim();
  return {
    ink: token('--ink'),
    ink2: token('--ink-2'),
    ink3: token('--ink-3'),
    paper: token('--paper'),
    grid: token('--grid'),
    rule: token('--rule-2'),
    line: token('--line'),
    line2: token('--line-2'),
    target: token('--target'),
    met: token('--met'),
    late: token('--late-mark'),
    overdue: token('--overdue'),
    sans: token('--sans'),
  };
}
