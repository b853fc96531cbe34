import type { Agency } from './agencies.ts';
import { day, dayText, workdays, yearOf, type Day } from './days.ts';
import type { Random } from './random.ts';
import { agencyColumns, wordOf, type Book, type Fact, type Tables } from './rows.ts';
import { matters } from './words.ts';

/**
 * The registers that the agencies keep beside their ledgers since 2024: supplements to cases, complaints, reviews of files, the list of powers,
 * opinions of the supervisor, and what they published as the annual statistics of 2024. They follow the acts in the book and change none.
 */
export function writeRegisters(random: Random, agency: Agency, book: Book): void {
  const cases = book.tables.cases.filter((row) => row.org_name === agency.name);
  const recent = cases.filter((row) => Number(wordOf(row.case_no).slice(2, 6)) >= since);
  writePowers(agency, book);
  for (const row of recent) writeDetails(random.fork(`details ${wordOf(row.case_no)}`), agency, row, book);
  writeComplaints(random.fork('complaints'), agency, recent, book);
  writeFileReviews(random.fork('file reviews'), agency, recent, book);
  writeOpinions(random.fork('opinions'), agency, book);
  writePublished(random.fork('published'), agency, book);
}

const since = 2024;
type CaseRow = Tables['cases'][number];

const dayIn = (fact: Fact | undefined): Day | null => (typeof fact === 'number' ? fact : null);
/** The code of the item under which a violation is punished; the same in every agency. */
const itemOf = (violation: string): string =>
  `SW${String(matters.findIndex((m) => m.violation === violation) + 1).padStart(3, '0')}`;

function writePowers(agency: Agency, book: Book): void {
  for (const { violation } of matters)
    book.tables.power_items.push({
      item_no: itemOf(violation),
      ...agencyColumns(agency),
      item_name: `对${violation}的处罚`,
      subject: agency.name,
      duty: '商务领域行政处罚',
      authority: '行政处罚',
      basis: '见权责清单',
      reviewed_on: day('2023-11-20'),
      published_on: day('2023-12-01'),
    });
}

function writeDetails(random: Random, agency: Agency, row: CaseRow, book: Book): void {
  const decided = dayIn(row.decision_on);
  const filed = dayIn(row.filed_on) ?? decided;
  if (filed === null) return;
  const simple = row.procedure === '简易程序';
  const found = simple ? filed : workdays.plus(filed, -random.int(1, 6));
  const served = dayIn(row.served_on);
  const fined = typeof row.fine === 'number' && row.fine > 0 && served !== null;
  const due = fined ? served + 15 : null;
  const slow = agency.qualityOn(filed).servedLate;
  const paid = due !== null && !random.chance(slow / 2) ? due - random.int(0, 13) : null;
  const dunned = due !== null && paid === null && random.chance(0.6) ? workdays.plus(due, random.int(3, 20)) : null;
  book.tables.case_details.push({
    case_no: row.case_no,
    ...agencyColumns(agency),
    recorded_on: workdays.plus(decided ?? filed, random.int(1, 5)),
    started_on: found - random.int(5, 150),
    ended_on: found,
    found_on: found,
    grave: false,
    filing_by: simple ? null : (agency.officers[0]?.name ?? null),
    filing_approved_on: simple ? null : filed + (random.chance(0.03) ? 1 : 0),
    withdrawal_reason: row.close_kind === '撤销立案' ? random.pick(['违法事实不能成立', '']) || null : null,
    hearing_told_on: row.notice_on,
    has_range: !simple,
    discretion: simple || random.chance(0.04) ? null : '山西省商务行政处罚裁量基准',
    leniency: leniencyOf(random, row),
    item_no: itemOf(wordOf(row.violation)),
    reported_on: simple && !random.chance(0.03) ? workdays.plus(filed, random.int(0, 2)) : null,
    pay_due_on: due,
    paid_on: paid,
    enforced_on: dunned,
  });
}

