import { strFromU8, unzipSync } from 'fflate';
import * as v from 'valibot';
import { partNamespace, partVersion, type Part } from '../part.ts';
import { controlsOf, paragraphsOf, valuesOf, type FoundChip } from './text.ts';
import { readXml, walk, XmlError, type Element } from './xml-reader.ts';

/** What a report says: the figures in its text, its paragraphs, and its machine-readable copy. */
export interface ReadReport {
  readonly chips: readonly FoundChip[];
  readonly paragraphs: readonly string[];
  /** of each chart, what it is drawn from: names and values, one after the other */
  readonly charts: readonly string[];
  readonly part: Part;
}

export type ReportFileProblem = 'zip' | 'docx' | 'xml' | 'foreign' | 'part' | 'version' | 'large';

/** The file is no report that can be checked. `detail`: the part of the file, or the version found. */
export class ReportFileError extends Error {
  override readonly name = 'ReportFileError';
  readonly kind: ReportFileProblem;
  readonly detail: string;
  constructor(kind: ReportFileProblem, detail: string, options?: ErrorOptions) {
    super(`${kind} ${detail}`, options);
    this.kind = kind;
    this.detail = detail;
  }
}

const main = 'word/document.xml';
const wanted = /^(word\/document\.xml|customXml\/item\d+\.xml|word\/charts\/chart\d+\.xml)$/;
const chart = /^word\/charts\/chart(\d+)\.xml$/;
/** Bytes of one part; the report of a thousand agencies has a tenth of it. */
const largest = 512 * 1024 * 1024;

/** Reads the bytes of a `.docx`; throws a `ReportFileError` when they are none of ours, or damaged. */
export function readReport(bytes: Uint8Array): ReadReport {
  const files = unpacked(bytes);
  const document = files[main];
  if (!document) throw new ReportFileError('docx', main);
  const copies = Object.entries(files)
    .filter(([path]) => path.startsWith('customXml/'))
    .map(([path, content]) => xmlOf(path, content))
    .filter((root) => root.attributes['xmlns'] === partNamespace);
  const [copy] = copies;
  if (!copy) throw new ReportFileError('foreign', '');
  if (copies.length > 1) throw new ReportFileError('part', 'customXml');
  const root = xmlOf(main, document);
  const charts = Object.entries(files)
    .flatMap(([path, content]) => {
      const number = chart.exec(path)?.[1];
      return number === undefined ? [] : [{ number: Number(number), values: valuesOf(xmlOf(path, content)) }];
    })
    .sort((a, b) => a.number - b.number)
    .map(({ values }) => values);
  return { chips: controlsOf(root), paragraphs: paragraphsOf(root), charts, part: partFrom(copy) };
}

function unpacked(bytes: Uint8Array): Record<string, Uint8Array> {
  const tooLarge: string[] = [];
  let files: Record<string, Uint8Array>;
  try {
    files = unzipSync(bytes, {
      filter: ({ name, originalSize }) => {
        if (!wanted.test(name)) return false;
        if (originalSize > largest) tooLarge.push(name);
        return originalSize <= largest;
      },
    });
  } catch (cause) {
    throw new ReportFileError('zip', '', { cause });
  }
  const [large] = tooLarge;
  if (large !== undefined) throw new ReportFileError('large', large);
  return files;
}

function xmlOf(path: string, content: Uint8Array): Element {
  try {
    return readXml(strFromU8(content));
  } catch (cause) {
    if (cause instanceof XmlError) throw new ReportFileError('xml', path, { cause });
    throw cause;
  }
}

const text = v.string();
const whole = v.pipe(v.string(), v.regex(/^\d{4}$/), v.transform(Number));
const schema = v.object({
  report: v.object({
    schema: text,
    tool: text,
    document: v.picklist(['report', 'feedback']),
    year: whole,
    scope: v.pipe(text, v.minLength(1)),
    signer: text,
  }),
  snapshot: v.object({ sha256: text, ruleset: text, 'as-of': v.pipe(text, v.isoDate()) }),
  scheme: v.object({ id: text, version: text, sha256: text }),
  parameters: v.array(v.object({ name: text, value: text, local: v.picklist(['true', 'false']) })),
  manual: v.optional(v.object({ sha256: text })),
  excuses: v.optional(v.object({ entries: v.pipe(text, v.regex(/^\d{1,9}$/)), last: text })),
  evaluation: v.optional(v.object({ stage: text, sha256: text })),
  figures: v.pipe(v.array(v.object({ id: text, value: text, text })), v.minLength(1)),
});

function partFrom(root: Element): Part {
  const version = root.attributes['schema'] ?? '';
  if (version !== partVersion) throw new ReportFileError('version', version);
  const all = [...walk(root)];
  const named = (name: string) => all.filter((element) => element.name === name).map(({ attributes }) => attributes);
  const parsed = v.safeParse(schema, {
    report: root.attributes,
    snapshot: named('snapshot')[0],
    scheme: named('scheme')[0],
    parameters: named('parameter'),
    manual: named('manual')[0],
    excuses: named('excuses')[0],
    evaluation: named('evaluation')[0],
    figures: named('figure'),
  });
  if (!parsed.success) throw new ReportFileError('part', v.getDotPath(parsed.issues[0]) ?? '');
  const { report, snapshot, scheme, parameters, manual, excuses, evaluation, figures } = parsed.output;
  return {
    schema: report.schema,
    tool: report.tool,
    document: report.document,
    signer: report.signer,
    figures,
    provenance: {
      snapshot: snapshot.sha256,
      ruleset: snapshot.ruleset,
      asOf: snapshot['as-of'],
      scheme,
      year: report.year,
      scope: report.scope,
      parameters: parameters.map(({ name, value, local }) => ({ name, value, local: local === 'true' })),
      manual: manual?.sha256 ?? null,
      excuses: excuses ?? null,
      evaluation: evaluation ?? null,
    },
  };
}
