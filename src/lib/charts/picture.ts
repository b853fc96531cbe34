import { escaped } from '../report/xml.ts';
import type { ChartTheme } from './theme.ts';

/** A chart as a picture to be pasted into a report: what the screen has around it goes with it. */

/** The drawing itself, one `<svg>` element of its own size. */
export interface Drawing {
  readonly svg: string;
  readonly width: number;
  readonly height: number;
}

/** A line, bar or tile of the drawing and what it means. */
export interface KeyEntry {
  readonly name: string;
  readonly mark: 'line' | 'dashed' | 'bar' | 'hatched' | 'far-0' | 'far-1' | 'far-2' | 'far-3';
}

export interface Caption {
  readonly title: string;
  readonly unit: string;
  /** period and agencies */
  readonly scope: string;
  readonly key: readonly KeyEntry[];
  /** below the drawing: notes, and the source with the day of the data */
  readonly lines: readonly string[];
}

/** Width of the drawing in a picture, in CSS pixels, and the paper around it. */
export const drawingWidth = 720;
const margin = 24;
const noteSize = 12;
const noteLine = 18;

/** The whole picture as SVG: title, scope and unit, key, drawing, notes and source on the theme's paper. */
export function picture(caption: Caption, drawing: Drawing, theme: ChartTheme): Drawing {
  const width = drawing.width + 2 * margin;
  const parts: string[] = [];
  let y = margin + 14;
  parts.push(text(margin, y, caption.title, { size: 16, weight: 600, fill: theme.ink }));
  for (const line of wrap([caption.scope, caption.unit].join('　'), drawing.width, noteSize)) {
    y += y === margin + 14 ? 22 : noteLine;
    parts.push(text(margin, y, line, { size: noteSize, fill: theme.ink2 }));
  }
  if (caption.key.length > 0) {
    y += 22;
    parts.push(keyOf(caption.key, y, theme));
  }
  y += 10;
  parts.push(drawing.svg.replace(/^<svg\s/, `<svg x="${margin}" y="${y}" `));
  y += drawing.height + 8;
  for (const line of caption.lines.flatMap((one) => wrap(one, drawing.width, noteSize))) {
    y += noteLine;
    parts.push(text(margin, y, line, { size: noteSize, fill: theme.ink3 }));
  }
  const height = Math.ceil(y + margin - 6);
  const label = escaped([caption.title, caption.scope, ...caption.lines].join('，'));
  return {
    width,
    height,
    svg:
      `<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" ` +
      `font-family="${escaped(theme.sans)}" role="img" aria-label="${label}">` +
      `<rect width="100%" height="100%" fill="${theme.paper}"/>${parts.join('')}</svg>`,
  };
}

export interface TextLook {
  readonly size: number;
  readonly fill: string;
  readonly weight?: number;
  readonly anchor?: 'start' | 'middle' | 'end';
  readonly italic?: boolean;
}

/** One line of text at its baseline. */
export function text(x: number, y: number, content: string, look: TextLook): string {
  const anchor = look.anchor === undefined ? '' : ` text-anchor="${look.anchor}"`;
  const weight = look.weight === undefined ? '' : ` font-weight="${look.weight}"`;
  const style = look.italic ? ' font-style="italic"' : '';
  return `<text x="${round(x)}" y="${round(y)}" font-size="${look.size}" fill="${look.fill}"${anchor}${weight}${style}>${escaped(content)}</text>`;
}

export function round(n: number): number {
  return Math.round(n * 100) / 100;
}

/** Room that a text takes, in pixels: a Chinese character is as wide as it is high, a Latin one a little more than half. */
export function textWidth(content: string, size: number): number {
  let em = 0;
  for (const character of content) em += (character.codePointAt(0) ?? 0) > 0x2e7f ? 1 : 0.56;
  return em * size;
}

/** A text in lines no wider than `width`. Latin words stay whole; closing punctuation does not begin a line. */
export function wrap(content: string, width: number, size: number): string[] {
  const pieces = content.match(/[\x21-\u2e7f]+[，。；：、）」”]*|[^\x21-\u2e7f][，。；：、）」”]*/gu) ?? [];
  const lines: string[] = [];
  let line = '';
  for (const piece of pieces) {
    if (line !== '' && textWidth(line + piece.trimEnd(), size) > width) {
      lines.push(line.trim());
      line = '';
    }
    line += piece;
  }
  if (line.trim() !== '') lines.push(line.trim());
  return lines;
}

function keyOf(key: readonly KeyEntry[], y: number, theme: ChartTheme): string {
  let x = margin;
  return key
    .map(({ name, mark }) => {
      const at = x;
      x += 26 + textWidth(name, noteSize) + 18;
      return keyMark(mark, at, y - 4, theme) + text(at + 26, y, name, { size: noteSize, fill: theme.ink2 });
    })
    .join('');
}

function keyMark(mark: KeyEntry['mark'], x: number, y: number, theme: ChartTheme): string {
  const line = (color: string, width: number, dash: string) =>
    `<path d="M${x} ${y}h20" stroke="${color}" stroke-width="${width}"${dash}/>`;
  if (mark === 'line') return line(theme.line, 2, '');
  if (mark === 'dashed') return line(theme.line2, 1.2, ' stroke-dasharray="3 3"');
  if (mark.startsWith('far-')) {
    const fill = theme.far[Number(mark.slice(4)) - 1] ?? theme.paper;
    return `<path d="M${x} ${y - 6}h20v11h-20z" fill="${fill}" stroke="${theme.rule}"/>`;
  }
  const box = `<path d="M${x} ${y - 6}h20v11h-20z" fill="${mark === 'bar' ? theme.met : theme.late}"/>`;
  if (mark === 'bar') return box;
  const strokes = [2, 8, 14].map((dx) => `M${x + dx} ${y + 5}l6 -11`).join('');
  return `${box}<path d="${strokes}" stroke="${theme.paper}" stroke-width="2"/>`;
}
