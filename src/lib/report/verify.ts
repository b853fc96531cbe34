import type { ReadReport } from './docx/read.ts';
import { tagOf } from './docx/tag.ts';
import type { Provenance } from './model.ts';

/** What differs between a report in a file and the same report computed again. */

export type ProvenanceField =
  | 'snapshot'
  | 'ruleset'
  | 'as-of'
  | 'scheme'
  | 'scheme-version'
  | 'scheme-content'
  | 'excuses'
  | 'manual'
  | 'evaluation';

export type Difference =
  | { readonly kind: 'provenance'; readonly field: ProvenanceField; readonly file: string; readonly own: string }
  | { readonly kind: 'parameter'; readonly name: string; readonly file: string | null; readonly own: string | null }
  /** `text`: as it stands in the document, each writing once; `part`: in the machine-readable copy; `own`: computed again. Null: not there */
  | {
      readonly kind: 'figure';
      readonly id: string;
      readonly text: readonly string[] | null;
      readonly part: readonly string[] | null;
      readonly own: string | null;
    }
  /** a figure stands there too often or not often enough */
  | { readonly kind: 'times'; readonly id: string; readonly text: number; readonly part: number; readonly own: number }
  /** a chart is drawn from other values, or is not there; numbered from 1 as it stands in the document */
  | { readonly kind: 'chart'; readonly number: number }
  /** every figure is there, but in another order: from the figure number `at` on, from 1 */
  | { readonly kind: 'order'; readonly where: 'text' | 'part'; readonly at: number };

export interface Verified {
  readonly differences: readonly Difference[];
  /** figures that were compared, every occurrence */
  readonly figures: number;
  /** paragraphs that the program did not write, and how many of its own are no longer there */
  readonly added: readonly string[];
  readonly gone: number;
}

/** Compares a file with the report that the same snapshot, year, agency and scheme give. */
export function compareReports(file: ReadReport, own: ReadReport): Verified {
  const differences = [
    ...provenanceDifferences(file.part.provenance, own.part.provenance),
    ...figureDifferences(file, own),
    ...chartDifferences(file.charts, own.charts),
  ];
  const written = new Set(own.paragraphs);
  const standing = new Set(file.paragraphs);
  return {
    differences,
    figures: own.chips.length,
    added: file.paragraphs.filter((paragraph) => !written.has(paragraph)),
    gone: [...written].filter((paragraph) => !standing.has(paragraph)).length,
  };
}

const excusesText = ({ excuses }: Provenance): string => (excuses ? `${excuses.entries} ${excuses.last}` : '');

const evaluationText = ({ evaluation }: Provenance): string =>
  evaluation ? `${evaluation.stage} ${evaluation.sha256}` : '';

function provenanceDifferences(file: Provenance, own: Provenance): Difference[] {
  const fields: [ProvenanceField, string, string][] = [
    ['snapshot', file.snapshot, own.snapshot],
    ['ruleset', file.ruleset, own.ruleset],
    ['as-of', file.asOf, own.asOf],
    ['scheme', file.scheme.id, own.scheme.id],
    ['scheme-version', file.scheme.version, own.scheme.version],
    ['scheme-content', file.scheme.sha256, own.scheme.sha256],
    ['manual', file.manual ?? '', own.manual ?? ''],
    ['excuses', excusesText(file), excusesText(own)],
    ['evaluation', evaluationText(file), evaluationText(own)],
  ];
  const inFile = new Map(file.parameters.map((parameter) => [parameter.name, parameter]));
  const inOwn = new Map(own.parameters.map((parameter) => [parameter.name, parameter]));
  const shown = (parameter: Provenance['parameters'][number] | undefined) =>
    parameter ? `${parameter.value}${parameter.local ? '*' : ''}` : null;
  return [
    ...fields.flatMap(([field, a, b]): Difference[] =>
      a === b ? [] : [{ kind: 'provenance', field, file: a, own: b }],
    ),
    ...[...new Set([...inFile.keys(), ...inOwn.keys()])].flatMap((name): Difference[] => {
      const [a, b] = [shown(inFile.get(name)), shown(inOwn.get(name))];
      return a === b ? [] : [{ kind: 'parameter', name, file: a, own: b }];
    }),
  ];
}

function chartDifferences(file: readonly string[], own: readonly string[]): Difference[] {
  const numbers = Array.from({ length: Math.max(file.length, own.length) }, (_, i) => i);
  return numbers.flatMap((i): Difference[] => (file[i] === own[i] ? [] : [{ kind: 'chart', number: i + 1 }]));
}

interface Standing {
  /** value and text, or text alone */
  readonly written: Set<string>;
  times: number;
}

function figureDifferences(file: ReadReport, own: ReadReport): Difference[] {
  const text = standing(file.chips.map((chip) => [chip.tag, chip.text]));
  const part = standing(file.part.figures.map((figure) => [tagOf(figure.id), both(figure)]));
  const inOwn = standing(own.part.figures.map((figure) => [tagOf(figure.id), both(figure)]));
  const ownText = new Map(own.part.figures.map((figure) => [tagOf(figure.id), figure.text]));
  const ids = new Map([...file.part.figures, ...own.part.figures].map(({ id }) => [tagOf(id), id]));
  const found: Difference[] = [];
  for (const tag of new Set([...inOwn.keys(), ...part.keys(), ...text.keys()])) {
    const [t, p, o] = [text.get(tag), part.get(tag), inOwn.get(tag)];
    const id = ids.get(tag) ?? tag;
    const expected = ownText.get(tag);
    const sameText = t !== undefined && expected !== undefined && onlyOne(t, expected);
    const samePart = p !== undefined && o !== undefined && [...o.written].every((one) => onlyOne(p, one));
    if (!sameText || !samePart)
      found.push({
        kind: 'figure',
        id,
        text: t ? [...t.written] : null,
        part: p ? [...p.written] : null,
        own: o ? ([...o.written][0] ?? null) : null,
      });
    else if (t.times !== o.times || p.times !== o.times)
      found.push({ kind: 'times', id, text: t.times, part: p.times, own: o.times });
  }
  if (found.length > 0) return found;
  const order = own.part.figures.map(({ id }) => tagOf(id));
  const at = (tags: readonly string[]) => order.findIndex((tag, i) => tag !== tags[i]);
  const places = [
    ['text', at(file.chips.map(({ tag }) => tag))],
    ['part', at(file.part.figures.map(({ id }) => tagOf(id)))],
  ] as const;
  return places.flatMap(([where, i]): Difference[] => (i < 0 ? [] : [{ kind: 'order', where, at: i + 1 }]));
}

const both = ({ value, text }: { readonly value: string; readonly text: string }): string =>
  value === text ? text : `${text}（${value}）`;

const onlyOne = ({ written }: Standing, expected: string): boolean => written.size === 1 && written.has(expected);

function standing(pairs: readonly (readonly [string, string])[]): Map<string, Standing> {
  const found = new Map<string, Standing>();
  for (const [tag, written] of pairs) {
    const one = found.get(tag) ?? { written: new Set<string>(), times: 0 };
    one.written.add(written);
    one.times++;
    found.set(tag, one);
  }
  return found;
}
