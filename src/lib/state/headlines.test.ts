import { expect, test } from 'vitest';
import { briefName, distance } from './headlines.ts';

test('the distance to a target counts in the direction that matters', () => {
  expect(distance(0.9, { target: 0.95, direction: 'up' })).toBeCloseTo(0.05);
  expect(distance(0.02, { target: 0, direction: 'down' })).toBeCloseTo(0.02);
  expect(distance(0.95, { target: 0.95, direction: 'up' })).toBe(0);
  expect(distance(null, { target: 1, direction: 'up' })).toBeNull();
  expect(distance(0.5, { target: null, direction: 'up' })).toBeNull();
});

test('what stands in brackets is left out of a brief name', () => {
  expect(briefName('公示及时率（许可、处罚）')).toBe('公示及时率');
  expect(briefName('Timely publication (licences)')).toBe('Timely publication');
});
