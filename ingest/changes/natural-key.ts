import { identifier } from '../../src/lib/engine/engine.ts';
import type { Layout } from '../layouts/layout.ts';

/** The parts of a layout's natural key as SQL over the table alias: `person` is the certificate number, else agency and name. */
export function naturalKey(layout: Layout, alias: string): string[] {
  return layout.key.map((part) =>
    part === 'person'
      ? `coalesce('C' || ${alias}.cert_no, 'N' || ${alias}.org || '|' || ${alias}.name)`
      : `${alias}.${identifier(part)}`,
  );
}

/** The natural key as one text for people, its parts joined with `|`: `SW1|商罚〔2024〕1号|丙公司`. SQL over the table alias. */
export function keyText(layout: Layout, alias: string): string {
  return layout.key
    .map((part) =>
      part === 'person'
        ? `coalesce(${alias}.cert_no, ${alias}.org || '|' || ${alias}.name)`
        : `CAST(${alias}.${identifier(part)} AS VARCHAR)`,
    )
    .join(` || '|' || `);
}
