import type { Agency } from './agencies.ts';
import { at, dayOf, workdays, yearOf, type Day } from './days.ts';
import { fieldTime, recordDuty } from './duties.ts';
import { inventParty, type Party } from './parties.ts';
import { publicationDay, publish } from './publication.ts';
import { review } from './reviewing.ts';
import type { Random } from './random.ts';
import { agencyColumns, type Book } from './rows.ts';
import { licenceItems, matters, type Matter } from './words.ts';

export interface InspectionPlan {
  readonly no: string;
  readonly on: Day;
  readonly matter: Matter;
  readonly party: Party;
  /** the case it led to */
  readonly caseNo: string | null;
}

/** An inspection with its approval, its recording and the publication of its result. */
export function writeInspection(random: Random, agency: Agency, plan: InspectionPlan, book: Book): void {
  const quality = agency.qualityOn(plan.on);
  const enterprise = plan.party.type !== '自然人';
  const source = random.weighted([
    ['双随机', 38],
    ['投诉举报', plan.caseNo ? 30 : 14],
    ['上级部署', 16],
    ['数据监测', 6],
    ['转办交办', 8],
    ['其他', 8],
  ] as const);
  const onSite = plan.caseNo !== null || !random.chance(0.06);
  const officers =
    onSite && random.chance(quality.alone)
      ? random.sample(agency.working, 1)
      : random.sample(agency.working, random.chance(0.2) ? 3 : 2);
  const { start, end } = fieldTime(random, plan.on, [25, 120]);
  const result = plan.caseNo
    ? '立案'
    : random.weighted([
        ['未发现问题', 66],
        ['责令当场改正', 18],
        ['限期整改', 13],
        ['无法联系', 2],
        ['移送', 1],
      ] as const);
  const madePublic =
    source === '双随机' || enterprise
      ? publicationDay(random, agency, { act: '行政检查', number: plan.no, madeOn: plan.on, limit: 20 })
      : null;
  const elsewhere = madePublic !== null && random.chance(0.3);
  book.tables.inspections.push({
    insp_no: plan.no,
    ...agencyColumns(agency),
    insp_type: source === '上级部署' ? '专项检查' : source === '双随机' || source === '其他' ? '日常检查' : '个案检查',
    task_source: source,
    task_no:
      source === '双随机'
        ? `RW${yearOf(plan.on)}-${agency.region}-${String(book.next(`task ${agency.region} ${yearOf(plan.on)}`)).padStart(3, '0')}`
        : null,
    item_name: plan.matter.item,
    object_name: plan.party.name,
    object_code: enterprise ? plan.party.code : null,
    is_enterprise: enterprise,
    mode: onSite ? '现场' : '非现场',
    insp_on: plan.on,
    approved_by: agency.officers[0]?.name ?? null,
    approved_at: random.chance(0.93)
      ? at(workdays.plus(plan.on, -random.int(1, 4)), random.int(8, 17), random.int(0, 59))
      : null,
    urgent: source === '投诉举报' && random.chance(0.15),
    arrived_at: onSite ? start : null,
    left_at: onSite ? end : null,
    officers,
    result,
    case_no: plan.caseNo,
    has_record: random.chance(0.97),
    published_on: elsewhere ? null : madePublic,
  });
  if (elsewhere)
    publish(random, agency, { act: '行政检查', number: plan.no, madeOn: plan.on, limit: 20 }, madePublic, book);
  if (!onSite) return;
  const recorded = plan.caseNo !== null || random.chance(0.3);
  if (recorded || random.chance(0.3))
    recordDuty(
      random,
      agency,
      quality,
      {
        ref: plan.no,
        scene: source === '双随机' ? '随机抽查' : '现场检查',
        need: recorded ? '音像记录' : '文字记录',
        start,
        end,
        officers,
      },
      book,
    );
}

/** An inspection that led to nothing. */
export function inventInspection(random: Random, agency: Agency, no: string, on: Day, book: Book): void {
  const matter = random.weighted(matters.map((m) => [m, m.weight] as const));
  const party = inventParty(random, agency, random.pick(matter.trades), 0.02);
  writeInspection(random, agency, { no, on, matter, party, caseNo: null }, book);
}

