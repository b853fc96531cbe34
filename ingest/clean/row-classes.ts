import type { Engine } from '../../src/lib/engine/engine.ts';
import type { Layout } from '../layouts/layout.ts';
import { headerNames, type Header } from '../layouts/recognise.ts';
import type { ReadColumn } from './dictionary.ts';
import { asideTable, flawTable, rawTable } from './tables.ts';
import { headerForm, isBlank, nfkc, trimmed } from './text.ts';

export interface RowCounts {
  /** records the database saw; must equal the reader's count */
  readonly physical: number;
  readonly blank: number;
  readonly nondata: number;
  /** records below the header that are no rows of the layout, listed in `aside_<file>` */
  readonly aside: number;
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

interface SheetInStage {
  readonly header: Header;
  readonly columns: readonly ReadColumn[];
  readonly file: number;
  readonly width: number;
  /** SQL of the typed values of the required fields, over the raw table `r` */
  readonly required: readonly { readonly value: string }[];
}

/**
 * Lists the records that aren't data in `aside_<file>(record)` and counts them. Only suspects are looked at cell by cell: records with a
 * flaw or without a required value, with a first cell that begins like a footer, or with a header text in some cell.
 */
export async function setAside(engine: Engine, sheet: SheetInStage): Promise<RowCounts> {
  const { header, file, width } = sheet;
  const last = Math.max(...header.records);
  const texts = headerTexts(header);
  await engine.run('CREATE TABLE header_texts (text VARCHAR, form VARCHAR)');
  await engine.append('header_texts', { text: texts, form: texts.map(headerForm) });
  await engine.run(`CREATE TABLE suspects AS SELECT DISTINCT row_id FROM (${suspectRows(sheet)})`);
  await engine.run('DROP TABLE header_texts');
  const aside: number[] = [];
  let blank = 0;
  let nondata = 0;
  for await (const row of suspectsInOrder(engine, sheet)) {
    const record = Number(row['record']);
    if (header.records.includes(record)) continue;
    const cells = Array.from({ length: width }, (_, i) => String(row[`c${i}`] ?? ''));
    const kind = record < last ? (cells.every(isBlank) ? 'blank' : 'title') : rowClass(header.layout, cells);
    if (kind === 'data') continue;
    if (record > last) aside.push(record);
    if (kind === 'blank') blank++;
    else nondata++;
  }
  await engine.run(`DROP TABLE suspects; CREATE TABLE ${asideTable(file)} (record BIGINT)`);
  await engine.append(asideTable(file), { record: aside });
  const others = await setOthersAside(engine, sheet, last);
  await engine.run(`DELETE FROM ${flawTable(file)} WHERE record IN (SELECT record FROM ${asideTable(file)})`);
  const [count] = await engine.query<{ n: number }>(`SELECT count(*) AS n FROM ${rawTable(file)}`);
  return { physical: count?.n ?? 0, blank, nondata: nondata + others, aside: aside.length + others };
}

/** The rows of a mapped file that are none of this layout's business. */
async function setOthersAside(engine: Engine, { header, file }: SheetInStage, last: number): Promise<number> {
  if (header.only === undefined) return 0;
  const aside = asideTable(file);
  const [before] = await engine.query<{ n: number }>(`SELECT count(*) AS n FROM ${aside}`);
  await engine.run(
    `INSERT INTO ${aside} SELECT r.rowid + 1 FROM ${rawTable(file)} r ANTI JOIN ${aside} a ON a.record = r.rowid + 1
     WHERE r.rowid >= ${last} AND NOT coalesce(${header.only}, false)`,
  );
  const [after] = await engine.query<{ n: number }>(`SELECT count(*) AS n FROM ${aside}`);
  return (after?.n ?? 0) - (before?.n ?? 0);
}

/** Texts of headers, as they are written and in the form in which they are compared: a plain cell may be either. */
function headerTexts(header: Header): string[] {
  const texts = [...header.texts, ...header.layout.columns.flatMap((c) => [c.header, ...(c.synonyms ?? [])])];
  return [...new Set([...texts, ...texts.map(headerForm)])].filter((text) => !isBlank(text));
}

/** The suspects' cells, some thousands at a time: a file that is wrong throughout has as many suspects as rows. */
async function* suspectsInOrder(
  engine: Engine,
  { columns, file, width }: SheetInStage,
): AsyncGenerator<Record<string, string | number | null>> {
  const page = 20_000;
  const typed = new Map(columns.map(({ column }) => [column.at.index, column.typed]));
  const cells = Array.from({ length: width }, (_, i) => {
    const value = typed.get(i);
    return value ? `coalesce(r.c${i}, CAST(${value} AS VARCHAR)) AS c${i}` : `r.c${i}`;
  });
  for (let after = -1; ;) {
    const rows = await engine.query<Record<string, string | number | null>>(
      `SELECT r.rowid + 1 AS record, ${cells.join(', ')} FROM ${rawTable(file)} r
       WHERE r.rowid IN (SELECT row_id FROM suspects WHERE row_id > $1 ORDER BY row_id LIMIT ${page}) ORDER BY r.rowid`,
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

/** Header form of a cell that isn't plain, as far as the database can make it. */
const formOf = (cell: string): string =>
  `regexp_replace(translate(${cell}, '（）［］：＊＿－', '()[]:*_-'), '${space}|[*:()\\[\\]〔〕【】_-]', '', 'g')`;

/**
 * SQL that selects the rowids of the sheet to look at; see `setAside`. A cell that the database has typed is neither blank nor a footer
 * nor a header, so only the texts are looked at.
 */
function suspectRows({ header, columns, file, width, required }: SheetInStage): string {
  const raw = rawTable(file);
  const last = Math.max(...header.records);
  const cells = Array.from({ length: width }, (_, i) => `r.c${i}`);
  const beginning = `CASE WHEN regexp_matches(coalesce(r.c0, ''), '^${space}*$') THEN concat(${cells.join(', ')}) ELSE r.c0 END`;
  const read = columns.map(({ column, dictionary }) => ({ ...column, dictionary }));
  // a plain key is neither blank nor a word, and need not be searched for one
  const first = read.find((c) => c.at.index === 0 && c.typed === null && ['key', 'uscc'].includes(c.at.column.type));
  const unusual = first?.plain ? `(${first.cell} IS NULL OR ${first.odd} IS NOT NULL) AND ` : '';
  const textual = read.filter((c) => ['key', 'name', 'text', 'docno', 'uscc'].includes(c.at.column.type));
  const incomplete = required.map(({ value }) => `${value} IS NULL`).join(' OR ') || 'false';
  return [
    `SELECT r.rowid AS row_id FROM ${raw} r WHERE r.rowid < ${last} OR (${unusual}regexp_matches(${beginning}, '${suspectCell}'))`,
    `SELECT f.record - 1 FROM ${flawTable(file)} f`,
    `SELECT r.rowid FROM ${raw} r WHERE ${incomplete}`,
    ...textual.map(({ cell }) => `SELECT r.rowid FROM ${raw} r SEMI JOIN header_texts h ON h.text = ${cell}`),
    ...textual
      .filter((c) => c.dictionary.lookup !== null)
      .map(
        ({ odd }) =>
          `SELECT o.row_id FROM (SELECT r.rowid AS row_id, ${formOf(odd)} AS form FROM ${raw} r WHERE ${odd} IS NOT NULL) o
         SEMI JOIN header_texts h ON h.form = o.form`,
      ),
  ].join(' UNION ALL ');
}
