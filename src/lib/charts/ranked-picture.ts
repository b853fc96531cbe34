import { text, textWidth, round, type Drawing } from './picture.ts';
import type { ChartTheme } from './theme.ts';

/** Agencies as dots against the target, as a picture: what `ui/RankedAgencies.svelte` shows. */
export interface RankedLine {
  /** null: too few cases for a rank */
  readonly place: number | null;
  readonly name: string;
  /** between 0 and 1 */
  readonly rate: number;
  readonly away: boolean;
  readonly interval: { readonly low: number; readonly high: number } | null;
  readonly rateText: string;
  readonly fraction: string;
}

export interface RankedAxis {
  /** rate at its end */
  readonly end: number;
  readonly target: { readonly rate: number; readonly name: string } | null;
  /** below its beginning, middle and end */
  readonly labels: readonly string[];
}

const rowHeight = 24;
const top = 22;

export function rankedDrawing(
  lines: readonly RankedLine[],
  axis: RankedAxis,
  width: number,
  theme: ChartTheme,
): Drawing {
  const left = 32 + Math.ceil(Math.max(0, ...lines.map(({ name }) => textWidth(name, 13)))) + 16;
  const right = width - 160;
  const at = (rate: number) => round(left + (Math.min(rate, axis.end) / axis.end) * (right - left));
  const anchors = ['start', 'middle', 'end'] as const;
  const head = axis.labels.map((label, i) =>
    text(at((axis.end * i) / 2), 12, label, { size: 11, fill: theme.ink3, anchor: anchors[i] ?? 'end' }),
  );
  const bottom = top + lines.length * rowHeight;
  const height = bottom + (axis.target === null ? 4 : 18);
  const foot =
    axis.target === null
      ? ''
      : text(at(axis.target.rate), bottom + 12, axis.target.name, {
          size: 11,
          fill: theme.ink2,
          anchor: axis.target.rate > axis.end / 2 ? 'end' : 'start',
        });
  const body = lines.map((line, i) => {
    const y = top + i * rowHeight + rowHeight / 2;
    const small = line.place === null;
    const baseline = y + 4.5;
    return [
      text(20, baseline, line.place === null ? '' : String(line.place), { size: 13, fill: theme.ink3, anchor: 'end' }),
      text(32, baseline, line.name, { size: 13, fill: theme.ink }),
      `<path d="M${left} ${y}H${right}" stroke="${theme.grid}"/>`,
      line.interval
        ? `<path d="M${at(line.interval.low)} ${y}H${at(line.interval.high)}" stroke="${theme.rule}" stroke-width="4"/>`
        : '',
      axis.target === null
        ? ''
        : `<path d="M${at(axis.target.rate)} ${y - rowHeight / 2}v${rowHeight}" stroke="${theme.target}"/>`,
      dot(at(line.rate), y, line.away, small, theme),
      text(width - 92, baseline, line.rateText, { size: 13, fill: theme.ink, anchor: 'end', italic: small }),
      text(width, baseline, line.fraction, { size: 13, fill: theme.ink2, anchor: 'end' }),
    ].join('');
  });
  return {
    svg: `<svg width="${width}" height="${height}">${head.join('')}${body.join('')}${foot}</svg>`,
    width,
    height,
  };
}

/** Round where the target is reached, a lozenge where it is not; hollow without a rank. */
function dot(x: number, y: number, away: boolean, hollow: boolean, theme: ChartTheme): string {
  const color = away ? theme.late : theme.met;
  const look = `fill="${hollow ? theme.paper : color}" stroke="${color}" stroke-width="2"`;
  return away ? `<path d="M${x} ${y - 6}l6 6l-6 6l-6 -6z" ${look}/>` : `<circle cx="${x}" cy="${y}" r="4.5" ${look}/>`;
}
