import type { ColumnType } from '../layouts/layout.ts';

/** SQL type of a column's value. Money is in 元. */
export function sqlType(type: ColumnType): string {
  switch (type) {
    case 'date':
      return 'DATE';
    case 'datetime':
      return 'TIMESTAMP';
    case 'money':
    case 'wan':
    case 'num':
      return 'DECIMAL(28,8)';
    case 'int':
    case 'duration':
      return 'BIGINT';
    case 'bool':
      return 'BOOLEAN';
    default:
      return 'VARCHAR';
  }
}
