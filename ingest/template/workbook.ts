import { writeXlsx } from 'hucre';
import type { Layout } from '../layouts/layout.ts';
import { dataSheet, valueSheet } from './data-sheet.ts';
import { exampleSheet } from './example-sheet.ts';
import { guideSheet } from './guide-sheet.ts';

/** The moment every template claims to have been saved; without it the bytes would depend on the clock. */
const epoch = new Date(Date.UTC(2025, 0, 1));

/**
 * A workbook to fill in for a layout: the data sheet with its header, notes and lists to choose from; two examples; every column explained.
 * In: a layout, the version of the program. Out: the bytes of an `.xlsx`, the same for the same layout and version. Needs no files: it runs in a
 * browser, too.
 */
export async function templateWorkbook(layout: Layout, version: string): Promise<Uint8Array> {
  return writeXlsx({
    sheets: [dataSheet(layout), exampleSheet(layout), guideSheet(layout, version), valueSheet(layout)],
    properties: { creator: `明镜 ${version}`, created: epoch, modified: epoch },
  });
}
