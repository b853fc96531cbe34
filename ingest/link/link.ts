import type { Engine } from '../../src/lib/engine/engine.ts';
import type { RefusedFile, SourceFile } from '../../src/lib/snapshot/manifest.ts';
import { createOriginals } from '../clean/originals.ts';
import { dropSheet, stageFile, type StagedSheet } from '../clean/stage.ts';
import { layoutById, layouts } from '../layouts/index.ts';
import type { Layout } from '../layouts/layout.ts';
import type { Progress } from '../progress.ts';
import type { SheetCache } from '../cache/sheets.ts';
import type { KeptReading, Reading } from '../read-files.ts';
import { createConflicts, listConflicts } from '../changes/conflicts.ts';
import { createIssues, explainIssues } from '../issues.ts';
import { assertConserved } from '../ledger.ts';
import { createRejectedNumbers } from '../open-links/rejected-numbers.ts';
import { reportOfMasked, type Masking } from '../privacy/masked-cells.ts';
import { createTroubledParties } from '../privacy/parties.ts';
import { protectPersons, type Privacy } from '../privacy/privacy.ts';
import type { Together } from '../together/together.ts';
import { acceptLayout, addRows, createAccepted, createFates, type Waived } from './accept.ts';
import { indexAgencies, type AgencyIndex } from './agencies.ts';
import { splitLists } from './children.ts';

interface Sources {
  /** files that could not be read */
  readonly refused?: readonly RefusedFile[];
  /** what keeps cleaned rows; needed where some of the readings were kept */
  readonly cache?: SheetCache | null;
  /** rows of a snapshot that stands, to be under those of the files; its files come first */
  readonly together?: Together | null;
}

/**
 * Reads, accepts, links and masks layout by layout, the register of agencies first; completes the files' ledgers. Only the text of one
 * sheet and the rows of one layout are in memory at a time. Returns what was hidden to protect persons.
 */
export async function linkAll(
  engine: Engine,
  readings: readonly (Reading | KeptReading)[],
  { refused = [], cache = null, together = null, ...privacy }: Privacy & Sources = {},
  report: (progress: Progress) => void = () => undefined,
): Promise<Masking[]> {
  const old = together?.files ?? [];
  const files = [...old, ...readings.map((r) => r.file)];
  await createIssues(engine);
  await createFates(engine);
  await createOriginals(engine);
  await createConflicts(engine);
  await createRejectedNumbers(engine);
  await createTroubledParties(engine);
  await nameSources(engine, files);
  await nameAbsent(engine, readings, old.length);
  const orgs = layoutById('orgs');
  let agencies: AgencyIndex | null = null;
  const total = readings.reduce((sum, { sheet }) => sum + sheet.records, 0);
  let done = 0;
  const next = (index: number) => {
    report({ step: 'link', file: readings[index]?.file.name ?? '', done, total });
    done += readings[index]?.sheet.records ?? 0;
  };
  for (const layout of [orgs, ...layouts.filter((l) => l !== orgs)]) {
    await createAccepted(engine, layout);
    await together?.addRows(layout);
    const read = await readSheets(engine, layout, readings, { agencies, cache, first: old.length, next });
    const waived = waivedFields(layout, readings, old.length);
    for (const fate of await acceptLayout(engine, layout, read, waived, together !== null)) {
      const file = files[fate.file];
      if (!file) throw new Error(`no file ${fate.file}`);
      const { accepted, duplicates, conflicts, reject_codes } = fate;
      if (together && fate.file < old.length) {
        Object.assign(file.ledger, together.ledger(fate.file, fate));
        continue;
      }
      const rejected = Object.values(reject_codes).reduce((total, n) => total + n, 0);
      Object.assign(file.ledger, { accepted, rejected, duplicates, conflicts, reject_codes });
    }
    if (layout === orgs) agencies = await indexAgencies(engine);
  }
  for (const file of files) assertConserved(file.name, file.ledger);
  const masking = await protectPersons(engine, { files, refused }, privacy);
  await splitLists(engine);
  await listConflicts(engine);
  await explainIssues(engine, files);
  if (!together) return masking;
  await together.addFindings();
  return reportOfMasked(engine);
}

