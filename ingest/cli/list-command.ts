import { writeFile } from 'node:fs/promises';
import { states, unresolvedAgency, type State } from '../../src/lib/metrics/definition.ts';
import { overridesOf, type Override } from '../../src/lib/metrics/parameters.ts';
import { csvText, type CsvValue } from '../../src/lib/results/csv.ts';
import { rows } from '../../src/lib/results/rows.ts';
import type { VerdictRow } from '../../src/lib/results/types.ts';
import type { Manifest } from '../../src/lib/snapshot/manifest.ts';
import type { Format } from './layouts-command.ts';
import type { Messages } from './messages.ts';
import { periodOption } from './options.ts';
import { overridesText } from './parameters-command.ts';
import { chosenMetrics, withSnapshot } from './snapshot-command.ts';
import { reasonOf, UsageError, type Terminal } from './terminal.ts';
import { textTable, type TableColumn } from './width.ts';

export interface ListArguments {
  readonly metric: string;
  readonly state: readonly State[];
  readonly org?: string;
  readonly from?: string;
  readonly to?: string;
  readonly format: Format;
  readonly out?: string;
}

/** Prints the rows behind a metric, or writes them to a file. */
export async function listCommand(folder: string, options: ListArguments, tell: Terminal): Promise<void> {
  const { m } = tell;
  await withSnapshot(folder, tell, async (snapshot) => {
    const { engine, manifest, ruleset } = snapshot;
    const overrides = overridesOf(chosenMetrics([options.metric], snapshot, m), manifest.overrides, ruleset);
    const { org } = options;
    const known = org === unresolvedAgency || manifest.agencies.some((agency) => agency.code === org);
    if (org !== undefined && !known) throw new UsageError(m.errors.noOrg(org));
    const period = periodOption(options, manifest.as_of, m);
    const found = await rows(engine, {
      metrics: [options.metric],
      filter: { period, orgs: org === undefined ? [] : [org] },
      states: options.state,
      order: { by: 'org' },
    });
    const days = [period.from, period.to] as const;
    const text = { table, csv, json }[options.format](found, { manifest, metric: options.metric, days, overrides, m });
    const said = overridesText(overrides, tell);
    if (options.out === undefined) {
      tell.out(options.format === 'table' ? text + said : text);
      if (options.format === 'csv') tell.err(said);
      return;
    }
    await writeFile(options.out, text).catch((cause: unknown) => {
      throw new UsageError(m.errors.cannotWrite(options.out ?? '', reasonOf(cause)), { cause });
    });
    tell.err(`${m.list.written(options.out, found.length)}\n${said}`);
  });
}

interface About {
  readonly manifest: Manifest;
  readonly metric: string;
  readonly days: readonly [string, string];
  readonly overrides: readonly Override[];
  readonly m: Messages;
}

function json(found: readonly VerdictRow[], { manifest, metric, days, overrides }: About): string {
  const lists = Object.fromEntries(
    states
      .map((state) => [state, found.filter((row) => row.state === state).map((row) => row.key)] as const)
      .filter(([, keys]) => keys.length > 0)
      .map(([state, keys]) => [state, keys.sort(byCodePoint)]),
  );
  return `${JSON.stringify({ as_of: manifest.as_of, period: days, overrides, lists: { [metric]: lists } }, null, 2)}\n`;
}

/** The order of UTF-8, which is that of code points. */
function byCodePoint(a: string, b: string): number {
  return Buffer.compare(Buffer.from(a), Buffer.from(b));
}

function csv(found: readonly VerdictRow[], { manifest, m }: About): string {
  const t = m.list;
  const titles = [m.figures.metric, m.figures.org, m.figures.orgName, t.key, t.act, t.subject, t.state, t.reason];
  const dates = [t.onDate, t.start, t.due, t.done, t.lag, t.over, t.file, t.record];
  const name = agencyNames(manifest, m);
  const lines = found.map((row): CsvValue[] => [
    row.metric,
    row.org,
    name(row),
    row.key,
    row.act,
    row.subject,
    m.states[row.state],
    reasonText(row, m),
    row.on_date,
    row.start_on,
    row.due_on,
    row.done_on,
    row.lag,
    row.over,
    manifest.files[row.file]?.name ?? null,
    row.record,
  ]);
  return csvText([...titles, ...dates], lines);
}

function table(found: readonly VerdictRow[], { manifest, m }: About): string {
  const t = m.list;
  const right = (title: string): TableColumn => ({ title, align: 'right' });
  const left = (title: string): TableColumn => ({ title });
  const columns = [
    ...[m.figures.orgName, t.key, t.state, t.reason, t.start, t.due, t.done].map(left),
    right(t.lag),
    right(t.over),
    left(t.source),
  ];
  const name = agencyNames(manifest, m);
  const lines = found.map((row) => [
    name(row),
    row.key,
    m.states[row.state],
    reasonText(row, m) ?? '',
    row.start_on ?? row.on_date ?? '',
    row.due_on ?? '',
    row.done_on ?? '',
    String(row.lag ?? ''),
    String(row.over ?? ''),
    `${manifest.files[row.file]?.name ?? ''}:${row.record}`,
  ]);
  return `${textTable(columns, lines)}\n${t.count(found.length)}\n`;
}

function agencyNames(manifest: Manifest, m: Messages): (row: VerdictRow) => string {
  const names = new Map(manifest.agencies.map((agency) => [agency.code, agency.name]));
  names.set(unresolvedAgency, m.figures.unresolvedAgency);
  return (row) => names.get(row.org) ?? row.org;
}

function reasonText(row: VerdictRow, m: Messages): string | null {
  return row.reason === null ? null : (m.reasons[row.reason] ?? row.reason);
}
