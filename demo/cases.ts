import type { Agency, Officer } from './agencies.ts';
import { workdays, type Day } from './days.ts';
import { inventParty, type Party } from './parties.ts';
import { review } from './reviewing.ts';
import type { Random } from './random.ts';
import type { Book } from './rows.ts';
import { matters, type Matter } from './words.ts';

/** One penalty case from filing to archive, as it would end; what lies after the as-of date is cut off when it is written. */
export interface CaseStory {
  readonly agency: Agency;
  readonly no: string;
  readonly matter: Matter;
  readonly party: Party;
  readonly simple: boolean;
  readonly filedOn: Day;
  readonly inspectionNo: string | null;
  readonly officers: readonly Officer[];
  readonly preservedOn: Day | null;
  readonly investigatedOn: Day;
  readonly noticeOn: Day | null;
  readonly hearingOn: Day | null;
  readonly waived: boolean;
  readonly discussedOn: Day | null;
  readonly opinionOn: Day | null;
  /** null: withdrawn or handed over, without a decision */
  readonly decisionOn: Day | null;
  readonly extension: { readonly on: Day; readonly days: number } | null;
  readonly kinds: readonly string[];
  readonly fine: number;
  readonly confiscated: number;
  readonly major: boolean;
  readonly service: string;
  readonly servedOn: Day | null;
  readonly announcedOn: Day | null;
  readonly closeKind: string;
  readonly closedOn: Day;
  readonly archivedOn: Day;
  readonly secrecy: string | null;
}

export interface CaseStart {
  readonly no: string;
  readonly filedOn: Day;
  readonly matter?: Matter;
  readonly party?: Party;
  readonly inspectionNo?: string;
  /** days from filing to decision that the story is bent to; for cases near the as-of date */
  readonly decidedAfter?: number;
}

/** Tells the story of a case; its review rounds go into the book on the way. */
export function tellCase(random: Random, agency: Agency, start: CaseStart, book: Book): CaseStory {
  const { filedOn } = start;
  const quality = agency.qualityOn(filedOn);
  const matter = start.matter ?? random.weighted(matters.map((m) => [m, m.weight] as const));
  const party = start.party ?? inventParty(random, agency, random.pick(matter.trades));
  const simple = matter.simple && !start.decidedAfter && random.chance(0.36);
  const officers = random.sample(
    agency.working,
    random.chance(quality.alone) && !simple ? 1 : random.chance(0.15) ? 3 : 2,
  );
  if (simple) return simpleCase(random, agency, start, matter, party, officers);

  const preservedOn = random.chance(matter.seizable ? 0.45 : 0.02) ? filedOn + random.int(0, 2) : null;
  const investigatedOn = workdays.plus(filedOn, random.int(6, 24));
  const fate = random.weighted([
    ['正常结案', 88],
    ['不予处罚', 5],
    ['撤销立案', 4],
    ['终结', 1.5],
    ['移送司法机关', 1.5],
  ] as const);
  const { kinds, fine, confiscated } = penalty(random, matter, party);
  const large = Math.max(fine, confiscated) >= (party.type === '法人及非法人组织' ? 50_000 : 5_000);
  const severe = kinds.includes('责令停产停业');
  const noticeOn =
    fate === '正常结案' && !random.chance(quality.textMissing / 4)
      ? workdays.plus(investigatedOn, random.int(2, 7))
      : null;
  const hearing = fate === '正常结案' && (large || severe) && random.chance(0.3);
  const waived = !hearing && random.chance(large || severe ? 0.55 : 0.4);
  const hearingOn = hearing && noticeOn ? workdays.plus(noticeOn, random.int(9, 14)) : null;
  const major = fate === '正常结案' && (large || severe || hearingOn !== null || random.chance(0.06));
  const heardUntil = hearingOn ?? (noticeOn ? workdays.plus(noticeOn, 6) : investigatedOn);
  const withdrawn = fate === '撤销立案' || fate === '终结' || fate === '移送司法机关';
  const { clearedOn, opinionOn } = withdrawn
    ? { clearedOn: heardUntil, opinionOn: null }
    : review(random, agency, { act: '行政处罚', ref: start.no, readyOn: heardUntil, major, officers }, book);
  const discussedOn = major ? workdays.plus(clearedOn, random.int(0, 3)) : null;
  const natural = workdays.plus(discussedOn ?? clearedOn, random.int(1, 5));
  const decidedOn = withdrawn ? null : decisionDay(random, start, natural, quality.decidedLate);
  const extended = decidedOn !== null && decidedOn > filedOn + 88 && random.chance(0.25);
  const served = decidedOn === null ? null : serve(random, decidedOn, quality.servedLate);
  const paid = workdays.plus(served?.servedOn ?? investigatedOn, random.int(1, 22));
  const closedOn = fate === '不予处罚' && decidedOn !== null ? decidedOn : paid;
  return {
    agency,
    no: start.no,
    matter,
    party,
    simple,
    filedOn,
    inspectionNo: start.inspectionNo ?? null,
    officers,
    preservedOn,
    investigatedOn,
    noticeOn,
    hearingOn,
    waived,
    discussedOn,
    opinionOn,
    decisionOn: decidedOn,
    extension: extended ? { on: workdays.plus(filedOn, random.int(50, 58)), days: random.pick([30, 30, 60]) } : null,
    kinds: fate === '正常结案' ? kinds : [],
    fine: fate === '正常结案' ? fine : 0,
    confiscated: fate === '正常结案' ? confiscated : 0,
    major,
    service: served?.service ?? '直接送达',
    servedOn: served?.servedOn ?? null,
    announcedOn: served?.announcedOn ?? null,
    closeKind: fate,
    closedOn,
    archivedOn: archiveDay(random, closedOn),
    secrecy: secrecyOf(random, party, fine),
  };
}

