import { text, type Drawing } from './picture.ts';
import type { ChartTheme } from './theme.ts';

/** What is written in a tile, or in the list below the tiles. */
export interface TileText {
  readonly name: string;
  /** `85.6%`, or — */
  readonly rate: string;
  readonly fraction: string;
  /** too few cases to be compared */
  readonly small: boolean;
  /** distance to target, 0 to 3 */
  readonly step: number;
  /** from 1; null: in the list */
  readonly place: { readonly column: number; readonly row: number } | null;
}

const tileWidth = 132;
const tileHeight = 72;
const gap = 6;
const line = 20;

/** The tiles in their places and the others as lines below: what `ui/TileMap.svelte` shows. */
export function tileDrawing(list: readonly TileText[], others: string, width: number, theme: ChartTheme): Drawing {
  const placed = list.flatMap((one) => (one.place ? [{ ...one, place: one.place }] : []));
  const rest = list.filter(({ place }) => place === null);
  const columns = Math.max(1, ...placed.map(({ place }) => place.column));
  const rows = Math.max(1, ...placed.map(({ place }) => place.row));
  const left = (width - columns * (tileWidth + gap) + gap) / 2;
  const bottom = rows * (tileHeight + gap);
  const drawn = placed.map(({ name, rate, fraction, small, step, place }) => {
    const x = left + (place.column - 1) * (tileWidth + gap);
    const y = (place.row - 1) * (tileHeight + gap);
    const fill = step === 0 ? theme.paper : (theme.far[step - 1] ?? theme.paper);
    const middle = x + tileWidth / 2;
    return [
      `<path d="M${x} ${y + 0.5}h${tileWidth}v${tileHeight - 1}h${-tileWidth}z" fill="${fill}" stroke="${theme.rule}"/>`,
      text(middle, y + 20, name, { size: 13, fill: theme.ink, anchor: 'middle' }),
      text(middle, y + 43, rate, { size: 18, fill: theme.ink, anchor: 'middle', weight: 600, italic: small }),
      text(middle, y + 62, fraction, { size: 12, fill: theme.ink, anchor: 'middle' }),
    ].join('');
  });
  const below = rest.map(({ name, rate, fraction, small }, i) =>
    text(left, bottom + 16 + i * line, `${i === 0 ? `${others}　` : ''}${name}　${rate}　${fraction}`, {
      size: 13,
      fill: theme.ink,
      italic: small,
    }),
  );
  const height = bottom + rest.length * line + (rest.length > 0 ? 4 : 0);
  return { svg: `<svg width="${width}" height="${height}">${[...drawn, ...below].join('')}</svg>`, width, height };
}
