import { expect, test } from 'vitest';
import { readXml } from '../report/docx/xml-reader.ts';
import { picture, text, textWidth, wrap } from './picture.ts';
import { rankedDrawing } from './ranked-picture.ts';
import type { ChartTheme } from './theme.ts';

const theme: ChartTheme = {
  ink: '#000001',
  ink2: '#000002',
  ink3: '#000003',
  paper: '#fffffe',
  grid: '#000004',
  rule: '#000005',
  line: '#000006',
  line2: '#000007',
  target: '#000008',
  met: '#000009',
  late: '#00000a',
  overdue: '#00000b',
  pending: '#00000f',
  far: ['#00000c', '#00000d', '#00000e'],
  sans: "'Noto Sans SC', sans-serif",
};

test('a picture has title, scope, unit, key, notes and source on its paper, and is well-formed whatever the names hold', () => {
  const caption = {
    title: '法制审核率<&">月度走势',
    unit: '单位：%',
    scope: '2024年度 · 甲\u202E局',
    key: [{ name: '迟延', mark: 'hatched' as const }],
    lines: ['注。', '来源：本快照判定明细，数据截至2025年3月31日'],
  };
  const { svg, width, height } = picture(
    caption,
    { svg: '<svg width="720" height="100"></svg>', width: 720, height: 100 },
    theme,
  );
  expect(width).toBe(768);
  expect(height).toBeGreaterThan(100);
  expect(() => readXml(svg)).not.toThrow();
  for (const part of [
    '法制审核率&lt;&amp;&quot;&gt;月度走势',
    '2024年度 · 甲局　单位：%',
    '迟延',
    '数据截至2025年3月31日',
    '#fffffe',
  ])
    expect(svg).toContain(part);
});

test('long lines are broken between Chinese characters and between words, not before a full stop', () => {
  const lines = wrap('甲乙丙丁戊己庚辛，壬癸', 12 * 8, 12);
  expect(lines).toEqual(['甲乙丙丁戊己庚', '辛，壬癸']);
  for (const line of wrap('The same data and the same seed always draw the same cases', 120, 12))
    expect(textWidth(line, 12)).toBeLessThanOrEqual(120);
  expect(wrap('', 100, 12)).toEqual([]);
});

test('a dot stands where its rate is on the axis; below ten cases it is hollow and has no rank', () => {
  const line = { name: '甲', away: false, interval: null, fraction: '1/2' };
  const { svg, height } = rankedDrawing(
    [
      { ...line, place: 1, rate: 1, rateText: '100.0%' },
      { ...line, place: null, rate: 0, away: true, rateText: '0.0%', interval: { low: 0, high: 0.6 } },
    ],
    { end: 1, target: { rate: 0.9, name: '目标90%' }, labels: ['0', '50%', '100%'] },
    720,
    theme,
  );
  expect(height).toBe(22 + 2 * 24 + 18);
  const [, x] = /<circle cx="([\d.]+)" cy="34" r="4.5" fill="#000009"/.exec(svg) ?? [];
  expect(Number(x)).toBe(560);
  expect(svg).toContain(`l6 6l-6 6l-6 -6z" fill="#fffffe" stroke="#00000a"`);
  expect(() => readXml(svg)).not.toThrow();
});

test('text says its place, size and weight', () => {
  expect(text(1.006, 2, 'n<N', { size: 12, fill: '#000', weight: 600, anchor: 'end' })).toBe(
    '<text x="1.01" y="2" font-size="12" fill="#000" text-anchor="end" font-weight="600">n&lt;N</text>',
  );
});
