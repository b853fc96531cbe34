import { recordDuty, fieldTime } from './duties.ts';
import { publicationDay, publish, type Publication } from './publication.ts';
import { workdays, yearOf, type Day } from './days.ts';
import type { CaseStory } from './cases.ts';
import type { Random } from './random.ts';
import { agencyColumns, type Book } from './rows.ts';

/** What a case leaves in the files, once its decision has a number. */
export function writeCase(random: Random, story: CaseStory, decisionNo: string | null, book: Book): void {
  const { agency, matter, party } = story;
  const decided = story.decisionOn !== null;
  book.tables.cases.push({
    case_no: story.no,
    ...agencyColumns(agency),
    case_name: `${party.name}涉嫌${matter.violation}案`,
    insp_no: story.inspectionNo,
    party_name: party.name,
    party_type: party.type,
    party_code: party.code,
    violation: matter.violation,
    procedure: story.simple ? '简易程序' : '普通程序',
    is_major: random.chance(0.02) && !story.simple ? null : story.major,
    filed_on: story.simple ? null : story.filedOn,
    investigated_on: story.simple ? null : story.investigatedOn,
    preserved_on: story.preservedOn,
    notice_on: story.noticeOn,
    waived: story.noticeOn === null ? null : story.waived,
    hearing_on: story.hearingOn,
    discussed_on: story.discussedOn,
    decision_no: decisionNo,
    decision_on: story.decisionOn,
    penalty_kinds: story.kinds,
    fine: decided && story.fine > 0 ? story.fine : null,
    confiscated: decided && story.confiscated > 0 ? story.confiscated : null,
    served_on: story.servedOn,
    service: decided ? story.service : null,
    announced_on: story.announcedOn,
    closed_on: story.closedOn,
    close_kind: story.closeKind,
    archived_on: story.archivedOn,
    ext_approved_on: story.extension?.on,
    ext_days: story.extension?.days,
    officers: story.officers,
    secrecy: story.secrecy,
    filed_gov_on:
      story.major && story.decisionOn !== null && random.chance(0.85)
        ? workdays.plus(story.decisionOn, random.int(2, 9))
        : null,
  });
  writeDocuments(random, story, book);
  writeDuties(random, story, book);
  if (
    decisionNo !== null &&
    story.decisionOn !== null &&
    !story.simple &&
    story.closeKind !== '不予处罚' &&
    !hidden(story)
  ) {
    const publication: Publication = { act: '行政处罚', number: decisionNo, madeOn: story.decisionOn, limit: 7 };
    writePublication(random, story, publication, book);
  }
}

const hidden = (story: CaseStory): boolean => story.secrecy !== null && story.secrecy !== '其他';

function writePublication(random: Random, story: CaseStory, publication: Publication, book: Book): void {
  const on = publicationDay(random, story.agency, publication);
  const onlyRegister = on !== null && story.party.type !== '自然人' && random.chance(0.08);
  if (!onlyRegister) publish(random, story.agency, publication, on, book);
  if (on === null || story.party.type === '自然人' || !(onlyRegister || random.chance(0.25))) return;
  const fine = story.fine > 0 ? `罚款${story.fine}元` : '';
  const gain = story.confiscated > 0 ? `没收违法所得${story.confiscated}元` : '';
  book.tables.gsxt.push({
    decision_no: publication.number,
    violation: story.matter.violation,
    content: [story.kinds.includes('警告') ? '警告' : '', fine, gain].filter(Boolean).join('，'),
    org_name: story.agency.name,
    decision_on: story.decisionOn,
    published_on: onlyRegister ? on : workdays.plus(on, random.int(0, 3)),
  });
}

/** The documents that the file of such a case holds, less what the agency forgets. */
function writeDocuments(random: Random, story: CaseStory, book: Book): void {
  const quality = story.agency.qualityOn(story.decisionOn ?? story.filedOn);
  let page = 1;
  let seq = 0;
  for (const [kind, on] of documentsOf(random, story)) {
    if (random.chance(quality.textMissing)) continue;
    const pages = random.int(1, 6);
    book.tables.documents.push({
      case_no: story.no,
      seq: ++seq,
      kind,
      made_on: random.chance(0.01) ? null : on,
      page_from: page,
      page_to: page + pages - 1,
    });
    page += pages;
  }
}

function documentsOf(random: Random, story: CaseStory): [kind: string, on: Day][] {
  const { decisionOn, servedOn } = story;
  if (story.simple)
    return [
      ['当场处罚决定书', story.filedOn],
      ...(random.chance(0.8) ? ([['罚没票据', story.filedOn]] as [string, Day][]) : []),
    ];
  const documents: [string, Day | null][] = [
    ['立案审批表', story.filedOn],
    [random.chance(0.6) ? '现场检查笔录' : '询问笔录', workdays.plus(story.filedOn, 1)],
    ['询问笔录', workdays.plus(story.filedOn, random.int(2, 5))],
    ['抽样取证凭证', story.matter.seizable && random.chance(0.3) ? workdays.plus(story.filedOn, 2) : null],
    ['先行登记保存通知书', story.preservedOn],
    ['先行登记保存处理决定书', story.preservedOn === null ? null : workdays.plus(story.preservedOn, 5)],
    ['调查终结报告', story.investigatedOn],
    ['行政处罚事先告知书', story.noticeOn],
    ['听证通知书', story.hearingOn === null ? null : workdays.plus(story.hearingOn, -8)],
    ['听证笔录', story.hearingOn],
    ['法制审核意见书', story.opinionOn],
    ['集体讨论记录', story.discussedOn],
    [story.closeKind === '不予处罚' ? '不予行政处罚决定书' : '行政处罚决定书', decisionOn],
    ['送达回证', story.service === '公告送达' ? null : servedOn],
    ['罚没票据', story.fine > 0 && servedOn !== null ? story.closedOn : null],
    ['结案审批表', story.closedOn],
    ['公示截图', decisionOn !== null && random.chance(0.3) ? workdays.plus(decisionOn, 5) : null],
  ];
  return documents.flatMap(([kind, on]) => (on === null ? [] : [[kind, on]]));
}

/** On-site activities of the case itself; the inspection before it has its own. */
function writeDuties(random: Random, story: CaseStory, book: Book): void {
  const { agency, officers, no: ref } = story;
  const duty = (scene: string, on: Day, minutes: readonly [number, number], need: '音像记录' | '全过程音像记录') =>
    recordDuty(
      random,
      agency,
      agency.qualityOn(on),
      { ref, scene, need, officers, ...fieldTime(random, on, minutes) },
      book,
    );
  if (story.simple) {
    if (random.chance(0.3)) duty('当场处罚', story.filedOn, [10, 25], '音像记录');
    return;
  }
  if (random.chance(0.42)) duty('调查取证', workdays.plus(story.filedOn, random.int(1, 4)), [25, 110], '音像记录');
  if (story.preservedOn !== null) duty('证据保全', workdays.onOrAfter(story.preservedOn), [20, 60], '音像记录');
  if (story.hearingOn !== null) duty('听证', story.hearingOn, [45, 130], '全过程音像记录');
  if (story.service === '留置送达' && story.servedOn !== null)
    duty('留置送达', story.servedOn, [10, 30], '全过程音像记录');
  if (story.announcedOn !== null && random.chance(0.6)) duty('公告送达', story.announcedOn, [10, 20], '音像记录');
}

/** `（潞州）商罚决字〔2024〕12号` */
export const penaltyNumber = (short: string, decidedOn: Day, n: number): string =>
  `（${short}）商罚决字〔${yearOf(decidedOn)}〕${n}号`;
