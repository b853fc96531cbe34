import { identifier, type Engine } from '../../src/lib/engine/engine.ts';
import type { Layout } from '../layouts/layout.ts';
import { headerNames, type Header } from '../layouts/recognise.ts';
import { flawTable, stageTable } from './tables.ts';
import { headerForm, isBlank, nfkc, trimmed } from './text.ts';

export interface RowCounts {
  /** records the database saw; must equal the reader's count */
  readonly physical: number;
  readonly blank: number;
  readonly nondata: number;
}

type RowClass = 'blank' | 'footer' | 'repeated header' | 'data';

const footerWords =
  '合计 总计 小计 共计 填表人 制表人 填报人 填报单位 审核人 联系电话 填表日期 制表日期 说明 注 备注'.split(' ');
const footer = new RegExp(`^(?:${footerWords.join('|')})(?::.*)?$`, 'su');

/** The class of a record after the header. */
export function rowClass(layout: Layout, cells: readonly string[]): RowClass {
  const filled = cells.filter((cell) => !isBlank(cell));
  const first = filled[0];
  if (first === undefined) return 'blank';
  if (footer.test(trimmed(nfkc(first)))) return 'footer';
  const names = headerNames(layout);
  const headers = filled.filter((cell) => names.has(headerForm(cell))).length;
  return headers >= 3 && headers * 5 >= filled.length * 4 ? 'repeated header' : 'data';
}

/**
 * Takes the records that aren't data out of the stage and counts them. Only suspects are looked at cell by cell:
 * records with a flaw or an empty required field, with a first cell that begins like a footer, or with a header text in some cell.
 */
export async function setAside(engine: Engine, header: Header, file: number, width: number): Promise<RowCounts> {
  const { layout } = header;
  const last = Math.max(...header.records);
  const cells = Array.from({ length: width }, (_, i) => `c${i}`);
  await engine.run('CREATE TABLE header_texts (text VARCHAR)');
  await engine.append('header_texts', { text: headerTexts(header) });
  const suspects = await engine.query<Record<string, string | number | null>>(
    `SELECT r.* FROM raw r WHERE r.record <= ${last} OR r.record IN (${suspectRecords(header, file, cells)})`,
  );
  await engine.run('DROP TABLE header_texts');
  const aside: number[] = [];
  let blank = 0;
  let nondata = 0;
  for (const row of suspects) {
    const record = Number(row['record']);
    if (header.records.includes(record)) continue;
    const texts = cells.map((name) => String(row[name] ?? ''));
    const kind = record < last ? (texts.every(isBlank) ? 'blank' : 'title') : rowClass(layout, texts);
    if (kind === 'data') continue;
    aside.push(record);
    if (kind === 'blank') blank++;
    else nondata++;
  }
  await engine.run('CREATE TABLE set_aside (record BIGINT)');
  await engine.append('set_aside', { record: aside });
  for (const table of [stageTable(layout), flawTable(layout)])
    await engine.run(`DELETE FROM ${table} WHERE file = ${file} AND record IN (SELECT record FROM set_aside)`);
  await engine.run('DROP TABLE set_aside');
  const [count] = await engine.query<{ n: number }>('SELECT count(*) AS n FROM raw');
  return { physical: count?.n ?? 0, blank, nondata };
}

/** Every character the reading rules call white space, for SQL's `trim`. */
const spaces = ' \t\n\v\f\r\u0085\u00A0\u1680\u2000\u2001\u2002\u2003\u2004\u2005\u2006\u2007\u2008\u2009\u200A\u200B\u200C\u200D\u2028\u2029\u202F\u205F\u2060\u3000\uFEFF';

function headerTexts(header: Header): string[] {
  const texts = [...header.texts, ...header.layout.columns.flatMap((c) => [c.header, ...(c.synonyms ?? [])])];
  return [...new Set(texts)].filter((text) => !isBlank(text));
}

function suspectRecords(header: Header, file: number, cells: readonly string[]): string {
  const { layout } = header;
  const required = layout.columns.filter((c) => c.required).map((c) => `s.${identifier(c.field)} IS NULL`);
  const textual = header.columns.filter((c) => ['key', 'name', 'text', 'docno', 'uscc'].includes(c.column.type));
  const hits = textual.map((c) => `r.c${c.index} IN (SELECT text FROM header_texts)`);
  const first = `coalesce(${cells.map((c) => `nullif(trim(r.${c}, '${spaces}'), '')`).join(', ')}, '')`;
  // the second alternative: characters that NFKC may turn into those of a footer word
  const footerLike = `regexp_matches(${first}, '^[^0-9A-Za-z]{0,4}(${footerWords.join('|')})|^.{0,8}[\\x{2E80}-\\x{2FDF}\\x{3200}-\\x{33FF}\\x{F900}-\\x{FAFF}]')`;
  const last = Math.max(...header.records);
  return [
    `SELECT s.record FROM ${stageTable(layout)} s WHERE s.file = ${file} AND (${required.join(' OR ')})`,
    `SELECT f.record FROM ${flawTable(layout)} f WHERE f.file = ${file}`,
    `SELECT r.record FROM raw r WHERE r.record > ${last} AND (${[footerLike, ...hits].join(' OR ')})`,
  ].join(' UNION ');
}
