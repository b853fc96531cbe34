import { day, yearOf, type Day } from './days.ts';
import { randomCreditCode } from './codes.ts';
import { givenNames, posts, surnames, categories } from './words.ts';
import type { Random } from './random.ts';
import { officeProfiles, quality, type Quality } from './profiles.ts';

export interface Person {
  readonly name: string;
  readonly cert: string | null;
}

export interface Officer extends Person {
  readonly cert: string;
  readonly post: string;
  readonly category: string;
  readonly from: Day;
  readonly to: Day;
  readonly status: string;
  readonly joinedOn: Day;
  readonly publishedOn: Day | null;
  readonly device: string;
}

export interface Reviewer extends Person {
  readonly lpq: string | null;
  readonly firstOn: Day | null;
  readonly active: boolean;
}

export interface Agency {
  readonly code: string;
  readonly name: string;
  /** how its numbers call it: `（潞州）商罚决字…` */
  readonly short: string;
  readonly region: string;
  readonly uscc: string;
  readonly group: string;
  readonly parent: string | null;
  /** share of the city's cases */
  readonly weight: number;
  readonly officers: readonly Officer[];
  /** those of them who still work there */
  readonly working: readonly Officer[];
  readonly reviewers: readonly Reviewer[];
  qualityOn(on: Day): Quality;
}

/** The thirteen agencies with their staff, `staffing` times as many as usual. Same random stream, same people. */
export function agencies(random: Random, staffing = 1): Agency[] {
  return officeProfiles.map((profile) => {
    const own = random.fork(profile.region);
    const names = new Set<string>();
    const newName = () => {
      for (;;) {
        const name = personName(own);
        if (!names.has(name)) {
          names.add(name);
          return name;
        }
      }
    };
    const officers = Array.from({ length: Math.round(profile.officers * staffing) }, (_, i) =>
      officer(own, newName(), profile, i),
    );
    const reviewers = Array.from({ length: Math.round(profile.reviewers * staffing) }, (_, i): Reviewer => ({
      name: newName(),
      cert: `${profile.region}9${String(i + 1).padStart(4, '0')}`,
      lpq: own.chance(0.75)
        ? `A${own.int(2009, 2021)}${profile.region}${String(own.int(1, 9999)).padStart(4, '0')}`
        : null,
      firstOn: own.chance(0.9) ? day(`${own.int(2015, 2021)}-0${own.int(1, 9)}-01`) : null,
      active: true,
    }));
    if (profile.retiredReviewer)
      reviewers.push({
        name: newName(),
        cert: `${profile.region}90099`,
        lpq: null,
        firstOn: day('2016-04-01'),
        active: false,
      });
    return {
      code: `SW${profile.region}`,
      name: profile.name,
      short: profile.short,
      region: profile.region,
      uscc: randomCreditCode(own, '11', profile.region),
      group: profile.group,
      parent: profile.region === '140400' ? null : 'SW140400',
      weight: profile.weight,
      officers,
      working: officers.filter((officer) => officer.status === '在岗'),
      reviewers,
      qualityOn: (on) => quality(profile, on),
    };
  });
}

export function personName(random: Random): string {
  const given = random.pick(givenNames) + (random.chance(0.55) ? random.pick(givenNames) : '');
  return random.pick(surnames) + given;
}

/** Certificates run five years. `expired` officers of a profile let theirs lapse in the course of 2024 and went on working. */
function officer(random: Random, name: string, profile: (typeof officeProfiles)[number], index: number): Officer {
  const lapsed = index < profile.expired;
  const renewed = !lapsed && random.chance(0.12);
  const from = lapsed
    ? day('2019-05-10') + random.int(0, 150)
    : renewed
      ? day('2023-03-01') + random.int(0, 400)
      : day('2020-09-01') + random.int(0, 420);
  const year = yearOf(from) + 5;
  const to = day(`${year}-01-01`) + (from - day(`${year - 5}-01-01`)) - 1;
  return {
    name,
    cert: `${profile.region}${String(index + 1).padStart(5, '0')}`,
    post: random.pick(posts),
    category: random.pick(categories),
    from,
    to,
    status: index >= 5 && index === profile.officers - 1 ? random.pick(['调离', '退休']) : '在岗',
    joinedOn: from - random.int(100, 3000),
    publishedOn: random.chance(0.93) ? from + random.int(20, 90) : null,
    device: `DSJ${profile.region}${String(Math.floor(index / 2) + 1).padStart(3, '0')}`,
  };
}
