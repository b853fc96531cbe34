import { mkdirSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { agencies, type Agency } from '../demo/agencies.ts';
import { penaltyNumber, writeCase } from '../demo/case_rows.ts';
import { tellCase, type CaseStory } from '../demo/cases.ts';
import {
  actDays,
  caseNumber,
  portions,
  writeCoercions,
  writeInspections,
  writeLicences,
  writeStaff,
  type CityOptions,
} from '../demo/city.ts';
import { day, yearOf } from '../demo/days.ts';
import { demoAsOf } from '../demo/generate.ts';
import { Random } from '../demo/random.ts';
import { Book, type TableName } from '../demo/rows.ts';
import { TableWriter, type Folders } from './table-writer.ts';

const tableNames = [
  'orgs',
  'cases',
  'licences',
  'inspections',
  'coercions',
  'reviews',
  'documents',
  'duties',
  'recordings',
  'disclosures',
  'gsxt',
  'officers',
  'reviewers',
] as const satisfies readonly TableName[];

/** The files of one case in so many are listed in 案卷文书目录; all of them would be nine rows a case and nothing else would be measured. */
const documentsEvery = 10;

/** So many cases keep one usual staff busy for the three years; with more cases there are more officers. */
const casesPerStaffing = 25_000;

/** After so many cases the rows go to disk, so that memory stays flat. */
const batch = 500;

export interface GeneratedFiles {
  readonly gb18030: string;
  readonly rows: Readonly<Record<string, number>>;
}

export interface BenchFiles extends GeneratedFiles {
  readonly utf8: string;
}

/**
 * Writes `cases` penalty cases of the demo's thirteen agencies with their reviews, publications, duties and recordings, and a hundredth as many
 * licences and inspections, as clean CSV into `folder/gb18030` and the same text into `folder/utf8`. Told by the demo's own story, streamed.
 */
export function generateBench(folder: string, cases: number): BenchFiles {
  const folders = { gb18030: join(folder, 'gb18030'), utf8: join(folder, 'utf8') };
  return { ...folders, rows: generate(folders, cases) };
}

/** The same without the twin in UTF-8, which needs as much room again. */
export function generateGb18030(folder: string, cases: number): GeneratedFiles {
  const folders = { gb18030: join(folder, 'gb18030') };
  return { ...folders, rows: generate(folders, cases) };
}

function generate(folders: Folders, cases: number): Readonly<Record<string, number>> {
  for (const path of [folders.gb18030, ...(folders.utf8 === undefined ? [] : [folders.utf8])]) {
    rmSync(path, { recursive: true, force: true });
    mkdirSync(path, { recursive: true });
  }
  const random = new Random('mingjing bench');
  const offices = agencies(random.fork('agencies'), Math.max(1, cases / casesPerStaffing));
  const options: CityOptions = {
    asOf: day(demoAsOf),
    from: day('2022-01-01'),
    cases,
    licences: Math.ceil(cases / 100),
    inspections: Math.ceil(cases / 80),
    coercions: Math.ceil(cases / 1000),
  };
  const writers = tableNames.map((name) => ({ name, writer: new TableWriter(name, folders, options.asOf) }));
  const book = new Book();
  const flush = () => {
    for (const { name, writer } of writers) {
      writer.write(book.tables[name]);
      book.tables[name].length = 0;
    }
  };
  for (const agency of offices) writeAgency(random.fork(agency.code), agency, offices, options, book, flush);
  for (const { writer } of writers) writer.close();
  return Object.fromEntries(writers.map(({ name, writer }) => [name, writer.rows]));
}

function writeAgency(
  random: Random,
  agency: Agency,
  offices: readonly Agency[],
  options: CityOptions,
  book: Book,
  flush: () => void,
): void {
  const share = (total: number) => portions(offices, total).get(agency.code) ?? 0;
  const seizable: CaseStory[] = [];
  actDays(random, share(options.cases), options).forEach((filedOn, i) => {
    const story = tellCase(random, agency, { no: caseNumber(agency, filedOn, book), filedOn }, book);
    const before = book.tables.documents.length;
    writeCase(
      random,
      story,
      story.decisionOn === null ? null : penaltyNumber(agency.short, story.decisionOn, decisionNumber(story, book)),
      book,
    );
    if (i % documentsEvery !== 0) book.tables.documents.length = before;
    if (story.matter.seizable && seizable.length < options.coercions) seizable.push(story);
    if (i % batch === 0) flush();
  });
  writeInspections(random, agency, share(options.inspections), options, book);
  writeLicences(random, agency, share(options.licences), options, book);
  writeCoercions(random, agency, seizable, share(options.coercions), options, book);
  writeStaff(agency, book);
  flush();
}

function decisionNumber(story: CaseStory, book: Book): number {
  return book.next(`penalty ${story.agency.region} ${yearOf(story.decisionOn ?? story.filedOn)}`);
}
