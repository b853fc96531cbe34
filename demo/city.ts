import { agencies, type Agency } from './agencies.ts';
import { inventInspection, writeCoercion, writeInspection, writeLicence, type CoercionPlan } from './acts.ts';
import { penaltyNumber, writeCase } from './case_rows.ts';
import { tellCase, type CaseStart, type CaseStory } from './cases.ts';
import { day, workdays, yearOf, type Day } from './days.ts';
import { recordOther } from './duties.ts';
import { inventParty } from './parties.ts';
import type { Random } from './random.ts';
import { writeRegisters } from './registers.ts';
import { agencyColumns, Book } from './rows.ts';
import { matters } from './words.ts';

export interface CityOptions {
  readonly asOf: Day;
  readonly from: Day;
  readonly cases: number;
  readonly licences: number;
  readonly inspections: number;
  readonly coercions: number;
}

/** How many acts a month sees compared with others: little around Spring Festival, much before the year's end; a bit more every year. */
const seasons = [0.75, 0.45, 1.1, 1.1, 1.05, 1.2, 1.05, 1, 1.1, 0.95, 1.25, 1];

/** Everything the thirteen agencies did, as rows of the layouts. */
export function inventCity(random: Random, options: CityOptions): { book: Book; agencies: Agency[] } {
  const book = new Book();
  const offices = agencies(random.fork('agencies'));
  const shares = portions(offices, options.cases);
  for (const agency of offices) {
    const own = random.fork(agency.code);
    const share = (total: number) => portions(offices, total).get(agency.code) ?? 0;
    const cases = writeCases(own.fork('cases'), agency, shares.get(agency.code) ?? 0, options, book);
    writeInspections(own.fork('inspections'), agency, share(options.inspections) - cases.inspections, options, book);
    writeLicences(own.fork('licences'), agency, share(options.licences), options, book);
    writeCoercions(own.fork('coercions'), agency, cases.stories, share(options.coercions), options, book);
    const other = own.fork('other recordings');
    for (const on of actDays(other, Math.ceil(agency.officers.length * 6), options))
      recordOther(other, agency, on, book);
    writeStaff(agency, book);
    writeRegisters(random.fork(`registers ${agency.code}`), agency, book);
  }
  return { book, agencies: offices };
}

/** Splits a total by the agencies' weights; the largest remainders get the rest. */
export function portions(offices: readonly Agency[], total: number): Map<string, number> {
  const sum = offices.reduce((all, agency) => all + agency.weight, 0);
  const exact = offices.map((agency) => ({ code: agency.code, value: (agency.weight * total) / sum }));
  const result = new Map(exact.map(({ code, value }) => [code, Math.floor(value)]));
  const rest = total - [...result.values()].reduce((a, b) => a + b, 0);
  const byRemainder = exact.toSorted((a, b) => (b.value % 1) - (a.value % 1));
  for (const { code } of byRemainder.slice(0, rest)) result.set(code, (result.get(code) ?? 0) + 1);
  return result;
}

/** `n` working days of the period, in order, spread by season. */
export function actDays(random: Random, n: number, { from, asOf }: CityOptions): Day[] {
  const months: (readonly [Day, number])[] = [];
  for (let year = yearOf(from); year <= yearOf(asOf); year++)
    seasons.forEach((weight, month) => {
      const start = day(`${year}-${String(month + 1).padStart(2, '0')}-01`);
      if (start >= from && start <= asOf) months.push([start, weight * (1 + 0.17 * (year - yearOf(from)))]);
    });
  const days = Array.from({ length: n }, () => workdays.onOrAfter(random.weighted(months) + random.int(0, 27)));
  return days.map((d) => (d > asOf ? asOf : d)).sort((a, b) => a - b);
}

export const caseNumber = (agency: Agency, on: Day, book: Book): string =>
  `CF${yearOf(on)}${agency.region}${String(book.next(`case ${agency.region} ${yearOf(on)}`)).padStart(4, '0')}`;

const inspectionNumber = (agency: Agency, on: Day, book: Book): string =>
  `JC${yearOf(on)}${agency.region}${String(book.next(`inspection ${agency.region} ${yearOf(on)}`)).padStart(4, '0')}`;

function writeCases(
  random: Random,
  agency: Agency,
  n: number,
  options: CityOptions,
  book: Book,
): { stories: CaseStory[]; inspections: number } {
  const starts: { on: Day; decidedAfter?: number }[] = actDays(random, n, options).map((on) => ({ on }));
  starts.push(...nearDeadline(random, agency, options.asOf));
  starts.sort((a, b) => a.on - b.on);
  let inspections = 0;
  const stories = starts.map(({ on, decidedAfter }) => {
    const no = caseNumber(agency, on, book);
    const matter = random.weighted(matters.map((m) => [m, m.weight] as const));
    const party = inventParty(random, agency, random.pick(matter.trades));
    const inspected = random.chance(0.4) ? workdays.plus(on, -random.int(0, 6)) : null;
    const start: CaseStart = {
      no,
      filedOn: on,
      matter,
      party,
      ...(decidedAfter === undefined ? {} : { decidedAfter }),
    };
    if (inspected === null) return tellCase(random, agency, start, book);
    const inspectionNo = inspectionNumber(agency, inspected, book);
    inspections++;
    writeInspection(random, agency, { no: inspectionNo, on: inspected, matter, party, caseNo: no }, book);
    return tellCase(random, agency, { ...start, inspectionNo }, book);
  });
  const decided = stories.filter((story) => story.decisionOn !== null);
  decided.sort((a, b) => (a.decisionOn ?? 0) - (b.decisionOn ?? 0));
  const numbers = new Map(decided.map((story) => [story.no, numbered(story, book)]));
  for (const story of stories) writeCase(random, story, numbers.get(story.no) ?? null, book);
  return { stories, inspections };
}

