import { described, lineBreak, plain, type Block, type Report, type Text } from './model.ts';
import { day } from './numerals.ts';
import { fit } from './xml.ts';

/**
 * A report as plain text for pasting: a paragraph a line, indented by two characters as the document is, tables with tabs between their cells so
 * that a spreadsheet or a word processor makes a table of them again. UTF-8 without marks of any markup; the same for the same report.
 */
export function reportText(report: Report): string {
  const numbers = { table: 0, chart: 0 };
  const blocks = (list: readonly Block[]) => list.flatMap((block) => [...linesOf(block, numbers)]);
  const signer = report.signer === '' ? '（署名单位）' : report.signer;
  return [
    ...heading(report.title),
    '',
    ...blocks(report.body),
    '',
    ...report.annexes.map(({ title }, i) => `${i === 0 ? '　　附件：' : '　　　　　'}${i + 1}.${title}`),
    '',
    `　　　　　　　　　　${fit(signer)}`,
    `　　　　　　　　　　${day(report.provenance.asOf)}`,
    ...report.annexes.flatMap(({ title, blocks: own }, i) => ['', `附件${i + 1}`, title, '', ...blocks(own)]),
    '',
  ].join('\n');
}

function heading(text: Text): string[] {
  const lines: Text[] = [[]];
  for (const piece of text)
    if (piece === lineBreak) lines.push([]);
    else lines.splice(-1, 1, [...(lines.at(-1) ?? []), piece]);
  return lines.map((line) => fit(plain(line)));
}

function* linesOf(block: Block, numbers: { table: number; chart: number }): Generator<string> {
  if (block.kind === 'table') {
    yield `表${++numbers.table}　${fit(block.caption)}`;
    yield block.columns.map(({ title }) => fit(title)).join('\t');
    for (const row of block.rows) yield row.map((text) => fit(plain(text))).join('\t');
    yield '';
  } else if (block.kind === 'chart') {
    yield `图${++numbers.chart}　${fit(described(block))}`;
    yield fit(block.source);
    yield '';
  } else yield `　　${fit(plain(block.text))}`;
}
