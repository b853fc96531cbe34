import { writeFile } from 'node:fs/promises';
import { sampleSheet } from '../../src/lib/export/sample-sheet.ts';
import { sheetCsv } from '../../src/lib/export/sheet.ts';
import { integer } from '../../src/lib/i18n/format.ts';
import type { Act } from '../../src/lib/metrics/definition.ts';
import { knownViews } from '../../src/lib/metrics/known.ts';
import { drawSample, sampleTold, type Sample, type SampleRequest } from '../../src/lib/results/sample.ts';
import type { Manifest } from '../../src/lib/snapshot/manifest.ts';
import { hintsOf } from '../../src/lib/review/hints.ts';
import { seenMetrics, type ReviewSheet } from '../../src/lib/review/sheet.ts';
import { reviewTable } from '../../src/lib/review/table.ts';
import type { Format } from './layouts-command.ts';
import { periodOption } from './options.ts';
import { reviewSheetOption } from './review-command.ts';
import { reviewMessages } from './review-messages.ts';
import { sampleMessages } from './sample-messages.ts';
import { withSnapshot, type Opened } from './snapshot-command.ts';
import { reasonOf, UsageError, type Terminal } from './terminal.ts';
import { textTable, type TableColumn } from './width.ts';

export interface SampleArguments {
  readonly n: number;
  readonly seed?: string;
  readonly by?: 'agency';
  readonly act?: Act;
  readonly org?: string;
  readonly from?: string;
  readonly to?: string;
  readonly format: Format;
  readonly out?: string;
  /** id of a sheet: the table to review by is written, not the list */
  readonly review?: string;
}

/** Draws a random sample of cases and prints it, or writes it to a file. */
export async function sampleCommand(folder: string, options: SampleArguments, tell: Terminal): Promise<void> {
  const { m } = tell;
  const t = sampleMessages(tell.language);
  const sheet = options.review === undefined ? null : reviewSheetOption(options.review, tell);
  if (sheet && options.act !== undefined && options.act !== sheet.act)
    throw new UsageError(reviewMessages(tell.language).otherAct(sheet.id, sheet.act));
  await withSnapshot(folder, tell, async ({ engine, manifest, definitions }) => {
    const { org, out } = options;
    const act = sheet?.act ?? options.act;
    if (org !== undefined && !manifest.agencies.some(({ code }) => code === org))
      throw new UsageError(m.errors.noOrg(org));
    await engine.run(knownViews(manifest.as_of));
    const request: SampleRequest = {
      seed: options.seed ?? manifest.as_of,
      n: options.n,
      byAgency: options.by === 'agency',
      period: periodOption(options, manifest.as_of, m),
      org,
      act,
    };
    const sample = await drawSample(engine, request);
    const told = `${sampleTold(sample, request, manifest.as_of, t.words).join('\n')}\n`;
    const name = agencyName(manifest);
    const csv = () => sheetCsv(sampleSheet(sample, t.words, name));
    const json = () => `${JSON.stringify({ as_of: manifest.as_of, ...request, ...sample }, null, 2)}\n`;
    const text = sheet
      ? await reviewText(sheet, sample, { engine, definitions, name }, tell)
      : { csv, json, table: () => table(sample, name, tell) + told }[options.format]();
    if (out === undefined) {
      tell.out(text);
      if (sheet || options.format === 'csv') tell.err(told);
      return;
    }
    await writeFile(out, text).catch((cause: unknown) => {
      throw new UsageError(m.errors.cannotWrite(out, reasonOf(cause)), { cause });
    });
    tell.err(`${t.written(out, integer(sample.acts.length))}\n${told}`);
  });
}

/** The table to review by, with what the data say of each file. */
async function reviewText(
  sheet: ReviewSheet,
  { acts }: Sample,
  { engine, definitions, name }: Pick<Opened, 'engine' | 'definitions'> & { readonly name: (code: string) => string },
  { m, language }: Terminal,
): Promise<string> {
  const names = new Map(definitions.map((definition) => [definition.id, definition.name[language]]));
  const seen = seenMetrics(sheet).filter((id) => names.has(id));
  const hints = await hintsOf(engine, acts, seen);
  return reviewTable(sheet, acts, hints, {
    agency: name,
    hint: (metric, state) => reviewMessages(language).words.hint(names.get(metric) ?? metric, m.states[state]),
  });
}

function agencyName({ agencies }: Manifest): (code: string) => string {
  const names = new Map(agencies.map(({ code, name }) => [code, name]));
  return (code) => names.get(code) ?? code;
}

function table({ acts }: Sample, name: (code: string) => string, { language }: Terminal): string {
  const { columns: c } = sampleMessages(language).words;
  const columns: TableColumn[] = [
    { title: c.place, align: 'right' },
    ...[c.org, c.layout, c.number, c.decision, c.on].map((title) => ({ title })),
  ];
  const lines = acts.map((act, i) => [
    String(i + 1),
    name(act.org),
    act.layout,
    act.number,
    act.decision_no ?? '',
    act.on ?? '',
  ]);
  return textTable(columns, lines);
}

/** Reads `--n`. */
export function countOption(language: Terminal['language']): (text: string) => number {
  return (text) => {
    if (!/^[1-9]\d{0,5}$/.test(text) || Number(text) > 100_000)
      throw new UsageError(sampleMessages(language).notACount(text));
    return Number(text);
  };
}
