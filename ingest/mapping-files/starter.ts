import { stringify } from 'yaml';
import type { Head } from '../layouts/header-rows.ts';
import type { Column, Layout } from '../layouts/layout.ts';
import { filled, guessColumns, headersIn, type Confidence, type Guess } from '../layouts/guess.ts';

/** A mapping file to begin with. */
export interface Starter {
  readonly text: string;
  /** fields that a column was found for, and those of them that should be looked at */
  readonly guessed: number;
  readonly unsure: number;
  /** headers of required fields that no column was found for */
  readonly missing: readonly string[];
}

/** How many columns the first records of a sheet seem to have; for finding the delimiter and the sheet of a file whose headers nobody knows. */
export function columnsShown(head: Head): number {
  return filled(head.find((cells) => filled(cells) >= 2) ?? []);
}

/**
 * A mapping of a file's columns to the fields of a layout, guessed from the first records of its sheet, as YAML with a comment for every
 * field. `name` is the file's. What is not sure says so, and what is hardly more than possible is written as a comment.
 */
export function starterMapping(layout: Layout, name: string, head: Head): Starter {
  const headers = headersIn(layout, head);
  const guesses = guessColumns(layout, headers);
  const taken = guesses.filter((g) => g.confidence !== 'possible');
  const lacking = layout.columns.filter((c) => c.required === true && !taken.some((g) => g.column === c));
  return {
    text: written(layout, name, headers, guesses),
    guessed: taken.length,
    unsure: taken.filter((g) => g.confidence !== 'sure').length,
    missing: lacking.map((c) => c.header),
  };
}

const said: Record<Confidence, string> = { sure: '高', likely: '中，请核对', possible: '低，核对后去掉行首的 #' };

function written(layout: Layout, name: string, headers: readonly string[], guesses: readonly Guess[]): string {
  const title = name.replace(/\.[^.]*$/u, '');
  const lines = layout.columns.map((column) =>
    fieldLine(
      column,
      guesses.find((g) => g.column === column),
    ),
  );
  const left = headers.filter((header) => !guesses.some((g) => g.header === header));
  return [
    `# 把“${name}”读作“${layout.title}”的映射文件，由列名猜出，使用前请逐行核对。`,
    '# 写法见 docs/how-to/map-a-file.md；用法：mingjing ingest … --mapping 本文件',
    `id: ${scalar(idOf(title))}`,
    `title: ${scalar(title)}`,
    'source: 请写明文件来自哪个系统',
    'feeds:',
    `  - table: ${layout.id}`,
    `    columns:`,
    ...lines,
    ...(left.length === 0 ? [] : [`# 没有用到的列：${left.join('、')}`]),
    '',
  ].join('\n');
}

function fieldLine(column: Column, found: Guess | undefined): string {
  const needed = column.required === true ? '（必填）' : column.agency === true ? '（机关名称与代码有其一即可）' : '';
  if (!found) return `      # ${column.field}: # ${column.header}${needed}：没有找到相近的列`;
  const line = `${column.field}: ${scalar(found.header)} # ${column.header}${needed}；把握：${said[found.confidence]}`;
  return found.confidence === 'possible' ? `      # ${line}` : `      ${line}`;
}

const scalar = (text: string): string => stringify(text, { lineWidth: 0 }).trim();

/** What an id may have of a title. */
function idOf(title: string): string {
  return title.replace(/[^\p{L}\p{N}_.-]+/gu, '-').replace(/^-+|-+$/gu, '') || 'mapping';
}
