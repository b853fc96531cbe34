import { literal } from '../../src/lib/engine/engine.ts';
import type { Unit } from '../clean/values.ts';

/**
 * What a mapping makes of physical columns `c0`, `c1`, …, as SQL over their texts. Every expression gives a text, or NULL for nothing. None
 * has a subquery or a long `IN`: the database would join, and rows that go through a join do not keep the order of the file.
 */

/** White space for a regular expression of the database. */
const space =
  '[\\s\\v\\x{85}\\x{A0}\\x{1680}\\x{2000}-\\x{200D}\\x{2028}\\x{2029}\\x{202F}\\x{205F}\\x{2060}\\x{3000}\\x{FEFF}]';

/** Texts that say nothing, in upper case without white space; full-width forms too, since the database has no NFKC. */
const nothing = ['', '无', '/', '／', '\\', '＼', '—', '——', '-', '－', '--', '空', '暂无', '不详', 'NULL', 'N/A'];
const yes = ['是', '1', '１', 'Y', '√', '有', 'TRUE'];
const no = [...nothing, '否', '0', '０', 'N', '×', 'FALSE'];

/** The cell without white space, in upper case. */
function bare(index: number): string {
  return `upper(regexp_replace(coalesce(c${index}, ''), '${space}', '', 'g'))`;
}

function among(index: number, texts: readonly string[]): string {
  return `list_contains([${texts.map(literal).join(', ')}], ${bare(index)})`;
}

/** The cell when it says something. */
export function filledCell(index: number): string {
  return `CASE WHEN NOT (${among(index, nothing)}) THEN c${index} END`;
}

/** The first choice that says something: `then`, as soon as `when` is there. */
export function firstFilled(choices: readonly { when: string; then: string }[]): string {
  return `CASE ${choices.map(({ when, then }) => `WHEN (${when}) IS NOT NULL THEN ${then}`).join(' ')} END`;
}

/** The cells that say something, one after the other; NULL when none does. */
export function listOf(indexes: readonly number[]): string {
  return `nullif(concat_ws(';', ${indexes.map(filledCell).join(', ')}), '')`;
}

/** All cells with `-` between, as one number; NULL when one says nothing. */
export function joinOf(indexes: readonly number[]): string {
  return indexes.map((i) => `(${filledCell(i)})`).join(` || '-' || `);
}

/** The text of every flag that is set. A cell that is neither 是 nor 否 becomes a text that can't be read, so that it is seen. */
export function flagsOf(flags: readonly { index: number; header: string; text: string }[]): string {
  const parts = flags.map(
    ({ index, header, text }) =>
      `CASE WHEN ${among(index, yes)} THEN ${literal(text)} WHEN ${among(index, no)} THEN NULL ELSE ${literal(`${header}=`)} || c${index} END`,
  );
  return `nullif(concat_ws(';', ${parts.join(', ')}), '')`;
}

/** Amounts added up, in 元. When one of them is no plain number, the texts with `+` between: one amount is read as such, two are seen. */
export function sumOf(amounts: readonly { index: number; unit: Unit }[]): string {
  const texts = amounts.map(({ index }) => filledCell(index));
  const numbers = amounts.map(
    ({ index, unit }) =>
      `try_cast(regexp_replace(${bare(index)}, '[¥￥,，]', '', 'g') AS DECIMAL(20,8))${unit === '万元' ? ' * 10000' : ''}`,
  );
  const plain = amounts.map((_, i) => `((${texts[i]}) IS NULL OR ${numbers[i]} >= 0)`).join(' AND ');
  const total = numbers.map((n) => `coalesce(${n}, 0)`).join(' + ');
  return `CASE WHEN coalesce(${texts.join(', ')}) IS NULL THEN NULL
    WHEN coalesce(${plain}, false) THEN regexp_replace(CAST(${total} AS VARCHAR), '\\.0+$|(\\.\\d*?[1-9])0+$', '\\1')
    ELSE concat_ws('+', ${texts.join(', ')}) END`;
}

/** What the group of the pattern catches in the cell; the cell itself where it catches nothing. */
export function caught(index: number, pattern: string): string {
  return `coalesce(nullif(regexp_extract(c${index}, ${literal(pattern)}, 1), ''), c${index})`;
}

/**
 * Persons and certificates from parallel columns, as `姓名(证号)`. Lists of different length are written so that they can't be read:
 * whose certificate is whose is not guessed.
 */
export function peopleOf(pairs: readonly { name: number; certificate: number | null }[]): string {
  const parts = pairs.map(({ name, certificate }) =>
    certificate === null ? filledCell(name) : pairOf(filledCell(name), filledCell(certificate)),
  );
  return `nullif(concat_ws(';', ${parts.join(', ')}), '')`;
}

const signs = '[、，,;；/|\\n]+';

function pairOf(names: string, certificates: string): string {
  const split = (text: string, at: string) =>
    `[trim(x) FOR x IN regexp_split_to_array(${text}, '${at}') IF trim(x) <> '']`;
  const zipped = (at: string) =>
    `WHEN len(${split('p.n', at)}) = len(${split('p.k', at)})
      THEN array_to_string([z[1] || '(' || z[2] || ')' FOR z IN list_zip(${split('p.n', at)}, ${split('p.k', at)})], ';')`;
  return `list_transform([{n: ${names}, k: ${certificates}}], lambda p: CASE WHEN p.k IS NULL THEN p.n ${zipped(`${signs}|\\s+`)} ${zipped(signs)}
    ELSE coalesce(p.n, '') || ';(' || p.k || ')' END)[1]`;
}

/** The records in which one of the columns says something and no other has one of its texts. */
export function onlyWhen(
  when: readonly number[] | null,
  unless: readonly { index: number; texts: readonly string[] }[],
): string | null {
  const conditions = [
    ...(when ? [`(${when.map((i) => `NOT (${among(i, nothing)})`).join(' OR ') || 'false'})`] : []),
    ...unless.map(
      ({ index, texts }) =>
        `NOT (${among(
          index,
          texts.map((t) => t.replace(/\s/gu, '').toUpperCase()),
        )})`,
    ),
  ];
  return conditions.length === 0 ? null : `CASE WHEN ${conditions.join(' AND ')} THEN '1' END`;
}
