import { writeFile } from 'node:fs/promises';
import { overridesOf } from '../../src/lib/metrics/parameters.ts';
import { dueSoon, type ComingDue, type DueSoon } from '../../src/lib/results/attention.ts';
import { csvText, type CsvValue } from '../../src/lib/results/csv.ts';
import { integer } from '../../src/lib/i18n/format.ts';
import { dueMessages } from './due-messages.ts';
import type { Format } from './layouts-command.ts';
import { overridesText } from './parameters-command.ts';
import { chosenMetrics, withSnapshot, type Opened } from './snapshot-command.ts';
import { reasonOf, UsageError, type Terminal } from './terminal.ts';
import { textTable, type TableColumn } from './width.ts';

export interface DueArguments {
  /** working days */
  readonly within?: number;
  readonly metric?: readonly string[];
  readonly org?: string;
  readonly format: Format;
  readonly out?: string;
}

/** Prints what falls due within some working days of the as-of day and is not done, by metric, the most urgent first. */
export async function dueCommand(folder: string, options: DueArguments, tell: Terminal): Promise<void> {
  const { m } = tell;
  const t = dueMessages(tell.language);
  const { within = 5, org, out } = options;
  await withSnapshot(folder, tell, async (snapshot) => {
    const { engine, manifest, ruleset } = snapshot;
    if (org !== undefined && !manifest.agencies.some((agency) => agency.code === org))
      throw new UsageError(m.errors.noOrg(org));
    const metrics = chosenMetrics(options.metric ?? [], snapshot, m);
    const ids = metrics.map((metric) => metric.id);
    const filter = { orgs: org === undefined ? [] : [org] };
    const coming = await dueSoon(engine, { metrics: ids, filter, asOf: manifest.as_of, within });
    const overrides = overridesOf(metrics, manifest.overrides, ruleset);
    const said = overridesText(overrides, tell);
    const text =
      options.format === 'json'
        ? `${JSON.stringify({ as_of: manifest.as_of, within, overrides, ...coming }, null, 2)}\n`
        : options.format === 'csv'
          ? csv(coming.rows, snapshot, tell)
          : table(coming, within, snapshot, tell) + said;
    if (out === undefined) {
      tell.out(text);
      if (options.format === 'csv') tell.err(said);
      return;
    }
    await writeFile(out, text).catch((cause: unknown) => {
      throw new UsageError(m.errors.cannotWrite(out, reasonOf(cause)), { cause });
    });
    tell.err(`${t.written(out, integer(coming.total))}\n${said}`);
  });
}

function csv(rows: readonly DueSoon[], { manifest, definitions }: Opened, { m, language }: Terminal): string {
  const names = new Map(definitions.map((d) => [d.id, d.name[language]]));
  const agencies = new Map(manifest.agencies.map((agency) => [agency.code, agency.name]));
  const l = m.list;
  const titles = [
    ...[m.figures.metric, m.figures.name, m.figures.org, m.figures.orgName, l.key, l.act, l.start, l.due],
    ...[dueMessages(language).left, l.file, l.record],
  ];
  const cells = (row: DueSoon): CsvValue[] => [
    row.metric,
    names.get(row.metric) ?? '',
    row.org,
    agencies.get(row.org) ?? row.org,
    row.key,
    row.act,
    row.start_on,
    row.due_on,
    row.left,
    manifest.files[row.file]?.name ?? null,
    row.record,
  ];
  return csvText(titles, rows.map(cells));
}

function table(
  coming: ComingDue,
  within: number,
  { manifest, definitions }: Opened,
  { m, language }: Terminal,
): string {
  const t = dueMessages(language);
  if (coming.total === 0) return `${t.none(manifest.as_of, within)}\n`;
  const agencies = new Map(manifest.agencies.map((agency) => [agency.code, agency.name]));
  const columns: TableColumn[] = [
    { title: m.figures.orgName },
    { title: m.list.key },
    { title: m.list.due },
    { title: t.left, align: 'right' },
    { title: m.list.source },
  ];
  const sections = definitions.flatMap(({ id, name }) => {
    const rows = coming.rows.filter((row) => row.metric === id);
    if (rows.length === 0) return [];
    const lines = rows.map((row) => [
      agencies.get(row.org) ?? row.org,
      row.key,
      row.due_on ?? '',
      String(row.left),
      `${manifest.files[row.file]?.name ?? ''}:${row.record}`,
    ]);
    return [`\n${t.metric(id, name[language], integer(rows.length))}\n${textTable(columns, lines)}`];
  });
  return `${t.lead(manifest.as_of, within, integer(coming.total))}\n${sections.join('')}`;
}

/** Reads `--within`. */
export function withinOption(language: Terminal['language']): (text: string) => number {
  return (text) => {
    if (!/^\d{1,3}$/.test(text) || Number(text) > 250) throw new UsageError(dueMessages(language).notACount(text));
    return Number(text);
  };
}
