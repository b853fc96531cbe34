import type { Chip, Provenance } from './model.ts';
import { chipsOf, type Report } from './model.ts';
import { escaped, fit } from './xml.ts';

/** The machine-readable copy inside the document: where the figures come from, and each of them in the order of the text. */

export const partNamespace = 'urn:mingjing:report:1';
/** Raised whenever the copy or the outline of the report changes, so that an older report is not compared with a newer outline. */
export const partVersion = '3';

export interface Part {
  readonly schema: string;
  readonly tool: string;
  readonly document: Report['document'];
  readonly provenance: Provenance;
  readonly figures: readonly Chip[];
  readonly signer: string;
}

/** What goes into the copy of a report. */
export function partOf(report: Report, tool: string): Part {
  const figures = chipsOf(report).map(({ id, value, text }) => ({ id: fit(id), value: fit(value), text: fit(text) }));
  return {
    schema: partVersion,
    tool,
    document: report.document,
    provenance: report.provenance,
    signer: fit(report.signer),
    figures,
  };
}

/** The copy as XML, one element a line. */
export function partXml({ schema, tool, document, provenance, signer, figures }: Part): string {
  const { snapshot, ruleset, scheme, asOf, year, scope, parameters, excuses, manual, evaluation } = provenance;
  return [
    '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>',
    `<report xmlns="${partNamespace}" ${attributes({ schema, tool, document, year, scope, signer })}>`,
    `<snapshot ${attributes({ sha256: snapshot, ruleset, 'as-of': asOf })}/>`,
    `<scheme ${attributes(scheme)}/>`,
    '<parameters>',
    ...parameters.map(({ name, value, local }) => `<parameter ${attributes({ name, value, local })}/>`),
    '</parameters>',
    ...(manual === null ? [] : [`<manual ${attributes({ sha256: manual })}/>`]),
    ...(excuses ? [`<excuses ${attributes(excuses)}/>`] : []),
    ...(evaluation ? [`<evaluation ${attributes(evaluation)}/>`] : []),
    '<figures>',
    ...figures.map(({ id, value, text }) => `<figure ${attributes({ id, value, text })}/>`),
    '</figures>',
    '</report>',
    '',
  ].join('\n');
}

function attributes(values: Readonly<Record<string, string | number | boolean>>): string {
  return Object.entries(values)
    .map(([name, value]) => `${name}="${escaped(String(value))}"`)
    .join(' ');
}
