import type { Engine, Lanes } from './engine.ts';

/** So many connections of an engine, or the one it has where it has no others. */
export async function openLanes(engine: Engine, count: number): Promise<Lanes> {
  const alone: Lanes = { engines: [engine], close: async () => undefined };
  return count < 2 ? alone : ((await engine.lanes?.(count)) ?? alone);
}

/** Something to be done once those it needs are done. */
export interface Task {
  readonly name: string;
  /** names of others; those that are no task count as done */
  readonly needs: readonly string[];
}

/**
 * Does every task once, each lane one at a time, those in front first. A task waits for those it needs, which must not wait for each other
 * in a circle. The first failure keeps what has not begun from beginning, and is thrown when what has begun is over.
 */
export async function inLanes<L, T extends Task>(
  lanes: readonly L[],
  tasks: readonly T[],
  work: (lane: L, task: T) => Promise<void>,
): Promise<void> {
  const waiting = [...tasks];
  const open = new Set(tasks.map(({ name }) => name));
  const idle: (() => void)[] = [];
  const failures: unknown[] = [];
  const walk = async (lane: L): Promise<void> => {
    while (waiting.length > 0 && failures.length === 0) {
      const ready = waiting.findIndex(({ needs }) => !needs.some((name) => open.has(name)));
      const [task] = ready < 0 ? [] : waiting.splice(ready, 1);
      if (task === undefined) {
        if (idle.length === lanes.length - 1) throw new Error('tasks wait for each other in a circle');
        await new Promise<void>((wake) => idle.push(wake));
        continue;
      }
      await work(lane, task).catch((cause: unknown) => failures.push(cause));
      open.delete(task.name);
      for (const wake of idle.splice(0)) wake();
    }
  };
  await Promise.all(lanes.map(walk));
  if (failures.length > 0) throw failures[0];
}
