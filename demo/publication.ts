import type { Agency } from './agencies.ts';
import { workdays, type Day } from './days.ts';
import type { Random } from './random.ts';
import { agencyColumns, type Book } from './rows.ts';

export interface Publication {
  readonly act: '行政处罚' | '行政许可' | '行政强制' | '行政检查';
  /** decision number, or the inspection's */
  readonly number: string;
  readonly madeOn: Day;
  /** working days allowed: 7 or 20 */
  readonly limit: 7 | 20;
}

/** When it becomes public in the agency's way of working; null when never. */
export function publicationDay(random: Random, agency: Agency, { madeOn, limit }: Publication): Day | null {
  const quality = agency.qualityOn(madeOn);
  if (random.chance(quality.unpublished)) return null;
  if (random.chance(quality.publishedLate)) {
    const days = random.weighted([
      [random.int(1, 4), 5],
      [random.int(5, 15), 3],
      [random.int(16, 60), 1],
    ] as const);
    return workdays.plus(madeOn, limit + days);
  }
  const usual = Math.min(limit, 1 + Math.floor(limit * Math.sqrt(random.float()) * random.float() * 1.3));
  return workdays.plus(madeOn, usual);
}

/** Writes the rows of 公示台账 for something published on `on`; other channels follow within days. A few agencies tell only WeChat. */
export function publish(random: Random, agency: Agency, publication: Publication, on: Day | null, book: Book): void {
  const row = (channel: string, day: Day) =>
    book.tables.disclosures.push({
      act_type: publication.act,
      subject_no: publication.number,
      ...agencyColumns(agency),
      channel,
      published_on: day,
    });
  if (on === null) {
    if (random.chance(0.12)) row('微信公众号', workdays.plus(publication.madeOn, random.int(1, 6)));
    return;
  }
  const first =
    publication.act === '行政检查'
      ? '门户网站'
      : random.weighted([
          ['信用中国', 6],
          ['省行政执法公示平台', 3],
          ['门户网站', 2],
        ] as const);
  row(first, on);
  for (const channel of ['门户网站', '省行政执法公示平台', '微信公众号'] as const)
    if (channel !== first && random.chance(channel === '门户网站' ? 0.45 : 0.12))
      row(channel, workdays.plus(on, random.int(0, 4)));
}
