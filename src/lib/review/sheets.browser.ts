/// <reference types="vite/client" />
import { parseReviewSheet, type ReviewSheet } from './sheet.ts';

const files = import.meta.glob<string>('../../../queries/schemes/files/*.yaml', {
  query: '?raw',
  import: 'default',
  eager: true,
});

/** The same sheets as `sheets.ts` gives in Node, bundled into the page. */
export function reviewSheets(): ReviewSheet[] {
  return Object.values(files)
    .map(parseReviewSheet)
    .sort((a, b) => (a.id > b.id ? -1 : 1));
}
