import { loadRuleset } from '../../src/lib/metrics/catalogue.ts';
import type { AnnualDefinition } from '../../src/lib/metrics/ruleset.ts';
import { annualRows, annualTables, type AnnualTable } from '../../src/lib/results/annual.ts';
import { differs, publishedNumbers, type PublishedNumber } from '../../src/lib/results/published.ts';
import { csvText, type CsvValue } from '../../src/lib/results/csv.ts';
import { formFileNames, formsOfAgency } from '../../src/lib/statistics/form.ts';
import { formsDocx } from '../../src/lib/statistics/docx.ts';
import { gatherForms } from '../../src/lib/statistics/gather.ts';
import { formsXlsx } from '../../src/lib/statistics/xlsx.ts';
import { reportingYear } from '../../src/lib/results/period.ts';
import type { Manifest } from '../../src/lib/snapshot/manifest.ts';
import { version } from '../version.ts';
import { writeAll } from './write-all.ts';
import { annualMessages, type AnnualMessages } from './annual-messages.ts';
import { missingLayouts } from './ingest-command.ts';
import type { Format } from './layouts-command.ts';
import { withSnapshot, type Opened } from './snapshot-command.ts';
import { UsageError, type Terminal } from './terminal.ts';
import { textTable } from './width.ts';

export interface AnnualArguments {
  readonly year?: number;
  readonly table?: string;
  readonly org?: string;
  readonly rows?: true;
  readonly column?: string;
  /** the published numbers beside the tables */
  readonly published?: true;
  /** folder for the tables in their official form */
  readonly out?: string;
  readonly format: Format;
}

/** A year as it is written on the command line. Throws a `UsageError` for anything else. */
export function yearOption(a: AnnualMessages): (text: string) => number {
  return (text) => {
    if (!/^(19|20)\d\d$/.test(text)) throw new UsageError(a.errors.notAYear(text));
    return Number(text);
  };
}

/** Prints the statutory annual tables, or the rows behind them. */
export async function annualCommand(folder: string, options: AnnualArguments, tell: Terminal): Promise<void> {
  const a = annualMessages(tell.language);
  await withSnapshot(folder, tell, async (opened) => {
    const { manifest } = opened;
    const { org } = options;
    if (org !== undefined && !manifest.agencies.some((agency) => agency.code === org))
      throw new UsageError(tell.m.errors.noOrg(org));
    const year = options.year ?? reportingYear(manifest.as_of);
    if (options.out !== undefined) return formFiles(opened, { ...options, year, out: options.out }, tell);
    const chosen = chosenTables(options, tell, a);
    if (options.published) tell.out(await publishedText(opened, chosen, { ...options, year }, tell));
    else if (options.rows) tell.out(await rowsText(opened, chosen, { ...options, year }, tell));
    else tell.out(await tablesText(opened, chosen, { ...options, year }, tell));
  });
}

/** Writes the tables in their official form, as a document and as a workbook. */
async function formFiles(
  { engine, manifest, ruleset, definitions }: Opened,
  { year, org, out, rows, published, table }: Asked & { readonly out: string },
  tell: Terminal,
): Promise<void> {
  const a = annualMessages(tell.language);
  if (rows || published || table !== undefined) throw new UsageError(a.errors.outAlone);
  const forms = formsOfAgency(await gatherForms(engine, manifest, ruleset, definitions, year), org ?? null);
  const names = formFileNames(manifest, year, org ?? null);
  const files: [string, Uint8Array][] = [
    [names.docx, await formsDocx(forms, version)],
    [names.xlsx, await formsXlsx(forms, version)],
  ];
  await writeAll(out, files, tell);
  tell.out(`${files.map(([name]) => name).join('\n')}\n${a.written(files.length, out, manifest.as_of)}\n`);
}

/** The tables asked for, all when none is. */
function chosenTables(
  { table, column, rows, published }: AnnualArguments,
  { m }: Terminal,
  a: AnnualMessages,
): AnnualDefinition[] {
  const all = loadRuleset().annual;
  const chosen = all.filter((d) => table === undefined || d.id === table || d.name.zh === table);
  if (chosen.length === 0)
    throw new UsageError(m.errors.notAChoice('--table', table ?? '', all.map((d) => d.id).join(m.comma)));
  if (rows && published) throw new UsageError(a.errors.publishedAlone);
  if (column === undefined) return chosen;
  const [only] = chosen;
  if (!rows || table === undefined || !only) throw new UsageError(a.errors.columnAlone);
  if (!only.columns.includes(column)) throw new UsageError(a.errors.noColumn(column, only.columns.join(' | ')));
  return chosen;
}

type Asked = AnnualArguments & { readonly year: number };

