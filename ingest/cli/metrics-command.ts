import { percent } from '../../src/lib/i18n/format.ts';
import { states, unresolvedAgency, type MetricDefinition } from '../../src/lib/metrics/definition.ts';
import { overridesOf, type Override } from '../../src/lib/metrics/parameters.ts';
import { csvText, type CsvValue } from '../../src/lib/results/csv.ts';
import { roundedRate } from '../../src/lib/results/figure.ts';
import { figures, type Dimension, type MetricFigures } from '../../src/lib/results/figures.ts';
import { neutral } from '../../src/lib/results/neutral.ts';
import type { Figure, Period } from '../../src/lib/results/types.ts';
import type { Manifest } from '../../src/lib/snapshot/manifest.ts';
import type { Format } from './layouts-command.ts';
import { missingLayouts } from './ingest-command.ts';
import type { Messages } from './messages.ts';
import { periodOption } from './options.ts';
import { overridesText } from './parameters-command.ts';
import { chosenMetrics, withSnapshot } from './snapshot-command.ts';
import type { Terminal } from './terminal.ts';
import { textTable, type TableColumn } from './width.ts';

export const dimensions = ['org', 'region', 'month', 'action'] as const;

export interface MetricsArguments {
  readonly from?: string;
  readonly to?: string;
  readonly by?: (typeof dimensions)[number];
  readonly metric?: readonly string[];
  readonly format: Format;
}

/** Prints rates with all six states: one line per metric, or per metric and group. */
export async function metricsCommand(folder: string, options: MetricsArguments, tell: Terminal): Promise<void> {
  const { m } = tell;
  await withSnapshot(folder, tell, async (snapshot) => {
    const { engine, manifest, ruleset } = snapshot;
    const metrics = chosenMetrics(options.metric ?? [], snapshot, m);
    const overrides = overridesOf(metrics, manifest.overrides, ruleset);
    const period = periodOption(options, manifest.as_of, m);
    const by: Dimension | 'none' = options.by === 'action' ? 'act' : (options.by ?? 'none');
    // JSON without --by has the shape every program reads: agencies and ALL.
    if (options.format === 'json' && (by === 'none' || by === 'org')) {
      const document = await neutral(engine, manifest, metrics, period);
      tell.out(jsonText(document.metrics, manifest, period, overrides));
      return;
    }
    const found = await figures(engine, { metrics, agencies: manifest.agencies, filter: { period }, by });
    if (options.format === 'json') tell.out(groupedJson(found, manifest, period, overrides));
    else if (options.format === 'csv') {
      tell.out(csv(found, metrics, manifest, options.by, m));
      tell.err(overridesText(overrides, tell));
    } else tell.out(table(found, metrics, manifest, options, period, m) + overridesText(overrides, tell));
  });
}

function groupedJson(
  found: readonly MetricFigures[],
  manifest: Manifest,
  period: Period,
  overrides: readonly Override[],
): string {
  const rounded = (figure: Figure) => {
    const { met, late, overdue, pending, exempt, unknown, numerator, denominator } = figure;
    return { met, late, overdue, pending, exempt, unknown, numerator, denominator, rate: roundedRate(figure) };
  };
  const metrics = Object.fromEntries(
    found.map(({ metric, all, groups }) => [
      metric,
      { ALL: rounded(all), ...Object.fromEntries(groups.map((group) => [group.value, rounded(group.figure)])) },
    ]),
  );
  return jsonText(metrics, manifest, period, overrides);
}

function jsonText(metrics: object, { as_of }: Manifest, period: Period, overrides: readonly Override[]): string {
  return `${JSON.stringify({ as_of, period: [period.from, period.to], overrides, metrics }, null, 2)}\n`;
}

type By = MetricsArguments['by'];

interface Line {
  readonly metric: MetricDefinition;
  /** the group's value; null for the sum */
  readonly group: string | null;
  readonly figure: Figure;
}

function lines(found: readonly MetricFigures[], metrics: readonly MetricDefinition[], by: By): Line[] {
  return found.flatMap(({ metric: id, all, groups }) => {
    const metric = metrics.find((definition) => definition.id === id);
    if (!metric) return [];
    const sum = { metric, group: null, figure: all };
    return by === undefined ? [sum] : [...groups.map((g) => ({ metric, group: g.value, figure: g.figure })), sum];
  });
}

/** The titles of the columns that name a group, and what stands in them. */
function groupColumns(
  by: By,
  manifest: Manifest,
  m: Messages,
): { titles: string[]; of: (group: string | null) => string[] } {
  if (by === undefined) return { titles: [], of: () => [] };
  if (by === 'org') {
    const names = new Map(manifest.agencies.map((agency) => [agency.code, agency.name]));
    names.set(unresolvedAgency, m.figures.unresolvedAgency);
    const of = (code: string | null) => (code === null ? [m.all, ''] : [code, names.get(code) ?? '']);
    return { titles: [m.figures.org, m.figures.orgName], of };
  }
  return { titles: [m.figures[by]], of: (group) => [group ?? m.all] };
}

function csv(
  found: readonly MetricFigures[],
  metrics: readonly MetricDefinition[],
  manifest: Manifest,
  by: By,
  m: Messages,
): string {
  const { titles, of } = groupColumns(by, manifest, m);
  const head = [m.figures.metric, m.figures.name, ...titles, ...states.map((state) => m.states[state])];
  const rows = lines(found, metrics, by).map(({ metric, group, figure }): CsvValue[] => [
    metric.id,
    metric.name[m.language],
    ...of(group),
    ...states.map((state) => figure[state]),
    figure.numerator,
    figure.denominator,
    roundedRate(figure),
    metric.target,
  ]);
  return csvText([...head, m.figures.numerator, m.figures.denominator, m.figures.rate, m.figures.target], rows);
}

function table(
  found: readonly MetricFigures[],
  metrics: readonly MetricDefinition[],
  manifest: Manifest,
  options: MetricsArguments,
  period: Period,
  m: Messages,
): string {
  const { titles, of } = groupColumns(options.by, manifest, m);
  const right = (title: string): TableColumn => ({ title, align: 'right' });
  const columns: TableColumn[] = [
    { title: m.figures.metric },
    { title: m.figures.name },
    ...titles.map((title) => ({ title })),
    ...states.map((state) => right(m.states[state])),
    right(m.figures.count),
    right(m.figures.rate),
    right(m.figures.target),
  ];
  const rows = lines(found, metrics, options.by).map(({ metric, group, figure }) => [
    metric.id,
    metric.name[m.language],
    ...of(group),
    ...states.map((state) => String(figure[state])),
    figure.denominator === 0 ? m.none : `${figure.numerator}/${figure.denominator}`,
    figure.rate === null ? m.none : percent(figure.rate),
    targetText(metric, m),
  ]);
  const text = [`${m.figures.summary(manifest.as_of, period.from, period.to)}\n\n`, textTable(columns, rows)];
  const absent = Object.entries(manifest.absent);
  if (absent.length > 0 && options.metric === undefined)
    text.push(
      `\n${m.ledger.absentTitle}\n`,
      ...absent.map(([id, groups]) => `  ${id}${m.colon}${m.ledger.absent(missingLayouts(groups, m))}\n`),
    );
  return text.join('');
}

function targetText({ target, direction }: MetricDefinition, m: Messages): string {
  if (target === null) return m.none;
  const bound = target === 0 || target === 1 ? '' : direction === 'up' ? '≥' : '≤';
  return `${bound}${percent(target)}`;
}
