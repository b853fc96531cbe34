import type { Agency, Officer } from './agencies.ts';
import { workdays, type Day } from './days.ts';
import type { Random } from './random.ts';
import { agencyColumns, type Book } from './rows.ts';

export interface ReviewPlan {
  readonly act: '行政处罚' | '行政许可' | '行政强制';
  readonly ref: string;
  /** the file is ready to be reviewed */
  readonly readyOn: Day;
  readonly major: boolean;
  readonly officers: readonly Officer[];
}

/** Says on which day the decision can follow: the day after the last opinion, or `readyOn` when nobody reviews before it. */
export function review(
  random: Random,
  agency: Agency,
  plan: ReviewPlan,
  book: Book,
): { clearedOn: Day; opinionOn: Day | null } {
  const quality = agency.qualityOn(plan.readyOn);
  const everything = ['140400', '140423'].includes(agency.region) ? 0.5 : 0.12;
  if (!(plan.major ? !random.chance(quality.unreviewed) : random.chance(everything)))
    return { clearedOn: plan.readyOn, opinionOn: null };
  const after = random.chance(quality.reviewedAfter);
  const complex = plan.major && random.chance(0.15);
  let submitted = workdays.plus(plan.readyOn, after ? random.int(3, 9) : random.int(0, 2));
  for (let round = 1; ; round++) {
    const limit = complex ? 10 : 5;
    const taken = random.chance(quality.reviewSlow) ? limit + random.int(1, 8) : random.int(1, limit);
    const completed = random.chance(0.15) ? workdays.plus(submitted, random.int(1, 3)) : null;
    const concluded = workdays.plus(completed ?? submitted, taken);
    const agreed = round === 2 || random.chance(0.82);
    book.tables.reviews.push({
      ref_no: plan.ref,
      round,
      act_type: plan.act,
      ...agencyColumns(agency),
      submitted_on: submitted,
      complete_on: completed,
      complex,
      concluded_on: concluded,
      conclusion: agreed ? '同意' : random.pick(['建议变更', '建议纠正', '退回', '建议继续调查']),
      reviewers: reviewersFor(random, agency, plan.officers),
    });
    if (agreed) return { clearedOn: after ? plan.readyOn : concluded, opinionOn: concluded };
    submitted = workdays.plus(concluded, random.int(1, 4));
  }
}

/** The agency's own reviewers; where there is none, an officer who isn't on the case. */
function reviewersFor(random: Random, agency: Agency, staff: readonly Officer[]) {
  const own = agency.reviewers.filter((reviewer) => reviewer.active);
  if (own.length > 0) return [random.pick(own)];
  const others = agency.officers.filter((officer) => !staff.includes(officer));
  return random.sample(others, 1);
}
