import type { Column, Layout } from '../layouts/layout.ts';
import { hashField, identityColumns } from '../privacy/identifiers.ts';

/**
 * The fields in which a column's value stands: its own, and where numbers of persons are masked and `hashed` says that both sides were
 * hashed with the same salt, the one with the hash, so that digits that are not shown count, too.
 */
export function contentFields(layout: Layout, column: Column, hashed: boolean): string[] {
  const masked = hashed && identityColumns(layout).some((c) => c.hashed && c.field === column.field);
  return masked ? [column.field, hashField(column.field)] : [column.field];
}
