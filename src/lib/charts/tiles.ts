/**
 * Where the counties of a city lie to each other, as tiles of equal size: no map, no boundaries (地图管理条例). Codes: GB/T 2260.
 * Columns count from west, rows from north.
 */
export interface Tile {
  readonly region: string;
  readonly name: string;
  readonly column: number;
  readonly row: number;
}

/** 长治市. */
export const tiles: readonly Tile[] = [
  { region: '140430', name: '沁县', column: 2, row: 1 },
  { region: '140429', name: '武乡县', column: 3, row: 1 },
  { region: '140426', name: '黎城县', column: 4, row: 1 },
  { region: '140431', name: '沁源县', column: 1, row: 2 },
  { region: '140405', name: '屯留区', column: 2, row: 2 },
  { region: '140423', name: '襄垣县', column: 3, row: 2 },
  { region: '140406', name: '潞城区', column: 4, row: 2 },
  { region: '140428', name: '长子县', column: 2, row: 3 },
  { region: '140403', name: '潞州区', column: 3, row: 3 },
  { region: '140425', name: '平顺县', column: 4, row: 3 },
  { region: '140404', name: '上党区', column: 3, row: 4 },
  { region: '140427', name: '壶关县', column: 4, row: 4 },
];

/** Fewer counties than this are no map. */
export const fewestTiles = 2;
