import { describe, expect, test } from 'vitest';
import { Fraction } from './fraction.ts';

describe('fractions', () => {
  test.each([
    [1, 3, 2, 0.33],
    [2, 3, 2, 0.67],
    [1, 200, 2, 0.01],
    [-1, 200, 2, -0.01],
    [1, 201, 2, 0],
    [-1, 201, 2, 0],
    [1005, 1000, 2, 1.01],
    [0, 7, 2, 0],
    [45, 10, 0, 5],
  ])('%i/%i with %i decimals is %f: halves go up, however the number looks in binary', (n, d, decimals, expected) => {
    expect(Fraction.of(n, d).rounded(decimals)).toBe(expected);
  });

  test('are exact where floating point is not', () => {
    const tenth = Fraction.of(1, 10);
    expect(tenth.plus(Fraction.of(2, 10)).compare(Fraction.of(3, 10))).toBe(0);
    expect(Fraction.of(3, 10).minus(tenth).over(tenth).compare(Fraction.of(2))).toBe(0);
    expect(Fraction.of(1, 2).times(Fraction.of(-2, 3)).atLeastZero().compare(Fraction.of(0))).toBe(0);
    expect(Fraction.of(1, 3).compare(Fraction.of(1, 2))).toBeLessThan(0);
    expect(Fraction.of(1, -3).compare(Fraction.of(-1, 3))).toBe(0);
  });

  test('nothing is divided by zero', () => {
    expect(() => Fraction.of(1, 0)).toThrow(RangeError);
    expect(() => Fraction.of(1).over(Fraction.of(0))).toThrow(RangeError);
  });
});
