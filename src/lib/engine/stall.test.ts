import { afterEach, beforeEach, expect, test, vi } from 'vitest';
import { Silence } from './stall.ts';

beforeEach(() => void vi.useFakeTimers());
afterEach(() => void vi.useRealTimers());

test('what goes on arriving is never silent, however long it takes; what stops is, once', () => {
  const tell = vi.fn();
  const silence = new Silence(1000, tell);
  for (let i = 0; i < 50; i++) {
    vi.advanceTimersByTime(999);
    silence.heard();
  }
  expect(tell).not.toHaveBeenCalled();
  vi.advanceTimersByTime(1000);
  silence.heard();
  vi.advanceTimersByTime(10_000);
  expect(tell).toHaveBeenCalledTimes(1);
});

test('what never begins is silent; what has ended is not', () => {
  const [never, ended] = [vi.fn(), vi.fn()];
  new Silence(1000, never);
  new Silence(1000, ended).end();
  vi.advanceTimersByTime(1000);
  expect(never).toHaveBeenCalledTimes(1);
  expect(ended).not.toHaveBeenCalled();
});
