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
  await engine.run(`CREATE TABLE suspects AS SELECT DISTINCT row_id FROM (${suspectRows(header, file, cells)})`);
  await engine.run('DROP TABLE header_texts');
  const aside: number[] = [];
  let blank = 0;
  let nondata = 0;
  for await (const row of suspectsInOrder(engine)) {
    const record = Number(row['record']);
    if (header.records.includes(record)) continue;
    const texts = cells.map((name) => String(row[name] ?? ''));
    const kind = record < last ? (texts.every(isBlank) ? 'blank' : 'title') : rowClass(layout, texts);
    if (kind === 'data') continue;
    aside.push(record);
    if (kind === 'blank') blank++;
    else nondata++;
  }
  await engine.run('DROP TABLE suspects');
  await engine.run('CREATE TABLE set_aside (record BIGINT)');
  await engine.append('set_aside', { record: aside });
  for (const table of [stageTable(layout), flawTable(layout)])
    await engine.run(`DELETE FROM ${table} WHERE file = ${file} AND record IN (SELECT record FROM set_aside)`);
  await engine.run('DROP TABLE set_aside');
  const [count] = await engine.query<{ n: number }>('SELECT count(*) AS n FROM raw');
  return { physical: count?.n ?? 0, blank, nondata };
}

function headerTexts(header: Header): string[] {
  const texts = [...header.texts, ...header.layout.columns.flatMap((c) => [c.header, ...(c.synonyms ?? [])])];
  return [...new Set(texts)].filter((text) => !isBlank(text));
}

/** The suspects' cells, some thousands at a time: a file that is wrong throughout has as many suspects as rows. */
async function* suspectsInOrder(engine: Engine): AsyncGenerator<Record<string, string | number | null>> {
  const page = 20_000;
  for (let after = -1; ;) {
    const rows = await engine.query<Record<string, string | number | null>>(
      `SELECT r.rowid + 1 AS record, r.* FROM raw r WHERE r.rowid IN (SELECT row_id FROM suspects WHERE row_id > $1 ORDER BY row_id LIMIT ${page})
       ORDER BY r.rowid`,
      [after],
    );
    yield* rows;
    const end = rows.at(-1)?.['record'];
    if (rows.length < page || end === undefined) return;
    after = Number(end) - 1;
  }
}

/** White space for a regular expression of the database. */
const space =
  '[\\s\\v\\x{85}\\x{A0}\\x{1680}\\x{2000}-\\x{200D}\\x{2028}\\x{2029}\\x{202F}\\x{205F}\\x{2060}\\x{3000}\\x{FEFF}]';
/** The beginning of a record: it says nothing at all, begins like a footer, or has characters that NFKC may turn into such a beginning. */
const suspectCell = `^${space}*$|^${space}*(${footerWords.join('|')})|^.{0,8}[\\x{2E80}-\\x{2FDF}\\x{3200}-\\x{33FF}\\x{F900}-\\x{FAFF}]`;

/** SQL that selects the rowids of `raw` to look at; see `setAside`. */
function suspectRows(header: Header, file: number, cells: readonly string[]): string {
  const { layout } = header;
  const required = layout.columns.filter((c) => c.required).map((c) => `s.${identifier(c.field)} IS NULL`);
  const textual = header.columns.filter((c) => ['key', 'name', 'text', 'docno', 'uscc'].includes(c.column.type));
  const last = Math.max(...header.records);
  const beginning = `CASE WHEN regexp_matches(coalesce(r.c0, ''), '^${space}*$') THEN concat(${cells.map((c) => `r.${c}`).join(', ')}) ELSE r.c0 END`;
  return [
    `SELECT r.rowid AS row_id FROM raw r WHERE r.rowid < ${last} OR regexp_matches(${beginning}, '${suspectCell}')`,
    `SELECT s.record - 1 FROM ${stageTable(layout)} s WHERE s.file = ${file} AND (${required.join(' OR ')})`,
    `SELECT f.record - 1 FROM ${flawTable(layout)} f WHERE f.file = ${file}`,
    ...textual.map((c) => `SELECT r.rowid FROM raw r WHERE r.c${c.index} IN (SELECT text FROM header_texts)`),
  ].join(' UNION ALL ');
}
