import type { Column } from '../layouts/layout.ts';

/**
 * A typed value as the text people are shown, as SQL: days `2024-01-05`, times `2024-01-05 09:30:00`, yuan and numbers without
 * trailing zeros, 是 and 否. Empty stays NULL.
 */
export function shownText(column: Column, value: string): string {
  switch (column.type) {
    case 'money':
    case 'wan':
    case 'num':
      return `regexp_replace(CAST(${value} AS VARCHAR), '\\.?0*$', '')`;
    case 'bool':
      return `CASE ${value} WHEN true THEN '是' WHEN false THEN '否' END`;
    default:
      return `CAST(${value} AS VARCHAR)`;
  }
}
