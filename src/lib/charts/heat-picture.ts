import { text, wrap, type Drawing } from './picture.ts';
import type { ChartTheme } from './theme.ts';

/** The heat table as a picture: what `ui/HeatTable.svelte` shows, in the order of the register. */
export interface HeatLine {
  readonly name: string;
  readonly cells: readonly {
    /** `85.6`, or — */
    readonly rate: string;
    readonly fraction: string;
    readonly small: boolean;
    /** distance to target, 0 to 3 */
    readonly step: number;
  }[];
}

const first = 112;
const column = 62;
const rowHeight = 34;
const headLine = 14;

export function heatDrawing(titles: readonly string[], lines: readonly HeatLine[], theme: ChartTheme): Drawing {
  const width = first + titles.length * column;
  const heads = titles.map((title) => wrap(title, column - 6, 11));
  const top = Math.max(1, ...heads.map(({ length }) => length)) * headLine + 8;
  const head = heads.flatMap((parts, i) =>
    parts.map((part, n) =>
      text(first + (i + 0.5) * column, top - 8 - (parts.length - 1 - n) * headLine, part, {
        size: 11,
        fill: theme.ink2,
        anchor: 'middle',
      }),
    ),
  );
  const body = lines.flatMap(({ name, cells }, row) => {
    const y = top + row * rowHeight;
    const drawn = cells.map(({ rate, fraction, small, step }, i) => {
      const x = first + i * column;
      const fill = step === 0 ? theme.paper : (theme.far[step - 1] ?? theme.paper);
      return [
        `<path d="M${x} ${y}h${column}v${rowHeight}h${-column}z" fill="${fill}" stroke="${theme.rule}" stroke-width="0.5"/>`,
        text(x + column - 8, y + 16, rate, { size: 13, fill: theme.ink, anchor: 'end', italic: small }),
        text(x + column - 8, y + 29, fraction, { size: 9.5, fill: theme.ink, anchor: 'end' }),
      ].join('');
    });
    return [text(0, y + 21, name, { size: 12, fill: theme.ink }), ...drawn];
  });
  const height = top + lines.length * rowHeight + 2;
  return { svg: `<svg width="${width}" height="${height}">${[...head, ...body].join('')}</svg>`, width, height };
}
