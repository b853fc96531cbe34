import { expect, test } from 'vitest';
import { figureOf, noCounts } from '../results/figure.ts';
import type { BandedFigure } from '../results/figures.ts';
import { readXml } from '../report/docx/xml-reader.ts';
import { regionFigures } from './regions.ts';
import { tileDrawing } from './tile-picture.ts';
import { tiles } from './tiles.ts';

const figure = (met: number, overdue: number): BandedFigure => ({
  ...figureOf({ ...noCounts(), met, overdue }, 'up'),
  bands: null,
});
const of = (groups: Readonly<Record<string, BandedFigure>>) => ({
  metric: 'X',
  all: figure(0, 0),
  groups: Object.entries(groups).map(([value, one]) => ({ value, figure: one })),
});
const agencies = [
  { code: 'A', region: '140400' },
  { code: 'B', region: '140403' },
  { code: 'C', region: '140403' },
  { code: 'D', region: '140430' },
];
const byOrg = of({ A: figure(1, 1), B: figure(2, 0), C: figure(3, 1), D: figure(0, 0), '-': figure(0, 4) });

test('the layout has the twelve counties of 长治, each in a place of its own, and nothing else', () => {
  expect(tiles.map(({ region }) => region).sort()).toEqual(
    ['03', '04', '05', '06', '23', '25', '26', '27', '28', '29', '30', '31'].map((end) => `1404${end}`),
  );
  expect(new Set(tiles.map(({ column, row }) => `${column},${row}`)).size).toBe(12);
});

test('a county has the agencies it is the sum of; what is not on the map is listed, not dropped', () => {
  const found = regionFigures(
    of({ '140400': figure(1, 1), '140403': figure(5, 1), '140430': figure(0, 0) }),
    byOrg,
    agencies,
  );
  expect(found.map(({ code, tile, agencies: own }) => [code, tile?.name, own.map(({ org }) => org).join()])).toEqual([
    ['140430', '沁县', 'D'],
    ['140403', '潞州区', 'B,C'],
    ['140400', undefined, 'A'],
    ['-', undefined, '-'],
  ]);
  for (const { figure: sum, agencies: own } of found) {
    expect(own.reduce((n, one) => n + one.figure.numerator, 0)).toBe(sum.numerator);
    expect(own.reduce((n, one) => n + one.figure.denominator, 0)).toBe(sum.denominator);
  }
});

test('another city, or one county alone, has no map', () => {
  expect(regionFigures(of({ '140100': figure(1, 0), '140105': figure(1, 0) }), byOrg, agencies)).toEqual([]);
  expect(regionFigures(of({ '140403': figure(1, 0) }), byOrg, agencies)).toEqual([]);
});

test('the picture has every tile in its place and the others below', () => {
  const theme = {
    ...{ ink: '#1', ink2: '#2', ink3: '#3', paper: '#fff', grid: '#4', rule: '#5', line: '#6', line2: '#7' },
    ...{ target: '#8', met: '#9', late: '#a', overdue: '#b', pending: '#c', far: ['#d1', '#d2', '#d3'] as const },
    sans: 'sans-serif',
  };
  const one = { fraction: '1/2', rate: '50.0%', small: false };
  const { svg, height } = tileDrawing(
    [
      { ...one, name: '甲县', step: 3, place: { column: 1, row: 2 } },
      { ...one, name: '乙市', step: 0, place: null },
    ],
    '图中没有的',
    720,
    theme,
  );
  expect(() => readXml(svg)).not.toThrow();
  expect(svg).toContain('y="98" font-size="13" fill="#1" text-anchor="middle">甲县');
  expect(svg).toContain('fill="#d3"');
  expect(svg).toContain('图中没有的　乙市　50.0%　1/2');
  expect(height).toBe(2 * 78 + 24);
});
