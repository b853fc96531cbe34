import { csvText } from '../results/csv.ts';
import { saveBlob, saveText } from '../state/save.ts';
import type { ChartData } from './data.ts';
import { picture, type Caption, type Drawing } from './picture.ts';
import { pngOf } from './png.ts';
import { paperTheme, type ChartTheme } from './theme.ts';

export type FileKind = 'png' | 'svg' | 'csv';

/** A chart that is taken home, and what is said around it. */
export interface Taken {
  readonly caption: Caption;
  /** name of its files, without day and ending */
  readonly file: string;
  readonly asOf: string;
  readonly draw: (theme: ChartTheme) => Drawing;
  readonly data: () => ChartData;
  /** titles of the last two columns of the CSV: the caption's scope, and the day of the data */
  readonly around: readonly [string, string];
}

/** Hands a chart to the reader as a file: a picture on light paper, or its figures. Rejects when the browser can't make the picture. */
export async function takeChart(kind: FileKind, taken: Taken): Promise<void> {
  const { caption, asOf, data, around } = taken;
  const name = `${taken.file}-${asOf}.${kind}`;
  if (kind === 'csv') {
    const { titles, rows } = data();
    const lines = rows.map((row) => [...row, caption.scope, asOf]);
    return saveText(name, csvText([...titles, ...around], lines));
  }
  const theme = paperTheme();
  const drawing = picture(caption, taken.draw(theme), theme);
  saveBlob(name, kind === 'png' ? await pngOf(drawing) : new Blob([drawing.svg], { type: 'image/svg+xml' }));
}
