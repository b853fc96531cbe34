import type { Agency, MetricFigures } from '../results/figures.ts';
import type { Figure } from '../results/types.ts';
import { fewestTiles, tiles, type Tile } from './tiles.ts';

/** A division with its figure and the agencies that it is the sum of. */
export interface RegionFigure {
  /** code of the division; of the agency when that is of none that is known */
  readonly code: string;
  /** null: not on the map */
  readonly tile: Tile | null;
  readonly figure: Figure;
  readonly agencies: readonly { readonly org: string; readonly figure: Figure }[];
}

/**
 * The divisions of the agencies from a metric's figures by region and by agency: those on the map from north-west to south-east, then
 * all others, then what belongs to no agency that is known. Empty when too few of them are on the map.
 */
export function regionFigures(
  byRegion: MetricFigures,
  byOrg: MetricFigures,
  agencies: readonly Pick<Agency, 'code' | 'region'>[],
): RegionFigure[] {
  const regionOf = new Map(agencies.map(({ code, region }) => [code, region]));
  const own = (region: string) =>
    byOrg.groups
      .filter(({ value }) => regionOf.get(value) === region)
      .map(({ value, figure }) => ({ org: value, figure }));
  const found = byRegion.groups.map(({ value, figure }) => ({
    code: value,
    tile: tiles.find(({ region }) => region === value) ?? null,
    figure,
    agencies: own(value),
  }));
  const placed = tiles.flatMap((tile) => found.filter((one) => one.tile === tile));
  if (placed.length < fewestTiles) return [];
  const unknown = byOrg.groups
    .filter(({ value }) => !regionOf.has(value))
    .map(({ value, figure }) => ({ code: value, tile: null, figure, agencies: [{ org: value, figure }] }));
  return [...placed, ...found.filter(({ tile }) => tile === null), ...unknown];
}
