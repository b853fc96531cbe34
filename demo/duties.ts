import type { Agency, Officer } from './agencies.ts';
import { randomDigest } from './codes.ts';
import { at, dayOf, DAY_SECONDS, momentText, workdays, type Day } from './days.ts';
import type { Quality } from './profiles.ts';
import type { Random } from './random.ts';
import { agencyColumns, type Book } from './rows.ts';

export interface DutyPlan {
  readonly ref: string;
  readonly scene: string;
  readonly need: '文字记录' | '音像记录' | '全过程音像记录';
  /** civil seconds */
  readonly start: number;
  readonly end: number;
  readonly officers: readonly Officer[];
}

/** A time on that day during which officers are out: morning or afternoon, whole five minutes. */
export function fieldTime(random: Random, on: Day, minutes: readonly [number, number]): { start: number; end: number } {
  const start = at(on, random.pick([9, 9, 10, 14, 15, 15, 16]), random.int(0, 11) * 5);
  return { start, end: start + random.int(minutes[0], minutes[1]) * 60 };
}

/** Writes the duty and, unless the agency fails, its recordings. */
export function recordDuty(random: Random, agency: Agency, quality: Quality, plan: DutyPlan, book: Book): void {
  const duty_no = `HJ${agency.region}${String(book.next('duty')).padStart(6, '0')}`;
  const recorded = plan.need !== '文字记录' && !random.chance(quality.unrecorded);
  const excused = !recorded && plan.need !== '文字记录' && random.chance(0.1);
  book.tables.duties.push({
    duty_no,
    ...agencyColumns(agency),
    ref_no: plan.ref,
    scene: plan.scene,
    start_at: plan.start,
    end_at: plan.end,
    need: plan.need,
    exempt: excused ? random.pick(['设备故障', '紧急情况']) : null,
    officers: plan.officers,
  });
  if (!recorded) return;
  const numbered = random.chance(0.86);
  const uploaded = uploadMoment(random, plan.end, quality);
  const cameras = plan.need === '全过程音像记录' ? plan.officers.slice(0, 2) : plan.officers.slice(0, 1);
  for (const officer of cameras) {
    const from = plan.start - random.int(10, 240);
    const to = plan.end + random.int(5, 120);
    const cut = to - from > 5400 ? from + Math.floor((to - from) / 2) : to;
    const pieces = cut === to ? [[from, to] as const] : [[from, cut] as const, [cut + random.int(1, 4), to] as const];
    for (const [start, end] of pieces) {
      film(random, agency, quality, book, {
        officer,
        media: '视频',
        start,
        end,
        uploaded,
        label: '执法',
        ref: numbered ? plan.ref : null,
      });
    }
  }
  const photographer = plan.officers.at(-1);
  if (photographer && random.chance(0.35)) {
    const moment = plan.start + random.int(60, Math.max(61, plan.end - plan.start));
    film(random, agency, quality, book, {
      officer: photographer,
      media: '图片',
      start: moment,
      end: moment,
      uploaded,
      label: '执法',
      ref: plan.ref,
    });
  }
}

/** Files the station holds beside the recordings of duties: test shots, patrols, device logs. */
export function recordOther(random: Random, agency: Agency, on: Day, book: Book): void {
  const officer = random.pick(agency.officers);
  const media = random.weighted([
    ['视频', 5],
    ['音频', 1],
    ['日志', 2],
  ] as const);
  const { start, end } = fieldTime(random, on, media === '日志' ? [0, 0] : [1, 25]);
  const label =
    media === '日志'
      ? null
      : random.weighted([
          ['试机', 3],
          ['巡逻', 4],
          ['执法', 1],
        ] as const);
  film(random, agency, agency.qualityOn(on), book, {
    officer,
    media,
    start,
    end,
    uploaded: uploadMoment(random, end, agency.qualityOn(on)),
    label,
    ref: null,
  });
}

interface Film {
  readonly officer: Officer;
  readonly media: '视频' | '音频' | '图片' | '日志';
  readonly start: number;
  readonly end: number;
  readonly uploaded: number;
  readonly label: string | null;
  readonly ref: string | null;
}

/** bytes per second of the camera's video and sound; bytes of a picture and of a log */
const sizes = { 视频: 492_000, 音频: 16_000, 图片: 3_400_000, 日志: 18_000 } as const;
const suffixes = { 视频: 'MP4', 音频: 'WAV', 图片: 'JPG', 日志: 'LOG' } as const;

function film(random: Random, agency: Agency, quality: Quality, book: Book, shot: Film): void {
  const seconds = shot.end - shot.start;
  const number = book.next('recording');
  const stamp = momentText(shot.start).replaceAll(/\D/g, '');
  const unit = sizes[shot.media];
  book.tables.recordings.push({
    rec_no: `${agency.region}-${stamp.slice(0, 8)}-${String(number).padStart(6, '0')}`,
    file_name: `${shot.officer.device}_${shot.officer.cert}_${stamp}.${suffixes[shot.media]}`,
    device: shot.officer.device,
    user_name: shot.officer.name,
    cert_no: shot.officer.cert,
    ...agencyColumns(agency),
    media: shot.media,
    start_at: shot.start,
    end_at: shot.end,
    duration: seconds,
    size: Math.round(
      Math.max(1, seconds) *
        (shot.media === '图片' || shot.media === '日志' ? unit : unit * (0.94 + random.float() * 0.12)),
    ),
    collected_at: Math.max(shot.uploaded, shot.end + 60),
    label: shot.label,
    ref_no: shot.ref,
    md5: randomDigest(random),
    hash_result: random.chance(quality.digestBad)
      ? '不通过'
      : random.chance(quality.digestUnchecked)
        ? '未校验'
        : '通过',
  });
}

/** When the camera is put into the station: the same evening or the next working day; late ones after two working days. */
function uploadMoment(random: Random, end: number, quality: Quality): number {
  if (random.chance(quality.uploadedLate))
    return at(workdays.plus(dayOf(end), random.int(3, 12)), random.int(8, 17), random.int(0, 59), random.int(0, 59));
  const evening = dayOf(end) * DAY_SECONDS + 17.5 * 3600 + random.int(0, 4500);
  if (evening > end + 600 && random.chance(0.6)) return evening;
  return at(
    workdays.plus(dayOf(end), random.chance(0.8) ? 1 : 2),
    random.int(8, 11),
    random.int(0, 59),
    random.int(0, 59),
  );
}
