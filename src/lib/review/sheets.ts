import { readdirSync, readFileSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import { parseReviewSheet, type ReviewSheet } from './sheet.ts';

const folder = new URL('../../../queries/schemes/files/', import.meta.url);

/** The sheets for the review of files, penalties first (Node). */
export function reviewSheets(): ReviewSheet[] {
  const files = readdirSync(fileURLToPath(folder)).filter((name) => name.endsWith('.yaml'));
  return files
    .map((name) => parseReviewSheet(readFileSync(new URL(name, folder), 'utf8')))
    .sort((a, b) => (a.id > b.id ? -1 : 1));
}
