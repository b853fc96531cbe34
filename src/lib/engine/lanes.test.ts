import { expect, test } from 'vitest';
import { inLanes, type Task } from './lanes.ts';

const task = (name: string, ...needs: string[]): Task => ({ name, needs });

/** A lane whose work is over when it is told so, by name. */
function workbench() {
  const [begun, over] = [[] as string[], new Map<string, () => void>()];
  return {
    begun,
    work: (_: number, { name }: Task) => {
      begun.push(name);
      return new Promise<void>((done) => over.set(name, done));
    },
    finish: async (name: string) => {
      over.get(name)?.();
      await new Promise(setImmediate);
    },
  };
}

test('each lane does one task at a time, and what needs another waits for it', async () => {
  const { begun, work, finish } = workbench();
  const all = inLanes([0, 1], [task('a'), task('b', 'a', 'elsewhere'), task('c'), task('d', 'b')], work);
  expect(begun).toEqual(['a', 'c']);
  await finish('c');
  expect(begun).toEqual(['a', 'c']);
  await finish('a');
  expect(begun).toEqual(['a', 'c', 'b']);
  await finish('b');
  expect(begun).toEqual(['a', 'c', 'b', 'd']);
  await finish('d');
  await all;
});

test('one lane does them in their order', async () => {
  const done: string[] = [];
  await inLanes([0], [task('a'), task('b', 'a'), task('c')], async (_, { name }) => void done.push(name));
  expect(done).toEqual(['a', 'b', 'c']);
});

test('a failure is thrown once what has begun is over, and nothing more begins', async () => {
  const { begun, work, finish } = workbench();
  let ended: unknown = null;
  const failing = (lane: number, one: Task) =>
    one.name === 'a' ? work(lane, one).then(() => Promise.reject(new Error('no room'))) : work(lane, one);
  void inLanes([0, 1], [task('a'), task('b'), task('c')], failing).catch((cause: unknown) => (ended = cause));
  await finish('a');
  expect(ended).toBeNull();
  await finish('b');
  expect(ended).toEqual(new Error('no room'));
  expect(begun).toEqual(['a', 'b']);
});

test('a circle is no waiting without end', async () => {
  await expect(inLanes([0, 1], [task('a', 'b'), task('b', 'a')], async () => undefined)).rejects.toThrow('circle');
});
