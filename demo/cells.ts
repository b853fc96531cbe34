import type { Column } from '../ingest/layouts/layout.ts';
import { codeLists } from '../ingest/layouts/codes.ts';
import type { Person } from './agencies.ts';
import { clock, dayText, momentText, type Day } from './days.ts';
import type { Random } from './random.ts';
import type { Fact } from './rows.ts';

export type DateForm = 'iso' | 'slash' | 'dot' | 'chinese' | 'compact';

/** How one source system writes its cells. */
export interface Style {
  /** forms of dates; several mean that people typed them */
  readonly dates: readonly DateForm[];
  readonly bools: readonly [yes: string, no: string];
  /** `李涛(14040012)`, `李涛（14040012）`, or names only */
  readonly people: 'half' | 'full' | 'names';
  readonly separator: '、' | ',' | ';' | ' ';
  /** brackets of the year in a document number */
  readonly brackets: '〔〕' | '[]' | '【】' | '（）';
  readonly money: '元' | '万元';
  /** share of headers and code words written as a synonym */
  readonly synonyms: number;
  readonly agency: 'both' | 'name' | 'code';
  /** what an empty cell may hold */
  readonly empties: readonly string[];
  /** share of cells with stray white space */
  readonly stray: number;
}

export const plainStyle: Style = {
  dates: ['iso'],
  bools: ['是', '否'],
  people: 'half',
  separator: '、',
  brackets: '〔〕',
  money: '元',
  synonyms: 0,
  agency: 'both',
  empties: [''],
  stray: 0,
};

/** A cell's text. Raw facts (`rawText`) go in as they are. */
export function cellText(column: Column, fact: Fact | undefined, style: Style, random: Random): string {
  if (fact === null || fact === undefined || (Array.isArray(fact) && fact.length === 0))
    return style.empties.length === 1 ? (style.empties[0] ?? '') : random.pick(style.empties);
  const text = typed(column, fact, style, random);
  return style.stray > 0 && random.chance(style.stray)
    ? random.pick([` ${text}`, `${text} `, `${text}\u3000`, `${text}\t`])
    : text;
}

function typed(column: Column, fact: Exclude<Fact, null>, style: Style, random: Random): string {
  if (typeof fact === 'boolean') return fact ? style.bools[0] : style.bools[1];
  if (typeof fact === 'number') return numberText(column, fact, style, random);
  if (typeof fact === 'string') {
    if (column.type === 'enum') return codeWord(column, fact, style, random);
    return column.type === 'docno' ? bracketed(fact, style) : fact;
  }
  return fact
    .map((part) => (typeof part === 'string' ? codeWord(column, part, style, random) : personText(part, style)))
    .join(style.separator);
}

function numberText(column: Column, value: number, style: Style, random: Random): string {
  switch (column.type) {
    case 'date':
      return dateText(value, style.dates.length === 1 ? (style.dates[0] ?? 'iso') : random.pick(style.dates));
    case 'datetime':
      return datetimeText(value, style.dates.length === 1 ? (style.dates[0] ?? 'iso') : random.pick(style.dates));
    case 'duration':
      return style.dates.includes('iso') ? clock(value) : String(value);
    case 'money':
      return style.money === '元' ? String(value) : inWan(value);
    default:
      return String(value);
  }
}

/** yuan → 万元, exact to the cent */
export function inWan(yuan: number): string {
  return (Math.round(yuan * 100) / 1e6).toFixed(6).replace(/\.?0+$/, '');
}

export function dateText(day: Day, form: DateForm): string {
  const iso = dayText(day);
  if (form === 'iso') return iso;
  if (form === 'compact') return iso.replaceAll('-', '');
  const [year, month, date] = [iso.slice(0, 4), Number(iso.slice(5, 7)), Number(iso.slice(8))];
  if (form === 'slash') return `${year}/${month}/${date}`;
  return form === 'dot' ? `${year}.${month}.${date}` : `${year}年${month}月${date}日`;
}

function datetimeText(seconds: number, form: DateForm): string {
  const text = momentText(seconds);
  if (form === 'iso') return text;
  if (form === 'compact') return text.replaceAll(/\D/g, '');
  const day = Math.floor(seconds / 86400);
  const [hour, minute, second] = [Number(text.slice(11, 13)), text.slice(14, 16), text.slice(17)];
  if (form === 'chinese') return `${dateText(day, form)} ${hour}时${minute}分${second}秒`;
  return `${dateText(day, form)} ${hour}:${minute}${second === '00' ? '' : `:${second}`}`;
}

function codeWord(column: Column, word: string, style: Style, random: Random): string {
  if (style.synonyms === 0 || column.codes === undefined || !random.chance(style.synonyms)) return word;
  const list: Readonly<Record<string, readonly string[]>> = codeLists[column.codes];
  const others = (list[word] ?? []).filter((synonym) => !/^\d+$/.test(synonym));
  return others.length === 0 ? word : random.pick(others);
}

const bracketed = (number: string, { brackets }: Style): string =>
  brackets === '〔〕' ? number : number.replace('〔', brackets.charAt(0)).replace('〕', brackets.charAt(1));

function personText({ name, cert }: Person, style: Style): string {
  if (style.people === 'names' || cert === null) return name;
  return style.people === 'half' ? `${name}(${cert})` : `${name}（${cert}）`;
}
