import type { Engine } from '../engine/engine.ts';
import { knownViews } from '../metrics/known.ts';
import type { Manifest } from '../snapshot/manifest.ts';
import type { AnnualTable } from './annual.ts';

/** A number of a published annual table beside the one worked out from the registers. */
export interface PublishedNumber {
  /** id of the table in the ruleset */
  readonly table: string;
  readonly title: string;
  readonly org: string;
  readonly item: string;
  /** null where the row has none in the place for it */
  readonly published: number | null;
  /** null where the snapshot has no source of the table, or the table no such column */
  readonly counted: number | null;
  /** published less counted, to the cent; null where either is not there */
  readonly difference: number | null;
  readonly file: number;
  readonly record: number;
}

const money = '罚没金额（元）';
/** The layout in which published numbers are handed in. */
export const publishedLayout = 'published_statistics';

/**
 * The published numbers of a year, in file order, beside `tables` of the same year. An amount agrees to 1 yuan (DQ-10); see `differs`. Empty
 * without a file of published numbers.
 */
export async function publishedNumbers(
  engine: Engine,
  { as_of, files }: Pick<Manifest, 'as_of' | 'files'>,
  tables: readonly AnnualTable[],
  year: number,
): Promise<PublishedNumber[]> {
  if (!files.some((file) => file.layout === publishedLayout)) return [];
  await engine.run(knownViews(as_of));
  const rows = await engine.query<{
    org: string;
    title: string;
    item: string;
    number: number | null;
    amount: number | null;
    file: number;
    record: number;
  }>(
    `SELECT org, stat_table AS title, item, number, CAST(amount AS DOUBLE) AS amount, file, record FROM ${publishedLayout}
     WHERE year = $1 ORDER BY file, record`,
    [year],
  );
  return rows.map(({ title, org, item, number, amount, file, record }) => {
    const table = tables.find(({ definition }) => definition.name.zh === title);
    const published = item === money ? amount : number;
    const counted = table?.definition.columns.includes(item) ? (table.rows[org]?.[item] ?? 0) : null;
    const difference = published === null || counted === null ? null : Math.round((published - counted) * 100) / 100;
    return { table: table?.definition.id ?? '', title, org, item, published, counted, difference, file, record };
  });
}

/** Whether a published number is another than the one worked out, as DQ-10 judges. */
export function differs({ item, difference }: PublishedNumber): boolean {
  return difference !== null && Math.abs(difference) > (item === money ? 1 : 0);
}
