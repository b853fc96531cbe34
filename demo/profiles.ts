import { day, type Day } from './days.ts';

/** How well an agency works: probabilities of each failing, at a moment. */
export interface Quality {
  /** a decision is never published */
  readonly unpublished: number;
  /** it is published after the due day */
  readonly publishedLate: number;
  /** a required document is missing from the file */
  readonly textMissing: number;
  /** an on-site activity has no recording */
  readonly unrecorded: number;
  /** a recording reaches the station after two working days */
  readonly uploadedLate: number;
  /** its digest doesn't match any more, or was never checked */
  readonly digestBad: number;
  readonly digestUnchecked: number;
  /** a major decision without any review */
  readonly unreviewed: number;
  /** reviewed only after the decision */
  readonly reviewedAfter: number;
  /** the opinion takes longer than allowed */
  readonly reviewSlow: number;
  /** decided after 90 days */
  readonly decidedLate: number;
  readonly servedLate: number;
  /** only one officer on site */
  readonly alone: number;
}

type Course = readonly [in2022: number, in2025: number];

export interface OfficeProfile {
  readonly region: string;
  readonly name: string;
  readonly short: string;
  readonly group: '市级' | '市辖区' | '县';
  readonly weight: number;
  readonly officers: number;
  readonly reviewers: number;
  readonly retiredReviewer?: boolean;
  /** officers whose certificates lapsed in 2024 */
  readonly expired: number;
  /** what differs from the city's usual course */
  readonly own: Partial<Record<keyof Quality, Course>>;
}

/** The city's usual course: slowly improving. */
const usual: Record<keyof Quality, Course> = {
  unpublished: [0.1, 0.05],
  publishedLate: [0.1, 0.04],
  textMissing: [0.06, 0.042],
  unrecorded: [0.16, 0.1],
  uploadedLate: [0.1, 0.04],
  digestBad: [0.006, 0.003],
  digestUnchecked: [0.04, 0.02],
  unreviewed: [0.17, 0.11],
  reviewedAfter: [0.06, 0.04],
  reviewSlow: [0.1, 0.05],
  decidedLate: [0.04, 0.02],
  servedLate: [0.04, 0.02],
  alone: [0.02, 0.01],
};

/** Every failing of the usual course, times a factor. */
function times(factor: number): Partial<Record<keyof Quality, Course>> {
  const entries = Object.entries(usual).map(([name, [from, to]]) => [name, [from * factor, to * factor]]);
  return Object.fromEntries(entries) as Partial<Record<keyof Quality, Course>>;
}

/** The thirteen agencies and what is planted in each; `demo/README.md` tells the same as a story. */
export const officeProfiles: readonly OfficeProfile[] = [
  {
    region: '140400',
    name: '长治市商务局',
    short: '长',
    group: '市级',
    weight: 13,
    officers: 24,
    reviewers: 3,
    expired: 0,
    own: times(0.6),
  },
  {
    region: '140403',
    name: '长治市潞州区商务局',
    short: '潞州',
    group: '市辖区',
    weight: 16,
    officers: 18,
    reviewers: 2,
    expired: 0,
    own: { textMissing: [0.03, 0.075], servedLate: [0.03, 0.06] },
  },
  {
    region: '140404',
    name: '长治市上党区商务局',
    short: '上党',
    group: '市辖区',
    weight: 9,
    officers: 12,
    reviewers: 1,
    expired: 0,
    own: {},
  },
  {
    region: '140405',
    name: '长治市屯留区商务局',
    short: '屯留',
    group: '市辖区',
    weight: 8,
    officers: 11,
    reviewers: 1,
    expired: 0,
    own: { uploadedLate: [0.2, 0.34], digestUnchecked: [0.12, 0.2], digestBad: [0.01, 0.02] },
  },
  {
    region: '140406',
    name: '长治市潞城区商务局',
    short: '潞城',
    group: '市辖区',
    weight: 10,
    officers: 12,
    reviewers: 1,
    expired: 0,
    own: { unpublished: [0.14, 0.34], publishedLate: [0.18, 0.3] },
  },
  {
    region: '140423',
    name: '襄垣县商务局',
    short: '襄垣',
    group: '县',
    weight: 9,
    officers: 12,
    reviewers: 2,
    expired: 0,
    own: times(0.12),
  },
  {
    region: '140425',
    name: '平顺县商务局',
    short: '平顺',
    group: '县',
    weight: 1.6,
    officers: 5,
    reviewers: 0,
    retiredReviewer: true,
    expired: 0,
    own: { alone: [0.06, 0.04] },
  },
  {
    region: '140426',
    name: '黎城县商务局',
    short: '黎城',
    group: '县',
    weight: 5,
    officers: 6,
    reviewers: 0,
    expired: 0,
    own: { alone: [0.14, 0.24], reviewSlow: [0.2, 0.25] },
  },
  {
    region: '140427',
    name: '壶关县商务局',
    short: '壶关',
    group: '县',
    weight: 6,
    officers: 8,
    reviewers: 1,
    expired: 0,
    own: {
      unpublished: [0.32, 0.01],
      publishedLate: [0.25, 0.02],
      textMissing: [0.16, 0.01],
      unrecorded: [0.38, 0.03],
      unreviewed: [0.4, 0.01],
      reviewedAfter: [0.12, 0.01],
      uploadedLate: [0.25, 0.02],
    },
  },
  {
    region: '140428',
    name: '长子县商务局',
    short: '长子',
    group: '县',
    weight: 7,
    officers: 9,
    reviewers: 1,
    expired: 0,
    own: { decidedLate: [0.1, 0.22], servedLate: [0.08, 0.18], reviewSlow: [0.2, 0.3] },
  },
  {
    region: '140429',
    name: '武乡县商务局',
    short: '武乡',
    group: '县',
    weight: 6,
    officers: 8,
    reviewers: 1,
    expired: 0,
    own: { unrecorded: [0.24, 0.48], uploadedLate: [0.12, 0.16] },
  },
  {
    region: '140430',
    name: '沁县商务局',
    short: '沁',
    group: '县',
    weight: 4.4,
    officers: 7,
    reviewers: 1,
    expired: 3,
    own: { textMissing: [0.06, 0.05] },
  },
  {
    region: '140431',
    name: '沁源县商务局',
    short: '沁源',
    group: '县',
    weight: 5,
    officers: 8,
    reviewers: 1,
    expired: 0,
    own: { unreviewed: [0.45, 0.65], reviewedAfter: [0.2, 0.25], textMissing: [0.07, 0.06] },
  },
];

const start = day('2022-01-01');
const end = day('2025-03-31');

/** The profile at a day, on a straight line from the start of 2022 to March 2025. */
export function quality(profile: OfficeProfile, on: Day): Quality {
  const share = Math.min(1, Math.max(0, (on - start) / (end - start)));
  const value = (name: keyof Quality) => {
    const [from, to] = profile.own[name] ?? usual[name];
    return from + (to - from) * share;
  };
  return {
    unpublished: value('unpublished'),
    publishedLate: value('publishedLate'),
    textMissing: value('textMissing'),
    unrecorded: value('unrecorded'),
    uploadedLate: value('uploadedLate'),
    digestBad: value('digestBad'),
    digestUnchecked: value('digestUnchecked'),
    unreviewed: value('unreviewed'),
    reviewedAfter: value('reviewedAfter'),
    reviewSlow: value('reviewSlow'),
    decidedLate: value('decidedLate'),
    servedLate: value('servedLate'),
    alone: value('alone'),
  };
}