/** An application from receipt to the licence; `number` gives the decision's number when there is one. */
export function writeLicence(
  random: Random,
  agency: Agency,
  no: string,
  appliedOn: Day,
  number: (decidedOn: Day, granted: boolean) => string,
  book: Book,
): void {
  const [item, trade] = random.weighted(licenceItems.map((entry) => [entry, entry[2]] as const));
  const party = inventParty(random, agency, trade, 0);
  const officers = random.sample(agency.working, 2);
  const kind = random.weighted([
    ['承诺件', 70],
    ['即办件', 18],
    ['法定件', 12],
  ] as const);
  const acceptedOn = kind === '即办件' ? appliedOn : workdays.plus(appliedOn, random.int(0, 3));
  const major = random.chance(
    item === '成品油零售经营资格审批' || item === '报废机动车回收拆解企业资质认定' ? 0.45 : 0.01,
  );
  const ready = kind === '即办件' ? acceptedOn : workdays.plus(acceptedOn, random.int(2, 8));
  const result = random.weighted([
    ['准予许可', 84],
    ['准予变更', 6],
    ['准予延续', 5],
    ['不予许可', 2],
    ['撤回申请', 3],
  ] as const);
  const granted = result !== '不予许可' && result !== '撤回申请';
  const { clearedOn } =
    major && result !== '撤回申请'
      ? review(random, agency, { act: '行政许可', ref: no, readyOn: ready, major, officers }, book)
      : { clearedOn: ready };
  const decidedOn = kind === '即办件' && !major ? acceptedOn : workdays.plus(clearedOn, random.int(0, 5));
  const decisionNo = result === '撤回申请' ? null : number(decidedOn, granted);
  book.tables.licences.push({
    licence_no: no,
    ...agencyColumns(agency),
    item_name: item,
    party_name: party.name,
    party_type: party.type,
    party_code: party.code,
    kind,
    applied_on: appliedOn,
    accepted_on: acceptedOn,
    decision_no: decisionNo,
    decision_on: decidedOn,
    result,
    issued_on: granted ? workdays.plus(decidedOn, random.int(0, 5)) : null,
    is_major: random.chance(0.01) ? null : major,
    officers,
  });
  if (decisionNo === null || !granted) return;
  const publication = { act: '行政许可', number: decisionNo, madeOn: decidedOn, limit: 7 } as const;
  publish(random, agency, publication, publicationDay(random, agency, publication), book);
}

export interface CoercionPlan {
  readonly no: string;
  readonly decisionNo: string;
  readonly caseNo: string | null;
  readonly party: Party;
  readonly on: Day;
  readonly class: '强制措施' | '强制执行' | '申请法院强制执行';
}

/** A sealing, a seizure, an additional fine, or an application to the court. */
export function writeCoercion(random: Random, agency: Agency, plan: CoercionPlan, book: Book): void {
  const quality = agency.qualityOn(plan.on);
  const officers = random.sample(agency.working, random.chance(quality.alone) ? 1 : 2);
  const { start, end } = fieldTime(random, plan.on, [40, 150]);
  const measure = plan.class === '强制措施';
  const major = measure && random.chance(0.3);
  if (major)
    review(
      random,
      agency,
      { act: '行政强制', ref: plan.no, readyOn: workdays.plus(plan.on, -6), major, officers },
      book,
    );
  book.tables.coercions.push({
    coercion_no: plan.no,
    case_no: plan.caseNo,
    ...agencyColumns(agency),
    class: plan.class,
    kind: measure
      ? random.weighted([
          ['扣押财物', 6],
          ['查封场所、设施或者财物', 4],
        ] as const)
      : plan.class === '强制执行'
        ? '加处罚款或者滞纳金'
        : '申请法院强制执行',
    party_name: plan.party.name,
    decision_no: plan.decisionNo,
    decision_on: plan.on,
    implemented_at: measure ? start : null,
    ended_on: plan.class === '强制执行' ? workdays.plus(plan.on, random.int(5, 30)) : null,
    court_applied_on: plan.class === '申请法院强制执行' ? plan.on : null,
    released_on: measure ? workdays.onOrAfter(dayOf(start) + random.int(12, 29)) : null,
    is_major: major,
    officers,
  });
  if (measure)
    recordDuty(
      random,
      agency,
      quality,
      { ref: plan.no, scene: '查封扣押', need: '全过程音像记录', start, end, officers },
      book,
    );
  if (plan.class === '申请法院强制执行') return;
  const publication = { act: '行政强制', number: plan.decisionNo, madeOn: plan.on, limit: 20 } as const;
  publish(random, agency, publication, publicationDay(random, agency, publication), book);
}