function simpleCase(
  random: Random,
  agency: Agency,
  start: CaseStart,
  matter: Matter,
  party: Party,
  officers: readonly Officer[],
): CaseStory {
  const on = start.filedOn;
  const warning = random.chance(0.35);
  const most = party.type === '法人及非法人组织' ? 3000 : 200;
  const closedOn = workdays.plus(on, random.int(0, 5));
  return {
    agency,
    no: start.no,
    matter,
    party,
    simple: true,
    filedOn: on,
    inspectionNo: start.inspectionNo ?? null,
    officers,
    preservedOn: null,
    investigatedOn: on,
    noticeOn: null,
    hearingOn: null,
    waived: false,
    discussedOn: null,
    opinionOn: null,
    decisionOn: on,
    extension: null,
    kinds: warning ? ['警告'] : ['罚款'],
    fine: warning ? 0 : Math.min(most, random.pick([50, 100, 200, 500, 1000, 2000, 3000])),
    confiscated: 0,
    major: false,
    service: '直接送达',
    servedOn: on,
    announcedOn: null,
    closeKind: '正常结案',
    closedOn,
    archivedOn: archiveDay(random, closedOn),
    secrecy: null,
  };
}

function penalty(random: Random, matter: Matter, party: Party): { kinds: string[]; fine: number; confiscated: number } {
  const [low, high] = matter.fine;
  const step = high > 20000 ? 1000 : 100;
  const scale = party.type === '法人及非法人组织' ? 1 : 0.35;
  const fine = Math.max(low * 0.2, Math.round(((low + (high - low) * random.float() ** 1.7) * scale) / step) * step);
  const confiscates = random.chance(matter.confiscates);
  const kinds = matter.kinds
    .filter((kind) => kind !== '没收违法所得、没收非法财物' || confiscates)
    .filter((kind) => kind !== '责令停产停业' || random.chance(0.5));
  const confiscated = confiscates ? Math.round(fine * (0.15 + random.float() * 1.2) * 100) / 100 : 0;
  return { kinds, fine, confiscated };
}

/** Within ninety days, or late in the agency's way; `decidedAfter` overrules. */
function decisionDay(random: Random, start: CaseStart, natural: Day, late: number): Day {
  if (start.decidedAfter !== undefined) return workdays.onOrAfter(start.filedOn + start.decidedAfter);
  if (random.chance(late)) return workdays.onOrAfter(start.filedOn + 92 + Math.floor(random.float() ** 2 * 80));
  return natural;
}

function serve(
  random: Random,
  decidedOn: Day,
  late: number,
): { service: string; servedOn: Day; announcedOn: Day | null } {
  const service = random.weighted([
    ['直接送达', 80],
    ['邮寄送达', 8],
    ['留置送达', 5],
    ['电子送达', 4],
    ['公告送达', 3],
  ] as const);
  const days = random.chance(late) ? random.int(8, 20) : Math.floor(random.float() ** 2 * 7);
  const day = workdays.plus(decidedOn, days);
  return service === '公告送达'
    ? { service, servedOn: workdays.onOrAfter(day + 30), announcedOn: day }
    : { service, servedOn: day, announcedOn: null };
}

function archiveDay(random: Random, closedOn: Day): Day {
  return workdays.onOrAfter(closedOn + (random.chance(0.05) ? random.int(35, 80) : random.int(3, 27)));
}

function secrecyOf(random: Random, party: Party, fine: number): string | null {
  if (party.type === '自然人' && random.chance(0.06)) return random.pick(['个人隐私', '未成年人']);
  if (fine < 1000 && random.chance(0.15)) return '无社会影响';
  return random.chance(0.008) ? random.pick(['商业秘密', '其他']) : null;
}