function numbered(story: CaseStory, book: Book): string {
  const on = story.decisionOn ?? story.filedOn;
  return penaltyNumber(story.agency.short, on, book.next(`penalty ${story.agency.region} ${yearOf(on)}`));
}

/** Cases that are due around the as-of date: filed ninety days ago and not decided, or decided seven working days ago and not yet published. */
function nearDeadline(random: Random, agency: Agency, asOf: Day): { on: Day; decidedAfter: number }[] {
  if (agency.weight < 5) return [];
  const undecided = random.int(0, 2);
  const fresh = random.int(1, 2);
  return [
    ...Array.from({ length: undecided }, () => ({
      on: workdays.plus(asOf, random.int(0, 2)) - 90,
      decidedAfter: 95 + random.int(0, 20),
    })),
    ...Array.from({ length: fresh }, () => {
      const decidedOn = workdays.plus(asOf, -random.int(4, 7));
      const on = workdays.plus(decidedOn, -random.int(30, 50));
      return { on, decidedAfter: decidedOn - on };
    }),
  ].map((start) => ({ ...start, on: workdays.onOrAfter(start.on) }));
}

export function writeInspections(random: Random, agency: Agency, n: number, options: CityOptions, book: Book): void {
  for (const on of actDays(random, Math.max(0, n), options))
    inventInspection(random, agency, inspectionNumber(agency, on, book), on, book);
}

export function writeLicences(random: Random, agency: Agency, n: number, options: CityOptions, book: Book): void {
  for (const on of actDays(random, n, options)) {
    const year = yearOf(on);
    const no = `XK${year}${agency.region}${String(book.next(`licence ${agency.region} ${year}`)).padStart(4, '0')}`;
    writeLicence(
      random,
      agency,
      no,
      on,
      (decidedOn, granted) => {
        const n = book.next(`licence decision ${agency.region} ${yearOf(decidedOn)} ${granted}`);
        return `（${agency.short}）商许${granted ? '准' : '不准'}字〔${yearOf(decidedOn)}〕${n}号`;
      },
      book,
    );
  }
}

/** Measures belong to cases about goods that can be taken away; enforcement to fines that were not paid. */
export function writeCoercions(
  random: Random,
  agency: Agency,
  stories: readonly CaseStory[],
  n: number,
  { asOf }: CityOptions,
  book: Book,
): void {
  const seizable = stories.filter((story) => story.matter.seizable && !story.simple);
  const unpaid = stories.filter((story) => story.fine > 0 && story.servedOn !== null && story.servedOn + 40 < asOf);
  const measures = random.sample(seizable, Math.ceil(n * 0.8));
  const executions = random.sample(unpaid, n - measures.length);
  const plans = [
    ...measures.map((story) => ({
      story,
      on: workdays.plus(story.filedOn, random.int(0, 3)),
      class: '强制措施' as const,
    })),
    ...executions.map((story) => ({
      story,
      on: workdays.onOrAfter((story.servedOn ?? story.filedOn) + random.int(16, 38)),
      class: random.pick(['强制执行', '申请法院强制执行'] as const),
    })),
  ].sort((a, b) => a.on - b.on);
  for (const { story, on, class: kind } of plans) {
    const number = book.next(`coercion ${agency.region} ${yearOf(on)}`);
    const plan: CoercionPlan = {
      no: `QZ${yearOf(on)}${agency.region}${String(number).padStart(3, '0')}`,
      decisionNo: `（${agency.short}）商强制字〔${yearOf(on)}〕${number}号`,
      caseNo: story.no,
      party: story.party,
      on,
      class: kind,
    };
    writeCoercion(random, agency, plan, book);
  }
}

/** 执法主体名录 and the two lists of persons. */
export function writeStaff(agency: Agency, book: Book): void {
  book.tables.orgs.push({
    org_code: agency.code,
    name: agency.name,
    uscc: agency.uscc,
    region: agency.region,
    peer_group: agency.group,
    parent_code: agency.parent,
    is_enforcement: true,
    created_on: day('2019-03-01'),
  });
  for (const officer of agency.officers)
    book.tables.officers.push({
      name: officer.name,
      ...agencyColumns(agency),
      post: officer.post,
      cert_no: officer.cert,
      category: officer.category,
      area: agency.name.replace('商务局', ''),
      cert_from: officer.from,
      cert_to: officer.to,
      status: officer.status,
      joined_on: officer.joinedOn,
      published_on: officer.publishedOn,
    });
  for (const reviewer of agency.reviewers)
    book.tables.reviewers.push({
      name: reviewer.name,
      ...agencyColumns(agency),
      cert_no: reviewer.cert,
      lpq_no: reviewer.lpq,
      first_on: reviewer.firstOn,
      active: reviewer.active,
    });
}