function leniencyOf(random: Random, row: CaseRow): string | null {
  if (row.decision_on === null) return null;
  if (row.close_kind === '不予处罚') return random.pick(['首次违法', '违法轻微']);
  return random.weighted([
    ['无', 80],
    ['首次违法', 6],
    ['违法轻微', 6],
    ['主动消除减轻后果', 6],
    ['配合查处立功', 1],
  ] as const);
}

function writeComplaints(random: Random, agency: Agency, cases: readonly CaseRow[], book: Book): void {
  for (let n = 1; n <= Math.ceil(agency.weight / 2) + 2; n++) {
    const accepted = workdays.onOrAfter(day('2024-01-08') + random.int(0, 440));
    const due = workdays.plus(accepted, 10);
    const late = random.chance(agency.qualityOn(accepted).decidedLate * 2);
    const upheld = random.chance(0.4);
    const next = cases.find(({ filed_on: filed }) => {
      const on = dayIn(filed);
      return on !== null && on >= accepted && on <= accepted + 30;
    });
    const led = upheld && random.chance(0.6) ? (next ?? null) : null;
    book.tables.complaints.push({
      ticket_no: `GD${dayText(accepted).replaceAll('-', '')}${agency.region}${String(n).padStart(2, '0')}`,
      ...agencyColumns(agency),
      accepted_on: accepted,
      due_on: due,
      done_on: workdays.plus(accepted, late ? random.int(11, 25) : random.int(2, 10)),
      upheld,
      case_no: led?.case_no,
      disposition: led === null && !random.chance(0.1) ? (upheld ? '责令改正，已改正' : '经核查不属实') : null,
    });
  }
}

function writeFileReviews(random: Random, agency: Agency, cases: readonly CaseRow[], book: Book): void {
  const closed = cases.filter(({ archived_on: archived }) => (dayIn(archived) ?? Infinity) <= day('2024-11-01'));
  for (const row of random.sample(closed, 4)) {
    const lost = agency.qualityOn(day('2024-11-18')).textMissing * 250;
    book.tables.file_reviews.push({
      batch_no: 'PC2024',
      file_no: `AJ${wordOf(row.case_no).slice(2)}`,
      case_no: row.case_no,
      ...agencyColumns(agency),
      reviewed_on: day('2024-11-18') + random.int(0, 4),
      score: Math.round((98 - lost * random.float() * 2) * 2) / 2,
      vetoed: random.chance(0.02),
    });
  }
}

function writeOpinions(random: Random, agency: Agency, book: Book): void {
  const poor = agency.qualityOn(day('2024-06-03'));
  if (poor.unpublished + poor.unreviewed + poor.unrecorded < 0.26) return;
  const issued = workdays.onOrAfter(day('2024-06-03') + random.int(0, 200));
  const due = issued + 30;
  const done = random.chance(0.75);
  book.tables.supervision_opinions.push({
    opinion_no: `JD2024${agency.region}01`,
    ...agencyColumns(agency),
    kind: '监督意见书',
    issued_on: issued,
    due_on: due,
    done_on: done ? workdays.plus(issued, random.int(8, 20)) : null,
    accepted: done ? true : null,
  });
}

/** The numbers of penalties and inspections as published by the end of January; here and there one was miscounted. */
function writePublished(random: Random, agency: Agency, book: Book): void {
  const inYear = (fact: Fact | undefined) => yearOf(dayIn(fact) ?? 0) === since;
  const penalties = book.tables.cases.filter(
    (row) =>
      row.org_name === agency.name &&
      inYear(row.decision_on) &&
      row.close_kind !== '撤销立案' &&
      row.close_kind !== '不予处罚',
  );
  const simple = penalties.filter((row) => row.procedure === '简易程序').length;
  const put = (table: string, item: string, number: number) =>
    book.tables.published_statistics.push({
      ...agencyColumns(agency),
      year: since,
      stat_table: table,
      item,
      number: number + (random.chance(0.08) ? random.pick([-1, 1, 2]) : 0),
    });
  put('行政处罚实施情况', '合计', penalties.length);
  put('行政处罚实施情况', '简易程序', simple);
  put('行政处罚实施情况', '普通程序', penalties.length - simple);
}
