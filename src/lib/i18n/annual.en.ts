import type { AnnualMessages } from './annual.zh.ts';

/** Texts of the statutory tables' screen, English. The tables themselves are Chinese. */
export const annual: AnnualMessages = {
  title: 'Annual statistics',
  lead: 'The five statutory tables, worked out from the agencies’ files; each number opens its rows. Nothing is written 0; an empty cell has no source and is filled in by hand.',
  year: 'Year',
  org: 'Agency',
  all: 'All agencies',
  unit: 'Agency',
  docx: 'Download as Word document',
  xlsx: 'Download as Excel workbook',
  notes: 'Notes',
  table: (n, title) => `Table ${n}　${title}`,
  gathering: 'Working out the tables…',
  rows: (name, column, n) => `${name}: ${column}, ${n} rows`,
  shown: (n) => `The first ${n} rows; mingjing annual --rows writes all.`,
  key: 'Number',
  day: 'Day',
  amount: 'Amount',
  file: 'File',
  record: 'Row',
  open: 'Statutory tables',
};