/** `all_sources(file, name, layout)`: the files as the rows of the tables number them. */
async function nameSources(engine: Engine, files: readonly SourceFile[]): Promise<void> {
  await engine.run('CREATE TABLE all_sources (file INTEGER, name VARCHAR, layout VARCHAR)');
  await engine.append('all_sources', {
    file: files.map((_, i) => i),
    name: files.map((f) => f.name),
    layout: files.map((f) => f.layout),
  });
}

/**
 * `all_absent(file, field)`: what a source in another format than ours has no column for. Our own layouts say by an empty column that
 * nothing was done; such a source says nothing.
 */
async function nameAbsent(engine: Engine, readings: readonly (Reading | KeptReading)[], first: number): Promise<void> {
  await engine.run('CREATE TABLE all_absent (file INTEGER, field VARCHAR)');
  const absent = readings.flatMap(({ file, header }, i) => {
    const read = new Set(header.columns.map((c) => c.column.field));
    const lacking = file.mapping === null ? [] : header.layout.columns.filter((c) => !read.has(c.field));
    return lacking.map(({ field }) => ({ file: first + i, field }));
  });
  await engine.append('all_absent', { file: absent.map((a) => a.file), field: absent.map((a) => a.field) });
}

/** The required fields that the sources of some files do not have. The rows of the `first` files were accepted before, whatever they have. */
function waivedFields(layout: Layout, readings: readonly (Reading | KeptReading)[], first: number): Waived {
  const waived = new Map<string, number[]>();
  const old = Array.from({ length: first }, (_, i) => i);
  if (first > 0)
    for (const { field, required, requiredIf } of layout.columns) if (required || requiredIf) waived.set(field, old);
  for (const [index, { header }] of readings.entries())
    if (header.layout === layout)
      for (const field of header.absent ?? []) waived.set(field, [...(waived.get(field) ?? []), first + index]);
  return waived;
}

/**
 * Reads every sheet of a layout into `all_<layout>`, one after the other, and says before each which. Returns the numbers of the files, of which
 * the first reading has `first`.
 */
async function readSheets(
  engine: Engine,
  layout: Layout,
  readings: readonly (Reading | KeptReading)[],
  {
    agencies,
    cache,
    first,
    next,
  }: { agencies: AgencyIndex | null; cache: SheetCache | null; first: number; next: (index: number) => void },
): Promise<number[]> {
  const read: number[] = [];
  for (const [index, reading] of readings.entries()) {
    const { file, header, sheet } = reading;
    if (header.layout !== layout) continue;
    next(index);
    const staged =
      'kept' in reading
        ? await recalled(engine, cache, reading, first + index)
        : await stageFile(engine, { ...reading.sheet, header: reading.header, file: first + index });
    const { physical, nondata, blank } = staged.counts;
    if (physical !== sheet.records)
      throw new Error(`${file.name}: ${sheet.records} records in the file, ${physical} in the database`);
    Object.assign(file.ledger, { nondata, blank });
    file.wide_brackets = [...staged.wide];
    await addRows(engine, layout, staged, agencies);
    if (!('kept' in reading)) {
      if (reading.key !== undefined) await cache?.add(engine, reading.key, cleaned(reading, staged));
      await dropSheet(engine, staged);
    }
    read.push(first + index);
  }
  return read;
}

function recalled(
  engine: Engine,
  cache: SheetCache | null,
  { key, kept, file }: KeptReading,
  index: number,
): Promise<StagedSheet> {
  if (!cache) throw new Error(`${file.name} was kept, but not where`);
  return cache.stage(engine, key, kept, index);
}

const cleaned = ({ file, header, sheet }: Reading, staged: StagedSheet) => ({
  file,
  layout: header.layout.id,
  fields: header.columns.map((c) => c.column.field),
  absent: header.absent ?? [],
  records: sheet.records,
  staged,
});
