import { headerForm, isBlank } from '../clean/text.ts';

/** The first records of a sheet. */
export type Head = readonly (readonly string[])[];

/** One, two or three records taken for a header. */
export interface HeaderRows {
  /** their numbers, from 1 */
  readonly records: readonly number[];
  /** the texts over the physical columns, upper and lower joined */
  readonly texts: readonly string[];
  /** of every physical column the texts that it may be recognised by, the first that is known */
  readonly names: readonly (readonly Name[])[];
}

export interface Name {
  readonly text: string;
  /** header form of the text */
  readonly form: string;
}

/** Everything of that many rows that may be the header: the first of them is among the first 20 records. */
export function headerRows(head: Head, rows: 1 | 2 | 3): readonly HeaderRows[] {
  const known = made.get(head) ?? new Map<number, readonly HeaderRows[]>();
  made.set(head, known);
  const found = known.get(rows) ?? candidates(head, rows);
  known.set(rows, found);
  return found;
}

const made = new WeakMap<Head, Map<number, readonly HeaderRows[]>>();

function candidates(head: Head, rows: 1 | 2 | 3): HeaderRows[] {
  const found: HeaderRows[] = [];
  for (let record = 0; record < Math.min(20, head.length) && record + rows <= head.length; record++) {
    const lines = head.slice(record, record + rows);
    const columns = columnTexts(lines);
    found.push({
      records: lines.map((_, i) => record + i + 1),
      texts: columns.map((c) => c.text),
      names: columns.map((c) =>
        c.tried.filter((text) => text !== '').map((text) => ({ text, form: headerForm(text) })),
      ),
    });
  }
  return found;
}

function columnTexts(lines: Head): { text: string; tried: string[] }[] {
  const width = Math.max(...lines.map((cells) => cells.length));
  const [first = [], second = [], third = []] = lines;
  let top = '';
  let middle = '';
  return Array.from({ length: width }, (_, i) => {
    const lowest = (lines.length === 3 ? third : lines.length === 2 ? second : first)[i] ?? '';
    if (lines.length === 1) return { text: lowest, tried: [lowest] };
    const own = first[i] ?? '';
    if (!isBlank(own)) {
      top = own;
      middle = '';
    }
    if (lines.length === 2)
      return { text: isBlank(lowest) ? own : top + lowest, tried: [lowest, isBlank(lowest) ? '' : top + lowest, own] };
    const between = second[i] ?? '';
    if (!isBlank(between)) middle = between;
    return threeRows({ own, between, lowest }, top, middle);
  });
}

/** A header of three merged rows: the lowest text, then with the groups over it, then the groups' own texts. */
function threeRows(
  { own, between, lowest }: { own: string; between: string; lowest: string },
  top: string,
  middle: string,
): { text: string; tried: string[] } {
  if (!isBlank(lowest))
    return {
      text: top + middle + lowest,
      tried: [lowest, middle + lowest, top + middle + lowest, top + lowest, between, own],
    };
  if (!isBlank(between)) return { text: top + between, tried: [between, top + between, own] };
  return { text: own, tried: [own] };
}