async function tablesText(
  { engine, manifest }: Opened,
  chosen: readonly AnnualDefinition[],
  { year, org, format }: Asked,
  { m, language }: Terminal,
): Promise<string> {
  const a = annualMessages(language);
  const ids = new Set(chosen.map((d) => d.id));
  const every = await annualTables(engine, manifest, loadRuleset(), year);
  const tables = every.filter((t) => ids.has(t.definition.id));
  if (format === 'json')
    return `${JSON.stringify({ as_of: manifest.as_of, year, annual: Object.fromEntries(tables.map((t) => [t.definition.id, only(t, org)])) }, null, 2)}\n`;
  if (format === 'csv')
    return csvText(
      headers(a, ['table', 'org', 'orgName', 'item', 'count']),
      tables.flatMap((t) => csvLines(t, org, manifest, a)),
    );
  const scope = org === undefined ? a.all : (manifest.agencies.find((agency) => agency.code === org)?.name ?? org);
  const found = new Set(tables.map((t) => t.definition.id));
  const absent = chosen
    .filter((d) => !found.has(d.id))
    .map((d) => `\n${a.absent(d.name[language], missingLayouts([[...d.sources]], m))}\n`);
  const shown = tables.map(({ definition, rows }) => {
    const lines = definition.columns.map((column) => [column, String(rows[org ?? 'ALL']?.[column] ?? 0)]);
    return `\n${definition.name[language]}\n${textTable([{ title: a.item }, { title: a.count, align: 'right' }], lines)}`;
  });
  const numbers = (await publishedNumbers(engine, manifest, every, year)).filter(concerns(chosen, org));
  const compared = numbers.length === 0 ? [] : [`\n${sumOf(numbers, a)}\n`];
  return [`${a.title(year, manifest.as_of, scope)}\n`, ...shown, ...absent, ...compared].join('');
}

function concerns(chosen: readonly AnnualDefinition[], org: string | undefined) {
  const titles = new Set(chosen.map((d) => d.name.zh));
  return (n: PublishedNumber): boolean => titles.has(n.title) && (org === undefined || n.org === org);
}

function sumOf(numbers: readonly PublishedNumber[], a: AnnualMessages): string {
  return a.compared(numbers.filter((n) => n.difference !== null).length, numbers.filter(differs).length);
}

/** The published numbers, each beside the one worked out; as text, a sum first. */
async function publishedText(
  { engine, manifest }: Opened,
  chosen: readonly AnnualDefinition[],
  { year, org, format }: Asked,
  { language }: Terminal,
): Promise<string> {
  const a = annualMessages(language);
  const tables = await annualTables(engine, manifest, loadRuleset(), year);
  const numbers = (await publishedNumbers(engine, manifest, tables, year)).filter(concerns(chosen, org));
  const names = ['table', 'org', 'item', 'published', 'counted', 'difference', 'differs', 'file', 'record'] as const;
  const lines = numbers.map((n): CsvValue[] => [
    n.table || n.title,
    n.org,
    n.item,
    n.published,
    n.counted,
    n.difference,
    differs(n),
    manifest.files[n.file]?.name ?? '',
    n.record,
  ]);
  if (format === 'json') {
    const objects = lines.map((line) => Object.fromEntries(names.map((name, i) => [name, line[i]])));
    return `${JSON.stringify({ as_of: manifest.as_of, year, published: objects }, null, 2)}\n`;
  }
  const worded = lines.map((line) => line.map((value) => (typeof value === 'boolean' ? a.truth(value) : value)));
  if (format === 'csv') return csvText(headers(a, names), worded);
  if (numbers.length === 0) return `${a.nonePublished(year)}\n`;
  const titles = headers(a, names).map((title) => ({ title }));
  return `${sumOf(numbers, a)}\n\n${textTable(
    titles,
    worded.map((line) => line.map((value) => String(value ?? ''))),
  )}`;
}

function only({ rows }: AnnualTable, org: string | undefined): AnnualTable['rows'] {
  return org === undefined ? rows : { [org]: rows[org] ?? {} };
}

function csvLines(
  table: AnnualTable,
  org: string | undefined,
  { agencies }: Manifest,
  a: AnnualMessages,
): CsvValue[][] {
  const names = new Map<string, string>([['ALL', a.all], ...agencies.map(({ code, name }) => [code, name] as const)]);
  return Object.entries(only(table, org)).flatMap(([code, columns]) =>
    Object.entries(columns).map(([column, n]) => [table.definition.id, code, names.get(code) ?? '', column, n]),
  );
}

async function rowsText(
  { engine, manifest }: Opened,
  chosen: readonly AnnualDefinition[],
  { year, org, column, format }: Asked,
  { language }: Terminal,
): Promise<string> {
  const a = annualMessages(language);
  const names = ['table', 'org', 'item', 'count', 'key', 'onDate', 'file', 'record'] as const;
  const lines: CsvValue[][] = [];
  for (const { id } of chosen) {
    const found = await annualRows(engine, manifest, loadRuleset(), {
      table: id,
      year,
      ...(org === undefined ? {} : { org }),
      ...(column === undefined ? {} : { column }),
    });
    for (const row of found)
      lines.push([
        id,
        row.org,
        row.item,
        row.amount,
        row.key,
        row.on_date,
        manifest.files[row.file]?.name ?? '',
        row.record,
      ]);
  }
  if (format === 'csv') return csvText(headers(a, names), lines);
  if (format === 'json')
    return `${JSON.stringify(
      lines.map((line) => Object.fromEntries(names.map((name, i) => [name, line[i]]))),
      null,
      2,
    )}\n`;
  return textTable(
    headers(a, names).map((title) => ({ title })),
    lines.map((line) => line.map((value) => String(value ?? ''))),
  );
}

function headers(a: AnnualMessages, names: readonly (keyof AnnualMessages['headers'])[]): string[] {
  return names.map((name) => a.headers[name]);
}
