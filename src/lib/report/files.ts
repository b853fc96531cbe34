import { strToU8 } from 'fflate';
import { feedbackWorkbook } from '../evaluation/feedback.ts';
import { archive } from './docx/package.ts';
import { reportDocx } from './docx/write.ts';
import type { EvidenceSheet } from './evidence.ts';
import { fileNames } from './file-names.ts';
import type { Report } from './model.ts';
import { reportText } from './text.ts';
import { evidenceWorkbook, type EvidenceFacts } from './workbook.ts';

/** A report with the rows behind it, ready to be written: plain objects, so that it can be handed to a worker. */
export interface Writing {
  readonly facts: EvidenceFacts;
  readonly scope: string;
  readonly report: Report;
  readonly sheets: readonly EvidenceSheet[];
}

export interface WrittenFile {
  readonly name: string;
  readonly bytes: Uint8Array;
}

/** The files of one report: document, evidence, plain text; or what is sent to an agency for its comments: a page and a workbook to answer in. The same bytes for the same writing and version, in Node and in a browser. */
export async function reportFiles({ facts, scope, report, sheets }: Writing, version: string): Promise<WrittenFile[]> {
  const names = fileNames(facts.manifest, facts.year, scope);
  if (report.document === 'feedback')
    return [
      { name: names.feedback, bytes: await reportDocx(report, version) },
      { name: names.reply, bytes: await feedbackWorkbook(facts, scope, sheets, version) },
    ];
  return [
    { name: names.report, bytes: await reportDocx(report, version) },
    { name: names.evidence, bytes: await evidenceWorkbook(facts, scope, report.name, sheets, version) },
    { name: names.text, bytes: strToU8(reportText(report)) },
  ];
}

/** Files as one archive whose bytes depend on them and the as-of day only. */
export function zipped(files: readonly WrittenFile[], asOf: string): Uint8Array {
  return archive(new Map(files.map(({ name, bytes }) => [name, bytes])), `${asOf}T00:00:00Z`);
}
