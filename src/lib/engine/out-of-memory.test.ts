import { expect, test } from 'vitest';
import { isOutOfMemory } from './out-of-memory.ts';
import { nativeEngine } from './native.ts';

test('the engine beyond its limit is out of memory; any other failure is not', async () => {
  const engine = await nativeEngine(':memory:', { memory_limit: '8MB', temp_directory: '' });
  const failures: unknown[] = [];
  const note = (cause: unknown) => failures.push(cause);
  await engine.run('CREATE TABLE t AS SELECT i, md5(CAST(i AS VARCHAR)) AS m FROM range(3000000) r(i)').catch(note);
  await engine.run('SELECT nothing').catch(note);
  await engine.close();
  expect(failures.map(isOutOfMemory)).toEqual([true, false]);
});

test('so is a full stack, with which an engine ends that has no memory to unwind its failure', () => {
  const deep = (): number => 1 + deep();
  expect(deep).toThrow(RangeError);
  try {
    deep();
  } catch (cause) {
    expect(isOutOfMemory(cause)).toBe(true);
  }
});

test('what JavaScript says of too large a piece is the same', () => {
  const failures: unknown[] = [];
  for (const make of [() => new ArrayBuffer(2 ** 53 - 1), () => new Float64Array(-1), () => new Uint8Array(-1)])
    try {
      make();
    } catch (cause) {
      failures.push(cause);
    }
  expect(failures.map(isOutOfMemory)).toEqual([true, true, true]);
});
