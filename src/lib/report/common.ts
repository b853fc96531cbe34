import { everyone, type Facts } from './facts.ts';
import { words } from './chip.ts';
import { day } from './numerals.ts';
import type { Block, Chip, Column, Table, Text } from './model.ts';

/** Small parts that every section is made of. */

export const section = (text: string): Block => ({ kind: 'heading', level: 1, text: [text] });
export const subsection = (text: string): Block => ({ kind: 'heading', level: 2, text: [text] });
export const paragraph = (text: Text): Block => ({ kind: 'paragraph', text });
/** Words over a list or a table that stands under them. */
export const lead = (text: Text): Block => ({ kind: 'paragraph', text, leads: true });

export const left = (title: string, width: number): Column => ({ title, align: 'left', width });
export const centre = (title: string, width: number): Column => ({ title, align: 'center', width });
export const right = (title: string, width: number): Column => ({ title, align: 'right', width });

export function table(caption: string, columns: readonly Column[], rows: readonly (readonly Text[])[]): Table {
  return { kind: 'table', caption, columns, rows };
}

/** The name of an agency, as a figure that can be checked. */
export function agencyChip({ manifest }: Pick<Facts, 'manifest'>, code: string): Chip {
  const name = manifest.agencies.find((agency) => agency.code === code)?.name ?? code;
  return words({ subject: 'agency', scope: code, period: '' }, 'name', name);
}

export function yearChip({ year }: Pick<Facts, 'year'>): Chip {
  return words({ subject: 'report', scope: '', period: '' }, 'year', String(year));
}

export function asOfChip({ manifest }: { readonly manifest: { readonly as_of: string } }): Chip {
  return provenanceChip('as-of', day(manifest.as_of), manifest.as_of);
}

export function provenanceChip(which: string, text: string, value = text): Chip {
  return words({ subject: 'report', scope: '', period: '' }, which, text, value);
}

export const isCity = (scope: string): boolean => scope === everyone;

/** 全市, or the agency's name. */
export function scopeText(facts: Facts, scope: string): Text {
  return isCity(scope) ? ['全市'] : [agencyChip(facts, scope)];
}
