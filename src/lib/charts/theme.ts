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
  readonly pending: string;
  /** distance to target in three steps */
  readonly far: readonly [string, string, string];
  readonly sans: string;
}

export function chartTheme(element: Element = document.documentElement): ChartTheme {
  const style = getComputedStyle(element);
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
    pending: token('--pending'),
    far: [token('--far-1'), token('--far-2'), token('--far-3')],
    // inside of an attribute, which ECharts writes as it is
    sans: token('--sans').replaceAll('"', "'"),
  };
}

/** The same of the light theme, whatever the page shows: for pictures that go into a report. */
export function paperTheme(): ChartTheme {
  const probe = document.createElement('div');
  probe.className = 'light';
  probe.hidden = true;
  document.body.append(probe);
  try {
    return chartTheme(probe);
  } finally {
    probe.remove();
  }
}
